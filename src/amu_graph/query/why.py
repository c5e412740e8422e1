"""The passages behind an entity or a statement."""

from collections.abc import Iterable, Sequence
from typing import Final

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import curie, expand, last_part
from amu_graph.query.names import spoken_of
from amu_graph.query.portraits import Portrait, PortraitReader
from amu_graph.query.replaced import replacement
from amu_graph.query.statements import Statement
from amu_graph.store import Store
from amu_graph.text import fold

_WAYS: Final = Text(
    fr="Trois façons : why ENTITÉ · why ENTITÉ PROPRIÉTÉ [VALEUR] · why ACTEUR RÔLE CONTEXTE",
    en="Three ways: why ENTITY · why ENTITY PROPERTY [VALUE] · why AGENT ROLE CONTEXT",
)


def reasons(names: Sequence[str], store: Store, portraits: PortraitReader) -> list[Statement]:
    """Return what is said of `names` and the passages that say it.

    One name is an entity, or a passage, which then is the passage of all that it says; two are an entity and a
    property; three are a statement, or an agent, a role and a context.

    Raises:
        NotFoundError: a name names nothing, or nothing says this.
        AmbiguousError: a name names several things, or the names are too few or too many.

    """
    if not 1 <= len(names) <= 3:  # noqa: PLR2004 - subject, property, value
        raise AmbiguousError(Text(fr="Que voulez-vous justifier ?", en="What do you want to justify?"), remedy=_WAYS)
    names = [names[0], *(_in_use(name, store) for name in names[1:])]
    portrait = portraits.portrait(spoken_of(names[0], store).value)
    facts = portrait.facts if len(names) == 1 else portraits.statements(portrait.iri)
    parts = (*portrait.plays, *portrait.played_by)
    fitting = [fact for fact in facts if _fits(fact, names[1:])]
    if len(names) == 1:
        fitting += (*portrait.says, *portrait.incoming)
    fitting += [part for part in parts if _part_fits(part, names[1:], portrait)]
    said = [each for each in fitting if each.passages]
    if not said:
        raise NotFoundError(
            Text(
                fr=f"Aucun passage ne dit : {portrait.label.fr} — {' — '.join(names[1:])}.",
                en=f"No passage says: {portrait.label.en} — {' — '.join(names[1:])}.",
            ),
            remedy=_said_instead([fact.words for fact in facts], [part.words for part in parts]),
        )
    return said


def _in_use(name: str, store: Store) -> str:
    """Return the name of what took the place of what is called so, or the name itself."""
    iri = expand(name)
    found = replacement(iri, store) if iri else None
    return found.new[0] if found and len(found.new) == 1 else name


def _said_instead(properties: Iterable[Text], roles: Iterable[Text]) -> Text:
    """Return what can be asked about: the properties and the roles of which passages speak."""
    known = sorted({*properties, *roles})
    if not known:
        return _WAYS
    return Text(
        fr=f"Ce qui en est dit : {', '.join(words.fr for words in known)}.\n{_WAYS.fr}",
        en=f"What is said of it: {', '.join(sorted(words.en for words in known))}.\n{_WAYS.en}",
    )


def _fits(fact: Statement, names: Sequence[str]) -> bool:
    """Return whether a fact has the property, and the value where one is given."""
    wanted = (fact.predicate, fact.words), (fact.value.value, fact.value_label)
    return all(_is(name, iri, words) for name, (iri, words) in zip(names, wanted, strict=False))


def _part_fits(part: Statement, names: Sequence[str], portrait: Portrait) -> bool:
    """Return whether a participation has the role, and the other end where one is given."""
    other = part.target if part.source == portrait.iri else part.source
    wanted = (part.role, part.words), (other, portrait.labels[other])
    return all(_is(name, iri, words) for name, (iri, words) in zip(names, wanted, strict=False))


def _is(name: str, iri: str, words: Text) -> bool:
    """Return whether `name` is an IRI, its CURIE, its local name or its label."""
    local = last_part(iri)
    path = curie(iri).replace(":", "/", 1)
    return name in (iri, curie(iri), local, path) or fold(name) in (fold(words.fr), fold(words.en))
