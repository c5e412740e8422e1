"""Errors for programs: `application/problem+json` (RFC 9457), for pages and the endpoint."""

import json
import re
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.language import Language
from amu_graph.namespaces import TERMS

MEDIA_TYPE: Final = "application/problem+json"

_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


def problem(title: str, status: int, detail: str = "", *, type_: str = "about:blank", **members: object) -> bytes:
    """Return a problem as JSON; `members` are those of its type."""
    content = {"type": type_, "title": title, "status": status, "detail": detail, **members}
    return json.dumps(content, ensure_ascii=False).encode()


def problem_of(error: AmuGraphError, language: Language) -> bytes:
    """Return an error as JSON; `line` and `column`, from 1, are given where it has a place in the query."""
    name = _CAPITAL.sub("-", type(error).__name__.removesuffix("Error")).lower()
    place = {each: getattr(error, each) for each in ("line", "column") if hasattr(error, each)}
    detail = error.remedy.in_(language) if error.remedy else ""
    return problem(error.message.in_(language), error.http_status, detail, type_=f"{TERMS}problem/{name}", **place)
