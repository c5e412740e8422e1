"""Limits of an evaluation, and the errors of exceeding them."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from amu_graph.errors import QueryLimitError
from amu_graph.language import Text

_NARROWER: Final = Text(
    fr="Demandez moins : un LIMIT, un motif plus précis, moins de produits entre motifs sans variable commune.",
    en="Ask for less: a LIMIT, a more precise pattern, fewer products of patterns that share no variable.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one evaluation: wall-clock seconds, megabytes of memory beyond the dataset, megabytes of answer."""

    seconds: float = 30.0
    megabytes: int = 2048
    answer_megabytes: int = 64


class QueryTimeError(QueryLimitError):
    """A query that was not answered in time."""

    http_status = 408

    def advise(self, query: str) -> None:
        """Say which form is fast, where the query has one that is slow."""
        from amu_graph.planning.advice import advice

        self.remedy = next(iter(advice(query)), self.remedy)


class QueryMemoryError(QueryLimitError):
    """A query that needs more memory than it may have, or nests deeper than the stack allows."""


class AnswerTooLargeError(QueryLimitError):
    """An answer of more bytes than are sent; to ask again would not help."""

    http_status = 413


class BusyError(QueryLimitError):
    """Nothing is wrong with the query: it has to be asked again later."""

    http_headers = MappingProxyType({"Retry-After": "5"})


def time_exceeded(seconds: float) -> QueryTimeError:
    """Return the error of a query stopped after `seconds`."""
    return QueryTimeError(
        Text(
            fr=f"La requête a été arrêtée : elle dépasse {seconds:g} secondes.",
            en=f"The query was stopped: it takes longer than {seconds:g} seconds.",
        ),
        remedy=_NARROWER,
    )


def memory_exceeded(megabytes: int) -> QueryMemoryError:
    """Return the error of a query stopped because it needed more than `megabytes` of memory."""
    return QueryMemoryError(
        Text(
            fr=f"La requête a été arrêtée : elle demande plus de {megabytes} Mo de mémoire.",
            en=f"The query was stopped: it needs more than {megabytes} MB of memory.",
        ),
        remedy=_NARROWER,
    )


def stack_exceeded() -> QueryMemoryError:
    """Return the error of a query that nests too deeply."""
    return QueryMemoryError(
        Text(
            fr="La requête a été arrêtée : ses expressions sont trop imbriquées.",
            en="The query was stopped: its expressions nest too deeply.",
        ),
        remedy=Text(fr="Coupez-la en plusieurs requêtes.", en="Split it into several queries."),
    )


def answer_too_large(megabytes: int) -> AnswerTooLargeError:
    """Return the error of an answer of more than `megabytes`."""
    return AnswerTooLargeError(
        Text(
            fr=f"La réponse n’est pas envoyée : elle dépasse {megabytes} Mo.",
            en=f"The answer is not sent: it is larger than {megabytes} MB.",
        ),
        remedy=Text(
            fr="Demandez-la par parties avec ORDER BY, LIMIT et OFFSET, ou dans un format plus compact (CSV, TSV).",
            en="Ask for it in parts with ORDER BY, LIMIT and OFFSET, or in a more compact format (CSV, TSV).",
        ),
    )


def busy() -> BusyError:
    """Return the error of a query that could not even wait for its turn."""
    return BusyError(
        Text(fr="Trop de requêtes sont en attente.", en="Too many queries are waiting."),
        remedy=Text(fr="Réessayez dans quelques secondes.", en="Try again in a few seconds."),
    )


def stopping() -> BusyError:
    """Return the error of a query that was under way when the server stopped."""
    return BusyError(
        Text(fr="Le serveur s’arrête : la requête n’est pas finie.", en="The server stops: the query is not finished."),
        remedy=Text(fr="Reposez-la quand il aura redémarré.", en="Ask it again when it has started anew."),
    )
