"""The pages of the settings and of the formats, from their tables."""

from collections.abc import Iterator, Mapping

from markup import code, page, table
from networks import network_formats

from amu_graph.formats import (
    BIBLIOGRAPHY_SYNTAXES,
    RDF_SYNTAXES,
    TABLE_SYNTAXES,
    BibliographySyntax,
    RdfSyntax,
    TableSyntax,
)
from amu_graph.language import Text
from amu_graph.settings import Settings

WORDS = {
    "AMU_GRAPH_DATA": Text(
        "Dossier des notes de lecture et des décisions ; `data/` du dépôt, ou la copie du paquet installé.",
        "Folder of the reading notes and decisions; `data/` of the checkout, or the copy in the installed package.",
    ),
    "AMU_GRAPH_DATASET": Text(
        "Dossier que `build` écrit et que les autres commandes lisent (`build/dataset` du dépôt, ou le cache de "
        "l’utilisateur), fichier RDF, adresse d’un serveur SPARQL, ou `memory`. L’option `--dataset` l’emporte.",
        "Folder that `build` writes and the other commands read (`build/dataset` of the checkout, or the user’s "
        "cache), an RDF file, the address of a SPARQL server, or `memory`. The option `--dataset` wins.",
    ),
    "AMU_GRAPH_SOURCES": Text(
        "Dossier de copies locales des documents lus, `{source}.txt` : `why` en montre les mots.",
        "Folder of local copies of the documents read, `{source}.txt`: `why` shows their words.",
    ),
    "AMU_GRAPH_LANGUAGE": Text(
        "`fr` ou `en` ; à défaut, la langue du système, puis le français. L’option `--language` l’emporte.",
        "`fr` or `en`; otherwise the language of the system, then French. The option `--language` wins.",
    ),
    "AMU_GRAPH_QUERY_SECONDS": Text(
        "Durée accordée à une requête, en secondes.", "Time that a query may take, in seconds."
    ),
    "AMU_GRAPH_QUERY_MEGABYTES": Text(
        "Mémoire accordée à une requête, en mégaoctets. `serve` évalue à la fois autant de requêtes longues que la "
        "moitié de la mémoire de la machine en contient.",
        "Memory that a query may take, in megabytes. `serve` evaluates as many long queries at once as half of the "
        "machine’s memory holds.",
    ),
    "AMU_GRAPH_SERVICE_HOSTS": Text(
        "Machines (`hôte` ou `hôte:port`, séparées par des virgules) que `SERVICE` peut interroger ; aucune "
        "par défaut.",
        "Machines (`host` or `host:port`, parted by commas) that `SERVICE` may ask; none by default.",
    ),
    "AMU_GRAPH_EMBEDDERS": Text(
        "Sites (`https://revue.exemple.org`, `https://*.exemple.org`, séparés par des virgules) dont les pages peuvent "
        "intégrer celles de `/embed/` ; aucun par défaut. L’option `--embed` de `serve` en ajoute.",
        "Sites (`https://journal.example.org`, `https://*.example.org`, parted by commas) whose pages may embed those "
        "under `/embed/`; none by default. The option `--embed` of `serve` adds some.",
    ),
    "AMU_GRAPH_ORIGINS": Text(
        "Sites (`https://exemple.org`, séparés par des virgules, ou `*` pour tous) dont les pages peuvent lire ce que "
        "répond `serve` ; aucun par défaut.",
        "Sites (`https://example.org`, parted by commas, or `*` for all) whose pages may read what `serve` answers; "
        "none by default.",
    ),
    "AMU_GRAPH_PLAIN_HOSTS": Text(
        "Serveurs (`hôte` ou `hôte:port`, séparés par des virgules) auxquels on peut parler sans chiffrement "
        "(`http://`) ; cette machine seule par défaut.",
        "Servers (`host` or `host:port`, parted by commas) that may be spoken to without encryption (`http://`); this "
        "machine alone by default.",
    ),
    "AMU_GRAPH_USER": Text(
        "Nom que demande le serveur du jeu de données.", "Name that the server of the dataset asks for."
    ),
    "AMU_GRAPH_PASSWORD": Text("Le mot de passe de ce nom.", "The password of that name."),
    "AMU_GRAPH_TOKEN": Text(
        "Jeton qu’il demande au lieu d’un nom et d’un mot de passe.",
        "Token that it asks for instead of a name and password.",
    ),
}
"""What each variable means; a variable that the settings read and that is not here stops the generation."""

COMPUTED = frozenset(
    {"data", "dataset", "sources", "language", "service_hosts", "origins", "plain_hosts", "user", "password", "token"}
)
"""Settings whose default depends on the machine; the words say how."""


class Asked(Mapping[str, str]):
    """An environment without variables, which remembers those that it was asked for."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}

    def get(self, key: str, _default: object = None) -> None:  # type: ignore[override] # nothing is ever set
        """Remember the name, and have no value."""
        self.names[key] = None

    def __getitem__(self, key: str) -> str:
        self.names[key] = None
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def settings_page() -> str:
    """Return the page of the environment variables."""
    about = Text(
        "Les variables d’environnement que lit `Settings.from_environment()` ; une variable vide compte comme absente.",
        "The environment variables that `Settings.from_environment()` reads; an empty variable counts as unset.",
    )
    asked = Asked()
    defaults = Settings.from_environment(asked)
    names = [name for name in asked.names if name.startswith("AMU_GRAPH_")]
    rows = [[code(name), _default(defaults, name), WORDS[name].fr, WORDS[name].en] for name in names]
    header = ["variable", "défaut · default", "français", "English"]
    return page(Text("Réglages", "Settings"), about, table(header, rows))


def _default(defaults: Settings, name: str) -> str:
    field = name.removeprefix("AMU_GRAPH_").lower()
    return "" if field in COMPUTED else code(str(getattr(defaults, field)))


def formats_page() -> str:
    """Return the page of the formats."""
    about = Text(
        "Un format se nomme par son nom (`-f turtle`) ou par l’extension d’un fichier (`-o amu.ttl`).",
        "A format is named by its name (`-f turtle`) or by the extension of a file (`-o amu.ttl`).",
    )
    named = ["oui · *yes*" if each.named_graphs else "" for each in RDF_SYNTAXES]
    rdf = [[*_syntax(each), graphs] for each, graphs in zip(RDF_SYNTAXES, named, strict=True)]
    header = ["nom · name", "titre · title", "extensions", "type MIME · media type"]
    return page(
        Text("Formats", "Formats"),
        about,
        "## RDF\n\nLe graphe, les réponses aux CONSTRUCT et DESCRIBE. *The graph, answers to CONSTRUCT and DESCRIBE.*",
        table([*header, "graphes nommés · named graphs"], rdf),
        "## Résultats · Results\n\nLes réponses aux SELECT et ASK. *Answers to SELECT and ASK.*",
        table(header, map(_syntax, TABLE_SYNTAXES)),
        "## Bibliographies\n\nLes publications : toutes, ou celles de ce qui est nommé. Sur le web, CSL-JSON a "
        "l’extension `.csl.json`, car `.json` y est une réponse SPARQL ; JSON-LD est toujours `.jsonld`.\n\n"
        "*The publications: all, or those of what is named. On the web CSL-JSON has the extension `.csl.json`, as "
        "`.json` is an answer of SPARQL "
        "there; JSON-LD is always `.jsonld`.*",
        table(header, map(_syntax, BIBLIOGRAPHY_SYNTAXES)),
        f"## Réseaux · Networks\n\n{network_formats()}",
    )


def _syntax(syntax: RdfSyntax | TableSyntax | BibliographySyntax) -> list[str]:
    extensions = " ".join(code(f".{each}") for each in syntax.extensions)
    return [code(syntax.name), syntax.title, extensions, "<br>".join(map(code, syntax.media_types))]
