"""One thing that the graph says, in words, and the passages that say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from amu_graph.language import Language, Text
from amu_graph.query.evidence import Passage


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that the graph says, in words, and the passages that say it.

    `about` are the subject and the property; `language` is that of the value where it is words.
    """

    says: Text
    passages: tuple[Passage, ...]
    about: tuple[str, str] = ("", "")
    language: str | None = None

    def __repr__(self) -> str:
        return f"<Reason: {self.says.fr}>"

    def _repr_html_(self) -> str:
        return Reasons([self])._repr_html_()


class Reasons(list[Reason]):
    """Several reasons, which a notebook shows as one table."""

    def _repr_html_(self) -> str:
        from amu_graph.query.html import reasons_html  # only notebooks need it

        return reasons_html(self)


class Told(Protocol):
    """Something that is said of a subject by a property, in a language where it is words."""

    @property
    def about(self) -> tuple[str, str]:
        """The subject and the property."""

    @property
    def language(self) -> str | None:
        """The language of the words, None for what is no words."""


T = TypeVar("T", bound=Told)


def spoken(told: Iterable[T], language: Language) -> list[T]:
    """Leave out the words of another language where the same is said in the reader's."""
    told = list(told)
    known = {each.about for each in told if each.language == language}
    return [each for each in told if each.about not in known or each.language in (language, None)]


def sentence(subject: Text, words: Text, value: Text) -> Text:
    """Return a statement in words."""
    return Text(
        fr=f"{subject.fr} — {words.fr} : {value.fr}",
        en=f"{subject.en} — {words.en}: {value.en}",
    )


def part_sentence(agent: Text, role: Text, context: Text) -> Text:
    """Return a participation in words."""
    return Text(fr=f"{agent.fr} — {role.fr} — {context.fr}", en=f"{agent.en} — {role.en} — {context.en}")
