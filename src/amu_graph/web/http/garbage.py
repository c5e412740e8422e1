"""Python's collector of cycles in a server: while it looks, every thread stands still.

So it looks at what is new alone: what a full collection leaves, caches for the most part, is set aside as frozen. What
became garbage there, requests that were under way just then, is looked for seldom.
"""

import gc
import sys
import time
from typing import Final, Literal

SELDOM: Final = 600.0
"""Seconds between two searches of everything."""

_NEW: Final = 20_000
"""New objects after which they are looked at, in a few milliseconds; a command that answers once looks later."""

_last_search = time.monotonic()


def keep_what_is_old() -> None:
    """Set aside what there is, and from now on what each full collection leaves."""
    gc.set_threshold(_NEW)
    gc.collect()
    gc.freeze()
    if _freeze not in gc.callbacks:
        gc.callbacks.append(_freeze)


def _freeze(phase: Literal["start", "stop"], about: dict[str, int]) -> None:
    if phase == "stop" and about["generation"] == 2:  # noqa: PLR2004 - the oldest
        gc.freeze()


def search_everything() -> None:
    """Free what is garbage, also among what was set aside."""
    global _last_search  # noqa: PLW0603 - there is one collector in a process
    _last_search = time.monotonic()
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    gc.collect()
    if frozen:
        gc.freeze()
    _give_back()


def _give_back() -> None:
    """Give the system back what was freed, of which the allocator of glibc keeps pieces for each thread."""
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def search_seldom() -> None:
    """Search everything where something was set aside and that was not done for a while."""
    if gc.get_freeze_count() and time.monotonic() - _last_search > SELDOM:
        search_everything()
