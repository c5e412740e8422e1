"""Words as LaTeX: what is a sign of its own there is written as it is read."""

from types import MappingProxyType
from typing import Final

SIGNS: Final = MappingProxyType(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: f"\\{sign}" for sign in "&%$#_"}
)
_SPACES: Final = {"\u00a0": "~", "\u202f": r"\,", "\u2060": "", "\u2009": r"\,", "\n": " ", "\r": " ", "\t": " "}


def escaped(text: str) -> str:
    r"""Return words as LaTeX; signs of other scripts stay, as engines that read UTF-8 take them.

    >>> escaped("R&D à 50 % : {a_b} \\x"), escaped("l’Ill\u00a0: 12\u202f000")
    ('R\\&D à 50 \\% : \\{a\\_b\\} \\textbackslash{}x', 'l’Ill~: 12\\,000')
    """
    signs = {**SIGNS, **_SPACES, "{": r"\{", "}": r"\}", "[": "{[}", "]": "{]}"}
    return "".join(signs.get(letter, letter) for letter in text)
