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

_ALSO: Final = MappingProxyType(
    {"S": "§", "P": "¶", "copyright": "©", "slash": "/", "numero": "n°\u00a0", "space": " ", "nobreakspace": "\u00a0"}
    | {"thinspace": "\u202f", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "enquote": "“%s”", "url": "%s"}
    | dict.fromkeys(("mbox", "textmd", "textsf", "texttt", "textup"), "%s")
    | dict.fromkeys(("href", "foreignlanguage", "textcolor"), "%(2)s")
)
"""Command that pylatexenc leaves out, or whose argument it loses → its text."""

_REMARK: Final = re.compile(r"(?<!\\)((?:\\\\)*)%(?!\s*\n)")
"""A percent sign as programs write it that know nothing of LaTeX: behind it the text goes on."""

_SCRIPT: Final = re.compile(r"\$\s*(?:\{\})?([\^_])\s*(?:\{\s*([^{}$]*?)\s*\}|(\w|\\circ))\s*\$")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@cache
def decoder() -> Any:  # noqa: ANN401 - a decoder of pylatexenc
    r"""Return what makes text of LaTeX; braces stay.

    >>> decoder().latex_to_text(r"\og habiter \fg, au \textsc{xix}\ieme{} siècle : \href{http://a.example/}{ici}")
    '«\xa0habiter\xa0», au xixe siècle : ici'
    >>> decoder().latex_to_text(r"R&D : 50% de \mbox{CO$_2$}, 1$^{er}$ prix, n$^\circ$ 3")
    'R&D : 50% de CO₂, 1er prix, n° 3'
    """
    with needed("ingest"):
        from pylatexenc import latex2text, latexwalker, macrospec

    texts = latex2text.get_default_latex_context_db()
    signs = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in _SIGNS.items()]
    endings = [latex2text.MacroTextSpec(name, simplify_repl=_before_blank(text)) for name, text in _ENDINGS.items()]
    others = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in _ALSO.items()]
    raised = latex2text.MacroTextSpec("textsuperscript", simplify_repl=_raised)
    texts.add_context_category(
        "french",
        prepend=True,
        macros=[*signs, *endings, *others, raised],
        specials=[latex2text.SpecialsTextSpec("&", simplify_repl="&")],
    )
    syntax = latexwalker.get_default_latex_context_db()
    arguments = {"href": "{{", "foreignlanguage": "{{", "textcolor": "{{", "enquote": "{", "textsuperscript": "{"}
    syntax.add_context_category(
        "arguments", prepend=True, macros=[macrospec.std_macro(name, each) for name, each in arguments.items()]
    )

    class Decoder(latex2text.LatexNodes2Text):  # type: ignore[misc] # pylatexenc has no types
        def latex_to_text(self, latex: str, **flags: Any) -> str:  # noqa: ANN401 - what pylatexenc takes
            plain = _SCRIPT.sub(_scripted, _REMARK.sub(r"\1\%", latex))
            text = super().latex_to_text(plain, latex_context=syntax, **flags)
            return re.sub(r"\s+\u00a0»", "\u00a0»", text)

    return Decoder(latex_context=texts, keep_braced_groups=True, math_mode="verbatim")


def _scripted(found: re.Match[str]) -> str:
    """Return what stands above or below the line as text: signs for numbers, letters as they are."""
    sign, long, short = found.groups()
    text = (long or short or "").replace("\\circ", "°")
    return text.translate(_RAISED if sign == "^" else _LOWERED)


def _raised(node: Any, l2tobj: Any) -> str:  # noqa: ANN401 - a node and a decoder of pylatexenc
    return str(l2tobj.nodelist_to_text([node.nodeargd.argnlist[0]])).translate(_RAISED)


def _before_blank(text: str) -> Any:  # noqa: ANN401 - what pylatexenc calls with a node
    return lambda node: text + node.macro_post_space
