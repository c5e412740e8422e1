"""The options of `amu-graph network`."""

from dataclasses import dataclass, fields
from pathlib import Path

import click

from amu_graph.cli.options import flag, option, output_option, parameters
from amu_graph.cli.reader_language import t
from amu_graph.network.layouts import LAYOUTS

ROWS = 20


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the options ask of a network."""

    output: Path | None
    layout: str
    width: str
    dpi: int | None
    points: float | None
    metrics: bool
    names: tuple[str, ...]
    rows: int
    newman: bool
    seed: int
    split: int | None
    against: str | None
    roles: bool
    brokers: str | None


NAMES = tuple(each.name for each in fields(Asked))


def options() -> list[click.Parameter]:
    """Return the options that every view has: to draw, measure and compare it, and to ask who combines and links."""
    name, attribute = t("NOM", "NAME"), t("ATTRIBUT", "ATTRIBUTE")
    return parameters(
        output_option(),
        click.option("--layout", default="", metavar=name, help=", ".join(LAYOUTS)),
        option(
            "--width",
            "Largeur d’une figure imprimée (PDF, SVG, PNG) : 160mm.",
            "Width of a printed figure (PDF, SVG, PNG): 160mm.",
            default="",
            metavar=t("LARGEUR", "WIDTH"),
        ),
        option("--dpi", "Finesse d’une figure PNG : 300.", "Fineness of a PNG figure: 300.", type=int, metavar="N"),
        option(
            "--points", "Taille des noms d’une figure : 7.", "Size of names in a figure: 7.", type=float, metavar="N"
        ),
        flag("--metrics", "Affiche les mesures et leur lecture.", "Show the metrics, in words too."),
        option(
            "--metric names",
            "Une mesure (plusieurs fois possible).",
            "One metric (may be repeated).",
            multiple=True,
            metavar=name,
        ),
        option(
            "--rows",
            f"Lignes du tableau ({ROWS} par défaut).",
            f"Rows of the table (default {ROWS}).",
            type=click.IntRange(min=1),
            default=ROWS,
            metavar="N",
        ),
        flag("--newman", "Pondère selon Newman : 1/(participants − 1).", "Weight after Newman: 1/(participants − 1)."),
        option("--seed", "Graine du hasard.", "Seed of chance.", type=int, default=0, metavar="N"),
        option(
            "--split",
            "Compare avant cette année et depuis.",
            "Compare before this year with since then.",
            type=int,
            metavar=t("ANNÉE", "YEAR"),
        ),
        option("--against", "Compare avec une autre vue.", "Compare with another view.", metavar=t("VUE", "VIEW")),
        flag("--roles", "Qui cumule des rôles dans une même chose.", "Who combines roles in one thing."),
        option(
            "--brokers",
            "Qui relie des voisins de plusieurs : class, kind, mode, place.",
            "Who links neighbours of several: class, kind, mode, place.",
            metavar=attribute,
        ),
    )
