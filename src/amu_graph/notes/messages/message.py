"""The words of one kind of problem."""

from typing import NamedTuple

from amu_graph.errors import Severity


class Message(NamedTuple):
    """What is wrong and what to do; words in braces are filled with the values of the case."""

    fr: str
    en: str
    remedy_fr: str
    remedy_en: str
    severity: Severity = "violation"
