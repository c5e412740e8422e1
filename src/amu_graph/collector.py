"""Python's collector of cycles, kept from what is being made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector while millions of objects are made, all of which stay: it would walk them again and again.

    What is freed in between is freed by counting references.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
