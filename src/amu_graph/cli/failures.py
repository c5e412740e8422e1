"""One place turns what goes wrong into words on standard error and an exit status."""

import sys

import click

from amu_graph.cli import INTERRUPTED
from amu_graph.cli.reader_language import language, t
from amu_graph.errors import AmuGraphError, ProblemsError


def run(arguments: list[str]) -> int:
    """Run a command and return its exit status; no failure of the user's making shows a traceback."""
    try:
        from amu_graph.cli.root import root  # the file of the project, which it reads, may be wrong

        status = int(root.main(arguments, prog_name="amu-graph", standalone_mode=False) or 0)
        sys.stdout.flush()  # reported here, not when Python ends
    except AmuGraphError as error:
        click.echo(error.in_(language()), err=True)
        if isinstance(error, ProblemsError):
            from amu_graph.cli.problems import list_problems  # only a build has some

            list_problems([one for one in error.problems if one.severity == "violation"], err=True)
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        if isinstance(error, click.UsageError) and error.ctx:
            path = error.ctx.command_path
            click.echo(t(f"De l’aide : {path} --help", f"Help: {path} --help"), err=True)
        return error.exit_code
    return status
