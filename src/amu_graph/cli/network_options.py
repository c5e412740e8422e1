"""The options of `amu-graph network`."""

from dataclasses import dataclass, fields
from pathlib import Path

import click

from amu_graph.cli.options import output_option
from amu_graph.cli.reader_language import t
from amu_graph.network.layouts import LAYOUTS

ROWS = 20


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the options ask of a network."""

    output: Path | None
    layout: str
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
    """Return the options that every view has, in the order of the help."""
    return [*_drawing(), *_comparing()]


def _drawing() -> list[click.Parameter]:
    """Return the options that draw and measure a network."""

    def nothing() -> None:
        """Carry the options."""

    return [
        *click.command()(output_option(nothing)).params,
        click.Option(["--layout"], default="", metavar=t("NOM", "NAME"), help=", ".join(LAYOUTS)),
        click.Option(
            ["--metrics"],
            is_flag=True,
            help=t("Affiche les mesures et leur lecture.", "Show the metrics, in words too."),
        ),
        click.Option(
            ["--metric", "names"],
            multiple=True,
            metavar=t("NOM", "NAME"),
            help=t("Une mesure (plusieurs fois possible).", "One metric (may be repeated)."),
        ),
        click.Option(
            ["--rows"],
            type=click.IntRange(min=1),
            default=ROWS,
            metavar="N",
            help=t(f"Lignes du tableau ({ROWS} par défaut).", f"Rows of the table (default {ROWS})."),
        ),
        click.Option(
            ["--newman"],
            is_flag=True,
            help=t("Pondère selon Newman : 1/(participants − 1).", "Weight after Newman: 1/(participants − 1)."),
        ),
        click.Option(["--seed"], type=int, default=0, metavar="N", help=t("Graine du hasard.", "Seed of chance.")),
    ]


def _comparing() -> list[click.Parameter]:
    """Return the options that compare networks or ask who combines and links."""
    return [
        click.Option(
            ["--split"],
            type=int,
            metavar=t("ANNÉE", "YEAR"),
            help=t("Compare avant cette année et depuis.", "Compare before this year with since then."),
        ),
        click.Option(
            ["--against"], metavar=t("VUE", "VIEW"), help=t("Compare avec une autre vue.", "Compare with another view.")
        ),
        click.Option(
            ["--roles"],
            is_flag=True,
            help=t("Qui cumule des rôles dans une même chose.", "Who combines roles in one thing."),
        ),
        click.Option(
            ["--brokers"],
            metavar=t("ATTRIBUT", "ATTRIBUTE"),
            help=t(
                "Qui relie des voisins de plusieurs : class, kind, mode, place.",
                "Who links neighbours of several: class, kind, mode, place.",
            ),
        ),
    ]
