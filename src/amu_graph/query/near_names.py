"""What a reader may have meant who writes a name that nothing has, or that several things have."""

from collections.abc import Iterable
from typing import Final

from amu_graph.language import Text
from amu_graph.namespaces import AMU, KINDS, curie, kind_of
from amu_graph.query.labels import Labels
from amu_graph.query.name_index import Named
from amu_graph.store import Store
from amu_graph.text import fold

_NEAR: Final = 78.0
"""Of 100, how alike two spellings are that one is taken for the other: one letter of five, two of eleven."""

_SHORTEST: Final = 4
"""Letters of a text that is looked for inside longer names."""

_LISTED: Final = 8


def nearest(text: str, all_: list[Named], store: Store) -> tuple[list[str], Text]:
    """Return what has names, or words in names, that are spelt nearly like `text`, and the advice that lists it."""
    from rapidfuzz import fuzz, process  # only a misspelt name needs it

    folded = fold(text)
    words = folded.split()
    scores: dict[str, tuple[bool, float]] = {}
    for each in all_:
        name = fold(each.name)
        near = fuzz.ratio(folded, name)
        if len(folded) >= _SHORTEST and folded in name:
            near = max(near, _NEAR)
        if words and near < _NEAR:
            parts = name.replace("-", " ").replace("'", " ").split() or [name]
            found = [process.extractOne(word, parts, scorer=fuzz.ratio) for word in words]
            near = min(best[1] for best in found) if all(found) else 0.0
        score = (not each.iri.startswith(AMU), near)
        if near >= _NEAR and score > scores.get(each.iri, (False, 0.0)):
            scores[each.iri] = score
    all_iris = sorted({each.iri for each in all_})
    if not scores and 0 < len(all_iris) <= _LISTED:
        return all_iris, listed(Text(fr="Au choix :", en="One of:"), all_iris, store)
    if not scores:
        from shlex import quote

        command = f"amu-graph search {quote(text) if text else '…'}"
        return [], Text(fr=f"Cherchez-le : {command}", en=f"Look for it: {command}")
    best_first = sorted(scores, key=lambda iri: (not scores[iri][0], -scores[iri][1], iri))[:_LISTED]
    return best_first, listed(Text(fr="Vouliez-vous dire :", en="Did you mean:"), best_first, store)


def listed(title: Text, found: Iterable[str], store: Store) -> Text:
    """Return a title and, a line each, what is found: its short name, its label, its class."""
    labels, fr, en = Labels(store), title.fr, title.en
    for iri in found:
        french, english = labels.of(iri)
        class_fr, class_en = _class(iri, labels)
        fr, en = f"{fr}\n    {curie(iri)}  {french}{class_fr}", f"{en}\n    {curie(iri)}  {english}{class_en}"
    return Text(fr=fr, en=en)


def _class(iri: str, labels: Labels) -> Text:
    """Return the class of an entity in words, between brackets; nothing for what is of no kind."""
    kind = kind_of(iri)
    if not kind:
        return Text("", "")
    french, english = labels.of(AMU + KINDS[kind])
    return Text(fr=f" ({french})", en=f" ({english})")
