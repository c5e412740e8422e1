"""Errors of the guard."""

from typing import Final

from amu_graph.errors import InQueryError, QueryLimitError, QueryRefusedError, QuerySyntaxError
from amu_graph.language import Text

_SIMPLER: Final = Text(fr="Coupez-la en plusieurs requêtes plus simples.", en="Split it into several simpler queries.")
_READ_ONLY: Final = Text(
    fr="Une requête commence par SELECT, ASK, CONSTRUCT ou DESCRIBE.",
    en="A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE.",
)


class QueryTooLongError(QueryLimitError):
    """A query of more bytes than are read."""

    exit_code = 2
    http_status = 413


class QueryTooComplexError(InQueryError, QueryLimitError):
    """A query with too many tokens or brackets; its place is where it became too much."""

    exit_code = 2
    http_status = 400


class QueryForbiddenError(InQueryError, QueryRefusedError):
    """An update or a request to another machine; its place is that of the word that asks for it."""


def character(query: str, offset: int) -> QuerySyntaxError:
    """Return the error for a character that no query has."""
    line, column = _position(query, offset)
    number = f"U+{ord(query[offset]):04X}"
    return QuerySyntaxError(
        Text(
            fr=f"La requête contient un caractère interdit ({number}), ligne {line}, colonne {column}.",
            en=f"The query contains a forbidden character ({number}), line {line}, column {column}.",
        ),
        line=line,
        column=column,
        remedy=Text(fr="Effacez ce caractère invisible.", en="Delete this invisible character."),
    )


def no_token(query: str, offset: int) -> QuerySyntaxError:
    """Return the error for what belongs to no token of SPARQL, such as a quote that is never closed."""
    from amu_graph.store.failures import syntax_error  # only a wrong query needs it

    line, column = _position(query, offset)
    return syntax_error(query, f"error at {line}:{column}: no token")


def two_ways(query: str, offset: int) -> QuerySyntaxError:
    """Return the error for `<` that compares for one reader and opens an IRI for another."""
    line, column = _position(query, offset)
    return QuerySyntaxError(
        Text(
            fr=f"« < » se lit ici de deux façons, ligne {line}, colonne {column}.",
            en=f"“<” can be read in two ways here, line {line}, column {column}.",
        ),
        line=line,
        column=column,
        remedy=Text(
            fr="Pour comparer, mettez une espace après « < ». Pour une adresse, déclarez un préfixe (PREFIX) "
            "et écrivez préfixe:nom.",
            en="To compare, put a space after “<”. For an address, declare a prefix (PREFIX) and write prefix:name.",
        ),
    )


def too_long(most: int) -> QueryTooLongError:
    """Return the error for a query of more than `most` bytes."""
    return QueryTooLongError(
        Text(fr=f"La requête dépasse {most // 1024} ko.", en=f"The query is longer than {most // 1024} kB."),
        remedy=Text(
            fr="Raccourcissez-la : une liste VALUES plus courte, ou plusieurs requêtes.",
            en="Make it shorter: a shorter VALUES list, or several queries.",
        ),
    )


def too_deep(query: str, offset: int, most: int) -> QueryTooComplexError:
    """Return the error for more than `most` brackets open at once."""
    why = Text(
        fr=f"plus de {most} parenthèses, crochets ou accolades sont ouverts à la fois",
        en=f"more than {most} brackets are open at once",
    )
    return _too_complex(query, offset, why)


def too_many_tokens(query: str, offset: int, most: int) -> QueryTooComplexError:
    """Return the error for more than `most` tokens."""
    return _too_complex(
        query, offset, Text(fr=f"plus de {most} mots et signes", en=f"more than {most} words and signs")
    )


def _too_complex(query: str, offset: int, why: Text) -> QueryTooComplexError:
    line, column = _position(query, offset)
    return QueryTooComplexError(
        Text(
            fr=f"La requête est trop complexe : {why.fr} (ligne {line}, colonne {column}).",
            en=f"The query is too complex: {why.en} (line {line}, column {column}).",
        ),
        line=line,
        column=column,
        remedy=_SIMPLER,
    )


def forbidden(query: str, offset: int, word: str) -> QueryForbiddenError:
    """Return the error for `SERVICE` or a word of SPARQL Update."""
    line, column = _position(query, offset)
    if word == "SERVICE":
        message = Text(
            fr=f"SERVICE interroge une autre machine, ce qui n’est pas permis (ligne {line}, colonne {column}).",
            en=f"SERVICE asks another machine, which is not allowed (line {line}, column {column}).",
        )
        remedy = Text(
            fr="Interrogez l’autre point d’accès à part, puis donnez ses réponses dans un bloc VALUES ; ou faites "
            "nommer sa machine dans AMU_GRAPH_SERVICE_HOSTS.",
            en="Query the other endpoint by itself, then give its answers in a VALUES block; or have its machine named "
            "in AMU_GRAPH_SERVICE_HOSTS.",
        )
        return QueryForbiddenError(message, line=line, column=column, remedy=remedy)
    message = Text(
        fr=f"{word} modifie les données ; ici on les lit seulement (ligne {line}, colonne {column}).",
        en=f"{word} changes the data; here they are only read (line {line}, column {column}).",
    )
    return QueryForbiddenError(message, line=line, column=column, remedy=_READ_ONLY)


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
