"""`amu-graph engine`: what a SPARQL server is, and where it differs."""

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import settings
from amu_graph.cli.reader_language import said, t
from amu_graph.extras import needed


@command(
    "Dit ce qu’est un serveur SPARQL : ce qu’on y lit, où il coupe ses réponses, en quoi il diffère ; le garde, et dit "
    "ensuite ce qui a changé. N’y écrit rien.",
    "Say what a SPARQL server is: what is read there, where it cuts its answers, where it differs; keep it, and say "
    "what has changed since. Writes nothing there.",
    example="amu-graph engine http://127.0.0.1:7878/query",
)
@click.argument("address", metavar=t("ADRESSE", "ADDRESS"))
def engine(address: str) -> None:
    """Ask a server what it does."""
    with needed("remote"):
        from amu_graph.store.opening import access_to
        from amu_graph.store.remote.exchange import Exchange
        from amu_graph.store.remote.failures import ServerError
        from amu_graph.store.remote.kept_probe import changes, keep, known, when_it_answered
        from amu_graph.store.remote.probe import in_words, probe
    access = access_to(address, settings())
    before = known(access.url)
    try:
        found = probe(Exchange(access))
    except ServerError:
        for words in when_it_answered(before, access.host) if before else ():
            click.echo(said(words))
        raise
    keep(access.url, found)
    for words in in_words(found, access.host):
        click.echo(said(words))
    for words in changes(before, found, access.host) if before else ():
        click.echo(said(words))
