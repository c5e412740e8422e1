"""Markdown of ours as HTML: headings have identifiers, links lead to pages, and nothing else becomes an element."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from amu_graph.typography import typeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_COMMENT: Final = re.compile(r"<!--.*?-->\n?", re.DOTALL)


class Heading(NamedTuple):
    """A heading of a text: its level, its identifier and its words."""

    level: int
    anchor: str
    words: str


class Written(NamedTuple):
    """A text as HTML without its title, its title, and the headings under it."""

    title: str
    html: Markup
    headings: tuple[Heading, ...]


def written(text: str, target: Callable[[str], str | None]) -> Written:
    """Return a text as HTML; `target` says where a link or a picture leads, None where it leads nowhere from here.

    Elements in the text are shown as they are typed; comments are left out.
    """
    parser = _parser()
    tokens = parser.parse(_COMMENT.sub("", text))
    headings = _named(tokens)
    title = headings[0].words if headings and headings[0].level == 1 else ""
    if title:
        tokens = tokens[3:]
    for token in tokens:
        for child in token.children or ():
            _lead(child, target)
            if child.type == "text":
                child.content = typeset(child.content)
        if token.type == "table_open":
            token.attrSet("class", "table")
    html = parser.renderer.render(tokens, parser.options, {})
    boxed = html.replace("<table", '<div class="scroll" tabindex="0"><table').replace("</table>", "</table></div>")
    code = boxed.replace("<pre>", '<pre tabindex="0">')
    return Written(title, Markup(code), tuple(headings[1 if title else 0 :]))  # noqa: S704 - the parser escapes the text


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _named(tokens: "list[Token]") -> list[Heading]:
    """Give each heading the identifier that forges give it, and return them all."""
    found: list[Heading] = []
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
            anchor = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            repeated = sum(1 for one in found if re.fullmatch(rf"{re.escape(anchor)}(-\d+)?", one.anchor))
            anchor = f"{anchor}-{repeated}" if repeated else anchor
            opening.attrSet("id", anchor)
            found.append(Heading(int(opening.tag[1]), anchor, words))
    return found


def _lead(token: "Token", target: Callable[[str], str | None]) -> None:
    """Make a link or a picture lead where it does from here."""
    name = {"link_open": "href", "image": "src"}.get(token.type)
    if not name:
        return
    found = target(str(token.attrGet(name) or ""))
    if found is None:
        token.attrs.pop(name)
    else:
        token.attrSet(name, found)
        if "://" in found:
            token.attrSet("rel", "external nofollow")
