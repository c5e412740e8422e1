"""What stands behind the graph: about, accessibility, legal notice; a project may bring its own in `docs/pages/`."""

from functools import cache
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph import project
from amu_graph.language import Language
from amu_graph.web.rendering import words
from amu_graph.web.rendering.markdown import Written, written
from amu_graph.web.state import state_of

OWN: Final = Path("docs", "pages")
"""The folder of a project with texts of its own: `about.fr.md` takes the place of ours."""
NAMES: Final = ("about", "accessibility", "legal")
_OURS: Final = Path(words.__file__).parents[1] / "prose"


def routes() -> list[Route]:
    """Return the routes of the texts about the graph."""
    return [Route(f"/{name}", _page) for name in NAMES]


def _page(request: Request) -> Response:
    """Answer with a text."""
    state = state_of(request)
    text = prose(request.url.path.strip("/"), state.renderer.language(request))
    return state.renderer.page(request, "prose.html", {"text": text})


@cache
def prose(name: str, language: Language) -> Written:
    """Return a text of the project in a language, else ours, with what the project says of itself filled in."""
    places = (project.current().folder / OWN, _OURS)
    path = next(found for place in places if (found := place / f"{name}.{language}.md").is_file())
    return written(Template(path.read_text(encoding="utf-8")).safe_substitute(_values(language)), str)


def _values(language: Language) -> dict[str, str]:
    ours = project.current()
    return {
        "about": ours.about.in_(language),
        "contact": _contact(language),
        "editors": ours.editors.in_(language),
        "licence": ours.licence,
        "licence_name": ours.licence_name,
        "name": ours.name,
        "title": ours.title.in_(language),
        "tool": version("amu-graph"),
    }


def _contact(language: Language) -> str:
    """Return whom to write to, as a link where it is one; where the project does not say, that it does not."""
    said = project.current().contact.in_(language)
    if not said:
        return str(words.say("about.no_contact", language))
    target = said if "://" in said else f"mailto:{said}" if "@" in said and " " not in said else ""
    return f"{words.say('about.contact', language)} {f'[{said}]({target})' if target else said}"
