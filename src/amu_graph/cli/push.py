"""`amu-graph push`: the dataset into a SPARQL server."""

import sys
from typing import TYPE_CHECKING

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import dry_run_option, option, settings
from amu_graph.cli.reader_language import said, say, t
from amu_graph.errors import UsageError
from amu_graph.extras import needed
from amu_graph.graph import load
from amu_graph.language import Text
from amu_graph.settings import is_server

if TYPE_CHECKING:
    from amu_graph.store.remote.push import Push


@command(
    "Charge le jeu de données, avec ses graphes nommés, dans un serveur SPARQL ; --dataset dit lequel. Ce qui est "
    "chargé est relu et comparé, puis seulement remplace l’ancien, d’un coup, pour qui lit. Nom et mot de passe : "
    "AMU_GRAPH_USER et AMU_GRAPH_PASSWORD, ou AMU_GRAPH_TOKEN.",
    "Load the dataset, with its named graphs, into a SPARQL server; --dataset says which. What is loaded is read again "
    "and compared, and only then takes the place of the old one, at once, for readers. Name and password: "
    "AMU_GRAPH_USER and AMU_GRAPH_PASSWORD, or AMU_GRAPH_TOKEN.",
    example="amu-graph push http://127.0.0.1:7878/query --update http://127.0.0.1:7878/update",
)
@click.argument("address", metavar=t("ADRESSE", "ADDRESS"))
@option(
    "--update",
    "Adresse des mises à jour (SPARQL Update), si ce n’est pas celle des requêtes.",
    "Address of updates (SPARQL Update), if it is not that of queries.",
    metavar=t("ADRESSE", "ADDRESS"),
)
@option(
    "--graph-store",
    "Adresse du Graph Store Protocol, s’il y en a une : les grands graphes y sont envoyés, plus vite.",
    "Address of the Graph Store Protocol, if there is one: large graphs are sent there, which is faster.",
    metavar=t("ADRESSE", "ADDRESS"),
)
@option(
    "--keep",
    "Jeux de données d’avant à garder sur le serveur (1 par défaut : qui lit encore l’ancien peut finir).",
    "Earlier datasets to keep on the server (1 by default: whoever still reads the old one can finish).",
    type=click.IntRange(0),
    default=1,
    metavar="N",
)
@dry_run_option
def push(address: str, update: str | None, graph_store: str | None, keep: int, dry_run: bool) -> None:  # noqa: FBT001 - a flag of the command
    """Load the dataset into a server."""
    chosen = settings()
    update = update or address
    for each in (address, update, graph_store or address):
        if not is_server(each):
            raise UsageError(
                Text(
                    fr=f"« {each} » n’est pas l’adresse d’un serveur.", en=f"“{each}” is not the address of a server."
                ),
                remedy=Text(
                    fr="Par exemple : https://example.org/sparql", en="For example: https://example.org/sparql"
                ),
            )
    with needed("remote"):
        from amu_graph.store.opening import access_to
        from amu_graph.store.remote.push import Push, in_words
        from amu_graph.store.remote.target import Target
    storing = access_to(graph_store, chosen) if graph_store else None
    target = Target(access_to(address, chosen), access_to(update, chosen), storing)
    pushed = Push.of(load(settings=chosen).store, target)
    if dry_run:
        _say_what_would_be(pushed, target.host)
        return
    label = t("Chargement", "Loading")
    with click.progressbar(length=pushed.statements, label=label, file=sys.stderr) as bar:
        done = pushed.run(target, keep=keep, tell=bar.update)
    click.echo(said(in_words(done, target.host)))


def _say_what_would_be(pushed: "Push", host: str) -> None:
    newest = pushed.known[0] if pushed.known else None
    count, named = pushed.statements, len(pushed.graphs)
    if newest and newest == pushed.same:
        say(
            f"{host} lit déjà ce jeu de données ({count} énoncés) : il serait vérifié.",
            f"{host} reads this dataset already ({count} statements): it would be verified.",
        )
        return
    before = Text(fr="rien", en="nothing")
    if newest:
        before = Text(
            fr=f"{newest.statements} énoncés ({newest.digest[:12]})",
            en=f"{newest.statements} statements ({newest.digest[:12]})",
        )
    say(
        f"{host} recevrait {count} énoncés en {named} graphes ({pushed.digest[:12]}) ; on y lit : {before.fr}.",
        f"{host} would get {count} statements in {named} graphs ({pushed.digest[:12]}); read there now: {before.en}.",
    )
