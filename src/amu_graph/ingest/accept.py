"""What is answered moves from the file of proposals into the note; the rest stays."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph.builder.change import Change, Edit
from amu_graph.builder.pipeline import Checker
from amu_graph.builder.trial import carry_out, copied
from amu_graph.errors import Problem, ProblemsError, UsageError
from amu_graph.ingest.answered import Answered, answered, part_of
from amu_graph.ingest.known_names import known
from amu_graph.ingest.note_text import NoteText, new_note
from amu_graph.ingest.passage_text import Said
from amu_graph.ingest.proposals import LIKELY, Answer, Name, Review, Statement
from amu_graph.ingest.review_files import Read, path_of, paths, read
from amu_graph.language import Text, counted
from amu_graph.notes.note import UNPUBLISHED
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import is_inside, read_text

if TYPE_CHECKING:
    from amu_graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Accepted:
    """What `accept` changes: the note first, then the file of proposals.

    `moved` counts the records written, `open` the proposals without an answer, `waiting` the statements that were
    answered and speak of a name that was not.
    """

    change: Change
    moved: int
    open: int
    waiting: int

    @property
    def notes_diff(self) -> str:
        """Return the change of the note alone, as programs that patch read it."""
        notes = tuple(one for one in self.change.edits if one.path.parent.name == "notes")
        return Change(self.change.data, notes).diff


def review_of(settings: "Settings", source: str) -> Review:
    """Return the proposals about a source, as `read_of` reads them."""
    return read_of(settings, source).review


def read_of(settings: "Settings", source: str) -> Read:
    """Return the file of proposals about a source.

    Raises:
        UsageError: there are none.
        ProblemsError: their file cannot be read whole.

    """
    path = path_of(settings.data, source)
    if not path.is_file():
        there = ", ".join(one.stem for one in paths(settings.data))
        raise UsageError(
            Text(fr=f"Aucune proposition sur la source « {source} ».", en=f"No proposals about the source “{source}”."),
            remedy=Text(
                fr=f"Il y en a sur : {there}." if there else "Faites-en : amu-graph suggest, ou amu-graph import.",
                en=f"There are some about: {there}." if there else "Make some: amu-graph suggest, or amu-graph import.",
            ),
        )
    problems = Problems()
    found = read(path, settings.data, problems)
    if found is None or problems.violated:
        raise ProblemsError(
            Text(fr="Le fichier de propositions a des problèmes.", en="The file of proposals has problems."),
            list(problems.sorted()),
        )
    return found


def answer_all(review: Review, by: Collection[str] = ()) -> Review:
    """Return a review with what is still open accepted; `by` limits it to what begins so (`table`, `rule/`).

    A name that has a near candidate stays open: a person says who it is; and so does what is rather not so.
    """

    def chosen(one: Name | Statement) -> bool:
        likely = one.score is None or one.score >= LIKELY
        return likely and (not by or any(one.by.startswith(each) for each in by))

    names = [
        one.answered(answer) if chosen(one) and not one.answers and (answer := _plain(one.id, one.best)) else one
        for one in review.names
    ]
    statements = [
        one.answered(Answer(verdict="accept")) if chosen(one) and not one.answers else one for one in review.statements
    ]
    return replace(review, names=tuple(names), statements=tuple(statements))


def _plain(id_: str, best: float) -> Answer | None:
    return Answer(verdict="new", id=id_) if best < 0 else None


def accept(settings: "Settings", source: str, *, everything: bool = False, by: Collection[str] = ()) -> Accepted:
    """Return what moving the answers about a source changes; nothing is written before its `change.write()`.

    Raises:
        UsageError: there are no proposals about the source, it has no address where it should, or its note is written
            in a way that cannot be added to.
        ProblemsError: the data would have problems that they do not have without; they are listed.

    """
    data = settings.data.resolve()
    file = path_of(data, source)
    proposals = file.read_bytes() if file.is_file() else b""  # first: who changes them from here on is told
    there = read_of(settings, source)
    review = there.review
    found = answered(answer_all(review, by) if everything else review, known(settings))
    if found.passages and "sha256" in review.source and not review.is_placed:
        raise UsageError(
            Text(
                fr="Rien n’est écrit : cette source n’a pas d’adresse.",
                en="Nothing is written: this source has no address.",
            ),
            remedy=Text(
                fr=f"Ajoutez « url: https://… » à data/review/{source}.yaml ; « kind: {UNPUBLISHED} », si le document "
                "n’a pas d’adresse publique (entretien, rapport interne, archive).",
                en=f"Add “url: https://…” to data/review/{source}.yaml; “kind: {UNPUBLISHED}” if the document has no "
                "public address (interview, internal report, archive).",
            ),
        )
    edits = _edits(data, there, found, proposals.decode("utf-8"))
    remarks = _judged(data, edits) if found.passages else ()
    return Accepted(Change(data, edits, remarks), found.moved, len(found.left.open), len(found.waiting))


def _edits(data: Path, there: Read, found: Answered, proposals: str) -> tuple[Edit, ...]:
    review = there.review
    note, file = data / "notes" / f"{review.id}.yaml", path_of(data, review.id)
    edits = []
    if found.passages:
        name = note.relative_to(data.parent).as_posix()
        before = _text_of(note, data, name)
        edits.append(Edit(note, before, _note(before, review, found, name)))
    left = there.rewritten(found.left) if found.left.every else None
    if left != proposals:
        edits.append(Edit(file, proposals, left))
    return tuple(edits)


def _text_of(note: Path, data: Path, name: str) -> str | None:
    """Return the text of a note as it stands, None where there is none yet.

    Raises:
        ProblemsError: it is no text, or a link that leads out of the folder.

    """
    if not note.exists() and not note.is_symlink():
        return None
    problems = Problems()
    if is_inside(note, data, name, problems):
        read_text(note, name, problems)
    if problems.violated:
        raise ProblemsError(
            Text(
                fr="Rien n’est écrit : la note qui est là a des problèmes.",
                en="Nothing is written: the note that is there has problems.",
            ),
            list(problems.sorted()),
        )
    return note.read_bytes().decode("utf-8")


def _note(before: str | None, review: Review, found: Answered, file: str) -> str:
    if before is None:
        return new_note(review.source, _told_apart(found.passages, None))
    note = NoteText.read(before, file)
    return note.with_passages(_told_apart(found.passages, note))


def _told_apart(passages: tuple[Said, ...], note: NoteText | None) -> list[Said]:
    """Return passages with a part where another of their place is read with the same status."""
    taken: dict[tuple[str, str], set[str]] = {}
    apart = []
    for one in passages:
        place = (one.at, one.status)
        parts = taken.setdefault(place, note.parts(*place) if note else set())
        there = note is not None and note.reads_alike(one)
        new = one if there or "" not in parts else replace(one, part=part_of(one, parts))
        if not there:
            parts.add(new.part)
        apart.append(new)
    return apart


def _judged(data: Path, edits: tuple[Edit, ...]) -> tuple[Problem, ...]:
    """Return the remarks on the notes that an edit causes.

    Raises:
        ProblemsError: the build would stop at what it does not stop at without.

    """
    with copied(data) as folder:
        checker = Checker(folder)  # the second time it reads and checks what the edits touch alone
        there = {(one.file, one.code, one.message) for one in checker.build().problems}
        carry_out(folder, data, [one for one in edits if one.path.parent == data / "notes"])
        after = checker.build().problems
    new = [one for one in after if (one.file, one.code, one.message) not in there]
    file = edits[0].path.relative_to(data.parent).as_posix()
    proposals = path_of(data, edits[0].path.stem).relative_to(data.parent).as_posix()
    violations = [
        _quoting(one, edits[0].after or "") if one.file == file else one
        for one in new
        if one.severity == "violation" and one.code != "no-notes"
    ]
    if violations:
        count = counted(len(violations), "problème", "problem")
        raise ProblemsError(
            Text(
                fr=f"Rien n’est écrit : la note aurait {count.fr}.",
                en=f"Nothing is written: the note would have {count.en}.",
            ),
            violations,
            remedy=Text(
                fr="Répondez autrement à ces propositions (amu-graph serve --edit, ou « answer: » dans "
                f"{proposals}), ou complétez les autres notes.",
                en="Answer these proposals otherwise (amu-graph serve --edit, or “answer:” in "
                f"{proposals}), or complete the other notes.",
            ),
        )
    return tuple(one for one in new if one.file == file)


def _quoting(problem: Problem, note: str) -> Problem:
    """Return a problem of a note that is not written, with the line that nobody could look up."""
    lines = note.split("\n")
    if not 0 < problem.line <= len(lines):
        return problem
    line, message = lines[problem.line - 1].strip(), problem.message
    return replace(problem, message=Text(fr=f"{message.fr} ({line})", en=f"{message.en} ({line})"))
