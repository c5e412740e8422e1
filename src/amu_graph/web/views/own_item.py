"""What the citations of the project's own pages, statements and pictures share."""

from datetime import date
from typing import Any, Final

from amu_graph import project
from amu_graph.language import Language, Text
from amu_graph.namespaces import slugify
from amu_graph.typography import dated

_CONSULTED: Final = Text("consultée le {day}", "consulted on {day}")
_DATA: Final = Text("données {digest}", "data {digest}")


def own_item(key: str, title: str, language: Language, day: date, **more: object) -> dict[str, Any]:
    """Return an item of CSL-JSON by the editors of the graph: a web page, unless `more` gives another `type`."""
    ours = project.current()
    return {
        "id": slugify(f"{ours.name} {key}"),
        "type": "webpage",
        "language": language,
        "title": title,
        "author": [{"literal": ours.editors.in_(language)}],
        "container-title": ours.name,
        "issued": {"date-parts": [[day.year]]},
        "accessed": {"date-parts": [[day.year, day.month, day.day]]},
        "version": ours.version,
        **more,
    }


def consulted(day: date, language: Language, words: Text = _CONSULTED) -> str:
    """Return the day on which a page was read, in words."""
    return words.in_(language).format(day=dated(day.isoformat(), language))


def data_named(digest: str, language: Language) -> str:
    """Return the words that name the data by the beginning of their digest; none where it is not known."""
    return _DATA.in_(language).format(digest=digest[:12]) if digest else ""
