"""What is wrong with an archive, in the errors of the library that unpacks it."""

import zipfile
import zlib
from typing import Final

DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What is raised of an archive that is damaged, encrypted, or packed in a way of its own."""
