"""`amu-graph accept`: move answered proposals into the note."""

from typing import Final

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import dry_run_option, flag, option, own_settings
from amu_graph.cli.problems import list_problems
from amu_graph.cli.reader_language import said, say, t
from amu_graph.extras import needed
from amu_graph.language import counted

_MOST: Final = 1000
"""Lines of a change that are printed once it is written."""


@command(
    "Porte dans la note d’une source les propositions qui ont une réponse, et montre ce qui change. La note est "
    "créée à la première fois ; rien n’est écrit si la construction du graphe s’arrêtait ensuite. Ce qui est "
    "refusé ou sans réponse reste dans data/review/.",
    "Move the proposals about a source that have an answer into its note, and show what changes. The note is made "
    "the first time; nothing is written where the graph could not be built afterwards. What is rejected or has no "
    "answer stays in data/review/.",
    example="amu-graph accept page-du-quartier --dry-run",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@flag(
    "--all everything",
    "Accepte aussi ce qui est sans réponse, sauf un nom qui ressemble à un nom connu, et ce qui est plutôt faux "
    "(moins de 0,5).",
    "Accept what has no answer too, except a name that resembles a known one, and what is rather not so (below 0.5).",
)
@option(
    "--by",
    "Avec --all : seulement ce que propose cette origine (table, rule/…).",
    "With --all: only what this origin proposes (table, rule/…).",
    multiple=True,
    metavar=t("ORIGINE", "ORIGIN"),
)
@dry_run_option
def accept(sources: tuple[str, ...], everything: bool, by: tuple[str, ...], dry_run: bool) -> None:  # noqa: FBT001 - flags
    """Print what changes in the note; say what is left."""
    with needed("build"):
        from amu_graph.ingest.accept import accept as move

    for source in sources:
        accepted = move(own_settings(), source, everything=everything, by=by)
        if not dry_run:
            accepted.change.write()
        show_diff(accepted.notes_diff, whole=dry_run)
        list_problems(accepted.change.remarks, err=True)
        moved, left = counted(accepted.moved, "énoncé", "record"), counted(accepted.open, "proposition", "proposal")
        say(
            f"{source} : {said(moved)} à la note, {said(left)} sans réponse.",
            f"{source}: {said(moved)} to the note, {said(left)} without an answer.",
        )
        if accepted.waiting:
            waiting = said(counted(accepted.waiting, "énoncé", "record"))
            say(
                f"Qui est qui ? {waiting} en attente : amu-graph review {source}",
                f"Who is who? {waiting} waiting: amu-graph review {source}",
            )


def show_diff(diff: str, *, whole: bool) -> None:
    """Print what changes, of a long change the beginning: what is written can be read in the note."""
    lines = diff.splitlines(keepends=True)
    shown = lines if whole else lines[:_MOST]
    click.echo("".join(shown), nl=False)
    if left := len(lines) - len(shown):
        say(f"… et {left} lignes de plus dans la note.", f"… and {left} more lines in the note.")
