"""What was found out about a server is told again: what has changed, and what it was while it is away."""

from dataclasses import replace
from pathlib import Path

import pytest

from amu_graph.store.remote import kept_probe
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.exchange import TABLE, Body, Exchange
from amu_graph.store.remote.kept_probe import Known, changes, keep, known, when_it_answered
from amu_graph.store.remote.probe import Probe, probe

ADDRESS = "http://127.0.0.1:1/sparql"
FOUND = Probe(
    server="Virtuoso/07", digest="ab" * 32, statements=9, own_default=False, rows=10_000, years=True, tags=None,
    booleans=False, full_text="",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_probe, "default_cache", lambda: tmp_path)


def test_what_was_found_out_is_known_again() -> None:
    assert known(ADDRESS) is None
    keep(ADDRESS, FOUND)
    before = known(ADDRESS)
    assert before
    assert before.probe == FOUND
    assert known(f"{ADDRESS}?other") is None
    assert "10000" in " ".join(each.en for each in when_it_answered(before, "here"))


def test_what_has_changed_is_told_and_a_new_dataset_is_no_change() -> None:
    before = Known(FOUND, "2026-11-28")
    now = replace(FOUND, rows=5000, full_text="bif:contains (Virtuoso)", digest="cd" * 32, statements=10)
    assert [each.en for each in changes(before, now, "here")] == [
        "On 2026-11-28: Its answers are cut at 10000 rows.",
        "On 2026-11-28: No search of its own for words has answered; amu-graph search has its index.",
    ]
    assert not list(changes(before, FOUND, "here"))


@pytest.mark.parametrize("content", [b"", b"x", b"\xff\n{}", b'{"day": 1}'])
def test_a_damaged_file_is_as_none(content: bytes, tmp_path: Path) -> None:
    keep(ADDRESS, FOUND)
    (path,) = (tmp_path / "servers").iterdir()
    path.write_bytes(content)
    assert known(ADDRESS) is None


class Words(Exchange):
    """A server that finds words in a way of its own."""

    def __init__(self, way: str) -> None:
        self.access = Access.to(ADDRESS)  # and no client
        self.way = way

    def ask(self, query: str, **_: object) -> Body:
        if "?label" in query:
            content = (
                '{"head":{"vars":["label"]},"results":{"bindings":[{"label":{"type":"literal","value":"Habiter"}}]}}'
            )
        elif query.lstrip().startswith("ASK"):
            content = f'{{"head":{{}},"boolean":{str(self.way in query).lower()}}}'
        else:
            content = '{"head":{"vars":["x"]},"results":{"bindings":[]}}'
        return Body(content.encode(), TABLE, "", 0)


@pytest.mark.parametrize(
    ("way", "product"),
    [("bif:contains", "Virtuoso"), ("text#query", "Jena"), ("textMatch", "Stardog"), ("contains-word", "QLever")],
)
def test_the_way_in_which_a_server_finds_words(way: str, product: str) -> None:
    assert product in probe(Words(way)).full_text
    assert probe(Words("no way")).full_text == ""
