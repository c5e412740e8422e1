"""Figures for Prometheus: how much is asked, how long it takes, how it ends."""

from collections.abc import Iterable, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

MEDIA_TYPE: Final = CONTENT_TYPE_PLAIN_0_0_4
METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
OTHER: Final = "other"
"""What stands for all that nobody has foreseen, so that strangers do not make the figures grow."""


class Figures:
    """The figures of one application; those of moments are set when they are read."""

    def __init__(self) -> None:
        self._sections: frozenset[str] = frozenset()
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.under_way = Gauge(
            "amu_graph_requests_under_way", "Requests that are being answered.", registry=self._registry
        )
        self._requests = Counter(
            "amu_graph_requests", "Requests answered.", ("section", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "amu_graph_request_seconds",
            "Seconds until the answer had been sent.",
            ("section",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._bytes = Counter("amu_graph_response_bytes", "Bytes of answers.", ("section",), registry=self._registry)
        self._moments: dict[str, Gauge] = {}

    def name_sections(self, paths: Iterable[str]) -> None:
        """Count apart what has the same first part as one of these paths."""
        self._sections = frozenset(map(_first, paths))

    def section(self, path: str) -> str:
        """Return the first part of a path, `other` where nothing begins so.

        >>> figures = Figures()
        >>> figures.name_sections(["/", "/person/{slug}"])
        >>> figures.section("/"), figures.section("/person/thomas-huguen"), figures.section("/admin/")
        ('home', 'person', 'other')
        """
        first = _first(path)
        return first if first in self._sections else OTHER

    def count(self, section: str, method: str, status: int, seconds: float, size: int) -> None:
        """Count one request; one whose client left before the answer began has the status 0."""
        self._requests.labels(section, method if method in METHODS else OTHER, str(status)).inc()
        self._seconds.labels(section).observe(seconds)
        self._bytes.labels(section).inc(size)

    def text(self, moments: Mapping[str, float]) -> bytes:
        """Return all figures in the text format, with those of this moment: their names, and what they are now."""
        for name, value in moments.items():
            if name not in self._moments:
                self._moments[name] = Gauge(f"amu_graph_{name}", _MOMENTS[name], registry=self._registry)
            self._moments[name].set(value)
        return generate_latest(self._registry)


_MOMENTS: Final = {
    "queries_under_way": "Queries that are being evaluated.",
    "queries_long": "Queries among them that have taken long, which let the others go first.",
    "queries_waiting": "Queries that wait for a worker.",
    "workers": "Processes that evaluate queries.",
    "log_lines_lost": "Lines of the log that were not written, since whoever reads them is too slow.",
}


def _first(path: str) -> str:
    return path.removeprefix("/").partition("/")[0] or "home"
