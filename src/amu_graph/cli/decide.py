"""`amu-graph decide`: write an editorial decision, and show what it changes."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import click

from amu_graph import project
from amu_graph.cli.commands import Command, Listing, command, example
from amu_graph.cli.options import dry_run_option, option, own_settings, parameters
from amu_graph.cli.problems import list_problems
from amu_graph.cli.reader_language import said, t
from amu_graph.language import Text
from amu_graph.making import decide as take


class Kind(NamedTuple):
    """A kind of decision: what it does, the names of its arguments, and an example."""

    about: Text
    names: tuple[Text, ...]
    example: str


_ENTITY: Final = Text("ENTITÉ", "ENTITY")
_PROPERTY: Final = Text("PROPRIÉTÉ", "PROPERTY")
_OLD: Final = Text("ANCIEN", "OLD")
_NEW: Final = Text("NOUVEAU", "NEW")

KINDS: Final = MappingProxyType(
    {
        "keep": Kind(
            Text(
                fr="De plusieurs valeurs, dit laquelle montre le graphe ; les autres restent dans leurs passages.",
                en="Of several values, say which one the graph shows; the others stay in their passages.",
            ),
            (_ENTITY, _PROPERTY, Text("VALEUR", "VALUE")),
            "building/ecoterra dwellingCount 14",
        ),
        "open": Kind(
            Text(
                fr="Laisse un désaccord ouvert : le graphe n’en montre aucune valeur, les passages les gardent.",
                en="Leave a disagreement open: the graph shows no value of it, the passages keep theirs.",
            ),
            (_ENTITY, _PROPERTY),
            "building/ecoterra dwellingCount",
        ),
        "merge": Kind(
            Text(
                fr="Deux entités n’en sont qu’une : la première devient la seconde, et son nom un de ses autres noms.",
                en="Two entities are one: the first becomes the second, and its name another name of it.",
            ),
            (_OLD, _NEW),
            "person/t-huguen person/thomas-huguen",
        ),
        "rename": Kind(
            Text(
                fr="Change l’identifiant d’une entité ou d’une source, notes comprises ; l’ancienne adresse y mène.",
                en="Change the identifier of an entity or a source, notes included; the old address leads to the new.",
            ),
            (_OLD, _NEW),
            "project/ecoterra project/ecoterra-strasbourg",
        ),
        "split": Kind(
            Text(
                fr="Ce qu’on prenait pour une entité en est plusieurs ; l’ancienne page les nomme.",
                en="What was taken for one entity is several; the old page names them.",
            ),
            (_OLD, _NEW),
            "project/ilot project/ilot-nord project/ilot-sud",
        ),
        "distinct": Kind(
            Text(
                fr="Des entités se ressemblent et ne sont pas la même : la remarque cesse.",
                en="Entities look alike and are not the same: the remark ends.",
            ),
            (_ENTITY,),
            "person/alain-vulbeau person/alain-vulbeau-peintre",
        ),
        "withdraw": Kind(
            Text(
                fr="Retire du graphe une source, un passage (source/x#L13) ou une entité ; l’adresse dit pourquoi.",
                en="Withdraw a source, a passage (source/x#L13) or an entity from the graph; the address says why.",
            ),
            (Text("CHOSE", "THING"),),
            "source/page-retiree",
        ),
    }
)
"""The kinds of decision, in the order of the manual."""


class Decisions(Listing):
    """The group whose commands are the kinds of decision."""

    usage = Text(*(f"{'|'.join(KINDS)} […]",) * 2)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the kinds of decision."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command that takes a decision of a kind."""
        if cmd_name not in KINDS:
            return None
        from amu_graph.notes.decision_files import KEYS, LISTS

        kind, keys, lists = KINDS[cmd_name], KEYS[cmd_name], LISTS.get(cmd_name, ())
        arguments = [
            click.Argument([key], metavar=said(name), required=True, nargs=-1 if key in lists else 1)
            for key, name in zip(keys, kind.names, strict=True)
        ]
        language = option(
            "--value-language language",
            "Langue de la valeur, si c’est un texte.",
            "Language of the value, where it is a text.",
            default="",
            metavar="fr|en|…",
        )
        return Command(
            name=cmd_name,
            help=said(kind.about),
            params=[*arguments, *parameters(*[language] * (cmd_name == "keep")), *_reasons()],
            callback=_taking(keys),
            example=f"amu-graph decide {cmd_name} {_shown(kind)} --because-fr … --because-en …",
        )

    def sections(self) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Yield the kinds of decision."""
        yield t("Commandes", "Commands"), [(name, said(kind.about)) for name, kind in KINDS.items()]


def _shown(kind: Kind) -> str:
    """Return what follows the name of a kind in its help; things of our graph in our project alone."""
    return kind.example if project.current().is_ours else " ".join(map(said, kind.names))


@command(
    "Écrit une décision éditoriale dans data/decisions/ et montre ce qu’elle change. Une entité se nomme par son "
    "identifiant (person/prenom-nom), son IRI ou son libellé ; une propriété, par sa clé ou son nom.",
    "Write an editorial decision into data/decisions/ and show what it changes. An entity is named by its "
    "identifier (person/first-name-name), its IRI or its label; a property by its key or its name.",
    cls=Decisions,
    invoke_without_command=True,
    example=f"{example('decide', 'keep building/… dwellingCount 14')} --because-fr … --because-en …",
)
@click.pass_context
def decide(context: click.Context) -> None:
    """List the kinds of decision when none is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _reasons() -> list[click.Parameter]:
    reason = t("RAISON", "REASON")
    return parameters(
        option("--because-fr", "La raison, en français.", "The reason, in French.", required=True, metavar=reason),
        option("--because-en", "La raison, en anglais.", "The reason, in English.", required=True, metavar=reason),
        dry_run_option,
    )


def _taking(keys: tuple[str, ...]) -> Callable[..., None]:
    def taking(*, because_fr: str, because_en: str, dry_run: bool, language: str = "", **given: Any) -> None:  # noqa: ANN401 - one for each argument
        decision = {f"keep@{language}" if key == "keep" and language else key: given[key] for key in keys}
        change = take(decision, Text(fr=because_fr, en=because_en), settings=own_settings(), write=not dry_run)
        click.echo(change.diff, nl=False)
        list_problems(change.remarks, err=True)

    return taking
