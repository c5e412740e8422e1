"""Hints about a query that the parser refuses: the usual mistakes, found in its text.

What the parser reports is seldom of help: it names what it tried last, and stands behind the fault.
"""

import difflib
import re
from collections.abc import Iterable
from typing import Final

from amu_graph.language import Text
from amu_graph.namespaces import PREFIXES

FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

_EXAMPLE: Final = "SELECT * WHERE { ?s ?p ?o } LIMIT 10"
_COMMENT_IRI_OR_STRING: Final = re.compile(
    r"<[^<>\"{}|^`\\\s]*>"
    r"|\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|#[^\n]*"
)
_BACKSLASH: Final = re.compile(r"\\[tbnrf\"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|(\\.)", re.DOTALL)

_SELECT: Final = r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?(?:[?$]\w+\s+)*"
_WORD: Final = r"(?<![\w:?$-])"
_MISTAKES: Final = (
    (
        r"[“”„«»]",
        Text(fr='Les guillemets de SPARQL sont droits : "mot".', en='Quotes are straight in SPARQL: "word".'),
    ),
    (
        r"[\u00a0\u2009\u202f]",
        Text(
            fr="Ici se cache une espace insécable : remplacez-la par une espace ordinaire.",
            en="A no-break space hides here: replace it by an ordinary space.",
        ),
    ),
    (
        r"[?$]\w+(?P<at>-)(?=[A-Za-z])",
        Text(
            fr="Le nom d’une variable n’a pas de trait d’union : écrivez ?un_nom.",
            en="The name of a variable has no hyphen: write ?a_name.",
        ),
    ),
    (
        _SELECT + r"(?P<at>(?!WHERE\b|FROM\b)[A-Z]\w*\s*\()",
        Text(
            fr="Ce que SELECT calcule se met entre parenthèses, avec un nom : (COUNT(?x) AS ?nombre).",
            en="What SELECT computes stands in parentheses, with a name: (COUNT(?x) AS ?number).",
        ),
    ),
    (
        r"\bSELECT\b[^{]*?(?P<at>\(\s*\w+\s*\([^()]*\)\s*\))",
        Text(
            fr="Donnez un nom à ce qui est calculé : (COUNT(?x) AS ?nombre).",
            en="Name what is computed: (COUNT(?x) AS ?number).",
        ),
    ),
    (
        _SELECT + r"(?P<at>(?!(?:WHERE|FROM|DISTINCT|REDUCED)\b)[A-Z]\w*)",
        Text(fr="Une variable commence par « ? ».", en="A variable begins with “?”."),
    ),
    (
        _SELECT + r"[?$]\w+\s*(?P<at>,)",
        Text(fr="Entre deux variables, une espace suffit.", en="A space is enough between two variables."),
    ),
    (
        _WORD + r"FILTER\s*(?P<at>[?$!\d])",
        Text(
            fr="La condition d’un FILTER se met entre parenthèses : FILTER(?x = 3).",
            en="The condition of a FILTER stands in parentheses: FILTER(?x = 3).",
        ),
    ),
    (
        _WORD + r"(?:ORDER|GROUP)\b(?!\s+BY\b)",
        Text(fr="Ici s’écrit ORDER BY ?x ou GROUP BY ?x.", en="Write ORDER BY ?x or GROUP BY ?x here."),
    ),
    (
        _WORD + r"(?:LIMIT|OFFSET)\b(?!\s+\d)",
        Text(fr="Un nombre suit ce mot : LIMIT 10.", en="A number follows this word: LIMIT 10."),
    ),
    (
        _WORD + r"WHERE\b(?!\s*\{)",
        Text(
            fr="Ce qui est cherché se met entre accolades : WHERE { … }.", en="Braces hold what is sought: WHERE { … }."
        ),
    ),
)
"""What is wrong, as a regular expression over a query without its texts and comments → what to do."""

_REPORTED: Final = {
    "Duplicated variable name in SELECT": Text(
        fr="Une variable est nommée deux fois dans ce SELECT.", en="This SELECT names a variable twice."
    ),
    "The SELECT contains a variable that is unbound": Text(
        fr="Avec GROUP BY ou un agrégat (COUNT, MAX…), chaque variable de ce SELECT est groupée ou agrégée : "
        "nommez les autres dans GROUP BY.",
        en="With GROUP BY or an aggregate (COUNT, MAX…), each variable of this SELECT is grouped or aggregated: "
        "name the others in GROUP BY.",
    ),
    "SELECT * is not authorized with GROUP BY": Text(
        fr="Avec GROUP BY, nommez les variables au lieu d’écrire SELECT *.",
        en="With GROUP BY, name the variables instead of writing SELECT *.",
    ),
    "The SELECT overrides an existing variable": Text(
        fr="AS donne un nom nouveau ; ce SELECT réemploie une variable.",
        en="AS gives a new name; this SELECT uses a variable again.",
    ),
}
"""What the parser reports once a SELECT is read → what to do there."""

_NOT_AN_IRI: Final = Text(
    fr="Ce n’est pas un IRI : entre < et > se met une adresse entière, sans espace.",
    en="This is no IRI: a whole address stands between < and >, without spaces.",
)
_PATTERN: Final = Text(
    fr="Vérifiez ce qui précède : un motif a un sujet, une propriété et un objet, et un point le termine.",
    en="Check what stands before: a pattern has a subject, a property and an object; a full stop ends it.",
)

Hint = tuple[int, Text]
"""Where in the query, counted in characters, and what to do."""


def hint(query: str, line: int, column: int, reported: str) -> tuple[int, int, Text]:
    """Return the line, the column and what to do, where the parser reported something at a line and column."""
    offset, words = _hint(query, _stepped_back(query, line, column), reported)
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset), words


def _stepped_back(query: str, line: int, column: int) -> int:
    """Return where the last thing is that is written at or before a position: the parser points behind it."""
    lines = query.split("\n")[:line]
    lines[-1] = lines[-1][:column]
    return max(len("\n".join(lines).rstrip()) - 1, 0)


def _hint(query: str, offset: int, reported: str) -> Hint:
    bare = _COMMENT_IRI_OR_STRING.sub(lambda part: " " * len(part[0]), query)
    if not bare.strip():
        return 0, Text(fr=f"La requête est vide. Essayez : {_EXAMPLE}", en=f"The query is empty. Try: {_EXAMPLE}")
    return (
        _first_word(bare)
        or _open_quote(bare)
        or _wrong_escape(query)
        or _unknown_prefix(bare)
        or _brackets(bare)
        or _mistake(bare)
        or _reported(bare, offset, reported)
    )


def _first_word(bare: str) -> Hint | None:
    """Explain a query that does not begin with one of the four forms."""
    body = re.search(r"(?:\s*(?:PREFIX\s+[\w.-]*:|BASE)\s+)*\s*([^\s{(*?$]+)", bare, re.IGNORECASE)
    word = body[1].upper() if body else ""
    if body is None or word in FORMS or word in ("PREFIX", "BASE"):
        return None
    forms = ", ".join(FORMS)
    near = _near(word, FORMS)
    if near:
        return body.start(1), Text(fr=f"Vouliez-vous dire {near[0]} ?", en=f"Did you mean {near[0]}?")
    return body.start(1), Text(fr=f"Une requête commence par {forms}.", en=f"A query begins with {forms}.")


def _open_quote(bare: str) -> Hint | None:
    """Point at a quote that opens a text which never ends."""
    found = re.search("[\"']", bare)
    return found and (
        found.start(),
        Text(
            fr="Ce guillemet n’est pas fermé. Un texte qui contient une apostrophe se met entre guillemets doubles.",
            en="This quote is never closed. A text that holds an apostrophe stands in double quotes.",
        ),
    )


def _wrong_escape(query: str) -> Hint | None:
    """Point at a backslash in a text that escapes nothing, as regular expressions have them."""
    for part in _COMMENT_IRI_OR_STRING.finditer(query):
        if part[0][0] not in "\"'":
            continue
        for found in _BACKSLASH.finditer(part[0]):
            if found[1]:
                words = Text(
                    fr=f"Dans un texte, la barre oblique inverse s’écrit deux fois : \\{found[0]}",
                    en=f"In a text, a backslash is written twice: \\{found[0]}",
                )
                return part.start() + found.start(), words
    return None


def _unknown_prefix(bare: str) -> Hint | None:
    """Name the first prefix that is neither declared in the query nor one of the project's."""
    declared = {found[1] for found in re.finditer(r"\bPREFIX\s+([\w.-]*):", bare, re.IGNORECASE)}
    for found in re.finditer(r"(?<![\w:?$@-])([A-Za-z][\w-]*):(?=[\w\s])", bare):
        prefix = found[1]
        if prefix in declared or prefix in PREFIXES or prefix == "_":
            continue
        near = _near(prefix, PREFIXES)
        fr, en = (f" Vouliez-vous dire {near[0]}: ?", f" Did you mean {near[0]}:?") if near else ("", "")
        return found.start(), Text(
            fr=f"Le préfixe {prefix}: n’est pas déclaré.{fr} Déclarez-le : PREFIX {prefix}: <…>",
            en=f"The prefix {prefix}: is not declared.{en} Declare it: PREFIX {prefix}: <…>",
        )
    return None


def _near(word: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word, known, n=1)


def _brackets(bare: str) -> Hint | None:
    """Point at the bracket that is never closed, or that closes nothing."""
    pairs = {")": "(", "}": "{", "]": "["}
    opened: list[tuple[str, int]] = []
    for offset, letter in enumerate(bare):
        if letter in pairs.values():
            opened.append((letter, offset))
        elif letter in pairs:
            if not opened or opened[-1][0] != pairs[letter]:
                return offset, Text(fr=f"« {letter} » ne ferme rien.", en=f"“{letter}” closes nothing.")
            opened.pop()
    if not opened:
        return None
    letter, offset = opened[-1]
    return offset, Text(fr=f"« {letter} » n’est pas fermé.", en=f"“{letter}” is never closed.")


def _mistake(bare: str) -> Hint | None:
    for pattern, words in _MISTAKES:
        if found := re.search(pattern, bare, re.IGNORECASE):
            return found.start("at" if "at" in found.groupdict() else 0), words
    return None


def _reported(bare: str, offset: int, reported: str) -> Hint:
    """Translate what the parser reports; of a SELECT it does so where the query ends, which is not where to look."""
    for message, words in _REPORTED.items():
        if message in reported:
            return max(bare.upper().rfind("SELECT", 0, offset), 0), words
    return offset, _NOT_AN_IRI if "IRI parsing failed" in reported else _PATTERN
