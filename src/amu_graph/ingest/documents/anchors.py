"""Where the lines of a text went in a later text of the same document."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from amu_graph import views

LEAST: Final = 60.0
"""Similarity (0 to 100) from which a changed line counts as the same one."""

_FAR: Final = 50
"""Lines of one changed block among which the same line is sought."""


class Anchors(NamedTuple):
    """The line of the new text that each line of the old one became, counted from 1; those that are gone are absent."""

    old: Sequence[str]
    new: Sequence[str]
    lines: Mapping[int, int]

    def place(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the lines that a range became; None where an end of it is gone."""
        ends = self.lines.get(first), self.lines.get(last)
        if ends[0] is None or ends[1] is None or ends[0] > ends[1]:
            return None
        return ends[0], ends[1]

    def changed(self, first: int, last: int) -> bool:
        """Return whether the words of a range are others now."""
        place = self.place(first, last)
        return place is None or list(self.old[first - 1 : last]) != list(self.new[place[0] - 1 : place[1]])

    def span(self, line: int, start: int, end: int) -> tuple[int, int] | None:
        """Return where the words `[start:end]` of a line stand in what the line became: the nearest place."""
        now = self.lines.get(line)
        if now is None:
            return None
        old, new = self.old[line - 1], self.new[now - 1]
        if old == new:
            return start, end
        found = islice(views.spans(old[start:end], new), 1000)
        return min(found, key=lambda each: abs(each[0] - start), default=None)


def anchored(old: Sequence[str], new: Sequence[str]) -> Anchors:
    """Return where each line that is not blank went: the same words first, then words that are nearly the same."""
    lines: dict[int, int] = {}
    for kind, begin, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines |= {begin + step + 1: start + step + 1 for step in range(end - begin)}
        elif kind == "replace":
            lines |= _alike(old, new, range(begin, end), range(start, stop))
    return Anchors(old, new, lines | _moved(old, new, lines))


def _alike(old: Sequence[str], new: Sequence[str], before: range, after: range) -> dict[int, int]:
    """Return which lines of a changed block are nearly those of the other, in the same order."""
    found: dict[int, int] = {}
    free = after.start
    for line in before:
        if not old[line].strip():
            continue
        scores = {
            at: fuzz.ratio(old[line], new[at]) for at in range(free, min(after.stop, free + _FAR)) if new[at].strip()
        }
        best = max(scores, key=lambda at: (scores[at], -at), default=None)
        if best is not None and scores[best] >= LEAST:
            found[line + 1] = best + 1
            free = best + 1
    return found


def _moved(old: Sequence[str], new: Sequence[str], known: Mapping[int, int]) -> dict[int, int]:
    """Return the lines that stand elsewhere with the same words, where there is one such place."""
    taken = set(known.values())
    free: dict[str, list[int]] = {}
    for number, line in enumerate(new, start=1):
        if line.strip() and number not in taken:
            free.setdefault(line, []).append(number)
    gone = [number for number, line in enumerate(old, start=1) if line.strip() and number not in known]
    once = {line: numbers[0] for line, numbers in free.items() if len(numbers) == 1}
    return {number: once.pop(old[number - 1]) for number in gone if old[number - 1] in once}
