"""Routes of the editor: its page, completion, labels, names that no statement has."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from amu_graph import project
from amu_graph.errors import AmuGraphError, NotFoundError
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES, RdfSyntax, TableSyntax
from amu_graph.language import Language
from amu_graph.namespaces import AMU, PREFIXES
from amu_graph.network.drawing.style import style
from amu_graph.query.catalogue import Question
from amu_graph.query.explain import PLANNED, explained
from amu_graph.query.guard import MAX_BYTES
from amu_graph.query.prepare import Prepared
from amu_graph.store.workers import Answer
from amu_graph.store.workers.pool import Pool
from amu_graph.web.editor.completion import Completion, labels
from amu_graph.web.editor.rows import MOST, evaluated, shown, unknown_in
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.http.posted import posted
from amu_graph.web.rendering.words import said_in, section
from amu_graph.web.sparql.cache_key import client_of
from amu_graph.web.sparql.remote import NOWHERE, Remote
from amu_graph.web.state import State, state_of

STARTER: Final = f"""PREFIX amu: <{AMU}>

SELECT ?agent ?thing WHERE {{
  ?agent amu:accompanies ?thing .
}}
LIMIT 100
"""
"""The query that the editor begins with: short, and the page gives names to what it finds."""

_NO_CACHE: Final = validated(None)
MOST_LABELS: Final = 5_000
LONGEST_TYPED: Final = 100
_EDITOR_WORDS: Final = ("editor", "kind")


def editor_routes(pool: Pool, remote: Remote = NOWHERE) -> list[BaseRoute]:
    """Return the routes of the editor; its queries run in the workers of `pool`, or of `remote` as its hosts allow."""
    page = QueryPage(pool, remote)
    return [
        Route("/query", page.page),
        Route("/query/plan", page.plan),
        Route("/query/terms", page.terms),
        Route("/query/labels", page.labels, methods=["POST"]),
        Route("/query/unknown", page.unknown, methods=["POST"]),
    ]


@dataclass(eq=False)
class QueryPage:
    """The page and its answers; what completes is read once."""

    pool: Pool
    remote: Remote
    _completion: Completion | None = None

    async def page(self, request: Request) -> Response:
        """Answer with the editor: `query`, or the `question` of the catalogue, and the answer if `run` says so."""
        question = _question(state_of(request), request.query_params.get("question", ""))
        query = request.query_params.get("query", "")[:MAX_BYTES] or (question.text if question else "")
        answered = None
        if query and request.query_params.get("run"):
            answered = await evaluated(self.pool, query, self.remote, client_of(request.scope))
        return await run_in_threadpool(_page, request, query, question, answered)

    async def plan(self, request: Request) -> Response:
        """Answer with how the `query` is evaluated: its form, its steps, and what would be faster."""
        state, client = state_of(request), client_of(request.scope)
        query = request.query_params.get("query", "")[:MAX_BYTES]
        loop = asyncio.get_running_loop()

        def ask(prepared: Prepared) -> bytes:
            return asyncio.run_coroutine_threadsafe(self.pool.run(prepared.request, client), loop).result().body

        explanation, problem = None, None
        if query:
            try:
                explanation = await run_in_threadpool(explained, state.graph.store, query, self.pool.limits, ask)
            except AmuGraphError as error:
                problem = error
        values = {"query": query, "explanation": explanation, "problem": problem, "planned": PLANNED}
        status, headers = (problem.http_status, problem.http_headers) if problem else (200, None)
        return await run_in_threadpool(
            state.renderer.page, request, "query_plan.html", values, status=status, headers=headers
        )

    def terms(self, request: Request) -> Response:
        """Answer with what the editor completes; with `q`, only what fits what is typed."""
        state = state_of(request)
        completion = self._completion = self._completion or Completion(state.graph.store, lambda: state.graph.index)
        typed = request.query_params.get("q")
        if typed is not None:
            return JSONResponse({"terms": completion.find(typed[:LONGEST_TYPED])}, headers=_NO_CACHE)
        headers = validated(state.etag("terms"))
        return not_modified(request, headers) or JSONResponse(completion.first(), headers=headers)

    async def labels(self, request: Request) -> Response:
        """Answer with the label, its language and the kind of each of the `iris` in the body."""
        state = state_of(request)
        try:
            iris = [str(iri) for iri in (await posted(request))["iris"]][:MOST_LABELS]
        except (KeyError, TypeError) as error:
            raise HTTPException(400) from error
        found = await run_in_threadpool(labels, state.graph, iris, state.renderer.language(request))
        return JSONResponse(found, headers=_NO_CACHE)

    async def unknown(self, request: Request) -> Response:
        """Answer with a sentence for each name in the `query` of the body that no statement has."""
        state = state_of(request)
        try:
            query = str((await posted(request))["query"])[:MAX_BYTES]
        except (KeyError, TypeError) as error:
            raise HTTPException(400) from error
        found = await run_in_threadpool(unknown_in, state.graph, query)
        language = state.renderer.language(request)
        return JSONResponse({"unknown": [said_in(each, language) for each in found]}, headers=_NO_CACHE)


def _page(request: Request, query: str, question: Question | None, answered: Answer | AmuGraphError | None) -> Response:
    """Return the page of a query, with the answer where it was run."""
    state = state_of(request)
    language = state.renderer.language(request)
    answer = shown(state.graph, query, answered, language) if answered else None
    problem = answer.problem if answer else None
    values = {
        "query": query or STARTER,
        "question": question,
        "aspects": _aspects(state),
        "answer": answer,
        "most": MOST,
        "formats": RDF_SYNTAXES if answer and answer.triples else TABLE_SYNTAXES,
        "editor_data": _data(given=bool(query)),
        "editor_words": {key: words for name in _EDITOR_WORDS for key, words in _words(name, language).items()},
    }
    status, headers = (problem.http_status, problem.http_headers) if problem else (200, None)
    return state.renderer.page(request, "query.html", values, status=status, headers=headers)


def _question(state: State, name: str) -> Question | None:
    """Return the question of that name.

    Raises:
        HTTPException: 404, there is none.

    """
    if not name:
        return None
    try:
        return state.graph.catalogue.question(name)
    except NotFoundError as error:
        raise HTTPException(404) from error


def _aspects(state: State) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for question in state.graph.catalogue:
        found.setdefault(question.aspect, []).append(question)
    return found


def _data(*, given: bool) -> dict[str, Any]:
    """Return what the script needs to know; `given` means that the address carries a query, which is run at once."""
    return {
        "given": given,
        "file": project.current().name,
        "formats": {"table": _formats(TABLE_SYNTAXES), "graph": _formats(RDF_SYNTAXES)},
        "classes": style()["classes"],
        "prefixes": dict(PREFIXES),
    }


def _formats(syntaxes: tuple[RdfSyntax, ...] | tuple[TableSyntax, ...]) -> list[dict[str, str]]:
    return [
        {"name": each.name, "title": each.title, "extension": each.extensions[0], "type": each.media_types[0]}
        for each in syntaxes
    ]


def _words(name: str, language: Language) -> dict[str, str]:
    words = section(name, language)
    return words if name == "editor" else {f"{name}.{key}": value for key, value in words.items()}
