"""A file of proposals under review: each answer is written at once, and can be taken back.

What another program changed in the meantime is read anew before an answer is given: nobody overwrites anybody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from threading import RLock

from amu_graph import files
from amu_graph.errors import NotFoundError, ProblemsError
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.review_files import load, proposal_text, together
from amu_graph.language import Text
from amu_graph.notes.problems import Problems

Signs = tuple[int, int, int]
Answers = Mapping[str, Mapping[str, Answer]]
"""Mark of a proposal → its answers by reviewer."""


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
        self._data = data
        self._signs: Signs | None = None
        self._review = Review(source={})
        self._texts: Mapping[int, str] = {}
        self._places: dict[str, int] = {}
        self._past: list[Answers] = []
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
        problems = Problems()
        found = load(self.path, self._data, problems)
        if found is None or problems.violated:
            raise ProblemsError(
                Text(fr="Le fichier de propositions a des problèmes.", en="The file of proposals has problems."),
                list(problems.sorted()),
            )
        ordered = found.sorted()
        self._take(ordered, {id(one): proposal_text(one) for one in ordered.every})
        self._place()

    def find(self, mark: str) -> Name | Statement | None:
        """Return the proposal that a mark stands for, None where it is not there any more."""
        with self._alone:
            every = self.review.every
            return every[self._places[mark]] if mark in self._places else None

    def answer(self, marks: Iterable[str], answer: Answer | None) -> list[Name | Statement]:
        """Give one answer to proposals, none to open them again; return them as they are then.

        Raises:
            WritingError: the file cannot be written; nothing is answered.

        """
        with self._alone:
            there = {mark: one for mark in marks if (one := self.find(mark))}
            changed = self._change({mark: one.answered(answer, self.by).answers for mark, one in there.items()})
            if changed:
                self._past.append({mark: one.answers for mark, one in there.items()})
            return changed

    def undo(self) -> list[Name | Statement]:
        """Take back the last answer; return what it had answered."""
        with self._alone:
            return self._change(self._past.pop()) if self._past else []

    def add(self, one: Name | Statement) -> None:
        """Add what a reader proposes; what is there already is replaced.

        Raises:
            WritingError: the file cannot be written.

        """
        with self._alone:
            review = self.review
            names = [each for each in review.names if each.key != one.key]
            statements = [each for each in review.statements if each.key != one.key]
            if isinstance(one, Name):
                names.append(one)
            else:
                statements.append(one)
            self._write(replace(review, names=tuple(names), statements=tuple(statements)).sorted())
            self._place()

    def _change(self, answers: Answers) -> list[Name | Statement]:
        review = self.review
        places = {self._places[mark]: given for mark, given in answers.items() if mark in self._places}
        first = len(review.names)
        names, statements = list(review.names), list(review.statements)
        for place, given in places.items():
            if place < first:
                names[place] = replace(names[place], answers=given)
            else:
                statements[place - first] = replace(statements[place - first], answers=given)
        if places:
            self._write(replace(review, names=tuple(names), statements=tuple(statements)))
        return [self._review.every[place] for place in places]

    def _write(self, review: Review) -> None:
        """Write proposals in one step: the texts of those that did not change are at hand."""
        texts = {id(one): self._texts.get(id(one)) or proposal_text(one) for one in review.every}
        files.replace(self.path, together(review, texts).encode("utf-8"))
        self._take(review, texts)

    def _take(self, review: Review, texts: Mapping[int, str]) -> None:
        self._review, self._texts, self._signs = review, texts, self._seen()

    def _place(self) -> None:
        self._places = {mark_of(one): place for place, one in enumerate(self._review.every)}

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
