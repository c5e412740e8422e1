"""Names that spaCy finds: it says where they are; our rules say of what type, as it takes organizations for places."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.extras import needed
from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.chunks import chunk_of
from amu_graph.ingest.suggest.claims import Evidence, Mention
from amu_graph.ingest.suggest.evidence import evidence_of
from amu_graph.ingest.suggest.names import mention_of
from amu_graph.ingest.suggest.overlaps import Overlaps
from amu_graph.ingest.suggest.page import LONGEST_LINE, Line, Page
from amu_graph.ingest.suggest.words import common, function_words, not_names
from amu_graph.language import Text

MODELS: Final = {"fr": "fr_core_news_md", "en": "en_core_web_md", "de": "de_core_news_md"}
"""The model of a language, where none is named."""
_OTHERWISE: Final = "xx_ent_wiki_sm"
_NAMES: Final = frozenset(["PER", "PERSON", "ORG", "LOC", "GPE", "FAC", "MISC", "PRODUCT", "EVENT", "WORK_OF_ART"])
"""What spaCy's models call a name; the rest are dates, amounts, languages."""
_UNUSED: Final = ("parser", "senter", "tagger", "morphologizer", "attribute_ruler", "lemmatizer")
_TRUST: Final = 0.6
"""How much a find weighs at most: less than a rule that has a reason of its own."""
_LEAST: Final = 0.5


class SpacyNames:
    """The names that a model of spaCy finds, typed by our rules; nothing of it is left aside in silence.

    Raises:
        MissingExtraError: the extra `amu-graph[spacy]` is not installed.
        UsageError: the model is not installed, or is none.

    """

    remarks: Sequence[Text] = ()

    def __init__(self, model: str, language: str) -> None:
        with needed("spacy"):
            import spacy

        wanted = model or MODELS.get(language, _OTHERWISE)
        self._name = Path(wanted).name
        try:
            self._read = spacy.load(wanted, exclude=_UNUSED)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise UsageError(
                Text(
                    fr=f"spaCy n’a pas de modèle « {wanted} », ou il ne se charge pas.",
                    en=f"spaCy has no model “{wanted}”, or it cannot be loaded.",
                ),
                remedy=Text(
                    fr=f"Pour l’installer : python -m spacy download {wanted}",
                    en=f"To install it: python -m spacy download {wanted}",
                ),
            ) from error

    def mentions(self, page: Page, found: Sequence[Mention]) -> list[Mention]:
        """Return the names that spaCy finds beside those that were found."""
        taken = Overlaps(found)
        read = self._read.pipe(line.text[:LONGEST_LINE] for line in page.lines)
        return [
            mention
            for line, words in zip(page.lines, read, strict=True)
            for span in words.ents
            if span.label_ in _NAMES
            for mention in self._named(page, line, line.start + span.start_char, line.start + span.end_char)
            if not any(taken.of(mention))
        ]

    def _named(self, page: Page, line: Line, start: int, end: int) -> Iterator[Mention]:
        chunk = _chunk(line, start, end)
        if chunk is None or all(word in common() | not_names() | function_words() for word in chunk.words):
            return
        said = evidence_of(chunk) or Evidence("Organization", _LEAST, _NOTHING_ELSE)
        why = Text(
            fr=f"spaCy ({self._name}) y voit un nom. {said.why.fr}",
            en=f"spaCy ({self._name}) sees a name. {said.why.en}",
        )
        yield replace(
            mention_of(chunk, page, said), by=f"model/spacy:{self._name}", why=why, score=min(said.score, _TRUST)
        )


_NOTHING_ELSE: Final = Text("Aucun autre indice.", "There is no other sign.")


def _chunk(line: Line, start: int, end: int) -> Chunk | None:
    """Return the tokens of a line within a span, from the first capital to the last word."""
    inside = [at for at, token in enumerate(line.tokens) if start <= token.start and token.end <= end]
    first = next((at for at in inside if line.tokens[at].is_word and line.tokens[at].is_capital), None)
    last = next((at for at in reversed(inside) if line.tokens[at].is_word), None)
    return None if first is None or last is None else chunk_of(line, first, last)
