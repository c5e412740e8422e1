"""What a greedy client leaves to others: fifty polite readers of pages and SPARQL, alone, beside eight heavy queries and
beside forty downloads of the whole dataset at a time.

Run it: `python benchmarks/bench_fairness.py` (some three minutes). It starts `amu-graph serve` on the dataset of the
settings and prints a table of requests a second and of the time that a request takes. The goal is that the readers
keep 80 % of their rate. The machine is noisy: read the ratio, on a quiet one.
"""

import argparse
import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count

import httpx

POLITE = 50
HEAVY = 8
DOWNLOADS = 40
PAUSE = 0.5
"""Seconds that a polite client reads before it asks again."""

PATHS = ("/", "/search?q=habitat", "/project/ecoterra", "/person/thomas-huguen", "/ask/project/participants")
LOOK_UP = "SELECT * {{ project:ecoterra ?p ?o }} # {}"
ENDLESS = "SELECT * {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} ORDER BY ?c # {}"


@dataclass
class Measured:
    """The times of the answers, and how many requests had none."""

    times: list[float] = field(default_factory=list)
    failed: int = 0

    def row(self, name: str, seconds: float) -> str:
        ordered = sorted(self.times)
        middle, most = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.95))
        return f"| {name} | {len(ordered) / seconds:.0f} | {middle:.0f} ms | {most:.0f} ms | {self.failed} |"


@contextmanager
def served() -> Iterator[str]:
    """Start the server; return its address."""
    command = [sys.executable, "-m", "amu_graph", "serve", "--no-open", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LANG": "C"}) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"http://\S+", line):
                break
        else:
            raise RuntimeError("it did not start")
        try:
            yield found[0].rstrip("/")
        finally:
            process.send_signal(signal.SIGINT)


async def polite(address: str, until: float, measured: Measured, numbers: Iterator[int]) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        while time.monotonic() < until:
            number = next(numbers)
            query = {"query": LOOK_UP.format(number)} if number % 3 == 0 else None
            begun = time.monotonic()
            response = await client.get("/sparql" if query else PATHS[number % len(PATHS)], params=query)
            if response.status_code == httpx.codes.OK:
                measured.times.append(time.monotonic() - begun)
            else:
                measured.failed += 1
            await asyncio.sleep(PAUSE)


async def heavy(address: str, numbers: Iterator[int]) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        while True:
            await client.get("/sparql", params={"query": ENDLESS.format(next(numbers))})


async def download(address: str, _numbers: Iterator[int]) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        while True:
            await client.get("/dataset.ttl")


Client = Callable[[str, Iterator[int]], Awaitable[None]]


@asynccontextmanager
async def beside(address: str, client: Client, greedy: int) -> AsyncIterator[None]:
    """Keep so many requests of such a client under way."""
    numbers = count()
    tasks = [asyncio.ensure_future(client(address, numbers)) for _ in range(greedy)]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def measure(address: str, seconds: float, client: Client = heavy, greedy: int = 0) -> Measured:
    measured, numbers = Measured(), count()
    async with beside(address, client, greedy):
        await asyncio.sleep(2)
        until = time.monotonic() + seconds
        await asyncio.gather(*(polite(address, until, measured, numbers) for _ in range(POLITE)))
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=40)
    seconds = parser.parse_args().seconds
    with served() as address:
        asyncio.run(measure(address, 3))  # the first answers load the templates
        alone = asyncio.run(measure(address, seconds))
        crowded = asyncio.run(measure(address, seconds, heavy, HEAVY))
        downloading = asyncio.run(measure(address, seconds, download, DOWNLOADS))
    print(f"| {POLITE} polite clients | answers/s | p50 | p95 | failed |\n|---|---|---|---|---|")
    print(alone.row("alone", seconds))
    print(crowded.row(f"+ {HEAVY} heavy queries", seconds))
    print(downloading.row(f"+ {DOWNLOADS} downloads", seconds))
    kept = [f"{len(each.times) / len(alone.times):.0%}" for each in (crowded, downloading)]
    print(f"\nThey keep {kept[0]} of their rate beside the queries, {kept[1]} beside the downloads.")


if __name__ == "__main__":
    main()
