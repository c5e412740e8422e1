"""`amu-graph concept`: add a concept to the vocabularies of the project."""

import click

from amu_graph import resources
from amu_graph.cli.commands import command
from amu_graph.cli.options import dry_run_option, flag, option, settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import say, t
from amu_graph.language import Text


@command(
    "Ajoute un concept à un vocabulaire du projet (rôle, thème, sorte …), montre ce qui change et refait les "
    "schémas des éditeurs de texte. Un concept qui existe, ou presque, est refusé.",
    "Add a concept to a vocabulary of the project (role, theme, kind …), show what changes and make the schemas of "
    "text editors anew. A concept that is there, or nearly, is refused.",
    example="amu-graph concept role jardinier --fr jardinier --en gardener",
)
@click.argument("scheme", metavar=t("VOCABULAIRE", "VOCABULARY"))
@click.argument("slug", metavar=t("NOM-COURT", "SHORT-NAME"))
@option("--fr", "Son nom, en français.", "Its name, in French.", default="", metavar=t("NOM", "NAME"))
@option("--en", "Son nom, en anglais.", "Its name, in English.", default="", metavar=t("NOM", "NAME"))
@option("--definition-fr", "En français.", "In French.", default="", metavar=t("PHRASE", "SENTENCE"))
@option("--definition-en", "En anglais.", "In English.", default="", metavar=t("PHRASE", "SENTENCE"))
@option(
    "--broader",
    "Le concept plus large ; sans lui, il est au sommet.",
    "The broader concept; without it, it is at the top.",
    default="",
    metavar=t("NOM-COURT", "SHORT-NAME"),
)
@flag("--anyway", "L’ajoute même si un autre est tout proche.", "Add it though another is very near.")
@dry_run_option
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
        say(f"Écrit : {relative(path)}", f"Written: {relative(path)}")
