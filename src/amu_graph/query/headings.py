"""What the columns of answers are called: words for the variables of the questions, from `headings.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from amu_graph.language import Text


def heading(variable: str) -> Text:
    """Return the words for a variable; one that has none is shown as it is written.

    >>> heading("birthplace"), heading("x1")
    (Text(fr='lieu de naissance', en='birthplace'), Text(fr='x1', en='x1'))
    """
    return _table().get(variable) or Text(fr=variable, en=variable)


@cache
def _table() -> Mapping[str, Text]:
    content = Path(__file__).with_name("headings.toml").read_text(encoding="utf-8")
    return {name: Text(fr=fr, en=en) for name, (fr, en) in tomllib.loads(content).items()}
