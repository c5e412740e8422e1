"""What a user may set; the only module that reads the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from amu_graph import project, resources
from amu_graph.errors import UsageError
from amu_graph.language import Language, Text, language_of

_PREFIX: Final = "AMU_GRAPH_"
_ORIGIN: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s@?#]+")
_SITE: Final = re.compile(
    r"(?:https?://)?(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.)*[a-z0-9-]{1,63}(?::\d{1,5})?"
)
MEMORY: Final = "memory"
"""The address of a dataset that is built in memory, and written nowhere."""

FILES: Final = (".nq", ".nt", ".trig", ".ttl")
"""How the names of RDF files end that are read as they are."""

_MOST: Final = 1e6
"""Seconds, twelve days, or megabytes, a terabyte: more would only overflow somewhere."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Folders, language and limits.

    `data` holds the reading notes, `dataset` is the folder that `amu-graph build` writes, `sources` (optional) holds
    local copies of the documents that the notes read, named `{source}.txt`; where it is not named, `texts` beside the
    data, if it is there and no `origins` are named: the words belong to their authors, and are never published.
    `service_hosts` are the machines (`host` or `host:port`) that a query may ask with SERVICE, `origins` (such as
    `https://example.org`, or `*`) those whose pages may read what `serve` answers: none, unless somebody names them.
    `embedders` are the sites whose pages may show those under `/embed/` in a frame: none, unless somebody names them.
    `address` is where the statements are, if not in `dataset`: `memory`, a file of RDF or a SPARQL server, which is
    told `user` and `password`, or `token`; only `plain_hosts` are spoken to without encryption.
    """

    data: Path
    dataset: Path
    sources: Path | None = None
    language: Language = "fr"
    query_seconds: float = 30.0
    query_megabytes: int = 2048
    service_hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    embedders: tuple[str, ...] = ()
    address: str = ""
    plain_hosts: tuple[str, ...] = ()
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read `AMU_GRAPH_DATA`, `…_DATASET`, `…_SOURCES`, `…_LANGUAGE`, `…_QUERY_SECONDS` and the others.

        Hosts and origins are parted by commas or spaces. The language falls back to that of the locale. Empty variables
        count as unset.

        Raises:
            UsageError: a limit is not a number that makes sense, or an origin is none.

        """
        data = _path(environment, "DATA") or project.current().data
        origins = tuple(_origin(text, "ORIGINS") for text in _several(environment, "ORIGINS"))
        settings = cls(
            data=data,
            dataset=default_dataset(),
            sources=_path(environment, "SOURCES") or _texts(data, origins),
            language=language_of_environment(environment),
            query_seconds=_number(environment, "QUERY_SECONDS", cls.query_seconds, least=0.001),
            query_megabytes=int(_number(environment, "QUERY_MEGABYTES", cls.query_megabytes, least=1)),
            service_hosts=_several(environment, "SERVICE_HOSTS"),
            origins=origins,
            embedders=tuple(embedder(text) for text in _several(environment, "EMBEDDERS")),
            plain_hosts=_several(environment, "PLAIN_HOSTS"),
            user=_text(environment, "USER"),
            password=_text(environment, "PASSWORD"),
            token=_text(environment, "TOKEN"),
        )
        dataset = _text(environment, "DATASET")
        return settings.at(dataset) if dataset else settings

    def at(self, address: Path | str) -> "Settings":
        """Return the same settings for a dataset elsewhere: `memory`, a folder, a file of RDF or a server's address."""
        text = str(address)
        path = Path(text)
        is_file = path.suffix.lower() in FILES and not path.is_dir()
        if text == MEMORY or is_server(text) or is_file or path.is_file():
            return replace(self, address=text)
        return replace(self, dataset=path, address="")

    @property
    def written(self) -> Path:
        """The folder that a build writes.

        Raises:
            UsageError: the dataset is said to be where a build cannot write.

        """
        if self.address:
            raise UsageError(
                Text(
                    fr=f"Une construction s’écrit dans un dossier, pas dans {self.address}.",
                    en=f"A build is written into a folder, not into {self.address}.",
                ),
                remedy=Text(fr="Donnez un dossier : --dataset DOSSIER", en="Give a folder: --dataset FOLDER"),
            )
        return self.dataset


def is_server(address: str) -> bool:
    """Return whether an address is that of a server, not the name of a file or a folder.

    >>> is_server("https://example.org/sparql"), is_server("build/dataset")
    (True, False)
    """
    return address.lower().startswith(("http://", "https://"))


def _text(environment: Mapping[str, str], name: str) -> str:
    return environment.get(f"{_PREFIX}{name}") or ""


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    text = _text(environment, name)
    return Path(text) if text else None


def _several(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(_text(environment, name).lower().replace(",", " ").split())


def _number(environment: Mapping[str, str], name: str, default: float, *, least: float) -> float:
    text = _text(environment, name)
    try:
        number = float(text) if text else default
    except ValueError:
        number = 0.0
    if not least <= number <= _MOST:
        raise UsageError(
            Text(
                fr=f"{_PREFIX}{name} vaut « {text} » : il faut un nombre de {least:g} à {_MOST:.0f}.",
                en=f"{_PREFIX}{name} is “{text}”: it must be a number from {least:g} to {_MOST:.0f}.",
            )
        )
    return number


def embedder(text: str) -> str:
    """Return a site that may frame our pages, as a browser's policy names it; a bare name is one of HTTPS.

    >>> embedder("revue.example.org"), embedder("https://*.example.org/")
    ('https://revue.example.org', 'https://*.example.org')

    Raises:
        UsageError: it is no name of a site.

    """
    site = text.lower().rstrip("/")
    if not _SITE.fullmatch(site):
        raise UsageError(
            Text(
                fr=f"« {text[:80]} » ne nomme pas un site qui puisse intégrer des pages.",
                en=f"“{text[:80]}” names no site that may embed pages.",
            ),
            remedy=Text(
                fr="Écrivez https://revue.exemple.org, https://*.exemple.org ou http://localhost:3000.",
                en="Write https://journal.example.org, https://*.example.org or http://localhost:3000.",
            ),
        )
    return site if "://" in site else f"https://{site}"


def _origin(text: str, name: str) -> str:
    """Return an origin as browsers write it."""
    origin = text.rstrip("/")
    if origin != "*" and not _ORIGIN.fullmatch(origin):
        raise UsageError(
            Text(
                fr=f"{_PREFIX}{name} contient « {text} » : il faut https://nom, http://nom:port ou *.",
                en=f"{_PREFIX}{name} has “{text}”: it must be https://name, http://name:port or *.",
            )
        )
    return origin


def _texts(data: Path, origins: tuple[str, ...]) -> Path | None:
    """Return the folder of the local words beside the data; none where pages of others may read what is answered."""
    folder = data.parent / project.TEXTS
    return folder if folder.is_dir() and not origins else None


def language_of_environment(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language of `AMU_GRAPH_LANGUAGE`, else that of the locale, else French."""
    names = ("AMU_GRAPH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return language_of(next((value for name in names if (value := environment.get(name))), None))


def default_dataset() -> Path:
    """Return `build/dataset` of the project, or a folder in the user's cache for the one that a package carries."""
    folder = project.current().folder
    if folder != resources.PACKAGED:
        return folder / "build" / "dataset"
    from platformdirs import user_cache_path  # only an installed package needs it

    return user_cache_path("amu-graph") / "dataset"


def default_cache() -> Path:
    """Return the folder of what commands keep for the next ones, beside the usual dataset."""
    return default_dataset().with_name("cache")
