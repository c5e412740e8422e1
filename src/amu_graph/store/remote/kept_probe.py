"""What was found out about a server, kept for the next time: what has changed, or what it was while it is away.

What decides whether an answer is whole is never taken from here: somebody may have set the server otherwise meanwhile.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final, NamedTuple

from amu_graph.language import Text
from amu_graph.settings import default_cache
from amu_graph.store.cache_file import BROKEN, read_kept, write_kept
from amu_graph.store.remote.probe import Probe, in_words

_LARGEST: Final = 1 << 16
_MOST: Final = 50
"""Servers that are kept."""


class Known(NamedTuple):
    """What a server did, and the day on which it was asked."""

    probe: Probe
    day: str


def keep(address: str, found: Probe) -> None:
    """Keep what was found out about the server at an address."""
    said = {"day": time.strftime("%Y-%m-%d", time.gmtime()), **asdict(found)}
    content = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    write_kept(_path(address), content, alike="server-*.json", most=_MOST)


def known(address: str) -> Known | None:
    """Return what was last found out about the server at an address; None where it was never asked."""
    content = read_kept(_path(address), _LARGEST)
    with suppress(*BROKEN):
        said = json.loads(content or b"")
        return Known(Probe(**{each.name: said[each.name] for each in fields(Probe)}), str(said["day"]))
    return None


def changes(before: Known, now: Probe, host: str) -> Iterator[Text]:
    """Yield what was said of a server and is no longer so; which dataset is read there is no property of it."""
    same = {each.fr for each in in_words(now, host)}
    for words in in_words(before.probe, host):
        if words.fr not in same and "push" not in words.fr:
            yield Text(fr=f"Le {before.day} : {words.fr}", en=f"On {before.day}: {words.en}")


def when_it_answered(before: Known, host: str) -> Iterator[Text]:
    """Yield what is known of a server that does not answer."""
    yield Text(
        fr=f"Quand il a répondu, le {before.day} :",
        en=f"When it answered, on {before.day}:",
    )
    yield from in_words(before.probe, host)


def _path(address: str) -> Path:
    return default_cache() / "servers" / f"server-{hashlib.sha256(address.encode()).hexdigest()[:16]}.json"
