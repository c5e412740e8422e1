"""The collector of cycles looks at what is new, and seldom at everything."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from amu_graph.web.http import garbage


class Cycle(list["Cycle"]):
    def __init__(self) -> None:
        self.append(self)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    callbacks = list(gc.callbacks)
    yield
    gc.callbacks[:] = callbacks
    gc.unfreeze()


def test_what_a_full_collection_leaves_is_looked_at_no_more() -> None:
    garbage.keep_what_is_old()
    kept, there = [Cycle() for _ in range(1000)], gc.get_freeze_count()
    gc.collect()
    assert gc.get_freeze_count() >= there + len(kept)
    assert len(gc.get_objects()) < len(kept), "only what was made since is looked at"


def test_garbage_among_what_was_set_aside_is_freed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "SELDOM", float("inf"))
    garbage.keep_what_is_old()
    cycle = Cycle()
    gc.collect()
    there = weakref.ref(cycle)
    del cycle
    gc.collect()
    garbage.search_seldom()
    assert there() is not None
    monkeypatch.setattr(garbage, "SELDOM", 0.0)
    garbage.search_seldom()
    assert there() is None
    assert gc.get_freeze_count() > 0


def test_an_application_that_set_nothing_aside_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.unfreeze()
    monkeypatch.setattr(garbage, "SELDOM", 0.0)
    cycle = Cycle()
    there = weakref.ref(cycle)
    gc.disable()
    try:
        del cycle
        garbage.search_seldom()
        assert there() is not None
    finally:
        gc.enable()
