"""`amu-graph`: the command and its subcommands."""

import click

from amu_graph import project
from amu_graph.cli.commands import Entry, Group
from amu_graph.cli.reader_language import OPTION, language, said, t
from amu_graph.language import LANGUAGES, Text
from amu_graph.settings import Settings


def _entry(name: str, fr: str, en: str) -> Entry:
    return Entry(f"amu_graph.cli.{name}", name, Text(fr=fr, en=en))


ours = project.current()
ENTRIES = {
    "init": _entry("init", "Commence un projet à soi.", "Begin a project of one’s own."),
    "serve": _entry("serve", "Ouvre le graphe dans le navigateur.", "Open the graph in the browser."),
    "build": _entry(
        "build", "Construit le graphe à partir des notes de lecture.", "Build the graph from the reading notes."
    ),
    "check": _entry("check", "Vérifie les notes de lecture.", "Check the reading notes."),
    "ask": _entry("ask", "Pose une question du catalogue.", "Ask a question of the catalogue."),
    "browse": _entry("browse", "Liste ce que le graphe connaît d’une classe.", "List what the graph knows of a class."),
    "compare": _entry("compare", "Met des choses côte à côte.", "Put things side by side."),
    "search": _entry("search", "Cherche dans les noms et les descriptions.", "Search names and descriptions."),
    "show": _entry("show", "Montre tout ce qu’on sait d’une entité.", "Show all that is known of an entity."),
    "why": _entry("why", "Dit quels passages l’affirment.", "Say which passages state it."),
    "query": _entry("query", "Exécute une requête SPARQL.", "Run a SPARQL query."),
    "network": _entry("network", "Écrit, mesure ou dessine un réseau.", "Write, measure or draw a network."),
    "export": _entry("export", "Écrit le graphe dans un fichier RDF.", "Write the graph to an RDF file."),
    "push": _entry("push", "Charge le graphe dans un serveur SPARQL.", "Load the graph into a SPARQL server."),
    "engine": _entry("engine", "Dit ce qu’est un serveur SPARQL.", "Say what a SPARQL server is."),
    "review": _entry("review", "Répond aux propositions, une à une.", "Answer proposals, one by one."),
    "accept": _entry(
        "accept", "Porte les propositions acceptées dans la note.", "Move accepted proposals into the note."
    ),
    "decide": _entry("decide", "Prend une décision éditoriale.", "Take an editorial decision."),
    "read": _entry("read", "Lit des documents : HTML, PDF, DOCX …", "Read documents: HTML, PDF, DOCX …"),
    "note": _entry("note", "Commence la note de lecture d’un document.", "Begin the reading note of a document."),
    "import": Entry(
        "amu_graph.cli.import_file",
        "import_file",
        Text(fr="Importe une bibliographie, un tableau ou du RDF.", en="Import a bibliography, a table or RDF."),
    ),
    "suggest": _entry("suggest", "Propose ce que dit un document lu.", "Propose what a document that was read says."),
    "eval": Entry(
        "amu_graph.cli.eval",
        "eval_",
        Text(fr="Mesure les propositions sur des pages annotées.", en="Measure the proposals on annotated pages."),
    ),
    "concept": _entry("concept", "Ajoute un concept à un vocabulaire.", "Add a concept to a vocabulary."),
    "learn": _entry("learn", "Apprend les noms de ce qui a été relu.", "Learn names from what was reviewed."),
    "schema": _entry("schema", "Écrit les schémas pour les éditeurs de texte.", "Write the schemas for text editors."),
}


@click.group(
    cls=Group,
    entries=ENTRIES,
    invoke_without_command=True,
    context_settings={"max_content_width": 110},
    help=said(Text(*(f"{title}. {about}" for title, about in zip(ours.title, ours.about, strict=True)))),
)
@click.option(
    "--dataset",
    type=click.Path(path_type=str),
    metavar=t("ADRESSE", "ADDRESS"),
    help=t(
        "Où est le jeu de données : dossier, fichier RDF, adresse d’un serveur SPARQL, ou « memory ».",
        "Where the dataset is: a folder, an RDF file, the address of a SPARQL server, or “memory”.",
    ),
)
@click.option(
    OPTION,
    type=click.Choice(LANGUAGES),
    help=t("Langue des messages et des libellés.", "Language of messages and labels."),
)
@click.version_option(package_name="amu-graph", message="%(prog)s %(version)s")
@click.pass_context
def root(context: click.Context, dataset: str | None, language: str | None) -> None:  # noqa: ARG001 - read before parsing
    """Choose the settings; without a command, greet."""
    context.obj = _settings(dataset)
    if context.invoked_subcommand is None:
        from amu_graph.cli.greeting import greet

        greet(context.obj)


def _settings(dataset: str | None) -> Settings:
    from dataclasses import replace

    settings = replace(Settings.from_environment(), language=language())
    return settings.at(dataset) if dataset else settings
