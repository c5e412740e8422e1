"""What is answered moves from the file of proposals into the note; the rest stays."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph.builder.change import Change, Edit
from amu_graph.builder.kept import trying
from amu_graph.builder.trial import carry_out, copied
from amu_graph.errors import Problem, ProblemsError, UsageError
from amu_graph.ingest.answered import Answered, answered
from amu_graph.ingest.known_names import known
from amu_graph.ingest.note_parts import LONGEST, note_edits
from amu_graph.ingest.proposals import LIKELY, Answer, Name, Review, Statement
from amu_graph.ingest.review_files import Read, path_of, paths, read
from amu_graph.language import Text, counted
from amu_graph.notes.note import UNPUBLISHED
from amu_graph.notes.problems import Problems

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


def accept(
    settings: "Settings", source: str, *, everything: bool = False, by: Collection[str] = (), longest: int = LONGEST
) -> Accepted:
    """Return what moving the answers about a source changes; nothing is written before its `change.write()`.

    A file of a note takes passages as long as it has no more than `longest` bytes; then another one begins.

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
    edits = _edits(data, there, found, proposals.decode("utf-8"), longest)
    remarks = _judged(settings, source, edits) if found.passages else ()
    return Accepted(Change(data, edits, remarks), found.moved, len(found.left.open), len(found.waiting))


def _edits(data: Path, there: Read, found: Answered, proposals: str, longest: int) -> tuple[Edit, ...]:
    review = there.review
    edits = note_edits(data, review.source, found.passages, longest) if found.passages else []
    left = there.renewed(found.left).text.content.decode() if found.left.every else None
    if left != proposals:
        edits.append(Edit(path_of(data, review.id), proposals, left))
    return tuple(edits)


def _judged(settings: "Settings", source: str, edits: tuple[Edit, ...]) -> tuple[Problem, ...]:
    """Return the remarks on the notes that an edit causes.

    Raises:
        ProblemsError: the build would stop at what it does not stop at without.

    """
    data = settings.data.resolve()
    notes = {one.path.relative_to(data.parent).as_posix(): one for one in edits if one.path.parent == data / "notes"}
    with copied(data) as folder, trying(folder, settings.data) as checker:
        there = {(one.file, one.code, one.message) for one in checker.build().problems}
        carry_out(folder, data, list(notes.values()))
        new = [one for one in checker.build().problems if (one.file, one.code, one.message) not in there]
        violations = [
            _quoting(one, notes[one.file].after or "") if one.file in notes else one
            for one in new
            if one.severity == "violation" and one.code != "no-notes"
        ]
        if violations:
            count = counted(len(violations), "problème", "problem")
            proposals = path_of(data, source).relative_to(data.parent).as_posix()
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
    return tuple(one for one in new if one.file in notes)


def _quoting(problem: Problem, note: str) -> Problem:
    """Return a problem of a note that is not written, with the line that nobody could look up."""
    lines = note.split("\n")
    if not 0 < problem.line <= len(lines):
        return problem
    line, message = lines[problem.line - 1].strip(), problem.message
    return replace(problem, message=Text(fr=f"{message.fr} ({line})", en=f"{message.en} ({line})"))
