"""JSON that a page posts."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request


async def posted(request: Request) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON in the body of a request.

    Raises:
        HTTPException: 400, it is no JSON, or nests deeper than anything that a page posts.

    """
    try:
        return await request.json()
    except (ValueError, RecursionError) as error:
        raise HTTPException(400) from error
