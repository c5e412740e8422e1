"""How notes are written: remarks on what no rule of the model forbids, and readers stumble over."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.authorities import flaw_of
from amu_graph.language import LANGUAGES
from amu_graph.notes.passages import Passage, Source
from amu_graph.notes.problems import Problems
from amu_graph.notes.statements import Statement

TITLED: Final = frozenset({"publication", "event"})
"""Kinds whose names are titles, which identifiers shorten."""

_BEGIN_A_FORMULA: Final = ("=", "+", "-", "@")
"""How a cell begins that spreadsheets compute."""

_SAME_AS: Final = ox.NamedNode(ns.OWL + "sameAs")
_LABEL: Final = ox.NamedNode(ns.RDFS + "label")


def check_habits(
    sources: Iterable[Source], passages: Iterable[Passage], statements: Iterable[Statement], problems: Problems
) -> None:
    """Record a remark for each habit that the notes do not keep."""
    statements = list(statements)
    _check_file_names(list(sources), problems)
    _check_passages(passages, problems)
    _check_identifiers(statements, problems)
    for statement in statements:
        value = statement.object
        if isinstance(value, ox.Literal) and _is_french(value) and "'" in value.value:
            problems.add("straight-apostrophe", statement.at, value=value.value)
        flaw = flaw_of(value.value) if statement.predicate == _SAME_AS and isinstance(value, ox.NamedNode) else None
        if flaw:
            problems.add("authority-address", statement.at, value=value.value, better=flaw)
        if isinstance(value, ox.Literal) and value.language and value.value.startswith(_BEGIN_A_FORMULA):
            problems.add("formula", statement.at, value=value.value)


def _check_file_names(sources: list[Source], problems: Problems) -> None:
    held = Counter(source.at.file for source in sources)
    for source in sources:
        stem = PurePosixPath(source.at.file).stem
        if held[source.at.file] == 1 and stem != source.slug:
            problems.add("file-name", source.at, name=stem, source=source.slug)


def _check_passages(passages: Iterable[Passage], problems: Problems) -> None:
    by_source: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_source[passage.source.iri].append(passage)
        languages = Counter(note.language for note in passage.notes)
        lacking = next((one for one in LANGUAGES if languages[one] < max(languages.values(), default=0)), None)
        if lacking:
            problems.add("one-language", passage.at, passage=passage.iri.rpartition("#")[2], language=lacking)
    for together in by_source.values():
        placed = [passage for passage in together if passage.lines]
        for before, after in pairwise(placed):
            if before.lines and after.lines and after.lines[0] < before.lines[0]:
                problems.add("passage-order", after.at, passage=after.place, before=before.place)


def _check_identifiers(statements: Iterable[Statement], problems: Problems) -> None:
    named: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.predicate == _LABEL and isinstance(statement.object, ox.Literal) and _is_french(statement.object):
            named[statement.subject.value].append(statement)
    for iri, labels in named.items():
        slug = iri.rpartition("/")[2]
        if ns.kind_of(iri) in TITLED | {None}:
            continue
        slugs = [ns.slugify(label.object.value) for label in labels]
        if not any(f"{slug}-".startswith(f"{one}-") for one in slugs):
            problems.add("identifier", labels[0].at, id=slug, label=labels[0].object.value, better=slugs[0])


def _is_french(literal: ox.Literal) -> bool:
    return (literal.language or "").partition("-")[0] == "fr"
