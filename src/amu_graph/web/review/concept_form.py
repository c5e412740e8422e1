"""The form of a new concept: a word that a document uses and no vocabulary has."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from amu_graph import resources
from amu_graph.builder.concepts import Concept, add_concept
from amu_graph.errors import UsageError
from amu_graph.language import Language, Text
from amu_graph.namespaces import SCHEMES, VOCAB, slugify
from amu_graph.notes.schema import write_schemas
from amu_graph.web.review.desk import Desk, Posted, one_of
from amu_graph.web.review.saying import Model
from amu_graph.web.state import state_of

_KEYS: Final = ("scheme", "slug", "fr", "en", "definition_fr", "definition_en", "broader", "anyway")


class ConceptForm:
    """Shows the form, and writes the concept into the vocabularies of the project."""

    def __init__(self, desk: Desk, model: Model) -> None:
        self._desk = desk
        self._model = model

    def form(self, request: Request) -> Response:
        """Answer with the form; the word that is missing may be in the address."""
        return self._page(request, {key: request.query_params.get(key, "") for key in _KEYS})

    async def fill(self, request: Request) -> Response:
        """Write the concept, or say why it may not be."""
        posted = await self._desk.posted(request)
        return await run_in_threadpool(self._filled, request, posted)

    def _filled(self, request: Request, posted: Posted) -> Response:
        given = {key: one_of(posted, key) for key in _KEYS}
        new = Concept(
            scheme=given["scheme"],
            slug=given["slug"] or slugify(given["fr"]),
            name=Text(given["fr"], given["en"]),
            definition=Text(given["definition_fr"], given["definition_en"]),
            broader=given["broader"],
        )
        try:
            add_concept(new, anyway=bool(given["anyway"])).write()
        except UsageError as error:
            return self._page(request, given, error)
        write_schemas(self._desk.data, resources.ontology())
        self._model.forget()
        return RedirectResponse(f"/review/{request.path_params['source']}", 303)

    def _schemes(self, language: Language) -> list[tuple[str, str]]:
        """Return the vocabularies, by their names in a language."""
        label = self._model.terms.label
        return sorted(((slug, label(VOCAB + slug, language) or slug) for slug in SCHEMES), key=lambda one: one[1])

    def _page(self, request: Request, given: dict[str, str], error: UsageError | None = None) -> Response:
        values = {
            "source": request.path_params["source"],
            "given": given,
            "schemes": self._schemes(state_of(request).renderer.language(request)),
            "error": error,
            "token": self._desk.token,
        }
        return state_of(request).renderer.page(request, "review_concept.html", values, status=422 if error else 200)
