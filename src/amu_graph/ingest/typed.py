"""An answer as somebody types it: a letter, perhaps a number, a name, a reason or a record after it."""

from typing import Final

from amu_graph.errors import UsageError
from amu_graph.ingest.node_values import NodeReader
from amu_graph.ingest.proposals import Answer, Name, Statement, Verdict
from amu_graph.ingest.records import is_thing
from amu_graph.language import Text
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Fields, read_tree

_BARE: Final[dict[str, Verdict]] = {"r": "reject", "d": "unsure"}
_REASONED: Final[dict[str, Verdict]] = {"i": "interpreted", "u": "unverified"}


def typed_answer(text: str, one: Name | Statement) -> Answer:
    """Return the answer to a proposal that was typed.

    `s`, `s 2` or `2` is a candidate, `s person/x` any entity; `n` or `n person/y` a new one; `a` accepts, `r` rejects,
    `d` doubts; `i raison | reason` and `u …` read with a reason; `e {…}` says something else.

    Raises:
        UsageError: it is no answer to this proposal; says which there are.

    """
    letter, _, rest = text.strip().partition(" ")
    rest = rest.strip()
    if letter in _BARE:
        return Answer(verdict=_BARE[letter])
    found = _identity(letter, rest, one) if isinstance(one, Name) else _reading(letter, rest, one)
    if found is None:
        raise UsageError(
            Text(fr=f"« {text.strip()} » n’est pas une réponse ici.", en=f"“{text.strip()}” is no answer here."),
            remedy=_possible(one),
        )
    return found


def _identity(letter: str, rest: str, one: Name) -> Answer | None:
    if letter == "n":
        return Answer(verdict="new", id=rest or one.id) if is_thing(rest or one.id) else None
    wanted = rest if letter == "s" else letter
    if wanted.isdecimal() or not wanted:
        number = int(wanted or 1)
        chosen = one.candidates[number - 1 : number] if number else ()
        return Answer(verdict="same", id=chosen[0].id) if chosen else None
    return Answer(verdict="same", id=wanted) if letter == "s" and is_thing(wanted) else None


def _reading(letter: str, rest: str, one: Statement) -> Answer | None:
    if letter == "a":
        return Answer(verdict="accept")
    if letter in _REASONED and rest:
        fr, bar, en = (part.strip() for part in rest.partition("|"))
        because = Text(fr=fr, en=en) if bar else Text(fr=fr, en=fr)
        return Answer(verdict=_REASONED[letter], because=because, record=one.answer.record if one.answer else None)
    if letter == "e" and rest:
        problems = Problems()
        tree = read_tree(rest, "e", problems)
        record = NodeReader(problems).record(tree) if isinstance(tree, Fields) else {}
        return Answer(verdict="edit", record=record) if record and not problems.violated else None
    return None


def _possible(one: Name | Statement) -> Text:
    if isinstance(one, Name):
        return Text(
            fr="Répondez s (ou un numéro, ou s person/x), n (ou n person/x), r, d.",
            en="Answer s (or a number, or s person/x), n (or n person/x), r, d.",
        )
    return Text(
        fr="Répondez a, r, d, i raison | reason, u raison | reason, ou e {id: …, clé: valeur}.",
        en="Answer a, r, d, i raison | reason, u raison | reason, or e {id: …, key: value}.",
    )
