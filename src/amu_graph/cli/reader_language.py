"""The language of messages on the command line."""

import gettext
import os
from contextlib import suppress
from pathlib import Path

from amu_graph.language import Language, Text, language_of
from amu_graph.settings import language_of_environment

OPTION = "--language"

_spoken: list[Language] = []


def speak_as_asked(arguments: list[str]) -> None:
    """Choose the language from `--language` among the arguments, else from the environment.

    It is read before anything is parsed, because the help of every command is written in it. What click says is in the
    catalogue of `locale/`.
    """
    asked = None
    for position, argument in enumerate(arguments):
        if argument == OPTION:
            asked = "".join(arguments[position + 1 : position + 2])
        elif argument.startswith(f"{OPTION}="):
            asked = argument.partition("=")[2]
    _spoken[:] = [language_of(asked) if asked else language_of_environment()]
    os.environ["LANGUAGE"] = _spoken[0]  # noqa: TID251 - where gettext looks, through which click speaks
    gettext.bindtextdomain("click", Path(__file__).parent / "locale")
    gettext.textdomain("click")


def language() -> Language:
    """Return the language in which the reader is addressed."""
    if not _spoken:
        speak_as_asked([])
    return _spoken[0]


def t(fr: str, en: str) -> str:
    """Return one of the two, as the reader prefers."""
    return Text(fr=fr, en=en).in_(language())


def said(text: Text) -> str:
    """Return a text in the reader's language."""
    return text.in_(language())


def say(fr: str, en: str) -> None:
    """Say one of the two on standard error, as the reader prefers."""
    import click  # after the language is chosen, in which its words are

    click.echo(t(fr, en), err=True)


def complain(error: OSError) -> None:
    """Say on standard error what the system refuses: to write the output, or to use a file that it names."""
    import sys

    from amu_graph.errors import cause_of

    what = (
        t(f"de lire ou d’écrire {error.filename}", f"read or write {error.filename}")
        if error.filename
        else t("d’écrire la sortie", "write the output")
    )
    with suppress(OSError):
        print(t(f"Impossible {what} : ", f"Cannot {what}: ") + said(cause_of(error)) + ".", file=sys.stderr)
