"""HTML of portraits and statements in notebooks, in French; no text is ever markup."""

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from amu_graph.namespaces import BASE

if TYPE_CHECKING:
    from amu_graph.query.evidence import Passage
    from amu_graph.query.portraits import Portrait
    from amu_graph.query.statements import Statement

_SOURCE: Final = BASE + "source/"
_STATUS: Final = {"interpreted": " (interprétée)", "unverified": " (non vérifiée)"}


def html_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an HTML table of texts, escaped."""

    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    return (
        f"<table><thead>{line(header, 'th')}</thead><tbody>{''.join(line(row, 'td') for row in rows)}</tbody></table>"
    )


def portrait_html(portrait: "Portrait") -> str:
    """Return the name of an entity and the table of what is known of it: relation, value, passages."""
    from amu_graph.query.statements import in_language

    rows = [(fact.words.fr, fact.value_label.fr, _places(fact.passages)) for fact in in_language(portrait.facts, "fr")]
    rows += [(part.words.fr, part.value_label.fr, _places(part.passages)) for part in portrait.plays]
    rows += [(f"← {part.words.fr}", part.label.fr, _places(part.passages)) for part in portrait.played_by]
    rows += [(fact.words.fr, fact.value_label.fr, _places(fact.passages)) for fact in portrait.incoming]
    rows += [("dit", each.sentence().fr, _places(each.passages)) for each in portrait.says]
    name = html.escape(portrait.label.fr)
    return f"<p><strong>{name}</strong></p>{html_table(('relation', 'valeur', 'passages'), rows)}"


def statements_html(statements: "Iterable[Statement]") -> str:
    """Return the table of what is said: a row for each passage, with its status and why it is read so."""
    rows = [
        (each.sentence().fr, _place(passage), passage.note.fr if passage.note else "")
        for each in statements
        for passage in each.passages
    ]
    return html_table(("énoncé", "passage", "note"), rows)


def _places(passages: "Iterable[Passage]") -> str:
    return " ; ".join(_place(passage) for passage in passages)


def _place(passage: "Passage") -> str:
    source = passage.source.removeprefix(_SOURCE)
    return f"{source}, {passage.place.fr}{_STATUS.get(passage.status, '')}"
