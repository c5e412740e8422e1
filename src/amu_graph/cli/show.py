"""`amu-graph show`: all that is known of an entity."""

from collections.abc import Iterable, Iterator

import click
from pyoxigraph import Literal

from amu_graph.cli.commands import Command
from amu_graph.cli.names import Name
from amu_graph.cli.options import settings
from amu_graph.cli.words import language, said, t
from amu_graph.graph import load
from amu_graph.namespaces import curie
from amu_graph.query.evidence import Passage
from amu_graph.query.portrait import Fact, Part, Portrait


@click.command(
    cls=Command,
    help=t(
        "Montre tout ce qu’on sait d’une entité, dans les deux sens, et d’où on le tient. "
        "L’entité est un libellé, un slug, un CURIE ou un IRI.",
        "Show all that is known of an entity, in both directions, and where it is said. "
        "The entity is a label, a slug, a CURIE or an IRI.",
    ),
    example='amu-graph show "Habitat de l’Ill"',
)
@click.argument("entity", metavar=t("ENTITÉ", "ENTITY"), nargs=-1, required=True, type=Name("entity"))
def show(entity: tuple[str, ...]) -> None:
    """Print the portrait of an entity."""
    portrait = load(settings=settings()).show(" ".join(entity))
    classes = ", ".join(said(portrait.labels[each]) for each in portrait.classes)
    click.echo(f"{said(portrait.label)}  ({classes})\n{curie(portrait.iri)}  <{portrait.iri}>")
    sections = (
        (t("Faits", "Facts"), [_fact(fact) for fact in _readable(portrait.facts)]),
        (t("Ses rôles", "Its roles"), [_part(part, part.context, portrait) for part in portrait.plays]),
        (
            t("Qui y joue quel rôle", "Who plays which role"),
            [_part(part, part.agent, portrait) for part in portrait.played_by],
        ),
        (t("Ce qui en parle", "What speaks of it"), [_fact(fact) for fact in portrait.incoming]),
    )
    for title, lines in sections:
        if lines:
            click.echo(f"\n{title}")
            click.echo("\n".join(_merged(lines)))


def _readable(facts: Iterable[Fact]) -> list[Fact]:
    """Leave out the texts that are said in the reader's language as well."""
    facts = list(facts)
    told = {fact.predicate for fact in facts if _language(fact) == language()}
    return [fact for fact in facts if fact.predicate not in told or _language(fact) in (language(), None)]


def _language(fact: Fact) -> str | None:
    return fact.value.language if isinstance(fact.value, Literal) else None


def _fact(fact: Fact) -> tuple[str, str, str]:
    return said(fact.words), said(fact.value_label), _places(fact.passages)


def _part(part: Part, other: str, portrait: Portrait) -> tuple[str, str, str]:
    extras = [said(portrait.labels[each]) for each in (part.phase, part.through) if each]
    if portrait.iri not in (part.context, part.agent):
        extras.insert(0, said(portrait.labels[part.context]))
    extra = f" ({', '.join(extras)})" if extras else ""
    return said(portrait.labels[part.role]), said(portrait.labels[other]) + extra, _places(part.passages)


def _places(passages: Iterable[Passage]) -> str:
    """Return where it is said; what is not simply asserted says so."""
    marks = {"interpreted": t(", interprété", ", interpreted"), "unverified": t(", non vérifié", ", unverified")}
    return " ; ".join(
        f"{curie(each.source).partition(':')[2]}, {said(each.place)}{marks.get(each.status, '')}" for each in passages
    )


def _merged(lines: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Write each name of a relation once, above the values that share it."""
    previous = ""
    for words, value, places in sorted(lines, key=lambda line: line[0]):
        head = words if words != previous else ""
        previous = words
        yield f"  {head:<28} {value}" + (f"   [{places}]" if places else "")
