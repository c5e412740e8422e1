"""What click says, in French: all of it, with the same fields, and compiled as it is written."""

import gettext
import string
from pathlib import Path
from typing import Final

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from amu_graph.cli import reader_language

FOLDER: Final = Path(reader_language.__file__).parent / "locale"
NOT_FOR_READERS: Final = (
    "Argument {name!r} takes", "Arguments take exactly", "Boolean option", "Choice(", "Could not determine name",
    "DeprecationWarning:", "Invalid start character", "Name '{name}'", "No options defined", "Unknown color",
    "Unknown standard stream", "Value must be an iterable", "Windows error", "{editor}:",
)  # fmt: skip
"""How messages begin that speak to who writes a command, or of what no command here does."""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (FOLDER / "fr/LC_MESSAGES/click.po").open("rb") as file:
        return read_po(file, locale="fr")


def forms(message: object) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (str(message),)


def fields(*texts: str) -> set[str]:
    return {field for text in texts for _, field, *_ in string.Formatter().parse(text) if field}


def test_every_message_of_click_that_a_reader_meets_is_in_french(catalogue: Catalog) -> None:
    keywords = {"_": None, "ngettext": (1, 2)}
    said = extract_from_dir(Path(click.__file__).parent, [("**.py", "python")], keywords=keywords)
    met = {forms(message)[0] for _, _, message, *_ in said if not forms(message)[0].startswith(NOT_FOR_READERS)}
    met.discard("d")  # of days, on a bar of progress
    assert {"Missing argument", "Usage:", "Show this message and exit."} <= met
    assert met - {forms(each.id)[0] for each in catalogue} == set()


def test_translations_have_the_fields_of_what_they_translate(catalogue: Catalog) -> None:
    for message in catalogue:
        known = fields(*forms(message.id))
        for form in forms(message.string):
            assert form or not message.id
            assert fields(form) <= known, message.id


def test_the_compiled_catalogue_is_the_written_one(catalogue: Catalog) -> None:
    compiled = gettext.translation("click", FOLDER, ["fr"])
    for message in catalogue:
        if message.id:
            singular, *plural = forms(message.id)
            found = (
                [compiled.ngettext(singular, plural[0], n) for n in (1, 2)] if plural else [compiled.gettext(singular)]
            )
            assert found == list(forms(message.string)), "pybabel compile -D click -d src/amu_graph/cli/locale"
