"""A run of words of a line that may be a name, with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from amu_graph.ingest.suggest.page import Line, Token
from amu_graph.ingest.suggest.runs import QUOTES
from amu_graph.ingest.suggest.words import Head
from amu_graph.text import compact


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens of a line that may be a name, and the words before them that say of what."""

    line: Line
    first: int
    last: int
    head: Head | None = None
    head_first: int = 0

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the name."""
        return self.line.tokens[self.first : self.last + 1]

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.first > 0 and self.line.tokens[self.first - 1].text in QUOTES

    @property
    def words(self) -> list[str]:
        """The words of the name, folded."""
        return [token.folded for token in self.tokens]

    @property
    def capitals(self) -> list[Token]:
        """The tokens of the name that have a capital."""
        return [token for token in self.tokens if token.is_capital]

    @property
    def key(self) -> str:
        """The key of the name."""
        return compact("".join(token.text for token in self.tokens))

    def after(self, ahead: int = 0) -> str:
        """Return a word after the name, folded; empty at the end of the line."""
        at = self.last + 1 + ahead
        return self.line.tokens[at].folded if at < len(self.line.tokens) else ""

    def before(self, back: int = 0) -> str:
        """Return a word before the name, folded; empty at the beginning of the line."""
        at = self.first - 1 - back
        return self.line.tokens[at].folded if at >= 0 else ""
