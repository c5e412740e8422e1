"""What goes wrong with another machine, in words: the machine, what it did, and what to do."""

import re
import socket
import ssl
from http import HTTPStatus
from typing import Final

from amu_graph.errors import DatasetError, QueryEvaluationError, QueryLimitError, cause_of
from amu_graph.language import Text

_LONGEST: Final = 300
"""Characters of what a server says that are shown."""

_CHECK: Final = Text(
    fr="Vérifiez l’adresse, et que le serveur est en marche.", en="Check the address, and that the server is running."
)
_ENDPOINT: Final = Text(
    fr="Donnez l’adresse des requêtes, par exemple https://example.org/sparql.",
    en="Give the address of queries, for example https://example.org/sparql.",
)


class ServerError(DatasetError):
    """A server that holds the dataset and does not answer."""

    exit_code = 1


class CutAnswerError(QueryLimitError):
    """A server gave a part of the answer, and nothing says what is missing."""


def unreachable(host: str, error: Exception) -> ServerError:
    """Return the error of a machine with which no connection is made."""
    why = _why(error)
    return ServerError(
        Text(fr=f"{host} est injoignable : {why.fr}.", en=f"{host} cannot be reached: {why.en}."), remedy=_CHECK
    )


def _why(error: BaseException) -> Text:
    """Return why there is no connection, in the words for what the system says, where it says it."""
    cause = error.__cause__ or error.__context__
    while cause and not isinstance(error, OSError):
        error, cause = cause, cause.__cause__ or cause.__context__
    if isinstance(error, TimeoutError) or not str(error):
        return Text(fr="elle ne répond pas", en="it does not answer")
    if isinstance(error, socket.gaierror):
        return Text(
            fr="ce nom de machine n’est pas connu, ou le réseau manque",
            en="this name of a machine is not known, or there is no network",
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return Text(fr="son certificat n’est pas reconnu", en="its certificate is not recognized")
    if isinstance(error, OSError) and not isinstance(error, ssl.SSLError):
        return cause_of(error)
    return Text(fr=shown(str(error)), en=shown(str(error)))


def broken(host: str) -> ServerError:
    """Return the error of a connection that ended before the answer was whole."""
    return ServerError(
        Text(
            fr=f"{host} a coupé la connexion avant la fin de sa réponse.",
            en=f"{host} ended the connection before its answer was whole.",
        ),
        remedy=_CHECK,
    )


def refused(host: str, status: int, said: str) -> DatasetError | QueryEvaluationError:
    """Return the error of a status that is no answer to a query."""
    known = _STATUSES.get(status)
    if known:
        what, remedy = known
        return ServerError(Text(fr=f"{host} {what.fr} ({status}).", en=f"{host} {what.en} ({status})."), remedy=remedy)
    words = shown(said) or _phrase(status)
    return QueryEvaluationError(
        Text(
            fr=f"{host} n’a pas pu répondre à la requête ({status}) : {words}",
            en=f"{host} could not answer the query ({status}): {words}",
        )
    )


def not_added(host: str, status: int, said: str) -> ServerError:
    """Return the error of a status with which a server does not add to a graph."""
    if status in _NO_GRAPHS and not _FORBIDDEN.search(said):
        return ServerError(
            Text(
                fr=f"{host} ne prend pas de graphes à cette adresse ({status}).",
                en=f"{host} takes no graphs at this address ({status}).",
            ),
            remedy=Text(
                fr="Donnez l’adresse du Graph Store Protocol (--graph-store ADRESSE), ou aucune : tout passe alors par "
                "des mises à jour.",
                en="Give the address of the Graph Store Protocol (--graph-store ADDRESS), or none: all goes by updates "
                "then.",
            ),
        )
    return not_written(host, status, said)


def not_written(host: str, status: int, said: str) -> ServerError:
    """Return the error of a status with which a server does not carry out an update."""
    known = _NOT_WRITTEN.get(403 if _FORBIDDEN.search(said) else status)
    words = shown(said) or _phrase(status)
    if known:
        what, remedy = known
        end = Text(f" : {words}", f": {words}") if said and status == HTTPStatus.BAD_REQUEST else Text(".", ".")
        return ServerError(
            Text(fr=f"{host} {what.fr} ({status}){end.fr}", en=f"{host} {what.en} ({status}){end.en}"), remedy=remedy
        )
    return ServerError(
        Text(fr=f"{host} n’a pas pu écrire ({status}) : {words}", en=f"{host} could not write ({status}): {words}"),
    )


def not_held(host: str, statement: str) -> ServerError:
    """Return the error of a server that holds something else than what was written into it."""
    return ServerError(
        Text(
            fr=f"Ce que {host} rend n’est pas ce qui a été envoyé, par exemple : {shown(statement)}",
            en=f"What {host} gives back is not what was sent, for example: {shown(statement)}",
        ),
        remedy=Text(
            fr="Rien n’a changé pour qui lit. Les deux adresses sont-elles celles du même jeu de données, et le "
            "serveur garde-t-il les termes tels quels ?",
            en="Nothing has changed for readers. Are both addresses those of the same dataset, and does the server "
            "keep terms as they are?",
        ),
    )


def moved(host: str, status: int, address: str) -> ServerError:
    """Return the error of a server that sends elsewhere, where nobody asked us to go."""
    return ServerError(
        Text(fr=f"{host} renvoie ailleurs ({status}).", en=f"{host} sends elsewhere ({status})."),
        remedy=Text(fr=f"Si c’est voulu, donnez : {shown(address)}", en=f"If that is meant, give: {shown(address)}"),
    )


def not_sparql(host: str, media_type: str) -> ServerError:
    """Return the error of an address where something else than SPARQL answers."""
    kind = shown(media_type) or "?"
    return ServerError(
        Text(
            fr=f"{host} répond, mais pas comme un serveur SPARQL ({kind}).",
            en=f"{host} answers, but not as a SPARQL server does ({kind}).",
        ),
        remedy=_ENDPOINT,
    )


def unreadable(host: str, end: str) -> QueryEvaluationError:
    """Return the error of an answer that does not parse, whatever its status: servers fail in the midst of them."""
    words = shown(end[-_LONGEST:])
    return QueryEvaluationError(
        Text(
            fr=f"La réponse de {host} n’est pas entière, elle finit par : {words}",
            en=f"The answer of {host} is not whole, it ends with: {words}",
        ),
        remedy=Text(
            fr="Le serveur a sans doute échoué en cours de réponse : demandez moins, ou réessayez.",
            en="The server has probably failed while it answered: ask for less, or try again.",
        ),
    )


def cut(host: str, most: int) -> CutAnswerError:
    """Return the error of an answer of which a server gives the beginning only."""
    return CutAnswerError(
        Text(
            fr=f"{host} coupe ses réponses à {most} lignes, et celle-ci est plus longue.",
            en=f"{host} cuts its answers at {most} rows, and this one is longer.",
        ),
        remedy=Text(
            fr="Demandez moins, ou par parties avec LIMIT et OFFSET ; sans ORDER BY ni LIMIT, une réponse sans nœud "
            "anonyme est lue en entier.",
            en="Ask for less, or in parts with LIMIT and OFFSET; without ORDER BY and LIMIT, an answer without blank "
            "nodes is read as a whole.",
        ),
    )


def shown(text: str) -> str:
    """Return what another machine says on one line, without control characters, no longer than is read."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "?"


_CREDENTIALS: Final = Text(
    fr="Donnez AMU_GRAPH_USER et AMU_GRAPH_PASSWORD, ou AMU_GRAPH_TOKEN.",
    en="Give AMU_GRAPH_USER and AMU_GRAPH_PASSWORD, or AMU_GRAPH_TOKEN.",
)
_LATER: Final = Text(fr="Réessayez dans quelques minutes.", en="Try again in a few minutes.")
_BUSY: Final = Text(fr="est surchargé", en="is overloaded")
_GATE: Final = Text(fr="ne répond pas derrière son adresse", en="does not answer behind its address")
_STATUSES: Final = {
    401: (
        Text(fr="demande un nom et un mot de passe, ou un jeton", en="asks for a name and password, or a token"),
        _CREDENTIALS,
    ),
    403: (Text(fr="refuse cet accès", en="refuses this access"), _CREDENTIALS),
    404: (Text(fr="n’a rien à cette adresse", en="has nothing at this address"), _ENDPOINT),
    405: (Text(fr="n’accepte pas de requêtes à cette adresse", en="takes no queries at this address"), _ENDPOINT),
    429: (_BUSY, _LATER),
    502: (_GATE, _LATER),
    503: (_BUSY, _LATER),
    504: (_GATE, _LATER),
}
_UPDATES: Final = Text(
    fr="Donnez l’adresse des mises à jour (SPARQL Update) : --update ADRESSE",
    en="Give the address of updates (SPARQL Update): --update ADDRESS",
)
_RIGHTS: Final = Text(
    fr="Il faut un compte qui peut écrire (AMU_GRAPH_USER et AMU_GRAPH_PASSWORD, ou AMU_GRAPH_TOKEN), et l’adresse "
    "des mises à jour (--update ADRESSE).",
    en="It takes an account that may write (AMU_GRAPH_USER and AMU_GRAPH_PASSWORD, or AMU_GRAPH_TOKEN), and the "
    "address of updates (--update ADDRESS).",
)
_NO_UPDATES: Final = Text(fr="n’accepte pas de mises à jour à cette adresse", en="takes no updates at this address")
_FORBIDDEN: Final = re.compile(r"permission|not allowed|read.?only|forbidden", re.IGNORECASE)
"""How a server says in another status that one may not write."""

_NO_GRAPHS: Final = (400, 404, 405, 406, 415, 501)

_NOT_WRITTEN: Final = {
    **_STATUSES,
    400: (_NO_UPDATES, _UPDATES),
    403: (Text(fr="ne laisse pas écrire", en="does not let us write"), _RIGHTS),
    404: (_STATUSES[404][0], _UPDATES),
    405: (_NO_UPDATES, _UPDATES),
    406: (_NO_UPDATES, _UPDATES),
    413: (
        Text(fr="refuse des envois de cette taille", en="refuses what has this size"),
        Text(
            fr="Augmentez la taille qu’il accepte : 2 Mo suffisent.", en="Raise the size that it takes: 2 MB will do."
        ),
    ),
    415: (_NO_UPDATES, _UPDATES),
    501: (_NO_UPDATES, _UPDATES),
    507: (
        Text(fr="n’a plus de place", en="has no room left"),
        Text(fr="Libérez de la place sur le serveur.", en="Free some room on the server."),
    ),
}
