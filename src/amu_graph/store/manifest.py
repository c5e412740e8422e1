"""The manifest of a dataset: which file holds its statements, and how to know that the file is whole."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from amu_graph.errors import DatasetError, cause_of
from amu_graph.language import Text
from amu_graph.store.totals import Totals
from amu_graph.store.workers import machine

SCHEMA: Final = 2
"""The version of a dataset that this code reads: the layout of its folder, and what of the ontology it holds."""

NAME: Final = "manifest.json"
DIGEST: Final = "digest"
"""The file of a store on disk that says which dataset it holds."""

LOADED: Final = 5
"""Bytes of memory that a byte of the data file takes once it is loaded, the file itself among them."""

BUILD: Final = Text(fr="Construisez-le : amu-graph build", en="Build it: amu-graph build")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The data file of a dataset folder and the SHA-256 of its bytes, in hexadecimal.

    `store` is the folder of the store on disk that was made from it, `totals` is what it holds, where they are known.
    """

    path: Path
    sha256: str
    store: Path | None = None
    totals: Totals | None = None

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of a dataset folder.

        Raises:
            DatasetError: there is no dataset, or one that this version cannot read.

        """
        try:
            content = json.loads((folder / NAME).read_text(encoding="utf-8"))
            schema, path, sha256 = content["schema"], folder / Path(content["file"]).name, str(content["sha256"])
            store = folder / Path(content["store"]).name if content.get("store") else None
        except FileNotFoundError as error:
            message = Text(fr=f"Aucun jeu de données dans {folder}.", en=f"There is no dataset in {folder}.")
            raise DatasetError(message, remedy=BUILD) from error
        except OSError as error:
            raise DatasetError(_unreadable(folder / NAME, error), remedy=BUILD) from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise DatasetError(_damaged(folder / NAME), remedy=BUILD) from error
        if schema != SCHEMA:
            message = Text(
                fr=f"Le jeu de données de {folder} a la version {schema}, il faut la version {SCHEMA}.",
                en=f"The dataset in {folder} has version {schema}, version {SCHEMA} is needed.",
            )
            raise DatasetError(message, remedy=BUILD)
        return cls(path=path, sha256=sha256, store=store, totals=_totals(content))

    @property
    def folder(self) -> Path:
        """Return the folder of the dataset."""
        return self.path.parent

    def check_memory(self) -> None:
        """Make sure that the statements, loaded, have room in the memory of this machine.

        Raises:
            DatasetError: they have not.

        """
        try:
            needed = self.path.stat().st_size * LOADED >> 20
        except OSError:
            return  # to read the file says why
        if needed > machine.megabytes():
            message = Text(
                fr=f"Le jeu de données de {self.folder} ne tient pas en mémoire : il y faudrait {needed} Mo.",
                en=f"The dataset in {self.folder} does not fit into memory: it would take {needed} MB.",
            )
            remedy = Text(
                fr="Donnez-lui un entrepôt sur disque : amu-graph build --store",
                en="Give it a store on disk: amu-graph build --store",
            )
            raise DatasetError(message, remedy=remedy)

    def content(self) -> bytes:
        """Return the bytes of the data file.

        Raises:
            DatasetError: the file is missing, or not the one that was written.

        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError as error:
            raise DatasetError(_damaged(self.path), remedy=BUILD) from error
        except OSError as error:
            raise DatasetError(_unreadable(self.path, error), remedy=BUILD) from error
        import hashlib  # most commands need none

        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise DatasetError(_damaged(self.path), remedy=BUILD)
        return content


def file_of(digest: str) -> str:
    """Return the name of the data file of a digest (SHA-256, in hexadecimal): another for each content."""
    return f"dataset-{digest[:12]}.nq"


def newest(folder: Path, read: Callable[[Manifest], T]) -> T:
    """Return what `read` makes of the dataset that a folder holds.

    A build that ends in between removes what the manifest named; the manifest, read anew, then names another.

    Raises:
        DatasetError: there is no dataset, or it is damaged or of another version.

    """
    manifest = Manifest.read(folder)
    try:
        return read(manifest)
    except DatasetError:
        newer = Manifest.read(folder)
        if newer == manifest:
            raise
        return read(newer)


def digest_in(folder: Path) -> str:
    """Return the digest of the dataset that a folder holds now, empty where it holds none."""
    try:
        return Manifest.read(folder).sha256
    except DatasetError:
        return ""


def _totals(content: dict[str, Any]) -> Totals | None:
    """Return what the dataset holds, as it was counted when it was written; None where it was not."""
    try:
        return Totals.read(content["counts"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _unreadable(path: Path, error: OSError) -> Text:
    cause = cause_of(error)
    return Text(fr=f"Impossible de lire {path} : {cause.fr}.", en=f"Cannot read {path}: {cause.en}.")


def _damaged(path: Path) -> Text:
    return Text(
        fr=f"Le jeu de données est abîmé : {path} n’est pas le fichier qui a été écrit.",
        en=f"The dataset is damaged: {path} is not the file that was written.",
    )
