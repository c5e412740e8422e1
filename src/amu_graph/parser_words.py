"""What parsers say of a mistake (YAML, Turtle, JSON, TOML), in both languages; what no table has is quoted."""

import re
from collections.abc import Mapping
from typing import Final

from amu_graph.language import Text

_FRENCH: Final[Mapping[str, str]] = {
    # YAML
    "mapping values are not allowed in this context": "un « : » n’a pas sa place ici",
    "block sequence entries are not allowed in this context": "une liste ne peut pas commencer ici",
    "did not find expected ',' or ']'": "il manque « , » ou « ] »",
    "did not find expected ',' or '}'": "il manque « , » ou « } »",
    "did not find expected key": "une clé est attendue ici",
    "did not find expected '-' indicator": "un tiret de liste est attendu ici",
    "did not find expected node content": "il manque une valeur",
    "did not find expected <document start>": "le document est déjà fini avant cette place",
    "did not find expected comment or line break": "un retour à la ligne est attendu ici",
    "did not find expected alphabetic or numeric character": "une lettre ou un chiffre est attendu ici",
    "did not find expected hexdecimal number": "un nombre hexadécimal est attendu après « \\ »",
    "did not find expected '(.)'|did not find the expected '(.)'": "il manque « {} »",
    "could not find expected ':'": "il manque « : » après la clé",
    "found unexpected end of stream": "le fichier finit au milieu d’un texte",
    "found unexpected document indicator": "une ligne « --- » ou « ... » coupe un texte",
    "found character that cannot start any token": "aucune valeur ne commence par ce signe",
    "found unknown escape character": "« \\ » n’est pas suivi d’un signe permis",
    "found undefined tag handle": "une étiquette « ! » n’est pas définie",
    "found a tab character that violates indentation": "une tabulation tient lieu de retrait",
    ".*control characters are not allowed[^$]*": "un caractère de contrôle est interdit",
    # Turtle, TriG, N-Quads, RDF/XML
    "Unexpected end|Unexpected end of file": "le fichier finit au milieu d’un énoncé (un point, un guillemet ?)",
    "A dot is expected at the end of statements": "un point est attendu à la fin de l’énoncé",
    "(.+) is not a valid RDF object": "« {} » n’est pas un objet",
    "(.+) is not a valid predicate": "« {} » n’est pas un prédicat",
    "(.+) is not a valid subject or graph name": "« {} » n’est ni un sujet ni un nom de graphe",
    "The prefix (.+) has not been declared": "le préfixe « {} » n’est pas déclaré",
    "The PREFIX keyword should be followed by a prefix like 'ex:'": "un préfixe s’écrit avec deux-points : « ex: »",
    "Line jumps are not allowed in string literals, use .*": "un texte entre guillemets simples tient sur une ligne",
    "Invalid IRI code point '(.+)'": "le signe « {} » n’a pas sa place dans un IRI",
    "Invalid character '(.+)' in host": "le signe « {} » n’a pas sa place dans un nom de domaine",
    "A language code should always start with a letter": "un code de langue commence par une lettre",
    "Expecting a datatype IRI after .*, found (.+)": "un type est attendu après « ^^ », et non « {} »",
    "Unexpected escape character '(.+)'": "« {} » n’est pas un signe précédé de « \\ » permis",
    "Unexpected character '(.+)'": "le signe « {} » n’a pas sa place ici",
    "blank node property lists should end with a ']'": "il manque « ] »",
    "A double exponent cannot be empty": "un exposant est attendu après « e »",
    "(.+) is not a valid rdf:ID value": "« {} » n’est pas une valeur de rdf:ID",
    # JSON and TOML
    "Expecting value|Invalid value": "une valeur est attendue ici",
    "Expecting ',' delimiter": "une virgule est attendue ici",
    "Expecting ':' delimiter": "« : » est attendu ici",
    "Expecting property name enclosed in double quotes": "un nom entre guillemets est attendu ici",
    "Unterminated string.*": "un texte reste ouvert",
    "Extra data": "le document est déjà fini avant cette place",
    "Invalid control character.*|Illegal character.*": "un caractère de contrôle est interdit ici",
    r"Invalid \\escape.*|Unescaped '\\' in a string": "« \\ » n’est pas suivi d’un signe permis",
    "Expected newline or end of document after a statement": "un retour à la ligne est attendu ici",
    "Expected '(.+)' after .*": "« {} » est attendu ici",
    "Cannot overwrite a value|Cannot declare .* twice": "la même clé est écrite deux fois",
}


def in_both(reason: str) -> Text:
    r"""Return what a parser says: in French where it is known, else its own words in quotation marks.

    >>> in_both("did not find expected ',' or ']'").fr, in_both("'b' is not a valid predicate").fr
    ('il manque «\xa0,\xa0» ou «\xa0]\xa0»', "«\xa0'b'\xa0» n’est pas un prédicat")
    >>> in_both("No idea")
    Text(fr='«\xa0No idea\xa0»', en='No idea')
    """
    for pattern, words in _FRENCH.items():
        if match := re.fullmatch(pattern, reason):
            found = next(filter(None, match.groups()), "")
            return Text(fr=_spaced(words).replace("{}", found), en=reason)
    return Text(fr=f"«\u00a0{reason}\u00a0»", en=reason)


def _spaced(words: str) -> str:
    """Return French words with the spaces that no line may break at."""
    return re.sub(r"(?<=«) | (?=[»:;])", "\u00a0", words)
