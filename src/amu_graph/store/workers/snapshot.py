"""The dataset of a store that is only in memory, written so that other processes can load it."""

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from amu_graph.store import manifest
from amu_graph.store.embedded import Store


def write(store: Store, folder: Path) -> None:
    """Write the statements of `store` as a dataset folder that `Store.load` reads."""
    written = store.engine.dump(format=ox.RdfFormat.N_QUADS) or b""  # None only where it writes to a file
    content = b"".join(sorted(written.splitlines(keepends=True)))  # as a build writes them: the digest is the same
    (folder / "dataset.nq").write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    head = {"schema": manifest.SCHEMA, "file": "dataset.nq", "sha256": sha256}
    (folder / manifest.NAME).write_text(json.dumps(head), encoding="utf-8")
