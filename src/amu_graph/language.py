"""The two languages in which the project speaks."""

import re
from typing import Final, Literal, NamedTuple, get_args

Language = Literal["fr", "en"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""French first: it is used where the reader's language is unknown."""


class Text(NamedTuple):
    """One thing said in both languages.

    >>> Text(fr="bonjour", en="hello").in_("en")
    'hello'
    """

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.fr if language == "fr" else self.en


def language_of(tag: str | None) -> Language:
    """Return the language that a tag or a POSIX locale names, French where it names neither.

    >>> language_of("en_GB.UTF-8"), language_of("fr-CA"), language_of("C"), language_of(None)
    ('en', 'fr', 'fr', 'fr')
    """
    return "en" if (tag or "").lower().startswith("en") else "fr"


def typeset(french: str) -> str:
    r"""Return French words with no-break spaces where a line must not break.

    >>> typeset("Vraiment ? « oui » : bien")
    'Vraiment\u202f? «\u202foui\u202f»\xa0: bien'
    """
    return re.sub(r" (?=:(?:\s|$))", "\u00a0", re.sub(r" (?=[;!?»])|(?<=«) ", "\u202f", french))
