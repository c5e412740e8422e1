"""The extras of `pip install 'amu-graph[…]'`: one message where what one of them brings is not installed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Text

_REQUIREMENT: Final = re.compile(r"""([\w.-]+)[^;]*;\s*extra == ['"](\w+)['"]""")

_MODULES: Final = {"markdown-it-py": "markdown_it", "pyshifty": "shifty", "python-crfsuite": "pycrfsuite"}
"""Packages whose module has another name."""


class MissingExtraError(UsageError, ImportError):
    """What was asked needs packages of an extra that is not installed; the remedy is the command that brings them."""

    http_status = 503


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Import what an extra brings.

    Raises:
        MissingExtraError: a package of the extra is not installed.

    """
    from importlib.util import find_spec

    absent = [name for name in _packages(extra) if find_spec(_MODULES.get(name, name.replace("-", "_"))) is None]
    if absent:
        command = f"pip install 'amu-graph[{extra}]'"
        names = ", ".join(absent)
        raise MissingExtraError(
            Text(
                fr=f"Il faut pour cela des paquets qui ne sont pas installés : {names}.",
                en=f"This needs packages that are not installed: {names}.",
            ),
            remedy=Text(fr=f"Pour les installer : {command}", en=f"To install them: {command}"),
        )
    yield


def _packages(extra: str) -> list[str]:
    """Return what the extra brings on every machine; nothing where the package itself is not installed."""
    from importlib.metadata import PackageNotFoundError, requires  # reads mail headers, which takes a while to load

    try:
        requirements = requires("amu-graph") or []
    except PackageNotFoundError:
        return []
    found = filter(None, map(_REQUIREMENT.fullmatch, requirements))
    return [match[1] for match in found if match[2] == extra]
