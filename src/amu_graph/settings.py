"""What a user may set; the only module that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from amu_graph import resources
from amu_graph.language import Language, language_of


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Folders, language and limits.

    `data` holds the reading notes, `dataset` is the folder that `amu-graph build` writes, `sources` (optional) holds
    local copies of the documents that the notes read, named `{source}.txt`.
    """

    data: Path
    dataset: Path
    sources: Path | None = None
    language: Language = "fr"
    query_seconds: float = 30.0
    query_megabytes: int = 2048

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read `AMU_GRAPH_DATA`, `…_DATASET`, `…_SOURCES`, `…_LANGUAGE`, `…_QUERY_SECONDS` and `…_QUERY_MEGABYTES`.

        The language falls back to that of the locale. Empty variables count as unset.
        """

        def value(name: str) -> str | None:
            return environment.get(f"AMU_GRAPH_{name}") or None

        data, dataset, sources = value("DATA"), value("DATASET"), value("SOURCES")
        locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG")
        return cls(
            data=Path(data) if data else resources.data(),
            dataset=Path(dataset) if dataset else default_dataset(),
            sources=Path(sources) if sources else None,
            language=language_of(value("LANGUAGE") or locale),
            query_seconds=float(value("QUERY_SECONDS") or cls.query_seconds),
            query_megabytes=int(value("QUERY_MEGABYTES") or cls.query_megabytes),
        )


def default_dataset() -> Path:
    """Return `build/dataset` of a checkout, or a folder in the user's cache for an installed package."""
    if resources.is_checkout():
        return resources.root() / "build" / "dataset"
    from platformdirs import user_cache_path  # only an installed package needs it

    return user_cache_path("amu-graph") / "dataset"
