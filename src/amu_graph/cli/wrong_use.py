"""Wrong use in the reader's language: what the parser of arguments says in English alone."""

import difflib
import re
from functools import singledispatch
from typing import Final

import click

from amu_graph.cli.reader_language import t

_EXTRA: Final = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_COMMAND: Final = re.compile(r"No such command '(.*)'\..*", re.DOTALL)
_PATHS: Final = {
    "does not exist.": "n’existe pas.",
    "is a directory.": "est un dossier ; il faut un fichier.",
    "is a file.": "est un fichier ; il faut un dossier.",
    "is not readable.": "n’est pas lisible par vous.",
    "is not writable.": "n’est pas modifiable par vous.",
}
"""How the parser of arguments ends what it says of a path, and how French says it."""


@singledispatch
def explained(error: click.ClickException) -> str:
    """Return what is wrong."""
    return error.format_message()


@explained.register(click.UsageError)
def _(error: click.UsageError) -> str:
    if extra := _EXTRA.fullmatch(error.message):
        return t(f"En trop : {extra[1]}.", f"Too much: {extra[1]}.")
    unknown, group = _COMMAND.fullmatch(error.message), error.ctx and error.ctx.command
    if unknown and error.ctx and isinstance(group, click.Group):
        near = _near(unknown[1], group.list_commands(error.ctx))
        return t(f"Commande inconnue : {unknown[1]}.", f"Unknown command: {unknown[1]}.") + near
    return error.format_message()


@explained.register(click.NoSuchOption)
def _(error: click.NoSuchOption) -> str:
    near = _near(error.option_name, error.possibilities or [])
    return t(f"Option inconnue : {error.option_name}.", f"Unknown option: {error.option_name}.") + near


@explained.register(click.BadOptionUsage)
def _(error: click.BadOptionUsage) -> str:
    name = error.option_name
    if "requires" in error.message:
        return t(f"Une valeur doit suivre {name}.", f"A value must follow {name}.")
    return t(f"{name} ne prend pas de valeur.", f"{name} takes no value.")


@explained.register(click.MissingParameter)
def _(error: click.MissingParameter) -> str:
    name = _name(error)
    return t(f"Il manque {name}.", f"{name} is missing.")


@explained.register(click.BadParameter)
def _(error: click.BadParameter) -> str:
    name = _name(error)
    return t(f"Mauvaise valeur pour {name} : {_in_french(error)}", f"Bad value for {name}: {error.message}")


def _in_french(error: click.BadParameter) -> str:
    """Return what is wrong with a value."""
    type_ = error.param.type if error.param else None
    if isinstance(type_, click.Choice):
        return f"au choix {', '.join(map(str, type_.choices))}."
    if isinstance(type_, click.Path):
        path = error.message.partition("'")[2].rpartition("'")[0]
        return next((f"{path} {fr}" for en, fr in _PATHS.items() if error.message.endswith(en)), error.message)
    if isinstance(type_, click.IntRange):
        lowest = "" if type_.min is None else f" à partir de {type_.min}"
        highest = "" if type_.max is None else f" jusqu’à {type_.max}"
        return f"il faut un nombre entier{lowest}{highest}."
    if isinstance(type_, click.types.IntParamType | click.types.FloatParamType):
        return "il faut un nombre."
    return error.message


def _near(word: str, known: list[str]) -> str:
    near = ", ".join(difflib.get_close_matches(word, known, n=3, cutoff=0.5))
    return t(f" Vouliez-vous dire {near} ?", f" Did you mean {near}?") if near else ""


def _name(error: click.BadParameter) -> str:
    """Return how the faulty parameter is written."""
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else str(error.param_hint or "?")
