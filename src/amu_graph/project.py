"""The project: the folder that holds `amu-graph.toml`, found upwards from where a command runs, and what it says.

One process works for one project. Where no folder above has the file, it is the project that this package carries, or
that this checkout is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from amu_graph import resources
from amu_graph.errors import UsageError
from amu_graph.language import LANGUAGES, Language, Text

FILE: Final = "amu-graph.toml"
TEXTS: Final = "texts"
"""The folder of the local copies of documents, which stay on the machine."""
ROWS: Final = ".rows.txt"
"""How the local copy of the rows of a table ends: row 7 is line 7."""

EXTENDED: Final = "amu-graph"
"""The only project that another may extend: what this package carries."""

_COMMONS: Final = re.compile(
    r"https?://creativecommons\.org/(?:publicdomain/(?P<zero>zero)|licenses/(?P<terms>[a-z-]+))/(?P<version>\d\.\d)/?.*"
)
_LEFT_OUT: Final = frozenset(
    {f"{name}.ttl" for name in ("agent-type", "amenity", "event-type", "material", "phase", "production-mode")}
    | {f"{name}.ttl" for name in ("project-type", "publication-type", "role", "task", "tenure", "theme")}
    | {"co-production", "event", "organization", "person", "place", "project", "publication", "role", "theme"}
)
"""What a project that extends nothing does without: vocabularies and questions about our subject."""

_ABOUT: Final = Text(
    fr="Qui a fait quoi, et quel passage de quel document le dit.",
    en="Who did what, and which passage of which document says so.",
)

_NONE: Final = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Project:
    """What a project has of its own: addresses, words of pages and commands, and folders.

    `examples` are, by the name of a command, what follows it in its help; `searches` what the home page proposes to
    look for.
    """

    folder: Path
    name: str
    title: Text
    base: str
    editors: Text
    licence: str
    stated_version: str = ""
    extends: bool = False
    languages: tuple[Language, ...] = LANGUAGES
    about: Text = _ABOUT
    contact: Text = _NONE
    heading: Text = _NONE
    lead: Text = _NONE
    searches: tuple[Text, ...] = ()
    dataset_label: Text = _NONE
    dataset_title: Text = _NONE
    cited_as: Text = _NONE
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        """Return whether it is the project that the package carries: its folder holds the ontology."""
        return (self.folder / "ontology" / "amu.ttl").is_file()

    @property
    def vocabularies(self) -> str:
        """Return the folder of the concepts, from that of the project."""
        return "ontology/vocabularies" if self.is_ours else "vocabularies"

    @property
    def words(self) -> tuple[Path, ...]:
        """Return the folders of what a project adds to the terms, the vocabularies, the shapes and the questions."""
        return tuple(self.folder / name for name in ("ontology", "vocabularies", "shapes", "alignments", "queries"))

    @property
    def version(self) -> str:
        """Return the version of the data: that of the program where the file says none."""
        return self.stated_version or _version_of_the_program()

    @property
    def licence_name(self) -> str:
        """Return what the licence is called."""
        return licence_name(self.licence)

    @property
    def data(self) -> Path:
        """Return the folder of the reading notes and the editorial decisions."""
        return self.folder / "data"


@cache  # every page says it
def _version_of_the_program() -> str:
    from importlib.metadata import version  # takes as long as the rest of a command

    return version("amu-graph")


def licence_name(address: str) -> str:
    """Return what a licence is called, its address where it is none of Creative Commons.

    >>> licence_name("https://creativecommons.org/licenses/by-sa/4.0/"), licence_name("https://example.org/free")
    ('CC BY-SA 4.0', 'https://example.org/free')
    """
    known = _COMMONS.fullmatch(address)
    if not known:
        return address
    return f"CC0 {known['version']}" if known["zero"] else f"CC {known['terms'].upper()} {known['version']}"


def found(start: Path) -> Path | None:
    """Return the nearest folder, upwards from one, that holds `amu-graph.toml`."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def files(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder, sorted; after those of the ontology or the questions come what the project adds.

    A project that extends nothing keeps of ours what the program itself relies on.
    """
    ours = sorted(folder.glob(pattern))
    if current().is_ours or folder not in (resources.ontology(), resources.queries()):
        return ours
    if not current().extends:
        ours = [path for path in ours if _LEFT_OUT.isdisjoint(path.relative_to(folder).parts)]
    return ours + sorted(_beside(folder, pattern))


def named(path: Path, folder: Path) -> str:
    """Return what a file of the ontology, or of the questions, is called in messages: its path from its project."""
    own = current().folder
    return path.relative_to(own if path.is_relative_to(own) else folder.parent).as_posix()


def _beside(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield the files that the project has of its own; its folder `ontology/` is for terms alone."""
    own = current().folder
    if folder == resources.queries():
        return (own / "queries").glob(pattern)
    return own.glob(pattern if "/" in pattern else f"ontology/{pattern}")


@cache
def current() -> Project:
    """Return the project of this process.

    Raises:
        ProjectError: its file cannot be read, or says something wrong.

    """
    from amu_graph.project_file import read  # one folder of many is looked for before

    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        here = resources.root()
    return read((found(here) or resources.root()) / FILE)


def refuse_packaged(folder: Path) -> None:
    """Refuse to write into the project that an installed package carries: it is not the reader's.

    Raises:
        UsageError: the folder is that of the package, or in it.

    """
    if folder.is_relative_to(resources.PACKAGED):
        raise UsageError(
            Text(
                fr=f"Aucun projet ici : ni ce dossier ni ceux au-dessus n’ont de fichier {FILE}.",
                en=f"No project here: neither this folder nor one above has a file {FILE}.",
            ),
            remedy=Text(
                fr="Allez dans le dossier du projet (cd DOSSIER), ou commencez-en un : amu-graph init DOSSIER",
                en="Go to the folder of the project (cd FOLDER), or begin one: amu-graph init FOLDER",
            ),
        )
