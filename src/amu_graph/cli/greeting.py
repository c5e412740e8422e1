"""What `amu-graph` says without a command: six lines, what the graph holds and three things to try."""

import click

from amu_graph.cli.reader_language import t
from amu_graph.graph import load
from amu_graph.settings import Settings

_CLASSES = ("Organization", "Person", "Project", "Publication", "Event", "Participation", "Passage")


def greet(settings: Settings) -> None:
    """Print the greeting.

    Raises:
        DatasetError: there is no dataset yet; says what to run.

    """
    count = load(settings=settings).store.totals.classes
    organizations, people, projects, publications, events, parts, passages = (count.get(name, 0) for name in _CLASSES)
    click.echo(
        t(
            "amu-graph : qui a écrit, accueilli ou accompagné quoi, autour de la maîtrise d’usage.\n"
            f"{organizations} organisations, {people} personnes, {projects} projets, {publications} publications, "
            f"{events} événements,\n"
            f"{parts} participations, lues dans {passages} passages de documents. Essayez :\n"
            "  amu-graph ask project/participants --project ecoterra\n"
            '  amu-graph show "Thomas Huguen"\n'
            "  amu-graph search batiment            (tout le reste : amu-graph --help)",
            "amu-graph: who authored, hosted or accompanied what, around maîtrise d’usage.\n"
            f"{organizations} organizations, {people} people, {projects} projects, {publications} publications, "
            f"{events} events,\n"
            f"{parts} participations, read in {passages} passages of documents. Try:\n"
            "  amu-graph ask project/participants --project ecoterra\n"
            '  amu-graph show "Thomas Huguen"\n'
            "  amu-graph search batiment            (everything else: amu-graph --help)",
        )
    )
