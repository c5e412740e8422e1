"""Draw what `bench_queries.py --json` wrote: each kind and contestant as a dot, by its time beside bare pyoxigraph.

`python benchmarks/plot.py queries.json queries.svg` draws the largest size for which there are peers.
"""

import argparse
import html
import json
import math
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

BARE: Final = "pyoxigraph"
COLOURS: Final = ("#0b6e4f", "#888888", "#c8553d", "#3d5a80", "#8e6c8a", "#d9a441", "#444444")
LEFT, WIDTH, LINE, TOP = 260, 520, 18, 44
DECADES: Final = (-3, 2)
"""The powers of ten that are drawn: what is beyond stands at the edge."""


def ratios(kind: dict[str, Any]) -> dict[str, float]:
    """Return the medians of a kind by that of bare pyoxigraph."""
    medians = {name: statistics.median(each["seconds"]) for name, each in kind.items() if each["seconds"]}
    return {name: median / medians[BARE] for name, median in medians.items()}


def place(ratio: float) -> float:
    least, most = DECADES
    return LEFT + WIDTH * (min(max(math.log10(ratio), least), most) - least) / (most - least)


def drawn(results: dict[str, Any]) -> Iterator[str]:
    kinds = results["kinds"]
    names = [name for name in next(iter(kinds.values())) if name != BARE]
    height = TOP + LINE * len(kinds) + 34
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 20} {height}" font-family="sans-serif" font-size="11">'
    yield f'<rect width="100%" height="{height}" fill="white"/>'
    for number, name in enumerate(names):
        yield f'<circle cx="{LEFT + 120 * number}" cy="14" r="4" fill="{COLOURS[number]}"/>'
        yield f'<text x="{LEFT + 120 * number + 8}" y="18">{html.escape(name)}</text>'
    bottom = TOP + LINE * len(kinds)
    for power in range(DECADES[0], DECADES[1] + 1):
        x, colour = place(10.0**power), "#000" if power == 0 else "#ddd"
        yield f'<line x1="{x}" x2="{x}" y1="{TOP - 12}" y2="{bottom}" stroke="{colour}"/>'
        yield f'<text x="{x}" y="{bottom + 14}" text-anchor="middle">{10.0**power:g}</text>'
    yield f'<text x="{LEFT + WIDTH / 2}" y="{bottom + 30}" text-anchor="middle">time, bare pyoxigraph = 1</text>'
    for row, (kind, each) in enumerate(kinds.items()):
        y = TOP + LINE * row
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{html.escape(kind)}</text>'
        for name, ratio in ratios(each).items():
            if name != BARE:
                colour = COLOURS[names.index(name)]
                yield f'<circle cx="{place(ratio):.1f}" cy="{y}" r="4" fill="{colour}"><title>{html.escape(name)}: {ratio:.3g}</title></circle>'
    yield "</svg>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("picture", type=Path)
    given = parser.parse_args()
    runs = json.loads(given.results.read_text(encoding="utf-8"))
    compared = [run for run in runs if len(next(iter(run["kinds"].values()))) > 2] or runs
    given.picture.write_text("\n".join(drawn(compared[-1])) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
