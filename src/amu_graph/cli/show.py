"""`amu-graph show`: all that is known of an entity."""

import re
from collections.abc import Iterable, Iterator

import click

from amu_graph.cli.commands import command, example
from amu_graph.cli.names import Name, say_replaced
from amu_graph.cli.options import settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.cli.terminal_table import room
from amu_graph.graph import load
from amu_graph.language import Text
from amu_graph.namespaces import curie
from amu_graph.query.evidence import Passage
from amu_graph.query.portraits import MOST_READ, Portrait
from amu_graph.query.statements import Statement, in_language
from amu_graph.typography import typeset

_HEADS = 28
"""Letters for the name of a relation."""

_DIGEST = re.compile(r"^(sha256:[0-9a-f]{12})[0-9a-f]{52}$")


@command(
    "Montre tout ce qu’on sait d’une entité, dans les deux sens, et d’où on le tient. "
    "L’entité est un libellé, un slug, un CURIE ou un IRI.",
    "Show all that is known of an entity, in both directions, and where it is said. "
    "The entity is a label, a slug, a CURIE or an IRI.",
    example=example("show", t("NOM", "NAME")),
)
@click.argument("entity", metavar=t("ENTITÉ", "ENTITY"), nargs=-1, required=True, type=Name("entity"))
def show(entity: tuple[str, ...]) -> None:
    """Print the portrait of an entity."""
    graph = load(settings=settings())
    say_replaced(graph, [" ".join(entity)])
    portrait = graph.show(" ".join(entity), most=MOST_READ)
    known = [said(portrait.labels[each]) for each in portrait.classes]
    if not portrait.shown:
        known.append(t("seuls des passages non vérifiés en parlent", "unverified passages alone speak of it"))
    short = curie(portrait.iri)
    click.echo(f"{said(portrait.label)}  ({', '.join(known)})")
    click.echo(f"<{portrait.iri}>" if short == portrait.iri else f"{short}  <{portrait.iri}>")
    sections = (
        (t("Faits", "Facts"), [_fact(fact) for fact in in_language(portrait.facts, language())]),
        (t("Ses rôles", "Its roles"), [_part(part, part.value_label, portrait) for part in portrait.plays]),
        (
            t("Qui y joue quel rôle", "Who plays which role"),
            [_part(part, part.label, portrait) for part in portrait.played_by],
        ),
        (t("Ce qui en parle", "What speaks of it"), [_fact(fact) for fact in portrait.incoming]),
        (
            t("Ce qu’il dit", "What it says"),
            [(said(each.sentence()), "", "") for each in in_language(portrait.says, language())],
        ),
    )
    for title, lines in sections:
        if lines:
            click.echo(f"\n{title}")
            click.echo("\n".join(_merged(lines)))
    if not portrait.whole:
        say(
            f"Ce n’est qu’une partie : {MOST_READ} énoncés au plus de chaque sorte sont lus.",
            f"This is a part: {MOST_READ} statements of each sort at most are read.",
        )


def _fact(fact: Statement) -> tuple[str, str, str]:
    value = _DIGEST.sub(r"\1…", said(fact.value_label)) + _choice(fact)
    return said(fact.words), value, _places(fact.passages)


def _choice(fact: Statement) -> str:
    """Return what editors decided of one of several values, and why."""
    words = {"kept": t("retenu", "kept"), "aside": t("écarté", "set aside"), "open": t("non tranché", "left open")}
    if not fact.choice:
        return ""
    because = f"{t(' : ', ': ')}{said(fact.because)}" if fact.because else ""
    return f" — {words[fact.choice]}{because}"


def _part(part: Statement, other: Text, portrait: Portrait) -> tuple[str, str, str]:
    extras = [said(portrait.labels[each]) for each in (part.phase, part.through) if each]
    if portrait.iri not in (part.target, part.source):
        extras.insert(0, said(part.value_label))
    extras += [said(part.when)] if part.when else []
    extra = f" ({', '.join(extras)})" if extras else ""
    return said(part.words), said(other) + extra, _places(part.passages)


def _places(passages: Iterable[Passage]) -> str:
    """Return where it is said; what is not simply asserted says so."""
    marks = {"interpreted": t(", interprété", ", interpreted"), "unverified": t(", non vérifié", ", unverified")}
    return " ; ".join(
        f"{curie(each.source).partition(':')[2]}, {said(each.place)}{marks.get(each.status, '')}" for each in passages
    )


def _merged(lines: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Write each name of a relation once, above the values that share it."""
    width = room()
    previous = ""
    for words, value, places in sorted(lines, key=lambda line: line[0] if line[1] else ""):
        head = words if words != previous else ""
        previous = words
        line = f"  {head:<{_HEADS}} {value}".rstrip() + (f"   [{places}]" if places else "")
        yield line if width is None or len(line) <= width else _wrapped(line, width)


def _wrapped(line: str, width: int) -> str:
    """Break a line where the terminal ends and go on under its value, where that leaves room for words."""
    import textwrap

    if width < 2 * _HEADS:
        return line
    indent = " " * (_HEADS + 3)
    return textwrap.fill(typeset(line), width, subsequent_indent=indent, break_on_hyphens=False)
