"""An answer that a form posts → what it changes in the file of proposals, and what a script shows of it."""

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

from amu_graph.ingest.proposals import PERSON, Answer, Name, Statement, Verdict
from amu_graph.ingest.records import is_thing
from amu_graph.ingest.session import Session, mark_of
from amu_graph.ingest.spreading import reopen, spread
from amu_graph.language import Language, Text
from amu_graph.web.http.languages import language_for
from amu_graph.web.rendering.words import say
from amu_graph.web.review.desk import Desk, Posted, one_of
from amu_graph.web.review.standing import progress

REASONED: Final[tuple[Verdict, ...]] = ("interpreted", "unverified")
"""The answers that have a reason."""

_BARE: Final[tuple[Verdict, ...]] = ("accept", "reject", "unsure")
_IDENTITIES: Final[tuple[Verdict, ...]] = ("same", "new")


def because_of(posted: Posted) -> Text | None:
    """Return the reason that a form gives, in one language or in both."""
    fr, en = one_of(posted, "because_fr"), one_of(posted, "because_en")
    return Text(fr=fr, en=en) if fr or en else None


def answered(desk: Desk, session: Session, posted: Posted) -> list[Name | Statement]:
    """Return what an answer changed.

    Raises:
        HTTPException: 400, it is no answer.

    """
    given, mark = one_of(posted, "answer"), one_of(posted, "mark")
    if given == "undo":
        return session.undo()
    if given == "nothing" and one_of(posted, "at"):
        note = because_of(posted) or Text(fr="Rien à relever.", en="Nothing to record.")
        session.add(
            Statement(at=one_of(posted, "at"), note=note, by=PERSON, answers={session.by: Answer(verdict="accept")})
        )
        return []
    one = session.find(mark)
    if one is None:
        raise HTTPException(404)
    if given == "open":
        return reopen(session, one)
    answer = _answer(given, posted, one)
    others = desk.others(session.path.stem) if one_of(posted, "elsewhere") else []
    return spread(session, one, answer, to_alike=bool(one_of(posted, "alike")), others=others)


def _answer(given: str, posted: Posted, one: Name | Statement) -> Answer:
    word, _, id_ = given.partition(":")
    because = because_of(posted)
    for verdict in (*_BARE, *REASONED, *_IDENTITIES):
        if verdict != word:
            continue
        if verdict in _IDENTITIES and isinstance(one, Name) and is_thing(id_):
            return Answer(verdict=verdict, id=id_)
        if verdict in REASONED and isinstance(one, Statement) and because:
            edited = one.answer.record if one.answer else None
            return Answer(verdict=verdict, because=because, record=edited)
        if verdict in _BARE and not (verdict == "accept" and isinstance(one, Name)):
            return Answer(verdict=verdict)
    raise HTTPException(400)


def _state(one: Name | Statement, language: Language) -> str:
    key = f"review.is_{one.state}"
    return str(say(key, language, id=one.answer.id) if one.answer and one.answer.id else say(key, language))


def told(session: Session, changed: list[Name | Statement], request: Request) -> dict[str, Any]:
    """Return what a script shows after an answer."""
    language = language_for(request)
    done, total = progress(session)
    items = [
        {
            "mark": mark_of(one),
            "state": one.state,
            "words": _state(one, language),
        }
        for one in changed
    ]
    return {
        "items": items,
        "done": done,
        "total": total,
        "progress": str(say("review.progress", language, total=total, done=done)),
    }
