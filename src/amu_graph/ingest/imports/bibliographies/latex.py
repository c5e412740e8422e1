"""LaTeX of a bibliography as text, with the commands of French and links, which pylatexenc cannot read."""

import re
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from amu_graph.extras import needed

_SIGNS: Final = MappingProxyType(
    {"og": "«\u00a0", "no": "n°\u00a0", "No": "N°\u00a0", "nos": "nos\u00a0", "Nos": "Nos\u00a0", "degre": "°"}
)
"""Command of babel → its text; the blank behind it belongs to the command, as in all LaTeX."""

_ENDINGS: Final = MappingProxyType(
    {"fg": "\u00a0»", "ier": "er", "iere": "re", "iers": "ers", "ieres": "res", "ieme": "e", "iemes": "es"}
    | {"primo": "1°", "secundo": "2°", "tertio": "3°", "quarto": "4°", "degres": "°", "euro": "€"}
)
"""Command → its text; the blank behind it stays, as babel has it."""


@cache
def decoder() -> Any:  # noqa: ANN401 - a decoder of pylatexenc
    r"""Return what makes text of LaTeX; braces stay.

    >>> decoder().latex_to_text(r"\og habiter \fg, au \textsc{xix}\ieme{} siècle : \href{http://a.example/}{ici}")
    '«\xa0habiter\xa0», au xixe siècle : ici'
    """
    with needed("ingest"):
        from pylatexenc import latex2text, latexwalker, macrospec

    texts = latex2text.get_default_latex_context_db()
    signs = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in _SIGNS.items()]
    endings = [latex2text.MacroTextSpec(name, simplify_repl=_before_blank(text)) for name, text in _ENDINGS.items()]
    links = [latex2text.MacroTextSpec("url", simplify_repl="%s"), latex2text.MacroTextSpec("href", "%(2)s")]
    texts.add_context_category("french", prepend=True, macros=[*signs, *endings, *links])
    syntax = latexwalker.get_default_latex_context_db()
    syntax.add_context_category("links", prepend=True, macros=[macrospec.std_macro("href", "{{")])

    class Decoder(latex2text.LatexNodes2Text):  # type: ignore[misc] # pylatexenc has no types
        def latex_to_text(self, latex: str, **flags: Any) -> str:  # noqa: ANN401 - what pylatexenc takes
            text = super().latex_to_text(latex, latex_context=syntax, **flags)
            return re.sub(r"\s+\u00a0»", "\u00a0»", text)

    return Decoder(latex_context=texts, keep_braced_groups=True, math_mode="verbatim")


def _before_blank(text: str) -> Any:  # noqa: ANN401 - what pylatexenc calls with a node
    return lambda node: text + node.macro_post_space
