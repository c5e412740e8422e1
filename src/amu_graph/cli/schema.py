"""`amu-graph schema`: what text editors need to complete and check notes and decisions."""

import click

from amu_graph import resources
from amu_graph.cli.commands import command
from amu_graph.cli.options import own_settings
from amu_graph.cli.problems import relative


@command(
    "Écrit dans le dossier des données les schémas des notes et des décisions, d’après l’ontologie, les "
    "vocabulaires et les formes : l’éditeur de texte complète et vérifie pendant la frappe. À refaire quand ils "
    "changent ; « check » le rappelle.",
    "Write the schemas of notes and decisions into the folder of the data, from the ontology, the vocabularies and "
    "the shapes: the text editor completes and checks while you type. To be done again when they change; “check” "
    "reminds you.",
    example="amu-graph schema",
)
def schema() -> None:
    """Write the schemas, and say where."""
    from amu_graph.notes.schema import write_schemas

    for path in write_schemas(own_settings().data, resources.ontology()):
        click.echo(relative(path), err=True)
