"""What makes a query slow, seen in its tree, and the form that is fast."""

import re
from collections.abc import Iterator
from typing import Final

from amu_graph.language import Text
from amu_graph.planning.parser import parsed
from amu_graph.planning.tree import (
    Apart,
    Element,
    Expression,
    Group,
    Joined,
    Select,
    Triple,
    Values,
    Variables,
    groups_in,
)
from amu_graph.planning.unread import UnreadError

_WORDS: Final = re.compile(r"\b(?:REGEX|CONTAINS|STRSTARTS|STRENDS)\s*\(", re.IGNORECASE)
_SAME: Final = re.compile(r"\b(?:STR|LCASE|UCASE)\s*\(\s*[?$]\w+\s*\)\s*=[^=]", re.IGNORECASE)

_APART: Final = Text(
    fr="ne partagent aucune variable : chaque ligne de l’un va avec chaque ligne de l’autre. "
    "Reliez-les par une variable.",
    en="share no variable: each row of one goes with each row of the other. Link them by a variable.",
)
_SEARCH: Final = Text(
    fr="Un mot cherché dans un FILTER est comparé à chaque libellé : amu-graph search le trouve dans un index, "
    "et VALUES ?x { … } reprend ce qu’il a trouvé.",
    en="A word sought in a FILTER is compared with each label: amu-graph search finds it in an index, "
    "and VALUES ?x { … } takes what it found.",
)
_EQUAL: Final = Text(
    fr="FILTER(STR(?x) = …) compare chaque ligne : écrivez la valeur elle-même dans le motif, ou VALUES ?x { … }.",
    en="FILTER(STR(?x) = …) compares each row: write the value itself in the pattern, or VALUES ?x { … }.",
)
_PATH: Final = Text(
    fr="Un chemin « * » ou « ? » entre deux variables part de tout ce que contient le graphe : "
    "donnez une de ses extrémités, par un IRI ou par VALUES.",
    en="A path with “*” or “?” between two variables begins at all that the graph holds: give one of its ends, "
    "as an IRI or by VALUES.",
)
_ALL: Final = Text(
    fr="?s ?p ?o parcourt tous les énoncés : nommez la propriété, ou ce dont on parle.",
    en="?s ?p ?o goes through every statement: name the property, or what is spoken of.",
)
_LATE: Final = Text(
    fr="OPTIONAL avant les motifs nécessaires est cherché pour tout : écrivez d’abord ce qui doit être là, "
    "OPTIONAL à la fin.",
    en="OPTIONAL before patterns that are needed is looked up for everything: write what has to be there first, "
    "OPTIONAL last.",
)


def advice(query: str) -> tuple[Text, ...]:
    """Return what makes a query slow and what to write instead, the worst first; why it is not planned comes last."""
    try:
        tree = parsed(query)
    except UnreadError as error:
        return (error.why,) if error.why else ()
    except RecursionError:
        return ()
    groups = list(groups_in(tree.group))
    whole = [tree.group, *(each.group for group in groups for each in group.elements if isinstance(each, Select))]
    found = [text for group in whole for text in _products(group)]
    found += [text for look in (_texts, _paths) for group in groups for text in look(group)]
    found += _everything(groups)
    found += [text for group in whole for text in _late(group)]
    return tuple(dict.fromkeys(found))


def _products(group: Group) -> Iterator[Text]:
    """Name two patterns that no variable links, even by way of others."""
    parts: list[tuple[Variables, list[Element]]] = []
    for element in group.elements:
        if isinstance(element, Expression) and element.is_filter:
            continue
        linked = [part for part in parts if part[0] & element.possible]
        names = element.possible.union(*(names for names, _ in linked))
        members = [each for _, members in linked for each in members]
        parts = [part for part in parts if part not in linked] + [(names, [*members, element])]
    several = [next((each for each in members if isinstance(each, Triple)), None) for _, members in parts]
    one, other, *_ = [each for each in several if each and each.possible] + [None, None]
    if one and other:
        yield Text(fr=f"« {one} » et « {other} » {_APART.fr}", en=f"“{one}” and “{other}” {_APART.en}")


def _texts(group: Group) -> Iterator[Text]:
    for element in group.elements:
        if isinstance(element, Expression) and element.is_filter:
            words = str(element)
            if _WORDS.search(words):
                yield _SEARCH
            if _SAME.search(words):
                yield _EQUAL


def _paths(group: Group) -> Iterator[Text]:
    if any(isinstance(each, Triple) and each.odd for each in group.elements):
        yield _PATH


def _everything(groups: list[Group]) -> Iterator[Text]:
    """Notice a pattern of three variables whose subject and value stand nowhere else."""
    leaves = [each for group in groups for each in group.elements if isinstance(each, Triple | Values | Select)]
    for leaf in leaves:
        if isinstance(leaf, Triple) and len(leaf.certain) == len(leaf.terms):
            elsewhere = frozenset[str]().union(*(each.possible for each in leaves if each is not leaf))
            if not {leaf.subject, leaf.object} & elsewhere:
                yield _ALL


def _late(group: Group) -> Iterator[Text]:
    kinds = [_kind(each) for each in group.elements]
    if "optional" in kinds and "joined" in kinds[kinds.index("optional") :]:
        yield _LATE


def _kind(element: Element) -> str:
    if isinstance(element, Apart):
        return element.word.lower()
    return "joined" if isinstance(element, Joined) and not isinstance(element, Values) else ""
