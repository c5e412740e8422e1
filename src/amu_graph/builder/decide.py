"""Taking a decision: what it changes in the folder of the data, or why it makes no sense there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.builder.change import Change, Edit
from amu_graph.builder.corpus import Corpus, read_corpus
from amu_graph.builder.lost import addresses, previous_lines, unsettled
from amu_graph.builder.merge import near
from amu_graph.builder.trial import tried
from amu_graph.errors import AmbiguousError, Problem, ProblemsError, UsageError
from amu_graph.language import Text, counted
from amu_graph.notes.decision_files import FOLDER, KEYS
from amu_graph.notes.note_files import begun_by
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Profile
from amu_graph.notes.renaming import renamed_notes
from amu_graph.notes.words import read_words
from amu_graph.text import fold

Given = Mapping[str, str | Sequence[str]]
"""A decision as its file writes it: key → value."""

_SCHEMA: Final = "# yaml-language-server: $schema=../decisions.schema.json\n"
_KNOWN: Final = MappingProxyType(
    {
        "keep": ("subject",),
        "open": ("open",),
        "merge": ("merge", "into"),
        "split": ("into",),
        "distinct": ("distinct",),
        "withdraw": ("withdraw",),
    }
)
"""Kind of decision → the keys whose names notes must know; an old name may be forgotten."""

IDLE: Final = ("idle-decision", "idle-merge")
"""Remarks for which a decision need not be taken."""

_LONGEST: Final = 120
"""Letters of a file's name; a longer one ends in a digest."""


def decide(data: Path, given: Given, because: Text, *, dataset: Path | None = None) -> Change:
    """Return what a decision changes, for example `{"merge": "person/t-huguen", "into": "person/thomas-huguen"}`.

    Entities may be named by `kind/slug`, a CURIE, an IRI, a slug or a label that notes give them in any language,
    compared without accents, case or kind of apostrophe; a property by its key or its name.
    What notes no longer name, and the `dataset` built from them
    before still does, can be withdrawn.

    Raises:
        UsageError: the decision makes no sense in these data, or a name is that of several entities; says why.
        ProblemsError: with it, the notes would have problems that they do not have without.

    """
    data = data.resolve()
    corpus, before, profile = _read(data)
    nothing = next((one for one in before.sorted() if one.code == "no-notes"), None)
    if nothing:
        raise UsageError(nothing.message, remedy=nothing.remedy)
    kind = next(kind for kind in KEYS if any(key.partition("@")[0] == kind for key in given))
    named = _named(given, corpus)
    if "property" in named:
        subject = str(named["subject" if kind == "keep" else "open"])
        named["property"] = profile.key(str(named["property"]), ns.KINDS.get(subject.partition("/")[0], ""))
    path, text = data / FOLDER / _file(kind, named), _text(named, because)
    begun = _holds(path, text)
    _check(kind, named, corpus, _former(dataset) if dataset else set(), begun=begun)
    renamed = list(_renamed(data, str(named["rename"]), str(named["to"]))) if kind == "rename" else []
    if path.exists() and not (begun and renamed):
        raise _decided(path.relative_to(data.parent).as_posix())
    edits = [*([] if begun else [Edit(path, None, text)]), *renamed]
    with tried(data, edits) as folder:
        _, after, _ = _read(folder)
    return Change(data, tuple(edits), _judged(before, after, [edit.path.relative_to(data.parent) for edit in edits]))


def _former(dataset: Path) -> set[str]:
    """Return what the dataset answers, or answered before a build lost it, by `kind/slug`."""
    return {ns.local(iri) for iri in addresses(previous_lines(dataset)) | unsettled(dataset)}


def _judged(before: Problems, after: Problems, edited: Sequence[Path]) -> tuple[Problem, ...]:
    """Return the remarks that a decision causes; the first of the files that it edits is its own.

    Raises:
        UsageError: the decision makes no sense.
        ProblemsError: with it, the notes would have problems that they do not have without.

    """
    known = {path.as_posix() for path in edited}  # a note that is renamed has the problems that it had

    def place(one: Problem) -> tuple[str, int, str]:
        return "" if one.file in known else one.file, one.line, one.code

    there = {place(one) for one in before.sorted()}
    new = [one for one in after.sorted() if place(one) not in there]
    own = [one for one in new if one.file == edited[0].as_posix() and (one.severity == "violation" or one.code in IDLE)]
    if own:
        raise UsageError(own[0].message, remedy=own[0].remedy)
    violations = [one for one in new if one.severity == "violation"]
    if violations:
        count = counted(len(violations), "problème", "problem")
        raise ProblemsError(
            Text(
                fr=f"Cette décision causerait {count.fr} dans les notes.", en=f"It would cause {count.en} in the notes."
            ),
            violations,
            remedy=Text(fr="Corrigez d’abord les notes à ces endroits.", en="Correct the notes there first."),
        )
    return tuple(new)


def _read(data: Path) -> tuple[Corpus, Problems, Profile]:
    words, problems = read_words(resources.ontology()), Problems()
    problems.include(words.problems)
    return read_corpus(data, words.profile, words.terms, problems), problems, words.profile


def _named(given: Given, corpus: Corpus) -> dict[str, str | list[str]]:
    """Return the decision with its entities called by `kind/slug`; what names nothing stays as it is.

    Raises:
        AmbiguousError: several entities have a name; they are listed.

    """
    called: dict[str, dict[str, str]] = defaultdict(dict)
    for one in corpus.reading.statements:
        name = ns.local(one.subject.value)
        if one.predicate.value == ns.RDFS + "label" and ns.is_entity(one.subject.value):
            for known in (fold(one.object.value), name.partition("/")[2]):
                called[known].setdefault(name, one.object.value)

    def identifier(text: str) -> str:
        found = called.get(fold(text), {})
        if len(found) > 1:
            listed = "".join(f"\n    {name}  {label}" for name, label in sorted(found.items()))
            raise AmbiguousError(
                Text(fr=f"« {text} » désigne plusieurs choses.", en=f"“{text}” names several things."),
                remedy=Text(fr=f"Précisez :{listed}", en=f"Say which:{listed}"),
                near=[ns.BASE + name for name in sorted(found)],
            )
        return next(iter(found), ns.local(ns.expand(text) or text))

    named: dict[str, str | list[str]] = {}
    for key, value in given.items():
        if key.partition("@")[0] in ("property", "keep"):
            named[key] = str(value)
        else:
            named[key] = identifier(value) if isinstance(value, str) else [identifier(one) for one in value]
    return named


def _check(kind: str, named: Mapping[str, str | list[str]], corpus: Corpus, former: set[str], *, begun: bool) -> None:
    """Refuse what names nothing, and a new name that is another's unless it was `begun` to be given.

    Raises:
        UsageError: it makes no sense.

    """
    known = {ns.local(one.subject.value) for one in corpus.reading.statements}
    known |= {ns.local(source.iri) for source in corpus.reading.sources}
    known |= {ns.local(passage.iri) for passage in corpus.reading.passages} | former if kind == "withdraw" else set()
    for key in _KNOWN.get(kind, ()):
        value = named[key]
        for name in [value] if isinstance(value, str) else value:
            if name not in known:
                message = Text(fr=f"Aucune note ne parle de {name}.", en=f"No note speaks of {name}.")
                raise UsageError(message, remedy=near(name, known))
    if kind == "rename" and {str(named["rename"]), str(named["to"])} <= known and not begun:
        old, new = named["rename"], named["to"]
        raise UsageError(
            Text(fr=f"{new} est déjà décrit, et {old} aussi.", en=f"{new} is described already, and so is {old}."),
            remedy=Text(
                fr=f"Si c’est la même chose : amu-graph decide merge {old} {new} …",
                en=f"If they are the same thing: amu-graph decide merge {old} {new} …",
            ),
        )


def _decided(file: str) -> UsageError:
    return UsageError(
        Text(fr=f"C’est déjà décidé dans {file}.", en=f"This is decided already in {file}."),
        remedy=Text(fr="Modifiez ce fichier, ou supprimez-le d’abord.", en="Change that file, or delete it first."),
    )


def _text(named: Mapping[str, str | list[str]], because: Text) -> str:
    """Return the file of a decision."""
    content = {**named, "because": {"fr": because.fr, "en": because.en}}
    return _SCHEMA + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=4096)


def _holds(path: Path, text: str) -> bool:
    """Return whether a file holds this text: a command that was killed wrote it, and left the rest undone."""
    return path.is_file() and path.read_bytes() == text.encode()


def _renamed(data: Path, old: str, new: str) -> Iterator[Edit]:
    """Return the edits of notes; the note of a source is called after it."""
    for path, text in renamed_notes(data, old, new).items():
        before = path.read_bytes().decode("utf-8")
        slug, first = new.partition("/")[2], begun_by(path)
        if old == f"source/{first.stem}" and ns.SLUG.fullmatch(slug):
            there = path.with_stem(slug + path.stem.removeprefix(first.stem))
            written = _holds(there, text)
            if there.exists() and not written:
                raise UsageError(
                    Text(fr=f"La note {there.name} existe déjà.", en=f"The note {there.name} exists already.")
                )
            if not written:
                yield Edit(there, None, text)
            yield Edit(path, before, None)
        else:
            yield Edit(path, before, text)


def _file(kind: str, named: Mapping[str, str | list[str]]) -> str:
    """Return the name of the file of a decision, which is that of its passage."""
    if kind in ("keep", "open"):
        language = next((key.partition("@")[2] for key in named if key.startswith("keep@")), "")
        words = [named["subject" if kind == "keep" else "open"], named["property"], language]
    else:
        value = named[kind]
        words = [*([value] if isinstance(value, str) else value), kind]
    name = file_name("--".join(str(word) for word in words if word))
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}-{sha256(name.encode()).hexdigest()[:8]}"
    return f"{name}.yaml"


def file_name(identifier: str) -> str:
    """Return an identifier as a part of a file's name.

    >>> file_name("source/page#L3"), file_name("../x")
    ('source--page--L3', '------x')
    """
    return "".join(letter if letter.isalnum() or letter in "-_" else "--" for letter in identifier)
