"""What the build says about each kind of problem: one table per step, from a code to its words."""

from types import MappingProxyType
from typing import Final

from amu_graph.notes.messages.files import READING
from amu_graph.notes.messages.habits import HABITS
from amu_graph.notes.messages.merging import MERGING
from amu_graph.notes.messages.message import Message
from amu_graph.notes.messages.passages import PASSAGES
from amu_graph.notes.messages.proposals import PROPOSALS
from amu_graph.notes.messages.statements import STATEMENTS

MESSAGES: Final = MappingProxyType({**READING, **PASSAGES, **STATEMENTS, **MERGING, **HABITS, **PROPOSALS})
"""Code of a problem → its message; codes are stable names that people search for."""

__all__ = ["MESSAGES", "Message"]
