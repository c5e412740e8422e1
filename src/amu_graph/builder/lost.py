"""The addresses that a dataset answers, and those that a new one would lose."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.store.manifest import NAME, file_of

_ANSWERED: Final = re.compile(
    rb"^<(" + re.escape(ns.BASE).encode() + rb"[^>]+)> "
    rb"(?:<" + re.escape(ns.RDF).encode() + rb"type> <" + re.escape(ns.AMU).encode() + rb"[^>]+>"
    rb"|<" + re.escape(ns.OWL).encode() + rb'deprecated> "true"[^ ]*) \.$',
    re.MULTILINE,
)
"""A line of the default graph that gives a class of ours, or says that something is out of use."""


def addresses(lines: bytes) -> set[str]:
    """Return the entities, sources and passages that N-Quads describe in the default graph, or mark as out of use."""
    found = {match[1].decode() for match in _ANSWERED.finditer(lines)}
    return {iri for iri in found if ns.is_entity(iri) or iri.startswith(ns.BASE + "source/")}


def may_be_lost(before: bytes, after: bytes) -> bool:
    """Return whether a line that is gone said of anything that it answers."""
    gone = set(before.split(b"\n")) - set(after.split(b"\n"))
    return bool(addresses(b"\n".join(gone)))


def lost_addresses(before: bytes, after: bytes, now: set[str]) -> tuple[str, ...]:
    """Return what the dataset before answers and the one after, which answers `now`, does not, sorted.

    The passages of a source that is lost, or has another name, share its fate and are not listed.
    """
    out = {iri for iri in addresses(before) - now if iri.partition("#")[0] in now or "#" not in iri}
    replaced = {iri for iri in out if "#" in iri and _out_of_use(iri.partition("#")[0], after)}
    return tuple(sorted(out - replaced))


def _out_of_use(iri: str, lines: bytes) -> bool:
    return f'\n<{iri}> <{ns.OWL}deprecated> "true"'.encode() in lines


def unsettled(folder: Path) -> set[str]:
    """Return the addresses that an earlier build lost, and that no decision has settled, as the manifest keeps them."""
    try:
        kept = json.loads((folder / NAME).read_bytes()).get("lost", ())
    except (OSError, ValueError, AttributeError, RecursionError):
        return set()
    return {iri for iri in kept if isinstance(iri, str)} if isinstance(kept, list) else set()


def previous_lines(folder: Path) -> bytes:
    """Return the N-Quads of the dataset that stands in a folder; none where there is none that is as it was written."""
    files = sorted(folder.glob("dataset-*.nq"))
    try:
        lines = files[-1].read_bytes() if len(files) == 1 else b""
    except OSError:
        return b""
    return lines if files and file_of(sha256(lines).hexdigest()) == files[-1].name else b""
