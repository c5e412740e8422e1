"""Pieces of reading notes for the tests of the build."""

HEAD = f"""source:
  id: essai
  label: Essai
  url: https://exemple.fr/essai
  sha256: {"0" * 64}
  language: fr
  retrieved: 2026-01-02
  lengths: [29, 0, 22, 5]
passages:
"""
"""A note of four lines, of which the second is blank; what follows begins at line 10."""

DECISION = """subject: organization/o
property: foundingDate
keep: 2000
because: {fr: Le plus ancien., en: The oldest.}
"""


def said(*records: str, at: str = "1", extra: str = "") -> str:
    """Return a passage whose first record is two lines below its beginning."""
    return f"  - at: {at}\n    says:\n" + "".join(f"      - {record}\n" for record in records) + extra
