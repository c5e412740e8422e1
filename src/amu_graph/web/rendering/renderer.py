"""Renders templates: the Jinja environment, and what every template can call."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from amu_graph import project
from amu_graph.language import Language, Text
from amu_graph.namespaces import curie
from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY
from amu_graph.network.drawing.style import CLASSES
from amu_graph.query.members import CLASSES as BROWSED
from amu_graph.typography import dated, joined, looked_for, set_in
from amu_graph.web.http.languages import COLOURS, THEMES, language_for, remember, theme_for
from amu_graph.web.rendering import words
from amu_graph.web.rendering.assets import Assets
from amu_graph.web.rendering.symbols import mark, symbol
from amu_graph.web.rendering.urls import at_words, link_of, path_of, query_path

TEMPLATES: Final = Path(__file__).parent / "templates"
_LONGEST: Final = 300
"""Characters of a query that the foot of a printed page has room for."""


class Renderer:
    """Renders templates; one for the life of an application.

    Where it is `editing`, pages lead to the review; of an `edition` they know which, to load themselves anew.
    """

    def __init__(
        self,
        assets: Assets,
        label: Callable[[str], Text],
        *,
        language: Language = "fr",
        editing: bool = False,
        edition: str = "",
    ) -> None:
        self.assets = assets
        self._editing = editing
        self._edition = edition
        self._label = label
        self._fallback = language

    @cached_property
    def environment(self) -> Environment:
        """The templates, always escaped; an undefined name is an error."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(
            asset=self.assets.path,
            asset_parts=self.assets.parts,
            browsed={class_: kind for kind, class_ in BROWSED.items()},
            at_words=at_words,
            link_of=link_of,
            class_styles=CLASSES,
            edition=self._edition,
            editing=self._editing,
            curie=curie,
            family_styles=(*FAMILIES, OTHER_FAMILY),
            has=words.table().__contains__,
            label_of=self._label,
            mark=mark,
            symbol=symbol,
            path_of=path_of,
            query_path=query_path,
            project=project.current(),
            tool=version("amu-graph"),
            version=project.current().version,
        )
        return environment

    @property
    def stamp(self) -> str:
        """Identifies the templates, the words, the bundles and what the server was started with: part of every ETag."""
        digest = self._texts.copy()
        digest.update(" ".join([*sorted(self.assets.names.values()), f"{self._editing} {self._edition}"]).encode())
        return digest.hexdigest()[:12]

    @cached_property
    def _texts(self) -> "hashlib._Hash":
        """The digest of the templates and the words."""
        digest = hashlib.sha256(f"{version('amu-graph')} {project.current()}".encode())
        for path in sorted([*TEMPLATES.rglob("*.html"), *Path(words.__file__).parent.glob("*.toml")]):
            digest.update(path.read_bytes())
        return digest

    def language(self, request: Request) -> Language:
        """Return the language in which the page is written."""
        return language_for(request, self._fallback)

    def page(
        self,
        request: Request,
        template: str,
        values: Mapping[str, object] | None = None,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Return the page of a template in the reader's language; `values` are its variables."""
        html = self.render(request, template, values)
        response = HTMLResponse(html, status, headers=dict(headers or {}))
        response.headers["Content-Language"] = self.language(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        response.headers.setdefault("Vary", "Accept, Accept-Language, Cookie")
        remember(request, response)
        return response

    def render(self, request: Request, template: str, values: Mapping[str, object] | None = None) -> str:
        """Return the text of a page."""
        theme = request.query_params.get(COLOURS)
        return self.environment.get_template(template).render(
            {
                **_speech(self.language(request)),
                "alternatives": {each: _with(request.url, lang=each) for each in project.current().languages},
                "lasting": _lasting(request.url),
                "built": self.assets.built,
                "origin": f"{request.url.scheme}://{request.url.netloc}",
                "path": request.url.path,
                "theme": theme if theme in THEMES else theme_for(request),
                "themes": {each: _with(request.url, **{COLOURS: each}) for each in THEMES},
                **(values or {}),
            }
        )

    def piece(self, template: str, language: Language, values: Mapping[str, object]) -> str:
        """Return the text of a part of a page, the same for every request."""
        return self.environment.get_template(template).render({**_speech(language), **values})


def _speech(language: Language) -> dict[str, object]:
    """Return what templates say words with."""
    return {
        "dated": partial(dated, language=language),
        "in_language": partial(words.said_in, language=language),
        "joined": partial(joined, language=language),
        "language": language,
        "number": partial(words.number, language=language),
        "set_words": partial(set_in, language=language),
        "looked_for": partial(looked_for, language=language),
        "section": partial(words.section, language=language),
        "cited": words.cited(language),
        "t": partial(_say, language=language),
    }


def _say(key: str, language: Language, **values: object) -> Markup:
    return words.say(key, language, **values)  # type: ignore[arg-type]  # `n` is a number where a template gives it


def _lasting(url: URL) -> str:
    """Return where a page stands below the base, without what only says how it is read; of a long query nothing."""
    kept = url.remove_query_params(["lang", COLOURS])
    return kept.path.lstrip("/") + (f"?{kept.query}" if 0 < len(kept.query) <= _LONGEST else "")


def _with(url: URL, **parameters: str) -> str:
    """Return the address of the same page with a parameter set."""
    changed = url.include_query_params(**parameters)
    return changed.path + "?" + changed.query
