"""What notebooks show: portraits and reasons as tables of HTML, in French; no text is ever markup."""

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from amu_graph.namespaces import BASE

if TYPE_CHECKING:
    from amu_graph.query.evidence import Passage
    from amu_graph.query.portrait import Portrait
    from amu_graph.query.reason import Reason

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
    from amu_graph.query.reason import spoken

    labels = portrait.labels
    rows = [(fact.words.fr, fact.value_label.fr, _places(fact.passages)) for fact in spoken(portrait.facts, "fr")]
    rows += [(labels[part.role].fr, labels[part.context].fr, _places(part.passages)) for part in portrait.plays]
    rows += [
        (f"← {labels[part.role].fr}", labels[part.agent].fr, _places(part.passages)) for part in portrait.played_by
    ]
    rows += [(fact.words.fr, fact.value_label.fr, _places(fact.passages)) for fact in portrait.incoming]
    rows += [("dit", reason.says.fr, _places(reason.passages)) for reason in portrait.says]
    name = html.escape(portrait.label.fr)
    return f"<p><strong>{name}</strong></p>{html_table(('relation', 'valeur', 'passages'), rows)}"


def reasons_html(reasons: "Iterable[Reason]") -> str:
    """Return the table of what is said: a row for each passage, with its status and why it is read so."""
    rows = [
        (reason.says.fr, _place(passage), passage.note.fr if passage.note else "")
        for reason in reasons
        for passage in reason.passages
    ]
    return html_table(("énoncé", "passage", "note"), rows)


def _places(passages: "Iterable[Passage]") -> str:
    return " ; ".join(_place(passage) for passage in passages)


def _place(passage: "Passage") -> str:
    source = passage.source.removeprefix(_SOURCE)
    return f"{source}, {passage.place.fr}{_STATUS.get(passage.status, '')}"
