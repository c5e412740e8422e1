"""The frozen copy of the founding notes, over which answers, counts and pictures are worked out by hand."""

from pathlib import Path
from typing import Final

FOUNDING: Final = Path(__file__).parent / "founding" / "data"
NOTES: Final = tuple(sorted((FOUNDING / "notes").glob("*.yaml")))
