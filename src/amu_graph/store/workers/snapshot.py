"""The dataset of a store that is only in memory, written so that other processes can load it."""

import hashlib
import json
from pathlib import Path

from amu_graph.store import manifest
from amu_graph.store.embedded import Store


def write(store: Store, folder: Path) -> None:
    """Write the statements of `store` as a dataset folder that `Store.load` reads."""
    content = store.lines()
    (folder / "dataset.nq").write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    head = {"schema": manifest.SCHEMA, "file": "dataset.nq", "sha256": sha256}
    (folder / manifest.NAME).write_text(json.dumps(head), encoding="utf-8")
