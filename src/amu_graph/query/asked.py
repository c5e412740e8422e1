"""Questions as they are asked about one thing, in a sentence with its name: « Qui a accompagné Ecoterra ? ».

The header of a question file says the sentence, `#+ asked@fr: Qui a accompagné {project} ?`; the name in braces is the
parameter that the thing fills.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from amu_graph.language import Language, Text
from amu_graph.namespaces import curie, kind_of
from amu_graph.query.catalogue import Parameter, Question
from amu_graph.query.names import NAMESPACES
from amu_graph.query.parameters import LANGUAGE
from amu_graph.typography import elided, set_in, within_marks

SLOT: Final = re.compile(r"\{(\w+)\}")
_TITLED: Final = frozenset({"publication", "event", "event-series"})
"""Kinds of things whose names are titles, which stand in quotation marks within a sentence."""


@dataclass(frozen=True, slots=True)
class Form:
    """A question that can be asked about one thing, and the parameter that the thing fills."""

    question: Question
    parameter: Parameter

    def fits(self, iri: str) -> bool:
        """Return whether it can be asked about a thing."""
        kinds = self.question.value("asked of").split()
        return iri.startswith(NAMESPACES[self.parameter.type]) and (not kinds or kind_of(iri) in kinds)

    def sentence(self, iri: str, label: str, language: Language) -> str:
        r"""Return the question with the name of a thing in it.

        >>> from pathlib import Path
        >>> header = {("asked", "fr"): "Qui relève de {agent} ?"}
        >>> question = Question(name="a/b", path=Path(), text="", header=header)
        >>> agent = Parameter(name="agent", type="agent", about=Text("", ""), default="")
        >>> Form(question, agent).sentence("https://w3id.org/amu-graph/organization/archi-etic", "Archi-Etic", "fr")
        'Qui relève d’Archi-Etic\u202f?'
        """
        before, _, after = self.question.words("asked").in_(language).partition(f"{{{self.parameter.name}}}")
        quoted = before.rstrip().endswith(("«", "“"))
        name = within_marks(label, language) if quoted else titled(iri, label, language)
        before = elided(before, name) if language == "fr" else before
        return set_in(before + name + after, language)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a thing, its name in it: the sentence in both languages, and the path of the answer."""

    sentence: Text
    path: str


def titled(iri: str, label: str, language: Language) -> str:
    r"""Return the name of a thing as it stands in a sentence; marks within a title become those of the second rank.

    >>> titled("https://w3id.org/amu-graph/publication/a", "Rubrique « Guide »", "fr")
    '«\u202fRubrique “Guide”\u202f»'
    """
    if kind_of(iri) not in _TITLED:
        return label
    inner = within_marks(label, language)
    return set_in(f"« {inner} »", "fr") if language == "fr" else f"“{inner}”"


def forms(questions: Iterable[Question]) -> list[Form]:
    """Return the questions that can be asked about one thing: whatever else they need has a value, or needs none."""
    found = []
    for question in questions:
        slot = SLOT.search(question.words("asked").en)
        own = [each for each in question.parameters if slot and each.name == slot[1] and each.type in NAMESPACES]
        rest = [each for each in question.parameters if each not in own and each.name != LANGUAGE]
        if own and all(each.optional for each in rest):
            found.append(Form(question, own[0]))
    return found


def asked(form: Form, iri: str, label: Text) -> Asked:
    """Return a question about a thing."""
    sentence = Text(form.sentence(iri, label.fr, "fr"), form.sentence(iri, label.en, "en"))
    return Asked(sentence, f"/ask/{form.question.name}?{urlencode({form.parameter.name: curie(iri)})}")
