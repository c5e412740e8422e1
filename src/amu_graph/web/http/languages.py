"""The language and the theme of a request: in the address, else in a cookie, else the browser's."""

from typing import Final, Literal

from starlette.requests import Request
from starlette.responses import Response

from amu_graph import project
from amu_graph.language import LANGUAGES, Language
from amu_graph.web.http.accept import best_language, listed

Theme = Literal["auto", "light", "dark"]

THEMES: Final[tuple[Theme, ...]] = ("auto", "light", "dark")
LANGUAGE_COOKIE: Final = "language"
THEME_COOKIE: Final = "theme"
COLOURS: Final = "colours"
"""The parameter of an address that chooses light or dark; `theme` is a subject of the graph, in lists and on maps."""
_YEAR: Final = 365 * 24 * 3600


def language_for(request: Request, fallback: Language = "fr") -> Language:
    """Return the language of an answer, among the project's: `?lang=`, the cookie, `Accept-Language`, `fallback`."""
    spoken = project.current().languages
    for wanted in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        for language in spoken:
            if wanted == language:
                return language
    found = best_language(listed(request.headers, "accept-language"), fallback)
    return found if found in spoken else spoken[0]


def theme_for(request: Request) -> Theme:
    """Return the theme that the reader chose, `auto` where none was chosen."""
    wanted = request.cookies.get(THEME_COOKIE)
    return next((theme for theme in THEMES if theme == wanted), "auto")


def remember(request: Request, response: Response) -> None:
    """Set the cookie of a language or a theme that the address asks for."""
    for parameter, cookie, known in (("lang", LANGUAGE_COOKIE, LANGUAGES), (COLOURS, THEME_COOKIE, THEMES)):
        wanted = request.query_params.get(parameter)
        if wanted is not None and wanted in known:
            response.set_cookie(cookie, wanted, max_age=_YEAR, samesite="lax", httponly=False, path="/")
