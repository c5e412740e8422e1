"""A folder of this machine for what is made from a dataset on a server: its digest says that it is the same one."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from amu_graph.files import remove
from amu_graph.settings import default_cache

_MOST: Final = 5
"""Datasets that are kept."""


def kept_files(digest: str) -> Path | None:
    """Return the folder of a dataset, made where it is missing; older ones go. None where none can be made."""
    folder = default_cache() / "generations" / digest[:12]
    with suppress(OSError):
        if not folder.is_dir():
            folder.mkdir(parents=True)
            by_age = sorted(folder.parent.iterdir(), key=lambda each: each.stat().st_mtime)
            for old in by_age[:-_MOST]:
                remove(old)
        return folder
    return None
