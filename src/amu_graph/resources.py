"""Where the files of the project are: in a checkout, or inside the installed package."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
PACKAGED = PACKAGE / "resources"
BUNDLED = PACKAGE / "bundled"
"""What the build of the package takes from others: the typeface of figures, the outlines of maps; it may be absent."""


@cache
def root() -> Path:
    """Return the folder that holds `ontology/`, `data/` and `queries/`.

    A checkout is used as it is; an installed package carries a copy of these folders.
    """
    checkout = PACKAGE.parents[1]
    return checkout if (checkout / "ontology" / "amu.ttl").is_file() else PACKAGED


def is_checkout() -> bool:
    """Return whether the code runs from a checkout, whose files people edit."""
    return root() != PACKAGED


def ontology() -> Path:
    """Return the folder of the ontology, its vocabularies, shapes and alignments."""
    return root() / "ontology"


def data() -> Path:
    """Return the folder of the reading notes and the editorial decisions that the package carries."""
    return root() / "data"


def queries() -> Path:
    """Return the folder of the questions."""
    return root() / "queries"


def docs() -> Path:
    """Return the folder of the manual."""
    return root() / "docs"
