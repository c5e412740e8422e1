"""Routes of the review: its pages, and the only requests that write."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from amu_graph.errors import ProblemsError
from amu_graph.ingest.proposals import PERSON, Answer, Name, Statement
from amu_graph.ingest.session import Session, mark_of
from amu_graph.ingest.spreading import sort_of
from amu_graph.web.review.answering import REASONED, answered, because_of, told
from amu_graph.web.review.concept_form import ConceptForm
from amu_graph.web.review.desk import Desk, Posted, one_of
from amu_graph.web.review.forms import beginnings, inputs, problems_of, record_of
from amu_graph.web.review.saying import Model, Saying, unmapped
from amu_graph.web.review.shown import Document
from amu_graph.web.review.standing import alike_open, disputed, first_open, linkable, progress, ready
from amu_graph.web.state import state_of

_OFFERED: Final = 1000
"""Names under review that a form offers; those of the graph are searched for while somebody types."""

_FINE: Final = 200


def review_routes(desk: Desk) -> list[Route]:
    """Return the routes of the review; without them nothing that the server answers can write."""
    model = Model()
    pages, concepts = _Pages(desk, model), ConceptForm(desk, model)
    return [
        Route("/review", pages.sources),
        Route("/review/{source}", pages.review),
        Route("/review/{source}", pages.answer, methods=["POST"]),
        Route("/review/{source}/form", pages.form),
        Route("/review/{source}/form", pages.fill, methods=["POST"]),
        Route("/review/{source}/concept", concepts.form),
        Route("/review/{source}/concept", concepts.fill, methods=["POST"]),
    ]


class _Pages:
    def __init__(self, desk: Desk, model: Model) -> None:
        self._desk = desk
        self._model = model

    def sources(self, request: Request) -> Response:
        """Answer with the sources that have proposals."""
        listed: list[tuple[object, ...]] = []
        for source in self._desk.sources:
            try:
                session = self._desk.session(source)
                review = session.review
            except ProblemsError:  # its own page tells them; the others are there all the same
                listed.append((source, source, None, None, None))
                continue
            label = review.source.get("label", source)
            listed.append((source, label, *progress(session), len(disputed(session))))
        return state_of(request).renderer.page(request, "reviews.html", {"sources": listed})

    def review(self, request: Request) -> Response:
        """Answer with the text, the proposals and what the graph knows."""
        state = state_of(request)
        source = request.path_params["source"]
        session = self._desk.session(source)
        review = session.review
        saying = Saying(state, review, self._model, state.renderer.language(request))
        document, others = self._desk.document(session, state.settings.sources), self._desk.others(source)
        page = self._page(request, session, document)
        done, total = progress(session)
        open_ = alike_open(session)
        values = {
            "source": source,
            "label": review.source.get("label", source),
            "rows": document.rows(page, review.every),
            "page": page,
            "pages": document.pages,
            "done": done,
            "total": total,
            "disputed": disputed(session),
            "unmapped": self._unmapped(session),
            "bare": document.bare,
            "ready": ready(session),
            "linkable": linkable(session),
            "saying": saying,
            "mark_of": mark_of,
            "is_name": lambda one: isinstance(one, Name),
            "alike": lambda one: open_[sort_of(one)] + bool(one.answers),
            "elsewhere": lambda one: sum(bool(other.alike_elsewhere(one)) for other in others),
            "token": self._desk.token,
        }
        return state.renderer.page(request, "review.html", values)

    def _unmapped(self, session: Session) -> list[Any]:
        """Return the words of open statements that no vocabulary has."""
        words = session.counts(("unmapped", self._model.revision), partial(unmapped, model=self._model))
        return sorted(word for word, number in words.items() if number)

    @staticmethod
    def _page(request: Request, session: Session, document: Document) -> int:
        """Return the page that is asked for: by its number, by a proposal, else that of the first open one."""
        asked, item = request.query_params.get("page", ""), request.query_params.get("item", "")
        if asked.isdecimal() and len(asked) < 6:  # noqa: PLR2004
            return min(max(1, int(asked)), document.pages)
        one = session.find(item) if item else None
        at = one.at if one else first_open(session, document)
        return document.page_of(at)

    async def answer(self, request: Request) -> Response:
        """Write an answer, and answer with what it changed, or lead back to the page."""
        posted = await self._desk.posted(request)
        session = self._desk.session(request.path_params["source"])
        changed = await run_in_threadpool(answered, self._desk, session, posted)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse(told(session, changed, request))
        at = mark_of(changed[0]) if changed else one_of(posted, "mark")
        return RedirectResponse(f"/review/{session.path.stem}?item={at}#{at}", 303)

    def form(self, request: Request) -> Response:
        """Answer with the form of a record: one that is proposed, or a new one of a class."""
        session = self._desk.session(request.path_params["source"])
        one = session.find(request.query_params.get("mark", ""))
        begins = dict(beginnings()).get(request.query_params.get("class", ""), {})
        record = (one.answer.record if one and one.answer else None) or (one.says if one else begins)
        if isinstance(one, Name):
            record = {"id": one.id, **one.says}
        at = one.at if one else request.query_params.get("at", "")
        return self._form(request, {"record": record, "at": at, "mark": request.query_params.get("mark", "")})

    def _form(self, request: Request, values: dict[str, Any], *, status: int = _FINE) -> Response:
        state = state_of(request)
        language = state.renderer.language(request)
        session = self._desk.session(request.path_params["source"])
        shown = {
            "source": request.path_params["source"],
            "classes": [name for name, _ in beginnings()],
            "class_name": self._model.class_of(values["record"]).name if values["record"] else "",
            "inputs": inputs(values["record"], self._model, language) if values["record"] else [],
            "problems": (),
            "names": session.review.names[:_OFFERED],
            "wrong": status != _FINE,
            "token": self._desk.token,
            "because": {},
            **values,
        }
        return state.renderer.page(request, "review_form.html", shown, status=status)

    async def fill(self, request: Request) -> Response:
        """Write a record that somebody filled in, unless something is wrong with it, which the form says."""
        posted = await self._desk.posted(request)
        return await run_in_threadpool(self._filled, request, posted)

    def _filled(self, request: Request, posted: Posted) -> Response:
        session = self._desk.session(request.path_params["source"])
        record, mark, at = record_of(posted), one_of(posted, "mark"), one_of(posted, "at")
        language = str(session.review.source.get("language", "fr"))
        found = problems_of(record, self._model, language)
        because = because_of(posted)
        verdict = next((one for one in REASONED if one == one_of(posted, "status")), None)
        if found or not record or not at or (verdict and not because):
            values = {"record": record, "at": at, "mark": mark, "problems": found, "because": because or {}}
            return self._form(request, values, status=422)
        self._keep(
            session,
            record,
            mark,
            at,
            Answer(verdict=verdict or "edit", record=record, because=because if verdict else None),
        )
        return RedirectResponse(f"/review/{session.path.stem}?item={mark}#{mark}", 303)

    def _keep(
        self, session: Session, record: Mapping[str, str | tuple[str, ...]], mark: str, at: str, answer: Answer
    ) -> None:
        one = session.find(mark)
        if isinstance(one, Statement):
            session.answer([mark], answer)
        elif isinstance(one, Name):
            says = {key: value for key, value in record.items() if key != "id"}
            new = Answer(verdict="new", id=str(record.get("id", one.id)))
            session.add(replace(one, says=says, answers={**one.answers, self._desk.by: new}))
        else:
            plain = (
                replace(answer, verdict="accept", record=None)
                if answer.verdict == "edit"
                else replace(answer, record=None)
            )
            session.add(Statement(at=at, says=record, by=PERSON, answers={self._desk.by: plain}))
