"""Each line, row or record of a source that no passage covers."""

from collections import defaultdict
from collections.abc import Iterable

from amu_graph.notes.passages import Passage, Source
from amu_graph.notes.problems import Problems


def check_coverage(sources: Iterable[Source], passages: Iterable[Passage], problems: Problems) -> None:
    """Record what no passage covers: the lines of each source that hold characters, runs of them together, records."""
    covered: dict[str, set[int]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        named[passage.source.iri].add(passage.name)
        if passage.lines:
            covered[passage.source.iri].update(range(passage.lines[0], passage.lines[1] + 1))
    for source in sources:
        for first, last in uncovered(source.lengths, covered[source.iri]):
            lines = str(first) if first == last else f"{first}-{last}"
            problems.add("uncovered-line", source.at, lines=lines, source=source.slug)
        missing = [name for name in source.records if name not in named[source.iri]]
        if missing:
            problems.add("uncovered-record", source.at, lines=missing[0], count=len(missing), source=source.slug)


def uncovered(lengths: tuple[int, ...], covered: set[int]) -> list[tuple[int, int]]:
    """Return the first and the last line of each run of non-blank lines that are not covered.

    >>> uncovered((29, 0, 22, 5, 7), {1, 5})
    [(3, 4)]
    """
    runs: list[tuple[int, int]] = []
    for line, length in enumerate(lengths, start=1):
        if not length or line in covered:
            continue
        if runs and runs[-1][1] == line - 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return runs
