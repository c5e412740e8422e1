"""Identifiers of publications, distinguished by their form: DOI, ISBN, ISSN."""

import re
from typing import Final

_DOI: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ISBN: Final = re.compile(r"(?:urn:)?(?:isbn[\s:-]*)?([\dX][\dX\s-]{8,16}[\dX])", re.IGNORECASE)
_ISSN: Final = re.compile(r"(?:urn:)?(?:e?issn[\s:-]*)?(\d{4}-?\d{3}[\dX])", re.IGNORECASE)


def identified(text: str) -> tuple[str, str] | None:
    """Return the variable of CSL that an identifier fills, and its value; None where its form is none of these.

    >>> identified("https://doi.org/10.3917/esp.149.0131"), identified("ISBN 978-2-07-036822-8")
    (('DOI', '10.3917/esp.149.0131'), ('ISBN', '978-2-07-036822-8'))
    """
    text = text.strip()
    if found := _DOI.fullmatch(text):
        return "DOI", found[1]
    if (found := _ISBN.fullmatch(text)) and _is_isbn(re.sub(r"[\s-]", "", found[1]).upper()):
        return "ISBN", re.sub(r"\s", "-", found[1]).upper()
    if found := _ISSN.fullmatch(text):
        digits = found[1].replace("-", "").upper()
        return "ISSN", f"{digits[:4]}-{digits[4:]}"
    return None


def _is_isbn(digits: str) -> bool:
    """Return whether the last digit is right: a weighted sum, of ten digits modulo 11, of thirteen modulo 10."""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if "X" in digits[:-1]:
        return False
    if len(digits) == 10:  # noqa: PLR2004 - the number of its digits names it
        return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    return len(digits) == 13 and "X" not in digits and sum(values[::2] + [3 * each for each in values[1::2]]) % 10 == 0  # noqa: PLR2004
