"""Every word of the interface, in both languages: the tables `*.toml` of this folder, one per part of the application.

A line is `key = ["français", "English"]`. `{name}` is filled in when the words are used. A `|` parts singular and
plural, chosen by `n`. French spaces before high punctuation become unbreakable, so that tables stay typable. What is
said of the subject comes from the project.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

from markupsafe import Markup, escape

from amu_graph import project
from amu_graph.language import Language, Text
from amu_graph.model import MODEL
from amu_graph.typography import elided, set_in, typeset


@cache
def table() -> Mapping[str, Text]:
    """Return all words by their key, such as `home.title`; those of classes (`kinds.Person`) are the ontology's."""
    found: dict[str, Text] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for section, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for key, (fr, en) in words.items():
                found[f"{section}.{key}"] = Text(fr=typeset(fr), en=en)
    for name, facts in MODEL.classes.items():
        for section, words in (("kind", facts.word), ("kinds", facts.plural), ("a", facts.indefinite)):
            found[f"{section}.{name}"] = Text(fr=typeset(words.fr), en=words.en)
    return found | _of_project(project.current())


def _of_project(ours: project.Project) -> dict[str, Text]:
    return {
        "site.name": ours.title,
        "site.about": ours.about,
        "home.title": ours.heading,
        "home.lead": ours.lead,
    }


def section(name: str, language: Language) -> dict[str, str]:
    """Return the words of a section, for scripts, by their key without the name of the section."""
    start = f"{name}."
    return {key.removeprefix(start): text.in_(language) for key, text in table().items() if key.startswith(start)}


def said_in(text: Text, language: Language) -> str:
    """Return a sentence of ours in a language, set as that language is."""
    return set_in(text.in_(language), language)


def say(key: str, language: Language, *, n: int | None = None, **values: object) -> Markup:
    """Return the words of a key, escaped, with `values` filled in (escaped too, unless they are markup).

    `n` chooses between singular and plural, and is itself the value `{n}`: French counts zero as singular.

    Raises:
        KeyError: the tables have no such key.

    """
    if not values:
        return _said_alone(key, language, n)
    words, values = _counted(table()[key].in_(language), n, language, values)
    return _filled(words, values, language)


@lru_cache(maxsize=4096)  # a page of many lines says the same few things again and again
def _said_alone(key: str, language: Language, n: int | None) -> Markup:
    words, values = _counted(table()[key].in_(language), n, language, {})
    return _filled(words, values, language) if values else escape(words)


def _counted(words: str, n: int | None, language: Language, values: dict[str, object]) -> tuple[str, dict[str, object]]:
    """Return the singular or the plural, and the values with the number."""
    if n is None:
        return words, values
    one, _, many = words.partition("|")
    singular = not many or (n < 2 if language == "fr" else n == 1)  # noqa: PLR2004 - grammar
    return one if singular else many, {**values, "n": number(n, language)}


def _filled(words: str, values: Mapping[str, object], language: Language) -> Markup:
    """Fill values in; a French word before one is elided where the value begins with a vowel: « autour d’Ecoterra »."""
    filled = Markup("")
    for literal, name, _, _ in Formatter().parse(words):
        value = escape(values[name]) if name else Markup("")
        filled += elided(literal, value.striptags()) if language == "fr" else literal
        filled += value
    return filled


def cited(language: Language) -> dict[str, str]:
    """Return what fills the citation of the graph, `home.citation`."""
    ours = project.current()
    return {
        "editors": ours.editors.in_(language),
        "title": ours.cited_as.in_(language),
        "version": ours.version,
        "address": f"{ours.base}dataset",
    }


def number(value: int, language: Language) -> str:
    r"""Return a number with the thousands parted as the language does.

    >>> number(12345, "fr"), number(12345, "en")
    ('12\u202f345', '12,345')
    """
    return f"{value:,}".replace(",", "\u202f" if language == "fr" else ",")
