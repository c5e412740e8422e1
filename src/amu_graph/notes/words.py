"""The terms and the classes that notes may use: read once in a process, and again when a file of them has changed."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from amu_graph import project
from amu_graph.errors import ProblemsError
from amu_graph.language import Text
from amu_graph.notes.ontology import Ontology, read_ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Profile, read_profile

_FILES: Final = ("*.ttl", "alignments/*.ttl", "vocabularies/*.ttl", "shapes/*.ttl")


@dataclass(frozen=True, slots=True)
class Words:
    """An ontology, what its files are known by, and the problems found in them."""

    digest: str
    terms: Ontology
    profile: Profile
    problems: Problems


def read_words(ontology: Path) -> Words:
    """Return the words of the ontology of a folder, and of what the project adds, as their files are now."""
    files = [path for pattern in _FILES for path in project.files(ontology, pattern)]
    lines = b"".join(sha256(str(path).encode() + b"\0" + path.read_bytes()).digest() for path in files)
    return _words(ontology, sha256(lines).hexdigest())


def whole_words(ontology: Path) -> Words:
    """Return the words, as `read_words` does, of an ontology in which nothing is wrong.

    Raises:
        ProblemsError: it cannot be read whole.

    """
    words = read_words(ontology)
    if words.problems.violated:
        raise ProblemsError(
            Text(fr="L’ontologie ne se lit pas en entier.", en="The ontology cannot be read whole."),
            list(words.problems.sorted()),
        )
    return words


@lru_cache(maxsize=1)
def _words(ontology: Path, digest: str) -> Words:
    problems = Problems()
    terms = read_ontology(ontology, problems)
    return Words(digest, terms, read_profile(ontology, terms, problems), problems)
