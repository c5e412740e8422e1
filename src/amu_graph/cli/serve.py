"""`amu-graph serve`: the web application on this machine."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Final, NoReturn

import click

from amu_graph.cli.commands import command
from amu_graph.cli.listening import HOST, listening
from amu_graph.cli.options import flag, option, own_settings, settings
from amu_graph.cli.reader_language import said, say, t
from amu_graph.errors import DatasetError
from amu_graph.extras import needed
from amu_graph.graph import Graph, load
from amu_graph.language import Text
from amu_graph.making import build
from amu_graph.settings import Settings, default_dataset, embedder

if TYPE_CHECKING:
    from amu_graph.cli.announced_server import AnnouncedServer
    from amu_graph.web.http.request_log import RequestLog

PORT: Final = 8747
_SEARCHED: Final = "/search?q=a"
"""A search, which opens the index for the first reader."""


@command(
    "Ouvre le graphe dans le navigateur : pages, recherche, explorateur, SPARQL. S’arrête avec Ctrl-C.",
    "Open the graph in the browser: pages, search, explorer, SPARQL. Stops with Ctrl-C.",
    example="amu-graph serve --port 8747",
)
@option(
    "--port",
    f"Port ({PORT} par défaut) ; 0 en prend un de libre.",
    f"Port ({PORT} by default); 0 takes a free one.",
    type=click.IntRange(0, 65535),
    default=PORT,
    metavar="PORT",
)
@option("--open/--no-open open_", "Ouvrir le navigateur, ou non.", "Open the browser, or not.", default=True)
@flag(
    "--edit",
    "Ajoute la relecture des propositions (/review) : les seules pages qui écrivent.",
    "Add the review of proposals (/review): the only pages that write.",
)
@option(
    "--as by",
    "Avec --edit : initiales de qui relit, s’ils sont plusieurs.",
    "With --edit: the reviewer’s initials.",
    default="",
    metavar=t("INITIALES", "INITIALS"),
)
@option(
    "--embed embedders",
    "Site dont les pages peuvent intégrer celles-ci (plusieurs fois possible) : https://revue.exemple.org.",
    "Site whose pages may embed these (may be repeated): https://journal.example.org.",
    multiple=True,
    metavar=t("SITE", "SITE"),
)
@flag(
    "--watch",
    "Reconstruit à chaque fichier enregistré : les pages suivent.",
    "Build again whenever a file is saved: pages follow.",
)
@flag(
    "--log",
    "Écrit une ligne de JSON par requête sur la sortie standard : ni qui demande, ni ce qui est cherché.",
    "Write a line of JSON for each request on standard output: neither who asks nor what is searched for.",
)
def serve(port: int, open_: bool, edit: bool, by: str, embedders: tuple[str, ...], watch: bool, log: bool) -> None:  # noqa: FBT001, PLR0917 - flags of the command
    """Serve until interrupted."""
    chosen = own_settings() if edit else settings()
    chosen = replace(chosen, embedders=(*chosen.embedders, *map(embedder, embedders)))
    signal.signal(signal.SIGTERM, _end)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - a setting of a library: a layout leaves the other processors to readers
    with needed("web"), listening(port) as listener, _logging() if log else nullcontext() as request_log:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        server = _server(address, request_log, chosen, open_=open_, edit=edit, by=by, watch=watch)
        with (
            _building() if watch else nullcontext(),
            suppress(KeyboardInterrupt, _EndedError),
        ):  # uvicorn has ended by then, and raises the signal again
            server.run(sockets=[listener])
    _hear_no_more()
    say("Arrêté.", "Stopped.")


class _EndedError(SystemExit):
    """The system or its administrator ends the service: that is no failure."""


_ended: Final = Event()
"""Set once the system wants an end: while Python compiles a module, it loses what a handler of signals raises."""


def _end(*_: object) -> NoReturn:
    """End as a command does that has done its work, instead of on the spot: what was begun is tidied away."""
    _ended.set()
    raise _EndedError(0)


def _hear_no_more() -> None:
    """Let Python end in silence where somebody is impatient: a second SIGTERM says nothing new, Ctrl-C ends at once."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def _logging() -> Iterator["RequestLog"]:
    """Write requests on standard output."""
    from amu_graph.web.http.request_log import RequestLog

    log = RequestLog(sys.stdout)
    try:
        yield log
    finally:
        log.close()


@contextmanager
def _building() -> Iterator[None]:
    """Build in a process of its own after each change, so that no reader waits for it."""
    chosen = settings()
    command = [sys.executable, "-m", "amu_graph", "--dataset", str(chosen.written), "--language", chosen.language]
    with subprocess.Popen([*command, "build", "--watch"]) as builder:  # noqa: S603 - our own command
        try:
            yield
        finally:
            builder.terminate()


def _loaded() -> Graph:
    """Return the graph, which is built first where there is none yet; a folder that somebody names is there already."""
    chosen = settings()
    try:
        return load(settings=chosen)
    except DatasetError:
        if chosen.address or chosen.dataset != default_dataset() or any(chosen.dataset.glob("*")):
            raise
        say("Construction du graphe…", "Building the graph…")
        build(chosen)
        return load(settings=chosen)


def _server(
    address: str, log: "RequestLog | None", chosen: Settings, *, open_: bool, edit: bool, by: str, watch: bool
) -> "AnnouncedServer":
    """Return the server of the application, which says what it lacks."""
    from amu_graph.cli.announced_server import AnnouncedServer
    from amu_graph.web import create_app
    from amu_graph.web.rendering.assets import MISSING, Assets

    assets = Assets()
    if not assets.built:
        click.echo(t(*MISSING), err=True)

    def tell(text: Text) -> None:
        click.echo(said(text), err=True)

    graph = _loaded()
    visited = () if graph.store.elsewhere else (*_page_of_a_thing(graph), _SEARCHED)
    app = create_app(graph, chosen, assets=assets, tell=tell, edit=edit, by=by, watch=watch, log=log, visited=visited)
    return AnnouncedServer(app, address, open_=open_, query_seconds=int(chosen.query_seconds), ended=_ended.is_set)


def _page_of_a_thing(graph: Graph) -> Iterator[str]:
    """Yield the page of something that has a part in another, if there is any."""
    from amu_graph.web.rendering.urls import path_of

    agents = graph.store.select("SELECT ?agent { ?participation amu:agent ?agent } LIMIT 1")
    yield from filter(None, (path_of(row["agent"].value) for row in agents))
