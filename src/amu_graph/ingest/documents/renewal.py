"""A document that has changed: its note and its proposals follow their words to the new lines."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from amu_graph.builder.change import Change, Edit
from amu_graph.errors import AmuGraphError, UsageError
from amu_graph.ingest.documents.anchors import Anchors, anchored
from amu_graph.ingest.documents.renewed_note import places_of, renewed_note
from amu_graph.ingest.documents.shelf import Shelf
from amu_graph.ingest.documents.source import Source
from amu_graph.ingest.proposals import Name, Review, Span, Statement
from amu_graph.ingest.review_files import Read, path_of, read
from amu_graph.language import Text
from amu_graph.notes.note_files import note_files
from amu_graph.notes.passages import parse_place
from amu_graph.notes.problems import Problems


class GoneError(AmuGraphError):
    """Passages of a note stand on lines that the document has no more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage whose words changed: where the note has it, its lines before and now, and the words of both."""

    file: Path
    line: int
    before: tuple[int, int]
    now: tuple[int, int]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a new text changes: files before and after, and the passages whose words are others now."""

    change: Change
    moved: tuple[Moved, ...]


def renewal(source: Source, shelf: Shelf) -> Renewal:
    """Return what a new text of a source changes; nothing is written.

    Raises:
        UsageError: nothing of this name was read, or its text is not here.
        GoneError: a passage stands on a line that is gone.

    """
    slug = source.slug
    review = path_of(shelf.data, slug)
    anchors = anchored(_old_text(slug, shelf).split("\n"), source.text.split("\n"))
    edits: list[Edit] = []
    moved: list[Moved] = []
    for note in note_files(shelf.data, slug):
        text = note.read_bytes().decode("utf-8")
        moved += _moved(note, text, anchors)
        edits.append(Edit(note, text, renewed_note(text, source.head, anchors, note.name)))
    if review.is_file():
        found = _loaded(review, shelf)
        text = review.read_bytes().decode("utf-8")
        edits.append(Edit(review, text, _followed(found, source, anchors).text.content.decode()))
    return Renewal(Change(shelf.data, tuple(edits)), tuple(moved))


def _old_text(slug: str, shelf: Shelf) -> str:
    """Return the text that the note reads.

    Raises:
        UsageError: it is not here.

    """
    path = shelf.text_of(slug)
    if shelf.taken(slug) is None:
        raise UsageError(
            Text(fr=f"Aucune source ne s’appelle « {slug} ».", en=f"No source is called “{slug}”."),
            remedy=Text(
                fr="Nommez celle qui a changé : --id ; un document nouveau se lit sans --renew.",
                en="Name the one that has changed: --id; a new document is read without --renew.",
            ),
        )
    content = path.read_bytes() if path.is_file() else b""
    if shelf.known.get(hashlib.sha256(content).hexdigest()) != slug:
        raise UsageError(
            Text(
                fr=f"Le texte qui avait été lu n’est pas dans {path}.", en=f"The text that was read is not in {path}."
            ),
            remedy=Text(
                fr="Relisez d’abord l’ancien document : amu-graph read",
                en="Read the old document first: amu-graph read",
            ),
        )
    return content.decode("utf-8")


def _moved(note: Path, text: str, anchors: Anchors) -> Iterator[Moved]:
    """Yield the passages whose words changed.

    Raises:
        GoneError: there is one whose lines are gone.

    """
    for line, (first, last) in places_of(text, note.name):
        now = anchors.place(first, last)
        old = "\n".join(anchors.old[first - 1 : last])
        if now is None:
            raise _gone(note, line, old)
        if anchors.changed(first, last):
            yield Moved(note, line, (first, last), now, old, "\n".join(anchors.new[now[0] - 1 : now[1]]))


def _gone(note: Path, line: int, words: str) -> GoneError:
    return GoneError(
        Text(
            fr=f"{note.name}:{line} : ce passage n’est plus dans le document ; rien n’est écrit.\n    - {words}",
            en=f"{note.name}:{line}: this passage is no more in the document; nothing is written.\n    - {words}",
        ),
        remedy=Text(
            fr="Retirez-le de la note, ou lisez le nouveau document sous un autre nom (--id).",
            en="Remove it from the note, or read the new document under another name (--id).",
        ),
    )


def _loaded(path: Path, shelf: Shelf) -> Read:
    problems = Problems()
    found = read(path, shelf.data, problems)
    if found is None or problems.sorted():
        raise UsageError(
            Text(fr=f"{path.name} ne se lit pas.", en=f"{path.name} does not read."),
            remedy=Text(fr="amu-graph check dit pourquoi.", en="amu-graph check says why."),
        )
    return found


def _followed(there: Read, source: Source, anchors: Anchors) -> Read:
    """Return proposals at their new lines; those whose words are gone go, answers stay with the others."""
    review = there.review
    kept = {key: value for key, value in review.source.items() if key in ("label", "url", "language", "note")}
    gone = ("pages", "headings")
    head = {key: value for key, value in {**review.source, **source.head, **kept}.items()
            if key not in gone or key in source.head}  # fmt: skip
    names = [(now, one) for one in review.names if (now := _name(one, anchors))]
    statements = [(said, one) for one in review.statements if (said := _statement(one, anchors))]
    moved = {now.key: one.key for now, one in names} | {said.key: one.key for said, one in statements}
    after = Review(source=head, names=tuple(now for now, _ in names), statements=tuple(said for said, _ in statements))
    return there.renewed(after, moved)


def _name(one: Name, anchors: Anchors) -> Name | None:
    placed = [(int(at), start, end) for at, start, end in one.mentions if at.isdecimal()]
    mentions = [(str(anchors.lines[at]), *span) for at, start, end in placed if (span := anchors.span(at, start, end))]
    at = _place(one.at, anchors)
    words = _span(one.at, one.words, anchors) if one.words else None
    if one.words and words is None:  # the first mention is gone: the next one takes its place
        if not mentions:
            return None
        at, words = mentions[0][0], (mentions[0][1], mentions[0][2])
    return None if at is None else replace(one, at=at, words=words, mentions=tuple(mentions))


def _statement(one: Statement, anchors: Anchors) -> Statement | None:
    at = _place(one.at, anchors)
    spans = [_span(one.at, span, anchors) for span in one.words]
    if at is None or (spans and not any(spans)):
        return None
    return replace(one, at=at, words=tuple(span for span in spans if span))


def _place(at: str, anchors: Anchors) -> str | None:
    lines = parse_place(at)
    if lines is None:
        return at
    now = anchors.place(*lines)
    return now and (str(now[0]) if now[0] == now[1] else f"{now[0]}-{now[1]}")


def _span(at: str, span: Span, anchors: Anchors) -> Span | None:
    lines = parse_place(at)
    return anchors.span(lines[0], *span) if lines else span
