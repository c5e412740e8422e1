"""Makers of proposals that are asked for by name: a server of language models, or spaCy."""

from collections.abc import Sequence
from typing import Protocol

from amu_graph.errors import UsageError
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Page
from amu_graph.language import Text


class Maker(Protocol):
    """What finds names beside those that the rules found."""

    def mentions(self, page: Page, found: Sequence[Mention]) -> list[Mention]:
        """Return names of the page that share no character with those that were found."""
        ...


class AskedMaker(Maker, Protocol):
    """A maker that leaves things aside, and says so."""

    @property
    def remarks(self) -> Sequence[Text]:
        """What was left aside, and why."""
        ...


def maker_of(wanted: str, language: str, *, allow_remote: bool = False) -> AskedMaker:
    """Return the maker that is called `spacy`, `spacy:MODEL` or `http://127.0.0.1:PORT/v1#MODEL`.

    Raises:
        UsageError: there is none of this name, or it may not be asked.
        ModelError: the server does not answer.

    """
    if wanted.startswith(("http://", "https://")):
        from amu_graph.ingest.suggest.chat import Chat
        from amu_graph.ingest.suggest.quotes import QuotedNames

        return QuotedNames(Chat(wanted, allow_remote=allow_remote))
    kind, _, model = wanted.partition(":")
    if kind == "spacy":
        from amu_graph.ingest.suggest.spacy_names import SpacyNames

        return SpacyNames(model, language)
    raise UsageError(
        Text(fr=f"Rien ne s’appelle « {wanted} » pour proposer.", en=f"Nothing that proposes is called “{wanted}”."),
        remedy=Text(
            fr="Au choix : spacy, spacy:MODÈLE, http://127.0.0.1:PORT/v1#MODÈLE",
            en="One of: spacy, spacy:MODEL, http://127.0.0.1:PORT/v1#MODEL",
        ),
    )
