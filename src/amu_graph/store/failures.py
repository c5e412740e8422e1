"""What the engine says when it fails, in the words of this project."""

import difflib  # not where it is used: a confined worker may open no file, a module neither
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from amu_graph.errors import QueryEvaluationError, QuerySyntaxError
from amu_graph.language import Text
from amu_graph.namespaces import PREFIXES

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

_FEW = 6
"""More expected words than these help nobody."""
_EXAMPLE = "SELECT * WHERE { ?s ?p ?o } LIMIT 10"
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_COMMENT_IRI_OR_STRING = re.compile(r"<[^<>\"{}|^`\\\s]*>|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*")


@contextmanager
def translated(query: str) -> Iterator[None]:
    """Turn the engine's exceptions into those of the project.

    Raises:
        QuerySyntaxError: the text is not a SPARQL query; says where, and gives a hint.
        QueryEvaluationError: the query could not be answered.

    """
    try:
        yield
    except SyntaxError as error:
        raise syntax_error(query, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        message = Text(
            fr=f"Le moteur n’a pas pu répondre à la requête : {error}",
            en=f"The engine could not answer the query: {error}",
        )
        raise QueryEvaluationError(message) from error


def syntax_error(query: str, message: str) -> QuerySyntaxError:
    """Return the error that explains what the parser of the engine reported."""
    found = _POSITION.match(message)
    line, column, expected = (int(found[1]), int(found[2]), found[3]) if found else (1, 1, message)
    line, column, hint = _hint(query, *_stepped_back(query, line, column), expected)
    lines = query.split("\n")
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return QuerySyntaxError(
        Text(
            fr=f"Erreur de syntaxe SPARQL, ligne {line}, colonne {column} :",
            en=f"SPARQL syntax error, line {line}, column {column}:",
        ),
        line=line,
        column=column,
        remedy=Text(*(f"    {excerpt}\n    {' ' * (column - 1)}^\n{words}" for words in hint)),
    )


def _stepped_back(query: str, line: int, column: int) -> tuple[int, int]:
    """Return the position of the last thing that is written at or before a position: the parser points behind it."""
    lines = query.split("\n")[:line]
    lines[-1] = lines[-1][:column]
    return _position(query, max(len("\n".join(lines).rstrip()) - 1, 0))


def _hint(query: str, line: int, column: int, expected: str) -> tuple[int, int, Text]:
    """Return the position to show and what to do; the parser's own position is often after the real fault."""
    bare = _COMMENT_IRI_OR_STRING.sub(lambda part: " " * len(part[0]), query)
    if not bare.strip():
        return 1, 1, Text(fr=f"La requête est vide. Essayez : {_EXAMPLE}", en=f"The query is empty. Try: {_EXAMPLE}")
    return _first_word(bare) or _unknown_prefix(bare) or _brackets(bare) or (line, column, _expectation(expected))


def _first_word(bare: str) -> tuple[int, int, Text] | None:
    """Explain a query that does not begin with one of the four forms."""
    body = re.search(r"(?:\s*(?:PREFIX\s+[\w.-]*:|BASE)\s+)*\s*([^\s{(*?$]+)", bare, re.IGNORECASE)
    word = body[1].upper() if body else ""
    if body is None or word in FORMS or word in ("PREFIX", "BASE"):
        return None
    position = _position(bare, body.start(1))
    forms = ", ".join(FORMS)
    near = _near(word, FORMS)
    if near:
        return *position, Text(fr=f"Vouliez-vous dire {near[0]} ?", en=f"Did you mean {near[0]}?")
    return *position, Text(fr=f"Une requête commence par {forms}.", en=f"A query begins with {forms}.")


def _unknown_prefix(bare: str) -> tuple[int, int, Text] | None:
    """Name the first prefix that is neither declared in the query nor one of the project's."""
    declared = {found[1] for found in re.finditer(r"\bPREFIX\s+([\w.-]*):", bare, re.IGNORECASE)}
    for found in re.finditer(r"(?<![\w:?$@-])([A-Za-z][\w-]*):(?=[\w\s])", bare):
        prefix = found[1]
        if prefix in declared or prefix in PREFIXES or prefix == "_":
            continue
        near = _near(prefix, PREFIXES)
        fr, en = (f" Vouliez-vous dire {near[0]}: ?", f" Did you mean {near[0]}:?") if near else ("", "")
        return *_position(bare, found.start()), Text(
            fr=f"Le préfixe {prefix}: n’est pas déclaré.{fr} Déclarez-le : PREFIX {prefix}: <…>",
            en=f"The prefix {prefix}: is not declared.{en} Declare it: PREFIX {prefix}: <…>",
        )
    return None


def _near(word: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word, known, n=1)


def _brackets(bare: str) -> tuple[int, int, Text] | None:
    """Point at the bracket that is never closed, or that closes nothing."""
    pairs = {")": "(", "}": "{", "]": "["}
    opened: list[tuple[str, int]] = []
    for offset, letter in enumerate(bare):
        if letter in pairs.values():
            opened.append((letter, offset))
        elif letter in pairs:
            if not opened or opened[-1][0] != pairs[letter]:
                return *_position(bare, offset), Text(
                    fr=f"« {letter} » ne ferme rien.", en=f"“{letter}” closes nothing."
                )
            opened.pop()
    if not opened:
        return None
    letter, offset = opened[-1]
    return *_position(bare, offset), Text(fr=f"« {letter} » n’est pas fermé.", en=f"“{letter}” is never closed.")


def _expectation(expected: str) -> Text:
    """Say what the parser expected, without the character classes that help nobody."""
    words = [
        word for word in re.findall(r"[A-Za-z_]{2,}|[{}().;]", expected) if word not in ("expected", "one", "of", "_")
    ]
    distinct = list(dict.fromkeys(word for word in words if word.isupper() or not word.isalpha()))
    if not 0 < len(distinct) <= _FEW:
        return Text(fr="Vérifiez ce qui précède ce point.", en="Check what stands before this point.")
    named = "  ".join(distinct)
    return Text(
        fr=f"Vérifiez ce qui précède ce point ; ici pourrait venir : {named}.",
        en=f"Check what stands before this point; here could come: {named}.",
    )


def _position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, from 1, of a character of `text`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
