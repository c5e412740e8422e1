"""« Voir la requête » answers what its section shows: the same values, each with the same passages, on every page."""

import html
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.query.labels import label
from amu_graph.store import Store
from amu_graph.typography import set_in
from amu_graph.web.rendering.urls import link_of, path_of
from amu_graph.web.views.lines import in_words
from web_client import Client, paths

Row = tuple[str, str]
"""What a line leads to, or says where it leads nowhere, and the passage that says it."""


def sections(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the identifier, the query and the content of each section of a page that shows its query."""
    reading = page.partition('<div class="reading">')[2].partition('<aside class="aside"')[0]
    for part in reading.split('<div class="heading">')[1:]:
        found = re.match(r'<h2 id="([^"]+)">.*?class="see-query" href="([^"]+)"', part, flags=re.DOTALL)
        if found:
            yield found[1], parse_qs(urlsplit(html.unescape(found[2])).query)["query"][0], part


def shown(content: str, page: str) -> set[Row]:
    """Return the lines of a section with their passages; a line without a passage has an empty one.

    A year that follows from a date shows the passages of the date; none says the year itself.
    """
    notes = dict(re.findall(r'<li id="(note-\d+)"[^>]*>\s*<a href="([^"]+)">', page))
    rows: set[Row] = set()
    for line in content.split('<li class="statement')[1:]:
        value = re.search(
            r'<a class="value[^"]*" href="([^"]*)"|<bdi class="value[^"]*"[^>]*>(.*?)</bdi>', line, re.DOTALL
        )
        assert value
        words = html.unescape(value[1] if value[1] is not None else value[2])
        own = "" if line.startswith(" derived") else line.partition("</li>")[0]
        passages = [notes[each] for each in re.findall(r'href="#(note-\d+)"', own)]
        rows |= {(words, html.unescape(each)) for each in passages} or {(words, "")}
    return rows


COLUMNS = {"incoming": "subject", "plays": "context", "played-by": "agent", "held": "agent"}
"""The variable of what the lines of a section lead to; `value` in the others."""


@cache  # both languages ask the same
def solutions(store: Store, query: str) -> list[ox.QuerySolution]:
    return list(store.select(query))


def answered(graph: Graph, query: str, section: str, language: Language) -> set[Row]:
    """Return the rows of the query of a section in the words of the page."""
    rows: set[Row] = set()
    for row in solutions(graph.store, query):
        value, passage = row[COLUMNS.get(section, "value")], row["passage"]
        assert isinstance(passage, ox.NamedNode)
        if isinstance(value, ox.NamedNode):
            words = link_of(value.value) or label(value.value, graph.store, language)
        else:
            assert isinstance(value, ox.Literal)
            words = set_in(in_words(value).in_(language), language)
        rows.add((words, path_of(passage.value) or "" if row["status"] is not None else ""))
    return rows


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_query_of_a_section_answers_what_it_shows(client: Client, graph: Graph, language: Language) -> None:
    wrong: list[str] = []
    seen: set[str] = set()
    for path in paths(graph):
        page = client.get(f"{path}?all=1", headers={"accept-language": language}).text
        for name, query, content in sections(page):
            seen.add(name)
            there, found = shown(content, page), answered(graph, query, name, language)
            if there != found:
                wrong.append(
                    f"{path}#{name}: only shown {sorted(there - found)}, only answered {sorted(found - there)}"
                )
    assert seen == {"facts", "incoming", "plays", "played-by", "held"}
    assert wrong == []
