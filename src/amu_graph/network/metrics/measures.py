"""The measures of a network as one table, with a sentence for each and honest warnings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amu_graph.extras import needed
from amu_graph.language import Language, Text
from amu_graph.network.metrics.metric import Metric
from amu_graph.network.metrics.sentences import leaders, reading, shown
from amu_graph.network.network_graph import NetworkGraph

if TYPE_CHECKING:
    import pandas as pd

_FEW_NODES: Final = 100
_FEW_LINKS: Final = 2


@dataclass
class Measures:
    """What was measured.

    `values` holds the value of each node by metric, `estimates` the standard errors of those that were sampled,
    `figures` the metrics that are one number (or a list of pairs); `interrupted` means that some are missing.
    """

    network: NetworkGraph
    metrics: list[Metric] = field(default_factory=list)
    values: dict[str, dict[str, float]] = field(default_factory=dict)
    estimates: dict[str, dict[str, float]] = field(default_factory=dict)
    figures: dict[str, object] = field(default_factory=dict)
    samples: dict[str, int] = field(default_factory=dict)
    interrupted: bool = False

    def add(self, metric: Metric, result: Any) -> None:  # noqa: ANN401 - an array, an estimate or a figure
        """Keep the result of a metric."""
        self.metrics.append(metric)
        nodes = list(self.network.graph)
        if metric.scope == "network":
            self.figures[metric.name] = result
            return
        if not isinstance(result, np.ndarray):
            self.estimates[metric.name] = dict(zip(nodes, result.error.tolist(), strict=True))
            self.samples[metric.name] = result.samples
            result = result.values
        found = [int(value) if metric.whole else value for value in result.tolist()]
        self.values[metric.name] = dict(zip(nodes, found, strict=True))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a column or a figure
        return self.values[name] if name in self.values else self.figures[name]

    def __iter__(self) -> Iterator[str]:
        return (metric.name for metric in self.metrics)

    def top(self, name: str, count: int = 3) -> list[tuple[str, float]]:
        """Return the nodes of the most remarkable values, ties in the order of their IRIs; NaN is left out."""
        metric = next(each for each in self.metrics if each.name == name)
        return leaders(metric, self.values[name], count)

    def warnings(self) -> list[Text]:
        """Return what a reader must know before trusting the figures."""
        degrees = [degree for _, degree in self.network.graph.degree()]
        few, size = sum(degree <= _FEW_LINKS for degree in degrees), len(degrees)
        found = []
        if size < _FEW_NODES or few > size / 2:
            found.append(
                Text(
                    fr=f"Petit réseau : {few} des {size} nœuds ont deux liens ou moins ; leur centralité dit surtout "
                    "ce que les sources lues en rapportent, pas leur place dans le monde.",
                    en=f"Small network: {few} of the {size} nodes have two links or fewer; their centrality mostly "
                    "tells what the sources read report of them, not their standing in the world.",
                )
            )
        for name, samples in self.samples.items():
            found.append(
                Text(
                    fr=f"{name} est estimée à partir de {samples} nœuds tirés au sort ; ± donne l’erreur type.",
                    en=f"{name} is estimated from {samples} nodes drawn at random; ± gives the standard error.",
                )
            )
        if self.interrupted:
            found.append(Text(fr="Calcul interrompu : des mesures manquent.", en="Interrupted: measures are missing."))
        return found

    def sentences(self, language: Language) -> list[str]:
        """Return the reading of each measure in a sentence."""
        return [reading(self.network, metric, self[metric.name]).in_(language) for metric in self.metrics]

    def rows(self, language: Language) -> tuple[list[str], list[list[object]]]:
        """Return the header and the rows of the table, the best linked nodes first."""
        names = list(self.values)
        header = ["node", "label", "class"]
        for name in names:
            header.extend([name, f"± {name}"] if name in self.estimates else [name])
        nodes = self.network.graph.nodes
        first = names[0] if names else ""
        ordered = sorted(nodes, key=lambda node: (-_known(self.values[first][node]) if first else 0.0, node))
        rows = []
        for node in ordered:
            row: list[object] = [node, self.network.name(node, language), nodes[node].get("class", "")]
            for name in names:
                row.append(self.values[name][node])
                if name in self.estimates:
                    row.append(self.estimates[name][node])
            rows.append(row)
        return header, rows

    def to_pandas(self, language: Language = "fr") -> "pd.DataFrame":
        """Return the table as a pandas `DataFrame` indexed by IRI.

        Raises:
            MissingExtraError: pandas, the extra `amu-graph[pandas]`, is not installed.

        """
        with needed("pandas"):
            import pandas as pd

        header, rows = self.rows(language)
        return pd.DataFrame(rows, columns=header).set_index("node")

    def _repr_html_(self) -> str:
        header, rows = self.rows("fr")
        head = "".join(f"<th>{escape(name)}</th>" for name in header[1:])
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(shown(value, 'fr'))}</td>" for value in row[1:]) + "</tr>"
            for row in rows[:50]
        )
        words = "".join(f"<li>{escape(sentence)}</li>" for sentence in self.sentences("fr"))
        notes = "".join(f"<p><strong>⚠</strong> {escape(each.fr)}</p>" for each in self.warnings())
        return f"{notes}<ul>{words}</ul><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _known(value: float) -> float:
    return value if value == value else float("-inf")  # noqa: PLR0124 - NaN
