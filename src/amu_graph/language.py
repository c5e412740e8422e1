"""The two languages of the project."""

from collections.abc import Iterable
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


def closeness(tag: str | None, language: str) -> tuple[int, str]:
    """Return the key of the language of a text for a reader of `language`: of several texts the least is shown.

    First comes the reader's own language, then its varieties (`fr-FR`), then a text of no language, then the other
    language of the project, then any other, in the order of the tags.

    >>> sorted(["de", "en", "", "fr-CA", "fr"], key=lambda tag: closeness(tag, "fr"))
    ['fr', 'fr-CA', '', 'en', 'de']
    """
    tag = (tag or "").lower()
    if tag == language:
        return 0, tag
    base = tag.partition("-")[0]
    return (1 if base == language else 2 if not tag else 3 if base in LANGUAGES else 4), tag


def nearest(texts: Iterable[tuple[str | None, str]], language: str) -> str:
    """Return the one of several texts, each with its language, that a reader of `language` is shown; empty for none.

    >>> nearest([("en", "Neighbours"), ("fr-FR", "Voisins")], "fr"), nearest([], "fr")
    ('Voisins', '')
    """
    return min(((closeness(tag, language), text) for tag, text in texts), default=((0, ""), ""))[1]


def counted(count: int, fr: str, en: str) -> Text:
    """Return how many there are of what two singular nouns name; French counts zero as one.

    >>> counted(0, "ligne", "row"), counted(2, "ligne", "row")
    (Text(fr='0 ligne', en='0 rows'), Text(fr='2 lignes', en='2 rows'))
    """
    return Text(fr=f"{count} {fr}{'s' * (count > 1)}", en=f"{count} {en}{'s' * (count != 1)}")


def language_of(tag: str | None) -> Language:
    """Return the language that a tag or a POSIX locale names, French where it names neither.

    >>> language_of("en_GB.UTF-8"), language_of("fr-CA"), language_of("C"), language_of(None)
    ('en', 'fr', 'fr', 'fr')
    """
    return "en" if (tag or "").lower().startswith("en") else "fr"
