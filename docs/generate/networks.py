"""The page of the networks: views, metrics, layouts and file formats, from their tables."""

from markup import both, code, page, table
from questions import parameters

from amu_graph.language import Text
from amu_graph.network import views
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.metrics import LINKS, METRICS, Metric
from amu_graph.network.writers import WRITERS


def networks_page() -> str:
    """Return the page of the networks."""
    about = Text(
        "Ce que `amu-graph network VUE` et `graph.network(…)` connaissent.",
        "What `amu-graph network VIEW` and `graph.network(…)` know.",
    )
    return page(
        Text("Réseaux", "Networks"), about, _views(), _metrics(), _layouts(), f"## Formats\n\n{network_formats()}"
    )


def _views() -> str:
    rows = [
        [
            f"[`{view.name}`](../../queries/networks/{view.name}.rq)",
            both(view.summary),
            both(view.node),
            both(view.edge),
            both(view.weight),
            parameters(view.question.parameters),
        ]
        for view in views()
    ]
    header = [
        "vue · view",
        "sujet · subject",
        "nœud · node",
        "lien · link",
        "poids · weight",
        "paramètres · parameters",
    ]
    return f"## Vues · Views\n\n{table(header, rows)}"


def _metrics() -> str:
    return "\n\n".join(["## Mesures · Metrics", *(_metric(each) for each in METRICS.values())])


def _metric(metric: Metric) -> str:
    scope = "" if metric.scope == "node" else " (réseau entier · *whole network*)"
    high = f"- Valeur remarquable : {metric.high.fr} · *Remarkable value: {metric.high.en}*"
    lines = [
        f"### `{metric.name}`",
        "",
        f"**{metric.title.fr} · {metric.title.en}**{scope}",
        "",
        f"- {both(metric.definition)}",
        f"- Liens : {LINKS[metric.links].fr} · *Links: {LINKS[metric.links].en}*",
        *([high] if metric.high.fr else []),
        f"- Limite : {metric.caveat.fr} · *Caveat: {metric.caveat.en}*",
        f"- Source : {metric.source}",
    ]
    return "\n".join(lines)


def _layouts() -> str:
    rows = [[code(each.name), both(each.title), both(each.about)] for each in LAYOUTS.values()]
    return f"## Dispositions · Layouts\n\n{table(['nom · name', 'titre · title', 'description'], rows)}"


def network_formats() -> str:
    """Return the table of the formats of networks."""
    rows = [[" ".join(code(f".{each}") for each in writer.extensions), both(writer.about)] for writer in WRITERS]
    return table(["extension", "usage · use"], rows)
