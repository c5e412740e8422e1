"""The words: both languages for each, each used, each use there."""

import re
from pathlib import Path

import pytest

from amu_graph.web.rendering import words

WEB = Path(words.__file__).parents[2]
OWN = (
    "site",
    "theme",
    "nav",
    "failure",
    "entity",
    "summary",
    "status",
    "evidence",
    "home",
    "search",
    "ontology",
    "vocab",
    "source",
    "ask",
    "dataset",
    "report",
)


def sources() -> str:
    found = [*WEB.rglob("*.html"), *WEB.rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


@pytest.mark.parametrize("key", sorted(words.table()))
def test_both_languages_and_the_same_values(key: str) -> None:
    text = words.table()[key]
    assert text.fr.strip()
    assert text.en.strip()
    values = [sorted(set(re.findall(r"{(\w+)}", each))) for each in text]
    assert values[0] == values[1]
    assert text.fr.count("|") == text.en.count("|")


def test_every_use_has_its_words() -> None:
    used = set(re.findall(r"""(?:\bt|\bsay)\(\s*["']([a-z_]+\.[\w-]+)["']\s*[,)]""", sources()))
    assert len(used) > 100
    assert used <= set(words.table())


def test_no_words_without_use() -> None:
    text = sources()
    built = set(re.findall(r"""["']([a-z_]+\.)["']\s*~""", text)) | {"failure.", "kinds.", "search."}
    unused = [
        key
        for key in words.table()
        if key.partition(".")[0] in OWN and key not in text and f"{key.partition('.')[0]}." not in built
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("n", "fr", "en"),
    [
        (0, "0 résultat", "0 results"),
        (1, "1 résultat", "1 result"),
        (2, "2 résultats", "2 results"),
        (1234, "1\u202f234 résultats", "1,234 results"),
    ],
)
def test_plural(n: int, fr: str, en: str) -> None:
    assert fr in words.say("search.found", "fr", n=n, q="x")
    assert en in words.say("search.found", "en", n=n, q="x")


def test_values_are_escaped() -> None:
    assert "&lt;b&gt;" in words.say("search.none", "fr", q="<b>")
