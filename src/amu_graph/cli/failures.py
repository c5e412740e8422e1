"""One place turns what goes wrong into words on standard error and an exit status."""

import click

from amu_graph.cli import INTERRUPTED
from amu_graph.cli.words import language, t
from amu_graph.errors import AmuGraphError, ProblemsError


def run(command: click.Command, arguments: list[str]) -> int:
    """Run a command and return its exit status; no failure of the user's making shows a traceback."""
    try:
        return int(command.main(arguments, prog_name="amu-graph", standalone_mode=False) or 0)
    except AmuGraphError as error:
        click.echo(error.in_(language()), err=True)
        if isinstance(error, ProblemsError):
            for problem in error.problems:
                click.echo(problem.in_(language()), err=True)
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(_explained(error), err=True)
        if isinstance(error, click.UsageError) and error.ctx:
            path = error.ctx.command_path
            click.echo(t(f"De l’aide : {path} --help", f"Help: {path} --help"), err=True)
        return error.exit_code


def _explained(error: click.ClickException) -> str:
    """Return the message of the parser in the reader's language."""
    if isinstance(error, click.NoSuchOption):
        near = _near(error.option_name, error.possibilities or [])
        return t(f"Option inconnue : {error.option_name}.", f"Unknown option: {error.option_name}.") + near
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return t(f"Il manque {name}.", f"{name} is missing.")
    if isinstance(error, click.FileError):
        name = error.ui_filename
        return t(f"Impossible de lire {name} : {error.message}.", f"Cannot read {name}: {error.message}.")
    if isinstance(error, click.BadParameter):
        return t(
            f"Mauvaise valeur pour {_name(error)} : {_in_french(error)}",
            f"Bad value for {_name(error)}: {error.message}",
        )
    if isinstance(error, click.UsageError) and isinstance(error.ctx and error.ctx.command, click.Group):
        return _unknown_command(error)
    return error.format_message()


def _in_french(error: click.BadParameter) -> str:
    """Return what is wrong with a value; the parser of arguments only says it in English."""
    type_ = error.param.type if error.param else None
    if isinstance(type_, click.Choice):
        return f"au choix {', '.join(map(str, type_.choices))}."
    if isinstance(type_, click.Path):
        return "ce chemin manque, n’est pas de la bonne sorte ou n’est pas permis."
    if isinstance(type_, click.types.IntParamType | click.types.FloatParamType):
        return "il faut un nombre."
    return error.message


def _unknown_command(error: click.UsageError) -> str:
    """Name the commands that are spelt nearly like the one that does not exist."""
    assert error.ctx is not None
    group = error.ctx.command
    word = error.message.partition("'")[2].partition("'")[0]
    if not isinstance(group, click.Group) or not word:
        return error.format_message()
    return t(f"Commande inconnue : {word}.", f"Unknown command: {word}.") + _near(word, group.list_commands(error.ctx))


def _near(word: str, known: list[str]) -> str:
    import difflib  # only a misspelt word needs it

    near = ", ".join(difflib.get_close_matches(word, known, n=3, cutoff=0.5))
    return t(f" Vouliez-vous dire {near} ?", f" Did you mean {near}?") if near else ""


def _name(error: click.BadParameter) -> str:
    """Return how the faulty parameter is written."""
    if error.param and error.ctx:
        return str(error.param.get_error_hint(error.ctx))
    return str(error.param_hint or "?")
