"""The manifest of a dataset: which file holds its statements, and how to know that the file is whole."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amu_graph.errors import DatasetError, cause_of
from amu_graph.language import Text

SCHEMA: Final = 1
"""The version of the dataset folder's layout that this code reads."""

NAME: Final = "manifest.json"
STORE_DIGEST: Final = "digest"
"""The file of a store in a folder that says which dataset it holds."""

_REBUILD: Final = Text(fr="Construisez-le : amu-graph build", en="Build it: amu-graph build")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The data file of a dataset folder and the SHA-256 of its bytes, in hexadecimal."""

    path: Path
    sha256: str

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of a dataset folder.

        Raises:
            DatasetError: there is no dataset, or one that this version cannot read.

        """
        try:
            content = json.loads((folder / NAME).read_text(encoding="utf-8"))
            schema, path, sha256 = content["schema"], folder / Path(content["file"]).name, str(content["sha256"])
        except FileNotFoundError as error:
            message = Text(fr=f"Aucun jeu de données dans {folder}.", en=f"There is no dataset in {folder}.")
            raise DatasetError(message, remedy=_REBUILD) from error
        except OSError as error:
            raise DatasetError(_unreadable(folder / NAME, error), remedy=_REBUILD) from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise DatasetError(_damaged(folder / NAME), remedy=_REBUILD) from error
        if schema != SCHEMA:
            message = Text(
                fr=f"Le jeu de données de {folder} a la version {schema}, il faut la version {SCHEMA}.",
                en=f"The dataset in {folder} has version {schema}, version {SCHEMA} is needed.",
            )
            raise DatasetError(message, remedy=_REBUILD)
        return cls(path=path, sha256=sha256)

    def content(self) -> bytes:
        """Return the bytes of the data file.

        Raises:
            DatasetError: the file is missing, or not the one that was written.

        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError as error:
            raise DatasetError(_damaged(self.path), remedy=_REBUILD) from error
        except OSError as error:
            raise DatasetError(_unreadable(self.path, error), remedy=_REBUILD) from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise DatasetError(_damaged(self.path), remedy=_REBUILD)
        return content


def file_of(digest: str) -> str:
    """Return the name of the data file of a digest (SHA-256, in hexadecimal): another for each content."""
    return f"dataset-{digest[:12]}.nq"


def read_dataset(folder: Path) -> tuple[bytes, str]:
    """Return the bytes of a dataset folder's data file and their SHA-256.

    A build that ends in between removes the file that the manifest named; the manifest, read anew, then names another.

    Raises:
        DatasetError: there is no dataset, or it is damaged or of another version.

    """
    manifest = Manifest.read(folder)
    try:
        return manifest.content(), manifest.sha256
    except DatasetError:
        newer = Manifest.read(folder)
        if newer == manifest:
            raise
        return newer.content(), newer.sha256


def digest_in(folder: Path) -> str:
    """Return the digest of the dataset or of the store that a folder holds now, empty where it holds none."""
    try:
        if (folder / NAME).is_file():
            return Manifest.read(folder).sha256
        return (folder / STORE_DIGEST).read_text(encoding="utf-8").strip()
    except (DatasetError, OSError, ValueError):
        return ""


def _unreadable(path: Path, error: OSError) -> Text:
    cause = cause_of(error)
    return Text(fr=f"Impossible de lire {path} : {cause.fr}.", en=f"Cannot read {path}: {cause.en}.")


def _damaged(path: Path) -> Text:
    return Text(
        fr=f"Le jeu de données est abîmé : {path} n’est pas le fichier qui a été écrit.",
        en=f"The dataset is damaged: {path} is not the file that was written.",
    )
