"""Works that a sentence lists with their years: « Il a écrit Villes lentes en 2002, Les Toits (2008) »."""

import re
from collections.abc import Iterator
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.sentences import Sentences
from amu_graph.ingest.suggest.words import word_set
from amu_graph.language import Text

_WRITING: Final = word_set("ecrit publie signe auteur autrice ouvrages livres redige coecrit")
_WORK: Final = re.compile(r"([A-ZÀ-ÖØ-Ý][^,;:.()«»\"]{5,100}?) (?:en |\()((?:19|20)\d\d)\b")
_WHY: Final = Text("Une œuvre et son année.", "A work and its year.")


def works(page: Page) -> Iterator[Mention]:
    """Yield the titles of works that stand with their year after a word of writing."""
    for sentence in Sentences(page).all:
        writing = next((token for token in sentence.tokens if token.folded in _WRITING), None)
        if writing is None:
            continue
        for match in _WORK.finditer(page.view, writing.end, sentence.end):
            start, end = match.span(1)
            yield Mention(start, end, "Publication", page.exact(start, end), "rule/work", _WHY, 0.88)
