"""A file of proposals under review: each answer is written at once, and can be taken back.

What another program changed in the meantime is read anew before an answer is given: nobody overwrites anybody.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from threading import RLock

from amu_graph import files
from amu_graph.errors import AmuGraphError, NotFoundError, ProblemsError
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.records import said_key
from amu_graph.ingest.review_files import Read, piece_of, read
from amu_graph.ingest.review_text import Section, in_pieces
from amu_graph.language import Text
from amu_graph.notes.problems import Problems

Signs = tuple[int, int, int]
SignsOf = Callable[[Name | Statement], Iterable[Hashable]]
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
        self.revision = 0
        """Grows whenever there may be other proposals than before; answers leave it."""

        self._signs: Signs | None = None
        self._review = Review(source={})
        self._text = in_pieces("")
        self._pieces: list[tuple[Section, int]] = []
        self._places: dict[str, list[int]] = {}
        """Mark → where it stands; more than one place where somebody has written a proposal twice."""

        self._alike: dict[tuple[str, ...], list[str]] = {}
        self._counts: dict[Hashable, tuple[SignsOf, Counter[Hashable]]] = {}
        self._past: list[list[tuple[Session, Given, Given]]] = []
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
        found = read(self.path, self.data, problems, self._found.known)
        if found is None or problems.violated:
            raise ProblemsError(
                Text(fr="Le fichier de propositions a des problèmes.", en="The file of proposals has problems."),
                list(problems.sorted()),
            )
        self._take(found)
        self._signs = signs

    @property
    def _found(self) -> Read:
        """Return the proposals as they are now, in the order of the file."""
        now = {
            (id(section), number): one for one, (section, number) in zip(self._review.every, self._pieces, strict=True)
        }
        every = (now[id(section), number] for section, number in self._text.places)
        return Read(self._review.with_every(every), self._text)

    def counts(self, name: Hashable, signs: SignsOf) -> Counter[Hashable]:
        """Return how many proposals have each of the signs that a function gives; it is asked once for each answer."""
        with self._alone:
            review = self.review
            if name not in self._counts:
                self._counts[name] = (signs, Counter(sign for one in review.every for sign in signs(one)))
            return self._counts[name][1]

    def find(self, mark: str) -> Name | Statement | None:
        """Return the proposal that a mark stands for, None where it is not there any more."""
        with self._alone:
            review, places = self.review, self._places.get(mark)
            return _at(review, places[0]) if places else None

    def answer(self, marks: Iterable[str], answer: Answer | None) -> list[Name | Statement]:
        """Give one answer to proposals, none to open them again; return them as they are then.

        Raises:
            WritingError: the file cannot be written; nothing is answered.

        """
        return self.give(dict.fromkeys(marks, answer))

    def give(self, answers: Given, elsewhere: "Iterable[tuple[Session, Given]]" = ()) -> list[Name | Statement]:
        """Give each proposal its own answer, as `answer` does, and some `elsewhere`; `undo` takes all back together."""
        every = [(self, answers), *elsewhere]
        before = [(one, one.before(given), given) for one, given in every]
        changed = [one.change(given) for one, given in every]
        if any(changed):
            self._past.append(before)
        return changed[0]

    def undo(self) -> list[Name | Statement]:
        """Take back the last answer, except where it was changed since; return what it had answered here."""
        changed: list[Name | Statement] = []
        for one, before, given in self._past.pop() if self._past else ():
            with suppress(NotFoundError):  # all about that source is in its note meanwhile
                taken = one.change(before, given)
                changed += taken if one is self else ()
        return changed

    def alike_elsewhere(self, one: Name | Statement) -> list[str]:
        """Return the marks of what is open and proposes the same as a proposal about another source.

        Of a file that cannot be read there are none: its own page and `check` tell what is wrong with it.
        """
        with self._alone:
            try:
                review = self.review
            except AmuGraphError:
                return []
            if not self._alike:
                for each in review.every:
                    self._alike.setdefault(_same(each), []).append(mark_of(each))
            marks = self._alike.get(_same(one), ())
            return [mark for mark in dict.fromkeys(marks) if not _at(review, self._places[mark][0]).answers]

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
            self._take(self._found.renewed(review.with_every((*others, one))))

    def change(self, answers: Given, instead_of: Given | None = None) -> list[Name | Statement]:
        """Give answers as `give` does, which `undo` will not take back; `instead_of` these alone, where there are."""
        if not answers:
            return []
        with self._writing() as review:
            every, changed = list(review.every), []
            for mark, place in ((each, place) for each in answers for place in self._places.get(each, ())):
                before, (section, number) = every[place], self._pieces[place]
                if instead_of and before.answers.get(self.by) != instead_of[mark]:
                    continue
                one = every[place] = before.answered(answers[mark], self.by)
                section.pieces[number] = piece_of(one, before, section.pieces[number], section.indent)
                self._count(before, one)
                changed.append(one)
            self._review = review.with_every(every)
        return changed

    def _count(self, before: Name | Statement, after: Name | Statement) -> None:
        for signs, counts in self._counts.values():
            counts.subtract(signs(before))
            counts.update(signs(after))

    @contextmanager
    def _writing(self) -> Iterator[Review]:
        """Yield the proposals of the file and write what they are afterwards; no other program writes in between."""
        with self._alone, files.alone(self.data):
            review, self._signs = self.review, None  # what fails from here on is read anew
            try:
                yield review
                files.replace(self.path, self._text.content)
            except BaseException:
                self._review, self._text, self._pieces = Review(source={}), in_pieces(""), []
                raise
            self._signs = self._seen()

    def _take(self, found: Read) -> None:
        self._review = found.review.sorted()
        self._text = found.text
        where = dict(zip(map(id, found.review.every), self._text.places, strict=True))
        every = self._review.every
        self._pieces = [where[id(one)] for one in every]
        self._alike, self._counts, self.revision = {}, {}, self.revision + 1
        self._places = {}
        for place, one in enumerate(every):
            self._places.setdefault(mark_of(one), []).append(place)

    def _seen(self) -> Signs:
        found = signs_of(self.path)
        if found is None:
            raise NotFoundError(
                Text(fr=f"Aucune proposition sur « {self.path.stem} ».", en=f"No proposals about “{self.path.stem}”."),
                remedy=Text(
                    fr="Tout est porté dans la note, ou rien n’a été proposé.",
                    en="All is in the note, or nothing was proposed.",
                ),
            )
        return found


def signs_of(path: Path) -> Signs | None:
    """Return what changes whenever a file is written, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _same(one: Name | Statement) -> tuple[str, ...]:
    """Return what two proposals about different sources have in common: a spelling and a class, or what is said."""
    return one.key if isinstance(one, Name) else said_key(one.says)


def _at(review: Review, place: int) -> Name | Statement:
    first = len(review.names)
    return review.names[place] if place < first else review.statements[place - first]
