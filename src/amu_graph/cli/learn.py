"""`amu-graph learn`: learn names from what was reviewed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import flag, own_settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import said, say, t
from amu_graph.language import counted

if TYPE_CHECKING:
    from amu_graph.ingest.suggest.learning import Learned

_SHOWN = 20


@command(
    "Apprend les noms de ce qui a été relu : les notes dont le texte est ici et, avec DOSSIER, des pages annotées. "
    "Dit ce que le nouveau modèle trouve de plus et de moins ; il ne sert qu’avec --keep.",
    "Learn names from what was reviewed: notes whose text is here and, with FOLDER, annotated pages. Says what the "
    "new model finds more and less; it is used with --keep only.",
    example="amu-graph learn --keep",
)
@click.argument("folder", metavar=t("[DOSSIER]", "[FOLDER]"), required=False, type=click.Path(path_type=Path))
@flag("--keep", "Se sert désormais de ce modèle.", "Use this model from now on.")
def learn(folder: Path | None, *, keep: bool) -> None:
    """Learn, and say what changes."""
    from amu_graph.ingest.suggest import learning
    from amu_graph.ingest.suggest.suggest import lessons

    where = own_settings()
    found = learning.learned(lessons(folder, where), where)
    click.echo(_report(found))
    if keep:
        path = relative(learning.keep(found, where))
        say(f"Modèle gardé : {path}", f"Model kept: {path}")
    else:
        say("Rien n’est gardé ; --keep le garde.", "Nothing is kept; --keep keeps it.")


def _report(found: "Learned") -> str:
    pages = said(counted(len(found.pages), "page", "page"))
    lines = [t(f"Modèle {found.digest[:8]}, appris de {pages}.", f"Model {found.digest[:8]}, learned from {pages}.")]
    for sign, every in (("+", found.more), ("-", found.fewer)):
        lines += [f"{sign} {name} ({type_}, {page})" for page, type_, name in every[:_SHOWN]]
        if len(every) > _SHOWN:
            lines.append(t(f"{sign} et {len(every) - _SHOWN} autres", f"{sign} and {len(every) - _SHOWN} others"))
    return "\n".join(lines)
