"""How fast the explorer draws, and what it sends: headless Chromium without a GPU, over synthetic graphs.

    python benchmarks/bench_explore.py [-o benchmarks/results/explore.md]

For each size: what the server computes once per dataset (network, layout, payload), the bytes that travel, and the time
from the start of the navigation until the second frame after the picture was drawn, with SwiftShader in place of a GPU.
Needs the bundled scripts and /usr/bin/chromium. Sizes are those of the target; the median of `RUNS` fresh profiles.
"""

import argparse
import gzip
import os
import platform
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import generate

from amu_graph import resources
from amu_graph.graph import Graph
from amu_graph.network.explorer.data_file import make, unpacked
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.applications import Starlette

SIZES = ((1_000, 2_000, 0.8), (10_000, 20_000, 1.0), (100_000, 200_000, 3.0))
"""Entities, participations, and the seconds within which the picture has to be drawn."""
RUNS = 5
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]
LARGEST = 1_000_000
DRAWN = "() => performance.getEntriesByName('explore-drawn')[0]?.startTime"


@contextmanager
def serving(app: "Starlette") -> Iterator[str]:
    import uvicorn

    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def drawn(browser: "Browser", address: str) -> tuple[float, float]:
    """Return the seconds until the picture stood, and the frames per second while the camera moved."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/explore", wait_until="commit")
    page.wait_for_function(DRAWN, timeout=240_000)
    seconds = float(page.evaluate(DRAWN)) / 1000
    page.wait_for_timeout(1_000)
    frames = page.evaluate(MOVING)
    context.close()
    return seconds, float(frames)


HEADER = """# The explorer

`python benchmarks/bench_explore.py`, Python {python}, Chromium {chromium} headless with SwiftShader (no GPU), 1440 × 900,
median of {runs} fresh profiles, on {cores} cores with a load of {load:.1f} of other work.

*Once* is what the server computes for a dataset when it is first asked: network, layout, payload. *Drawn* is the time
from the start of the navigation to the second frame after the picture stood, with that done. *Frames* are those per
second while the camera is dragged, links and names shown.

| nodes / links | once | payload | gzipped | drawn | frames | target | held |
|---|---|---|---|---|---|---|---|
"""
MOVING = """async () => {
  const stage = document.querySelector('.x-stage');
  const box = stage.getBoundingClientRect();
  const canvas = stage.querySelector('canvas.sigma-mouse');
  const at = (type, x, target) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: box.y + 500 }));
  at('mousedown', box.x + 300, canvas);
  let frames = 0;
  const begin = performance.now();
  while (performance.now() - begin < 1500) {
    at('mousemove', box.x + 300 + frames % 200, document);
    await new Promise(requestAnimationFrame);
    frames++;
  }
  at('mouseup', box.x + 300, document);
  return frames / ((performance.now() - begin) / 1000);
}"""


def measured(entities: int, links: int, most: float, browser: "Browser") -> list[str]:
    store = Store.memory(generate.quads(entities, links))
    begin = time.perf_counter()
    content = make(store)
    once = time.perf_counter() - begin
    packed, found = len(content), unpacked(content)
    with serving(create_app(Graph(store, Settings(data=resources.data(), dataset=Path("none"))))) as address:
        drawn(browser, address)
        runs = [drawn(browser, address) for _ in range(RUNS)]
    seconds, frames = (statistics.median(each) for each in zip(*runs, strict=True))
    held = "yes" if seconds <= most and packed < LARGEST else "**no**"
    nodes, edges = len(found["nodes"]["id"]), len(found["edges"]["source"])
    numbers = f"{once:.1f} s | {len(gzip.decompress(content)) / 1e6:.2f} MB | {packed / 1e3:.0f} kB"
    return [f"| {nodes} / {edges} | {numbers} | {seconds:.2f} s | {frames:.0f} | {most:.1f} s, < 1 MB | {held} |"]


def report() -> str:
    from playwright.sync_api import sync_playwright

    load = os.getloadavg()[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        rows = [row for size in SIZES for row in measured(*size, browser)]
        version = browser.version
        browser.close()
    return (
        HEADER.format(python=platform.python_version(), chromium=version, runs=RUNS, cores=os.cpu_count(), load=load)
        + "\n".join(rows)
        + "\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, help="Markdown file; standard output where left out")
    given = parser.parse_args()
    text = report()
    if given.output:
        given.output.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
