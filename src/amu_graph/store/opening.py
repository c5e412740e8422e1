"""A dataset that is no folder: a file of RDF, or one that a SPARQL server holds."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph.errors import DatasetError, cause_of
from amu_graph.language import Text
from amu_graph.namespaces import BASE
from amu_graph.settings import FILES, Settings, is_server
from amu_graph.store.embedded import Store

if TYPE_CHECKING:
    from amu_graph.store.remote import Access

_FILE: Final = ox.NamedNode(BASE + "graph/file")
"""The graph that says what a file of triples says: pages show what some graph says, and such a file names none."""


def opened(settings: Settings) -> Store:
    """Return the store at the address of the settings.

    Raises:
        DatasetError: there is nothing, it cannot be read, or it is no RDF.
        UsageError: the address is none, or would be spoken to without encryption.

    """
    address = settings.address
    if not is_server(address):
        return _of_file(Path(address))
    from amu_graph.store.remote import RemoteStore  # httpx takes long to load

    return RemoteStore(access_to(address, settings))


def access_to(address: str, settings: Settings) -> "Access":
    """Return the access to a server, with what the settings send to it.

    Raises:
        UsageError: it is no address, holds a password, or would be spoken to without encryption.

    """
    from amu_graph.store.remote import Access

    return Access.to(
        address,
        plain_hosts=settings.plain_hosts,
        user=settings.user,
        password=settings.password,
        token=settings.token,
        seconds=settings.query_seconds,
        megabytes=settings.query_megabytes,
    )


def _of_file(path: Path) -> Store:
    if path.suffix.lower() not in FILES:
        raise DatasetError(
            Text(
                fr=f"{path} n’est ni un dossier ni un fichier RDF.", en=f"{path} is neither a folder nor an RDF file."
            ),
            remedy=Text(fr=f"Un fichier finit par {', '.join(FILES)}.", en=f"A file ends in {', '.join(FILES)}."),
        )
    format_ = ox.RdfFormat.from_extension(path.suffix[1:].lower())
    assert format_ is not None
    try:
        content = path.read_bytes()
        engine = ox.Store()
        engine.bulk_load(content.removeprefix(b"\xef\xbb\xbf"), format=format_)
        if not format_.supports_datasets:
            engine.bulk_extend([ox.Quad(one.subject, one.predicate, one.object, _FILE) for one in engine])
    except OSError as error:
        cause = cause_of(error)
        raise DatasetError(
            Text(fr=f"Impossible de lire {path} : {cause.fr}.", en=f"Cannot read {path}: {cause.en}.")
        ) from error
    except SyntaxError as error:
        raise DatasetError(
            Text(fr=f"{path} n’est pas du {format_.name} : {error}", en=f"{path} is not {format_.name}: {error}")
        ) from error
    return Store(engine, digest=hashlib.sha256(content).hexdigest())
