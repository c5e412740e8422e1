"""A mapping guessed from the names of the columns, what their cells hold, and the names that are known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.dates import read_date
from amu_graph.ingest.imports.mapping.header_words import AGENTS, class_of, rule_of
from amu_graph.ingest.imports.mapping.rules import ABOUT, APPROXIMATE, DEFAULTS, UNSURE, Rule, Table
from amu_graph.ingest.imports.numbers import read_number
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.language import Text
from amu_graph.notes.profile import Profile
from amu_graph.text import compact

_LOOKED_AT: Final = 300
_MOST: Final = 0.5
"""Part of the cells that must be of a kind for the column to be taken as of that kind."""

_KIND_OF: Final = {name: kind for kind, name in ns.KINDS.items()}
_SPLITS: Final = (";", "\n", " / ", " + ")
_TO_DECIDE: Final = Text(fr="à décider : que dit cette colonne ?", en="to decide: what does this column say?")
_TO_CHECK: Final = Text(fr="deviné d’après les valeurs : à vérifier", en="guessed from its values: to be checked")
_COMMA: Final = Text(
    fr="des cellules ont une virgule : si elle sépare plusieurs noms, ajoutez split",
    en="cells have a comma: if it parts several names, add split",
)


@dataclass(frozen=True)
class Guess:
    """A mapping, and what a person should look at: `doubts` by column, `type_known` where the names told the class."""

    table: Table
    doubts: dict[str, Text]
    type_known: bool


@dataclass(frozen=True)
class Guesser:
    """Guesses with the classes, the vocabularies and the known names of a project."""

    profile: Profile
    vocabulary: Vocabulary
    known: Known

    def guess(self, names: Sequence[str], rows: Sequence[Sequence[str]], source: dict[str, str]) -> Guess:
        """Return the mapping of a table with these columns and rows."""
        key, class_name = _key_column(names, rows)
        type_ = class_name or self._type(names)
        doubts: dict[str, Text] = {}
        columns: dict[str, Rule] = {}
        for index, name in enumerate(names):
            cells = [row[index] for row in rows[:_LOOKED_AT] if index < len(row) and row[index]]
            if index == key:
                columns[name] = Rule(key="label")
            else:
                columns[name] = self._rule(name, cells, type_, doubts)
        template = f"{_KIND_OF[type_]}/{{{names[key]}}}"
        return Guess(
            Table(source=source, key=names[key], id=template, type=type_, columns=columns), doubts, bool(class_name)
        )

    def _type(self, names: Sequence[str]) -> str:
        """Return the class that most columns suit, where the name of the things does not tell it."""
        rules = [rule for name in names if (rule := rule_of(name))]
        keys = {rule.key for rule in rules if rule.key}
        if any(rule.stage or rule.role.startswith("maitre") or rule.quantity == "menages" for rule in rules):
            return "Project"
        if any(rule.prefix in ("SIRET", "SIREN", "RNA") for rule in rules):
            return "Organization"
        suits = {name: len(keys & one.fields.keys()) for name, one in self.profile.classes.items() if name in _KIND_OF}
        best = max(suits.values(), default=0)
        order = ("Project", "Organization", "Publication", "Person", "Event", "Building", "Place")
        return next((name for name in order if best and suits.get(name) == best), "Project")

    def _rule(self, name: str, cells: list[str], type_: str, doubts: dict[str, Text]) -> Rule:
        fields = self.profile.classes[type_].fields if type_ in self.profile.classes else {}
        rule = rule_of(name) or self._by_vocabulary(name, fields)
        if rule is not None and rule.key and rule.key not in fields:
            rule = None
        if rule is None:
            rule = self._by_values(cells, fields)
            doubts[name] = _TO_DECIDE if rule.skip else _TO_CHECK
        if rule.skip or not cells:
            return rule
        whole: Rule = replace(rule, **dict(_forms(rule, cells)))  # type: ignore[arg-type]  # the names of its fields
        if whole.role and not whole.split and any("," in cell for cell in cells):
            doubts.setdefault(name, _COMMA)
        return whole

    def _by_vocabulary(self, name: str, fields: object) -> Rule | None:
        """Return what a column says that is called like a role, or like a property of the class."""
        if role := self.vocabulary.find(("role",), name):
            return Rule(role=role, find=AGENTS)
        for key, one in fields.items() if isinstance(fields, dict) else ():
            if compact(name) in {compact(key), compact(one.name.fr), compact(one.name.en)} and key not in (
                "type",
                "label",
            ):
                return Rule(key=key)
        if stage := self.vocabulary.find(("stage-type",), name):
            return Rule(stage=stage)
        if quantity := self.vocabulary.find(("quantity-type",), name):
            return Rule(quantity=quantity)
        return None

    def _by_values(self, cells: list[str], fields: object) -> Rule:
        """Return what the values tell: addresses, or names that are known."""
        if not cells:
            return Rule(skip=True)
        if _part(cells, lambda cell: bool(re.match(r"https?://", cell))) > _MOST:
            return Rule(key="sameAs" if any("wikidata.org/entity/" in cell for cell in cells) else "url")
        if _part(cells, lambda cell: self.known.same(cell, ("Place",)) is not None) > _MOST:
            return Rule(key="locatedIn", find=("place",)) if "locatedIn" in (fields or ()) else Rule(skip=True)  # type: ignore[operator]
        if _part(cells, lambda cell: self.known.same(cell, ("Person", "Organization")) is not None) > _MOST:
            return Rule(role="participant", find=AGENTS)
        return Rule(skip=True)


def _part(cells: list[str], test: object) -> float:
    return sum(map(test, cells)) / len(cells)  # type: ignore[call-overload]


def _forms(rule: Rule, cells: list[str]) -> Iterator[tuple[str, object]]:
    """Yield what the cells need besides: what parts several names, and what becomes of doubtful forms."""
    if rule.find or rule.role or rule.key in ("subject", "amenity", "material", "tenure"):
        split = next((sign for sign in _SPLITS if any(sign in cell for cell in cells)), "")
        if split:
            yield "split", split
    number = bool(rule.quantity or rule.key in ("dwellingCount", "caseCount"))
    read = read_number if number else read_date
    if not number and not rule.stage and not rule.key.endswith(("Date", "issued", "date")):
        return
    found = {}
    for cell in cells:
        one = read(cell)
        if one and one.approximate:
            found[ABOUT if re.match(r"\s*vers\b", cell, re.IGNORECASE) else APPROXIMATE] = "approximate"
        if one and one.doubtful:
            found[UNSURE] = "unverified"
    if found:
        yield "doubts", {form: found[form] for form in DEFAULTS if form in found}


def _key_column(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, str]:
    """Return the column that names the thing of a row, and the class that its name tells.

    It is the first one that is called so; else the first whose cells are texts that differ.
    """
    for wanted in (True, False):
        for index, name in enumerate(names):
            class_ = class_of(name.rpartition(" / ")[2])
            if class_ is not None and bool(class_) is wanted and _is_text(rows, index, letters=1):
                return index, class_
    for index, name in enumerate(names):
        if name.endswith("Label") and _is_text(rows, index):
            return index, ""
    texts = [index for index in range(len(names)) if _is_text(rows, index)]
    free = [index for index in texts if rule_of(names[index]) is None]  # a date or a town names no row
    return next(iter((*free, *texts)), 0), ""


def _is_text(rows: Sequence[Sequence[str]], index: int, *, letters: int = 2) -> bool:
    """Return whether most cells of a column are filled, differ, and are neither numbers nor addresses."""
    cells = [row[index] for row in rows[:_LOOKED_AT] if index < len(row) and row[index]]
    words = [cell for cell in cells if re.search(rf"[^\W\d_]{{{letters}}}", cell) and "://" not in cell]
    return bool(cells) and len(words) > len(cells) * _MOST and len(set(words)) > len(words) * _MOST
