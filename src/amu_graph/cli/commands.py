"""Commands that explain themselves in the reader's language, and groups that import a command when it is used."""

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import click

from amu_graph import project
from amu_graph.cli.reader_language import said, t
from amu_graph.language import Text
from amu_graph.typography import typeset


def example(command: str, otherwise: str) -> str:
    """Return a line that shows a command: what the project says follows it, or placeholders."""
    return f"amu-graph {command} {project.current().examples.get(command, otherwise)}"


class Formatter(click.HelpFormatter):
    """Help set as the reader's language is: French punctuation keeps the word before it."""

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(heading + t("\u00a0", ""))

    def write_text(self, text: str) -> None:
        """Write a paragraph, wrapped."""
        super().write_text(said(Text(fr=typeset(text), en=text)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and what they mean, in two columns."""
        super().write_dl(
            [(name, said(Text(fr=typeset(words), en=words))) for name, words in rows], col_max, col_spacing
        )


class Context(click.Context):
    """What a command runs in."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help has its headings in the reader's language; `example` is shown below it."""

    context_class = Context

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*args, **kwargs)
        self.example = example

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the example, in one line to be pasted."""
        click.Command.format_options(self, ctx, formatter)
        if self.example:
            with formatter.section(t("Exemple", "Example")):
                formatter.write(f"{'':>{formatter.current_indent}}{self.example}\n")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the line of usage."""
        return [piece for parameter in self.get_params(ctx) for piece in parameter.get_usage_pieces(ctx)] + (
            ["[OPTIONS]"] if any(isinstance(parameter, click.Option) for parameter in self.params) else []
        )


def command(
    fr: str,
    en: str,
    *,
    cls: type[click.Command] = Command,
    **settings: Any,  # noqa: ANN401 - click's own
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return what makes a command of a function, with its help in both languages."""
    return click.command(cls=cls, help=t(fr, en), **settings)


class Listing(Command, click.Group):
    """A group whose help lists its commands in sections."""

    usage = Text("COMMANDE […]", "COMMAND […]")

    def sections(self) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Yield the title of each section, with names and what they mean."""
        raise NotImplementedError

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections, then the options."""
        for title, rows in self.sections():
            with formatter.section(title):
                formatter.write_dl(rows)
        Command.format_options(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the line of usage."""
        return [said(self.usage)]


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that is imported when it is used: `attribute` of `module`, and its help in one line."""

    module: str
    attribute: str
    short_help: Text


class Group(Listing):
    """A group of commands, each imported when it is used."""

    def __init__(self, *args: Any, entries: Mapping[str, Entry], **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which a newcomer meets them."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            if ctx.resilient_parsing:
                return None
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=self.entries, ctx=ctx)
        command: click.Command = getattr(importlib.import_module(entry.module), entry.attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        """Run a command; a reader of a pipe, such as `head`, that has seen enough is no error (for click it is one)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(0) from None

    def sections(self) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Yield the list of the commands, without importing them."""
        yield t("Commandes", "Commands"), [(name, said(entry.short_help)) for name, entry in self.entries.items()]
