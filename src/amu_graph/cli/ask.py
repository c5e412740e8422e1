"""`amu-graph ask`: every question of the catalogue is a command, its parameters are options."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import click

from amu_graph.cli.answers import print_answer, print_publications
from amu_graph.cli.commands import Command, Listing, command, example
from amu_graph.cli.names import Name, named_among, say_replaced, sort_of
from amu_graph.cli.options import BIBLIOGRAPHIES, FORMATS, format_option, parameters, settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.graph import Graph, load
from amu_graph.language import Text
from amu_graph.namespaces import curie, expand
from amu_graph.query import Catalogue, Parameter, Question
from amu_graph.query.names import NAMESPACES
from amu_graph.query.parameters import LANGUAGE
from amu_graph.query.stand_ins import StandIns
from amu_graph.resources import queries


class Questions(Listing):
    """The group whose commands are the files under `queries/`."""

    usage = Text("QUESTION [--PARAMÈTRE VALEUR]…", "QUESTION [--PARAMETER VALUE]…")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all questions."""
        return list(_catalogue().names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command that asks a question."""
        question = _catalogue().question(cmd_name)
        return Command(
            name=question.name,
            help=said(question.summary),
            params=[
                *(parameter_option(parameter) for parameter in question.parameters),
                *parameters(format_option(*FORMATS, *BIBLIOGRAPHIES)),
            ],
            callback=_asking(question),
            example=f"amu-graph ask {question.name}"
            + "".join(f" --{each.name} {_example(each)}" for each in question.parameters if not each.optional),
        )

    def sections(self) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Yield the questions by aspect."""
        by_aspect: dict[str, list[tuple[str, str]]] = {}
        for question in _catalogue():
            by_aspect.setdefault(question.aspect, []).append((question.name, said(question.summary)))
        return by_aspect.items()


@command(
    "Pose une question du catalogue. Une valeur peut être un libellé, un slug, un CURIE ou un IRI.",
    "Ask a question of the catalogue. A value may be a label, a slug, a CURIE or an IRI.",
    cls=Questions,
    invoke_without_command=True,
    example=example("ask", "QUESTION"),
)
@click.pass_context
def ask(context: click.Context) -> None:
    """List the questions when none is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _catalogue() -> Catalogue:
    return Catalogue(queries(), StandIns())


def _asking(question: Question) -> Any:  # noqa: ANN401 - what click calls
    def asking(*, format_: str, **given: Any) -> None:  # noqa: ANN401 - one option per parameter
        graph: Graph = load(settings=settings())
        chosen = {name: value for name, value in given.items() if value is not None}
        say_replaced(graph, named_among(question.parameters, chosen))
        asked = graph.catalogue.question(question.name)  # with what stands in for our examples in another project
        say_defaults(graph, asked.parameters, chosen)
        answer = graph.ask(question.name, **{"language": language(), **chosen})
        if format_ in BIBLIOGRAPHIES:
            from amu_graph.export.bibliography import publications_in

            print_publications(graph, publications_in(answer), format_)
        else:
            print_answer(answer, format_, question)

    return asking


def say_defaults(graph: Graph, parameters: Iterable[Parameter], given: Mapping[str, Any]) -> None:
    """Say which value stands for each parameter that needs one and has none."""
    for parameter in parameters:
        if not parameter.optional and parameter.name != LANGUAGE and given.get(parameter.name) is None:
            iri = expand(parameter.default)
            meant = said(graph.portraits.label(iri)) if iri else _example(parameter)
            option = f"--{parameter.name.replace('_', '-')}"
            say(f"Sans {option}, la réponse est pour : {meant}.", f"Without {option}, the answer is for: {meant}.")


def parameter_option(parameter: Parameter) -> click.Option:
    """Return the option that gives a value to a parameter."""
    default = (
        "" if parameter.optional else t(f"Par défaut : {_example(parameter)}.", f"Default: {_example(parameter)}.")
    )
    return click.Option(
        [f"--{parameter.name.replace('_', '-')}", parameter.name],
        type=Name(parameter.type) if parameter.type in NAMESPACES else click.STRING,
        metavar=said(sort_of(parameter.type)).upper(),
        help=f"{said(parameter.about).rstrip('.')}. {default}".rstrip(),
    )


def _example(parameter: Parameter) -> str:
    """Return the default of a parameter as a person would type it."""
    term = parameter.default
    if term.startswith("<"):
        return curie(term.strip("<>")).rpartition(":")[2]
    if not term.startswith('"') and (iri := expand(term)):
        return curie(iri).rpartition(":")[2]
    text = re.sub(r'^"(.*)"(?:@[\w-]+|\^\^\S+)?$', r"\1", term)
    return f'"{text}"' if " " in text else text
