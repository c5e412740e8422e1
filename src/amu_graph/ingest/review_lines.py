"""Proposals as the lines of their file, as a person would write them."""

from collections.abc import Iterator, Mapping
from typing import Final

from amu_graph.ingest.proposals import Answer, Candidate, Name, Review, Statement
from amu_graph.ingest.review_text import INDENT
from amu_graph.ingest.yaml_text import Tree, in_block
from amu_graph.locators import STANDARDS

_SCHEMA: Final = "# yaml-language-server: $schema=../review.schema.json\n"


def written(review: Review) -> str:
    """Return the text of a file of proposals, in the order of the document."""
    ordered = review.sorted()
    parts = [head_of(ordered)]
    for title, every in (("names", ordered.names), ("statements", ordered.statements)):
        if every:
            parts += [f"\n{title}:\n", *map(lines_of, every)]
    return "".join(parts)


def head_of(review: Review) -> str:
    """Return the lines before the first proposal."""
    return "".join((f"{_SCHEMA}source:\n", *(f"{line}\n" for line in in_block(review.source, "  "))))


def fields_of(one: Name | Statement) -> dict[str, Tree]:
    """Return the fields of a proposal, in their order."""
    fields = _name(one) if isinstance(one, Name) else _statement(one)
    return {key: value for key, value in fields if value or value == 0}


def lines_of(one: Name | Statement, indent: int = INDENT) -> str:
    """Return the lines of one proposal, its dash in a column."""
    first, *rest = in_block(fields_of(one), " " * (indent + 2))
    return "".join(f"{line}\n" for line in (f"{'':{indent}}- {first.strip()}", *rest))


def _name(one: Name) -> Iterator[tuple[str, Tree]]:
    yield "name", one.name
    yield "id", one.id
    yield "says", one.says
    yield "at", one.at
    yield from _where(one.where)
    yield "words", one.words
    yield "mentions", tuple((int(at) if at.isdecimal() else at, *span) for at, *span in one.mentions)
    yield from _reasons(one)
    yield "candidates", tuple(map(_candidate, one.candidates))
    yield from _answers(one.answers)


def _statement(one: Statement) -> Iterator[tuple[str, Tree]]:
    yield "at", one.at
    yield from _where(one.where)
    yield "words", one.words
    yield "says", one.says
    yield "note", one.note
    yield "status", one.status
    yield "because", one.because
    yield from _reasons(one)
    yield from _answers(one.answers)


def _where(where: Mapping[str, str]) -> Iterator[tuple[str, Tree]]:
    yield from ((key, where[key]) for key in STANDARDS if key in where)


def _reasons(one: Name | Statement) -> Iterator[tuple[str, Tree]]:
    yield "by", one.by
    yield "why", one.why
    yield "score", one.score


def _candidate(one: Candidate) -> Tree:
    fields: dict[str, Tree] = {"id": one.id, "score": one.score}
    fields |= {key: value for key, value in (("agrees", one.agrees), ("differs", one.differs)) if value}
    return fields


def _answers(answers: Mapping[str, Answer]) -> Iterator[tuple[str, Tree]]:
    if set(answers) == {""}:
        yield "answer", _answer(answers[""])
    elif answers:
        yield "answers", {by or "?": _answer(answers[by]) for by in sorted(answers)}


def _answer(one: Answer) -> Tree:
    if one.record is not None:
        edited: dict[str, Tree] = {"edit": one.record}
        return edited if one.because is None else {**edited, one.verdict: one.because}
    if one.verdict in ("same", "new"):
        return {one.verdict: one.id}
    return one.verdict if one.because is None else {one.verdict: one.because}
