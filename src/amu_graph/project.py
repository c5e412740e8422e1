"""The project: the folder that holds `amu-graph.toml`, found upwards from where a command runs, and what it says.

One process works for one project. Where no folder above has the file, it is the project that this package carries, or
that this checkout is.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from amu_graph import resources
from amu_graph.language import LANGUAGES, Language, Text

FILE: Final = "amu-graph.toml"
TEXTS: Final = "texts"
"""The folder of the local copies of documents, which stay on the machine."""
EXTENDED: Final = "amu-graph"
"""The only project that another may extend: what this package carries."""

_COMMONS: Final = re.compile(
    r"https?://creativecommons\.org/(?:publicdomain/(?P<zero>zero)|licenses/(?P<terms>[a-z-]+))/(?P<version>\d\.\d)/?.*"
)
_ABOUT: Final = Text(
    fr="Qui a fait quoi, et quel passage de quel document le dit.",
    en="Who did what, and which passage of which document says so.",
)

_NONE: Final = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Project:
    """What a project has of its own: addresses, words of pages and commands, and folders.

    `examples` are, by the name of a command, what follows it in its help; `searches` what the home page proposes to
    look for.
    """

    folder: Path
    name: str
    title: Text
    base: str
    editors: Text
    licence: str
    stated_version: str = ""
    extends: bool = False
    languages: tuple[Language, ...] = LANGUAGES
    about: Text = _ABOUT
    heading: Text = _NONE
    lead: Text = _NONE
    searches: tuple[Text, ...] = ()
    dataset_label: Text = _NONE
    dataset_title: Text = _NONE
    cited_as: Text = _NONE
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        """Return whether it is the project that the package carries: its folder holds the ontology."""
        return (self.folder / "ontology" / "amu.ttl").is_file()

    @property
    def version(self) -> str:
        """Return the version of the data: that of the program where the file says none."""
        from importlib.metadata import version  # takes as long as the rest of a command

        return self.stated_version or version("amu-graph")

    @property
    def licence_name(self) -> str:
        """Return what the licence is called."""
        return licence_name(self.licence)

    @property
    def data(self) -> Path:
        """Return the folder of the reading notes and the editorial decisions."""
        return self.folder / "data"


def licence_name(address: str) -> str:
    """Return what a licence is called, its address where it is none of Creative Commons.

    >>> licence_name("https://creativecommons.org/licenses/by-sa/4.0/"), licence_name("https://example.org/free")
    ('CC BY-SA 4.0', 'https://example.org/free')
    """
    known = _COMMONS.fullmatch(address)
    if not known:
        return address
    return f"CC0 {known['version']}" if known["zero"] else f"CC {known['terms'].upper()} {known['version']}"


def found(start: Path) -> Path | None:
    """Return the nearest folder, upwards from one, that holds `amu-graph.toml`."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


@cache
def current() -> Project:
    """Return the project of this process.

    Raises:
        ProjectError: its file cannot be read, or says something wrong.

    """
    from amu_graph.project_file import read  # one folder of many is looked for before

    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        here = resources.root()
    return read((found(here) or resources.root()) / FILE)
