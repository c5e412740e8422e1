"""A file of proposals under review: each answer is written at once, and can be taken back.

What another program changed in the meantime is read anew before an answer is given: nobody overwrites anybody.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from threading import RLock

from amu_graph import files
from amu_graph.errors import AmuGraphError, NotFoundError, ProblemsError
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.records import said_key
from amu_graph.ingest.review_files import lines_of, load, paths, together
from amu_graph.language import Text
from amu_graph.notes.problems import Problems

Signs = tuple[int, int, int]
Given = Mapping[str, Answer | None]
"""Mark of a proposal → its answer; none opens it again."""


def mark_of(one: Name | Statement) -> str:
    """Return a short word that stands for a proposal in addresses: the same as long as it is the same one."""
    return blake2b(repr(one.key).encode(), digest_size=6).hexdigest()


class Session:
    """The proposals about a source, answered by one reviewer; `by` are their initials, empty for a single one.

    Several threads may answer at once: one after the other writes.
    """

    def __init__(self, path: Path, data: Path, by: str = "") -> None:
        self.path = path
        self.by = by
        self.data = data
        self._signs: Signs | None = None
        self._review = Review(source={})
        self._lines: list[bytes] = []
        self._places: dict[str, int] = {}
        self._alike: dict[tuple[str, ...], list[str]] = {}
        self._past: list[list[tuple[Session, Given]]] = []
        self._alone = RLock()

    @property
    def review(self) -> Review:
        """Return the proposals as they are in the file now.

        Raises:
            ProblemsError: the file cannot be read.

        """
        with self._alone:
            if self._seen() != self._signs:
                self._read()
            return self._review

    def _read(self) -> None:
        problems, signs = Problems(), self._seen()
        found = load(self.path, self.data, problems)
        if found is None or problems.violated:
            raise ProblemsError(
                Text(fr="Le fichier de propositions a des problèmes.", en="The file of proposals has problems."),
                list(problems.sorted()),
            )
        self._take(found.sorted())
        self._signs = signs

    def find(self, mark: str) -> Name | Statement | None:
        """Return the proposal that a mark stands for, None where it is not there any more."""
        with self._alone:
            review, place = self.review, self._places.get(mark)
            return None if place is None else _at(review, place)

    def answer(self, marks: Iterable[str], answer: Answer | None) -> list[Name | Statement]:
        """Give one answer to proposals, none to open them again; return them as they are then.

        Raises:
            WritingError: the file cannot be written; nothing is answered.

        """
        return self.give(dict.fromkeys(marks, answer))

    def give(self, answers: Given, elsewhere: "Iterable[tuple[Session, Given]]" = ()) -> list[Name | Statement]:
        """Give each proposal its own answer, as `answer` does, and some `elsewhere`; `undo` takes all back together."""
        every = [(self, answers), *elsewhere]
        before = [(one, one.before(given)) for one, given in every]
        changed = [one.change(given) for one, given in every]
        if any(changed):
            self._past.append(before)
        return changed[0]

    def undo(self) -> list[Name | Statement]:
        """Take back the last answer; return what it had answered here."""
        changed = [one.change(before) for one, before in self._past.pop()] if self._past else [[]]
        return changed[0]

    def alike_elsewhere(self, one: Name | Statement) -> list[str]:
        """Return the marks of what is open and proposes the same as a proposal about another source."""
        with self._alone:
            review = self.review
            if not self._alike:
                for each in review.every:
                    self._alike.setdefault(_same(each), []).append(mark_of(each))
            marks = self._alike.get(_same(one), ())
            return [mark for mark in marks if not _at(review, self._places[mark]).answers]

    def before(self, answers: Given) -> Given:
        """Return what this reviewer answered so far, of the same proposals."""
        return {mark: one.answers.get(self.by) for mark in answers if (one := self.find(mark))}

    def add(self, one: Name | Statement) -> None:
        """Add what a reader proposes; what is there already is replaced.

        Raises:
            WritingError: the file cannot be written.

        """
        with self._writing() as review:
            others = (each for each in review.every if each.key != one.key)
            self._take(review.with_every((*others, one)).sorted())

    def change(self, answers: Given) -> list[Name | Statement]:
        """Give answers as `give` does, which `undo` will not take back."""
        if not answers:
            return []
        with self._writing() as review:
            every, changed = list(review.every), []
            for mark, given in answers.items():
                place = self._places.get(mark)
                if place is not None:
                    one = every[place] = every[place].answered(given, self.by)
                    self._lines[place] = lines_of(one)
                    changed.append(one)
            self._review = review.with_every(every)
        return changed

    @contextmanager
    def _writing(self) -> Iterator[Review]:
        """Yield the proposals of the file and write what they are afterwards; no other program writes in between."""
        with self._alone, files.alone(self.data):
            review, self._signs = self.review, None  # what fails from here on is read anew
            yield review
            files.replace(self.path, together(self._review, self._lines))
            self._signs = self._seen()

    def _take(self, review: Review) -> None:
        self._review, self._lines = review, list(map(lines_of, review.every))
        self._alike = {}
        self._places = {mark_of(one): place for place, one in enumerate(review.every)}

    def _seen(self) -> Signs:
        try:
            found = self.path.stat()
        except OSError as error:
            raise NotFoundError(
                Text(fr=f"Aucune proposition sur « {self.path.stem} ».", en=f"No proposals about “{self.path.stem}”."),
                remedy=Text(
                    fr="Tout est porté dans la note, ou rien n’a été proposé.",
                    en="All is in the note, or nothing was proposed.",
                ),
            ) from error
        return found.st_mtime_ns, found.st_size, found.st_ino


def beside(session: Session) -> list[Session]:
    """Return the sessions of the same reviewer about the other sources whose proposals can be read."""
    found = []
    for path in paths(session.data):
        other = Session(path, session.data, session.by)
        with suppress(AmuGraphError):  # `check` tells what is wrong with it
            if path != session.path and other.review.every:
                found.append(other)
    return found


def spread(
    session: Session, one: Name | Statement, answer: Answer, *, to_alike: bool, others: "Iterable[Session]" = ()
) -> list[Name | Statement]:
    """Answer a proposal, those alike beside it, and those of `others` that propose the same; return the first ones."""
    every = alike(session.review, one) if to_alike else [one]
    answers = {mark_of(each): own for each in every if (own := _own(each, answer, one))}
    return session.give(answers, [(other, dict.fromkeys(other.alike_elsewhere(one), answer)) for other in others])


def _own(each: Name | Statement, answer: Answer, asked: Name | Statement) -> Answer | None:
    """Return what an answer comes to for another proposal: new names have identifiers of their own."""
    if each.key == asked.key or answer.verdict not in ("same", "new"):
        return answer
    return Answer(verdict="new", id=each.id) if answer.verdict == "new" and isinstance(each, Name) else None


def _same(one: Name | Statement) -> tuple[str, ...]:
    """Return what two proposals about different sources have in common: a spelling and a class, or what is said."""
    return one.key if isinstance(one, Name) else said_key(one.says)


def _at(review: Review, place: int) -> Name | Statement:
    first = len(review.names)
    return review.names[place] if place < first else review.statements[place - first]


def alike(review: Review, one: Name | Statement) -> list[Name | Statement]:
    """Return the open proposals that are like one, and itself: of one origin, of one class or with the same keys."""
    same = [
        each
        for each in review.every
        if type(each) is type(one) and each.by == one.by and (not each.answers or each.key == one.key)
    ]
    if isinstance(one, Name):
        return [each for each in same if each.says.get("type") == one.says.get("type")]
    return [each for each in same if set(each.says) == set(one.says)]
