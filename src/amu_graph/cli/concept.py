"""`amu-graph concept`: add a concept to the vocabularies of the project."""

import click

from amu_graph import resources
from amu_graph.cli.commands import Command
from amu_graph.cli.options import settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import t
from amu_graph.language import Text


@click.command(
    cls=Command,
    help=t(
        "Ajoute un concept à un vocabulaire du projet (rôle, thème, sorte …), montre ce qui change et refait les "
        "schémas des éditeurs de texte. Un concept qui existe, ou presque, est refusé.",
        "Add a concept to a vocabulary of the project (role, theme, kind …), show what changes and make the schemas of "
        "text editors anew. A concept that is there, or nearly, is refused.",
    ),
    example="amu-graph concept role jardinier --fr jardinier --en gardener",
)
@click.argument("scheme", metavar=t("VOCABULAIRE", "VOCABULARY"))
@click.argument("slug", metavar=t("NOM-COURT", "SHORT-NAME"))
@click.option("--fr", required=True, metavar=t("NOM", "NAME"), help=t("Son nom, en français.", "Its name, in French."))
@click.option("--en", required=True, metavar=t("NOM", "NAME"), help=t("Son nom, en anglais.", "Its name, in English."))
@click.option("--definition-fr", default="", metavar=t("PHRASE", "SENTENCE"), help=t("En français.", "In French."))
@click.option("--definition-en", default="", metavar=t("PHRASE", "SENTENCE"), help=t("En anglais.", "In English."))
@click.option(
    "--broader",
    default="",
    metavar=t("NOM-COURT", "SHORT-NAME"),
    help=t("Le concept plus large ; sans lui, il est au sommet.", "The broader concept; without it, it is at the top."),
)
@click.option(
    "--anyway",
    is_flag=True,
    help=t("L’ajoute même si un autre est tout proche.", "Add it though another is very near."),
)
@click.option(
    "--dry-run", is_flag=True, help=t("Montre le changement sans rien écrire.", "Show the change and write nothing.")
)
def concept(scheme: str, slug: str, *, anyway: bool, dry_run: bool, broader: str, **words: str) -> None:
    """Show the change, write it, and the schemas with it."""
    from amu_graph.builder.concepts import Concept, add_concept
    from amu_graph.notes.schema import write_schemas

    new = Concept(
        scheme=scheme,
        slug=slug,
        name=Text(words["fr"], words["en"]),
        definition=Text(words["definition_fr"], words["definition_en"]),
        broader=broader.removeprefix(f"{scheme}:"),
    )
    change = add_concept(new, anyway=anyway)
    click.echo(change.diff, nl=False)
    if dry_run:
        return
    change.write()
    for path in (change.edits[0].path, *write_schemas(settings().data, resources.ontology())):
        click.echo(t(f"Écrit : {relative(path)}", f"Written: {relative(path)}"), err=True)
