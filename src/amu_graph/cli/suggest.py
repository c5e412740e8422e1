"""`amu-graph suggest`: propose what a document that was read says."""

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import flag, option, own_settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import said, say, t
from amu_graph.language import counted


@command(
    "Propose ce que dit un document lu : les noms, les dates, les nombres, puis, une fois les noms confirmés, ce "
    "qui les relie. Les propositions vont dans data/review/ ; une personne y répond ; ses réponses restent.",
    "Propose what a document that was read says: names, dates, numbers, then, once names are confirmed, what links "
    "them. The proposals go to data/review/; a person answers them; answers that were given stay.",
    example="amu-graph suggest lieu-commun",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@option(
    "--with maker",
    "Un proposant de plus : spaCy, ou un serveur de modèles de cette machine (http://127.0.0.1:8080/v1#MODÈLE).",
    "One more maker: spaCy, or a server of models on this machine (http://127.0.0.1:8080/v1#MODEL).",
    default="",
    metavar="spacy[:MODEL]|URL[#MODEL]",
)
@flag(
    "--allow-remote",
    "Permet un serveur qui n’est pas cette machine : le texte du document la quitte.",
    "Allow a server that is not this machine: the text of the document leaves it.",
)
def suggest(sources: tuple[str, ...], *, maker: str, allow_remote: bool) -> None:
    """Write the proposals and say how many there are."""
    for source in sources:
        _suggest(source, maker=maker, allow_remote=allow_remote)


def _suggest(source: str, *, maker: str, allow_remote: bool) -> None:
    from amu_graph.ingest.suggest.suggest import suggest as propose

    found = propose(source, own_settings(), maker=maker, allow_remote=allow_remote)
    every = said(counted(len(found.review.every), "proposition", "proposal"))
    new = said(counted(found.new, "nouvelle", "new one")) if found.new else t("aucune nouvelle", "no new one")
    waiting = len(found.review.open)
    say(
        f"{relative(found.path)} : {every}, {new}, {waiting} sans réponse.",
        f"{relative(found.path)}: {every}, {new}, {waiting} without an answer.",
    )
    for remark in found.remarks:
        click.echo(said(remark), err=True)
