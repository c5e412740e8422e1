"""Lines with places to be filled: « {title}, (de|par) {authors} – {publisher} », matched without looking back twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

_PARTS: Final = re.compile(r"\{(\w+)\}|\(([^()]*)\)|([^{}()]+)")
_DASHES: Final = str.maketrans("–—", "--")


class Template(NamedTuple):
    """Fixed words, each with its alternatives, and the names of the places between them."""

    fixed: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]

    def match(self, line: str) -> Mapping[str, tuple[int, int]] | None:
        """Return where the places are in a line; fixed words are looked for from its end, then from its beginning."""
        text = line.translate(_DASHES)
        end = len(text.rstrip(" ."))
        for found in (self._from_the_end(text, end), self._from_the_beginning(text, end)):
            if found is not None:
                return found
        return None

    def _from_the_end(self, text: str, end: int) -> Mapping[str, tuple[int, int]] | None:
        places: dict[str, tuple[int, int]] = {}
        for at in range(len(self.names), 0, -1):
            last = at == len(self.names)
            start, stop = _find_last(self.fixed[at], text, end, at_end=last)
            if start < 0:
                return None
            places[self.names[at - 1]] = (0, start)
            if not last:
                places[self.names[at]] = (stop, places[self.names[at]][1])
            end = start
        first = next((word for word in self.fixed[0] if text.startswith(word)), None)
        if first is None:
            return None
        places[self.names[0]] = (len(first), places[self.names[0]][1])
        return _trimmed(places, text)

    def _from_the_beginning(self, text: str, end: int) -> Mapping[str, tuple[int, int]] | None:
        places: dict[str, tuple[int, int]] = {}
        first = next((word for word in self.fixed[0] if text.startswith(word)), None)
        if first is None:
            return None
        start = len(first)
        for at, name in enumerate(self.names, start=1):
            here, stop = _find_first(self.fixed[at], text, start, end, at_end=at == len(self.names))
            if here < 0:
                return None
            places[name] = (start, here)
            start = stop
        return _trimmed(places, text)


def _find_last(words: Sequence[str], text: str, end: int, *, at_end: bool) -> tuple[int, int]:
    if at_end:
        word = next((word for word in words if text[:end].endswith(word)), None)
        return (end - len(word), end) if word is not None else (-1, -1)
    found = [(text.rfind(word, 0, end), word) for word in words]
    start, word = max(found)
    return start, start + len(word)


def _find_first(words: Sequence[str], text: str, start: int, end: int, *, at_end: bool) -> tuple[int, int]:
    if at_end:
        return _find_last(words, text, end, at_end=True)
    found = [(here, here + len(word)) for word in words if (here := text.find(word, start, end)) >= 0]
    return min(found, default=(-1, -1))


def _trimmed(places: Mapping[str, tuple[int, int]], text: str) -> Mapping[str, tuple[int, int]] | None:
    trimmed = {}
    for name, (start, end) in places.items():
        inner = text[start:end]
        begin = start + len(inner) - len(inner.lstrip())
        stop = begin + len(inner.strip())
        if stop <= begin:
            return None
        trimmed[name] = (begin, stop)
    return trimmed


def parse(template: str) -> Template:
    """Return a template from its text.

    >>> parse("{town} – (animé|porté) par {bodies}").match("Lyon – porté par Habicoop")
    {'bodies': (17, 25), 'town': (0, 4)}
    """
    fixed: list[list[str]] = [[""]]
    names: list[str] = []
    for match in _PARTS.finditer(template.translate(_DASHES)):
        name, choice, words = match.groups()
        if name:
            names.append(name)
            fixed.append([""])
        else:
            options = choice.split("|") if choice is not None else [words]
            fixed[-1] = list(_products(fixed[-1], options))
    return Template(tuple(tuple(words) for words in fixed), tuple(names))


def _products(before: Sequence[str], options: Sequence[str]) -> Iterator[str]:
    return (one + other for one in before for other in options)
