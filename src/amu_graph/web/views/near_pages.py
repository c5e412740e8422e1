"""Pages that an address may mean which leads nowhere: those of menus, lists, questions and the manual."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final, NamedTuple

from amu_graph.errors import NotFoundError
from amu_graph.language import LANGUAGES, Language
from amu_graph.query.catalogue import Question
from amu_graph.query.members import CLASSES, class_of
from amu_graph.text import fold
from amu_graph.web.rendering.words import said_in, say
from amu_graph.web.views.manual import HELP, names, page

_MENUS: Final = (
    *("browse", "explore", "ask", "query", "ontology", "dataset", "map", "sources", "vocab", "report"),
    *("about", "help", "accessibility", "legal"),
)
_LONGEST: Final = 60
"""Letters of a part of an address that are compared."""


class Near(NamedTuple):
    """Where a page is, and what it is called."""

    path: str
    label: str


def near_pages(path: str, language: Language) -> Iterator[Near]:
    """Yield the pages whose names, in any language, are nearly the first or the last part of an address."""
    parts = [fold(part[:_LONGEST].replace("-", " ")) for part in path.split("/") if part]
    for asked in dict.fromkeys((*parts[:1], *parts[-1:])):
        yield from _lists(asked, language)
        called = _called()
        yield from (_titled(called[name], language) for name in get_close_matches(asked, called, n=2, cutoff=0.75))


def near_questions(name: str, questions: Iterable[Question], language: Language) -> Iterator[Near]:
    """Yield the questions whose names are nearest to one that none has."""
    known = {each.name: each for each in questions}
    for near in get_close_matches(name[:_LONGEST], known, n=5, cutoff=0.4):
        yield Near(f"/ask/{near}", said_in(known[near].summary, language))


def _lists(asked: str, language: Language) -> Iterator[Near]:
    try:
        kind = class_of(asked)
    except NotFoundError:
        return
    yield Near(f"/browse/{kind}", str(say(f"kinds.{CLASSES[kind]}", language)))


@cache
def _called() -> dict[str, str]:
    """Return the paths of pages by what they are called, folded: their names, and those of menus in both languages."""
    menus = {
        fold(called): f"/{name}"
        for name in _MENUS
        for called in (name, *(str(say(f"nav.{name}", language)).partition("\u00a0:")[0] for language in LANGUAGES))
    }
    return {name.rpartition("/")[2].replace("-", " "): f"{HELP}/{name}" for name in names()} | menus


def _titled(path: str, language: Language) -> Near:
    manual = path.removeprefix(f"{HELP}/")
    return Near(path, str(say(f"nav.{path[1:]}", language)) if manual == path else page(manual, language).title)
