"""The views of networks on the explorer's page."""

from typing import Any

from amu_graph.language import Language
from amu_graph.network.views import View, views
from amu_graph.web.rendering.words import said_in


def view_menu(language: Language) -> list[dict[str, str]]:
    """Return the name and the words of each view that needs no middle."""
    return [{"name": view.name, "title": said_in(view.summary, language)} for view in views() if not view.ego]


def view_in_words(view: View, language: Language) -> dict[str, Any]:
    """Return a view in words, what it shows, what a node, a link and the weight of a link are; and its query."""
    words = {"title": view.summary, "node": view.node, "edge": view.edge, "weight": view.weight}
    query = "".join(line for line in view.question.text.splitlines(keepends=True) if not line.startswith("#+"))
    return {"name": view.name, **{name: said_in(text, language) for name, text in words.items()}, "query": query}
