"""What the terminal shows of a proposal: its passage, what is said in words and as a note says it, and why."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from amu_graph.cli.options import settings
from amu_graph.cli.reader_language import said, t
from amu_graph.language import Text, counted

if TYPE_CHECKING:
    from amu_graph.ingest.identity import Known
    from amu_graph.ingest.proposals import Name, Statement
    from amu_graph.ingest.records import Record
    from amu_graph.ingest.session import Session


class Desk(NamedTuple):
    """What is at hand while a source is under review: who is known, its lines, the sessions of the other sources."""

    session: "Session"
    known: "Known"
    lines: "Sequence[str]"
    others: "Sequence[Session]"

    def elsewhere(self, one: "Name | Statement") -> int:
        """Return how many other sources propose the same."""
        return sum(bool(other.alike_elsewhere(one)) for other in self.others)


def keys(one: "Name | Statement") -> str:
    """Return the letters that answer, with what each says."""
    from amu_graph.ingest.proposals import Name

    if isinstance(one, Name):
        return t("s le même, n nouveau, r refuser, d ?, k passer, z annuler, q",
                 "s the same, n new, r reject, d ?, k skip, z undo, q")  # fmt: skip
    return t("a accepter, r refuser, i/u raison, e {…}, d ?, k passer, z annuler, q",
             "a accept, r reject, i/u reason, e {…}, d ?, k skip, z undo, q")  # fmt: skip


def shown(one: "Name | Statement", desk: Desk) -> Iterator[str]:
    """Yield the lines about a proposal."""
    from amu_graph.ingest.places import place_in_words, source_of
    from amu_graph.ingest.proposals import Name
    from amu_graph.ingest.yaml_text import in_line

    score = f", {one.score:.2f}" if one.score is not None else ""
    yield ""
    yield said(place_in_words(source_of(desk.session.review.source), one.at, one.where))
    if line := _words(one, desk.lines):
        yield f"  {line}"
    if isinstance(one, Name):
        yield (
            t(f"  Que désigne « {one.name} » ? ", f"  What does “{one.name}” stand for? ")
            + f"→ {one.id} ({one.by}{score})"
        )
        yield from _candidates(one, desk.known)
    else:
        if one.says:
            yield f"  {_in_words(one.says, desk)}"
        yield f"  {in_line(one.says) if one.says else _said(one.note)} ({one.by}{score})"
        if one.because:
            yield f"  {one.status} : {_said(one.because)}"
    if one.why:
        yield f"  {_said(one.why)}"
    if count := desk.elsewhere(one):
        sources = Text(
            "1 autre source" if count == 1 else f"{count} autres sources", counted(count, "", "other source").en
        )
        yield t(
            f"  Proposé aussi sur {sources.fr} : p devant la lettre y répond.",
            f"  Also proposed about {sources.en}: p before the letter answers there.",
        )


def _in_words(says: "Record", desk: Desk) -> str:
    """Return what a record says, for who does not read notes: it stands above the record, which `e` takes."""
    from amu_graph import resources
    from amu_graph.ingest.wording import Wording
    from amu_graph.notes.words import read_words

    named = {one.id: one.name for one in desk.session.review.names}

    def called(id_: str) -> str:
        return named.get(id_) or next(iter(desk.known.names.get(id_, ())), id_)

    lines = Wording(read_words(resources.ontology()), called, settings().language).lines(says)
    return " · ".join(t(f"{key} : {', '.join(values)}", f"{key}: {', '.join(values)}") for key, values in lines)


def _candidates(one: "Name", known: "Known") -> Iterator[str]:
    from amu_graph.ingest.identity import IN_WORDS

    for number, each in enumerate(one.candidates, start=1):
        called = next(iter(known.names.get(each.id, ())), "")
        agrees, differs = (
            [said(IN_WORDS[code]) if code in IN_WORDS else code for code in codes]
            for codes in (each.agrees, each.differs)
        )
        why = ", ".join((*agrees, *(f"≠ {word}" for word in differs)))
        yield f"    {number}  {each.id}  {called}  {each.score:.2f}  {why}"


def _said(text: Text | None) -> str:
    return (said(text) or text.fr or text.en) if text else ""


def _words(one: "Name | Statement", lines: "Sequence[str]") -> str:
    """Return the line of a proposal with its words in brackets."""
    from amu_graph.ingest.proposals import Name

    number = one.at.removeprefix("r")  # a row of a table is a line of its copy
    line = lines[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(lines) else ""
    spans = [one.words] if isinstance(one, Name) and one.words else [] if isinstance(one, Name) else list(one.words)
    for start, end in sorted(spans, reverse=True):
        line = f"{line[:start]}[{line[start:end]}]{line[end:]}"
    return line
