"""Rows of a table and what its columns mean → proposals: what each row says, each cell counted once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.mapping.cell_names import agent_of, named_in
from amu_graph.ingest.imports.mapping.rules import Rule, Table, columns_in
from amu_graph.ingest.imports.mapping.value_records import Says, add, because, otherwise, record_of, status_of
from amu_graph.ingest.imports.mapping.values import Reader, is_empty, reader_of
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.headers import Header
from amu_graph.ingest.imports.tables.sheet import Sheet, address, row_of
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.ingest.proposals import Statement
from amu_graph.language import Text
from amu_graph.notes.addresses import address_of
from amu_graph.notes.profile import Field, Profile
from amu_graph.text import compact

BY: Final = "table"
_TOTALS: Final = frozenset(("total", "totaux", "totalgeneral", "soustotal", "somme", "moyenne", "sum", "average"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column that says something: where it stands, what it says, of what type its values are."""

    index: int
    name: str
    rule: Rule
    field: Field | None
    reader: Reader | None


@dataclass
class Rows:
    """Makes the proposals of the rows of a table.

    `cells` counts what became of each filled cell, `places` gives the rows of each thing.
    """

    sheet: Sheet
    header: Header
    table: Table
    entities: Entities
    profile: Profile
    vocabulary: Vocabulary
    file: SourceFile
    cells: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    _values: dict[tuple[str, int], tuple[int, str]] = field(default_factory=dict)

    def statements(self) -> Iterator[Statement]:
        """Yield the statements of all rows; names are kept by `entities`."""
        key = self.header.names.index(self.table.key)
        columns = [column for column in self._columns() if column.index != key]
        skipped = [n for n, name in enumerate(self.header.names) if self.table.columns[name].skip and n != key]
        self.cells["unread"] += sum(row_of(cell) > self.header.last for cell in self.file.lost)
        for number, row in enumerate(self.sheet.rows[self.header.last :], start=self.header.last + 1):
            if not any(row):
                continue
            self.numbers.append(number)
            name = " ".join(row[key].split()) if key < len(row) else ""
            reason = self._left(name, number, row)
            if reason:
                self.cells["left"] += sum(map(bool, row))
                yield Statement(at=f"r{number}", note=reason, by=BY)
                continue
            self.cells["said"] += 1
            self.cells["skipped"] += sum(bool(row[index]) for index in skipped if index < len(row))
            yield from self._row(number, name, row, columns)

    def _columns(self) -> Iterator[Column]:
        fields = self.profile.classes[self.table.type].fields
        for index, name in enumerate(self.header.names):
            rule = self.table.columns[name]
            if not rule.skip:
                one = fields.get(rule.key)
                kind = "date" if rule.stage else "number" if rule.quantity else one.type if one else ""
                yield Column(index, name, rule, one, reader_of(kind))

    def _left(self, name: str, number: int, row: Sequence[str]) -> Text | None:
        """Return why a row says nothing: it names nothing, adds up others, or repeats the names of the columns."""
        if not name:
            self.file.remark(f"r{number}", fr="ligne sans nom : laissée de côté", en="row without a name: left out")
            return Text(fr="Ligne sans nom.", en="Row without a name.")
        if compact(name) in _TOTALS:
            return Text(fr="Ligne de total.", en="Row of totals.")
        if [cell for cell in row if cell] == [cell for cell in self.sheet.rows[self.header.last - 1] if cell]:
            return Text(fr="Titres de colonnes répétés.", en="Names of columns, repeated.")
        return None

    def _row(self, number: int, name: str, row: Sequence[str], columns: list[Column]) -> Iterator[Statement]:
        at = f"r{number}"
        before = len(self.entities.names)
        id_ = self._id(name, number, row)
        asked = len(self.entities.names) > before
        says: Says = {"id": id_}
        if self.table.kind and not asked and self.places[id_][0] == number:
            says["kind"] = self.table.kind
        others: list[Statement] = []
        width = len(row)
        for column in columns:
            cell = row[column.index] if column.index < width else ""
            if cell:
                others += self._cell(column, cell, number, says)
        if len(says) > 1:
            yield Statement(at=at, says=says, by=BY)
        elif not others and not asked:
            yield Statement(at=at, note=Text(fr="Rien de plus que le nom.", en="Nothing but the name."), by=BY)
        yield from others

    def _id(self, name: str, number: int, row: Sequence[str]) -> str:
        """Return the identifier of the thing of a row, made by the template where that names other columns."""
        says = {"kind": self.table.kind} if self.table.kind else {}
        parts = columns_in(self.table.id)
        if parts == [self.table.key] and self.table.id.endswith(f"/{{{self.table.key}}}"):
            id_ = self.entities.id_of(name, self.table.type, at=f"r{number}", says=says)
        else:
            text = self.table.id.partition("/")[2]
            for part in parts:
                index = self.header.names.index(part)
                text = text.replace(f"{{{part}}}", row[index] if index < len(row) else "")
            id_ = self.entities.id_of(
                name, self.table.type, at=f"r{number}", says=says, slug=ns.slugify(text), apart=text
            )
        self.places.setdefault(id_, []).append(number)
        first = self.places[id_][0]
        if first != number:
            self.file.remark(
                f"r{number}",
                fr=f"« {name} » est déjà la chose de la ligne {first} : les deux lignes parlent de la même",
                en=f"“{name}” is the thing of row {first} already: both rows speak of the same",
            )
        return id_

    def _cell(self, column: Column, cell: str, number: int, says: Says) -> list[Statement]:
        if is_empty(cell):
            self.cells["empty"] += 1
            return []
        if column.reader:
            return self._value(column, cell, number, says)
        rule, one = column.rule, column.field
        if rule.role or (one and one.type == "entity"):
            return self._names(column, cell, number, says)
        if one and one.type == "concept":
            return self._concepts(column, cell, says)
        return self._text(column, cell, number, says)

    def _value(self, column: Column, cell: str, number: int, says: Says) -> list[Statement]:
        """Return the statements of a date or a number; one without reserve goes into the record of the row."""
        read = column.reader(cell, column.rule) if column.reader else None
        if read is None:
            return self._unread(cell, number, column)
        if read.skipped:
            self.cells["skipped"] += 1
            return []
        merged = self.sheet.merged.get((number, column.index), "")
        first, other = self._values.setdefault((str(says["id"]), column.index), (number, read.value))
        if other != read.value:
            read = replace(read, doubtful=True)
        elif read.plain and not merged and column.rule.key:
            self.cells["said"] += 1
            says[column.rule.key] = read.value
            return []
        self.cells["doubtful" if read.doubtful else "said"] += 1
        record = record_of(column.rule, read, str(says["id"]))
        status = status_of(read, record, merged)
        why = otherwise(cell, first, other) if other != read.value else because(cell, merged)
        return [self._statement(number, column, record, status, why if status else None)]

    @staticmethod
    def _statement(number: int, column: Column, record: Says, status: str, why: Text | None) -> Statement:
        where = {"cell": address(number, column.index)}
        return Statement(at=f"r{number}", where=where, says=record, status=status, because=why, by=BY)

    def _names(self, column: Column, cell: str, number: int, says: Says) -> list[Statement]:
        """Return the statements of names; those of a property go into the record of the row."""
        rule, where = column.rule, {"cell": address(number, column.index)}
        found: list[Statement] = []
        merged = self.sheet.merged.get((number, column.index), "")
        doubts = set[bool]()
        for name, doubtful in named_in(cell, rule.split):
            entity = agent_of(name, self._types(column), self.entities, at=f"r{number}", where=where)
            if entity == says["id"]:
                continue
            doubts.add(doubtful)
            if rule.role:
                record: Says = {"agent": entity, "role": rule.role, "context": says["id"]}
            elif doubtful or merged:
                record = {"id": says["id"], rule.key: entity}
            else:
                add(says, rule.key, entity)
                continue
            status = "unverified" if doubtful else "interpreted" if merged else ""
            found.append(self._statement(number, column, record, status, because(cell, merged) if status else None))
        self.cells["doubtful" if True in doubts else "said"] += 1
        return found

    def _types(self, column: Column) -> tuple[str, ...]:
        """Return the classes of what a column names: as the mapping says, else those that the property takes."""
        kinds = column.rule.find or (("organization", "person") if column.rule.role else ())
        if kinds:
            return tuple(ns.KINDS[kind] for kind in kinds)
        target = column.field.target if column.field else ""
        return (target,) if target in ns.KINDS.values() else ("Organization", "Person")

    def _concepts(self, column: Column, cell: str, says: Says) -> list[Statement]:
        schemes = column.field.schemes if column.field else ()
        found = [self.vocabulary.find(schemes, name) for name, _ in named_in(cell, column.rule.split)]
        for slug in filter(None, found):
            add(says, column.rule.key, slug)
        if None in found:
            self.unmapped[f"{column.name} : {cell}"] += 1
        self.cells["said" if None not in found else "unmapped"] += 1
        return []

    def _text(self, column: Column, cell: str, number: int, says: Says) -> list[Statement]:
        rule, one = column.rule, column.field
        text = " ".join(cell.split())
        if one and one.type == "iri":
            link = self.sheet.links.get((number, column.index), "")
            text = text if address_of(text) else link
            if not text or not address_of(text):
                return self._unread(cell, number, column)
        if one is None or one.type in ("boolean", "class"):
            return self._unread(cell, number, column)
        key = f"{rule.key}@{rule.language}" if rule.language and one.type == "text" else rule.key
        add(says, key, f"{rule.prefix} {text}" if rule.prefix and not text.startswith(rule.prefix) else text)
        self.cells["said"] += 1
        return []

    def _unread(self, cell: str, number: int, column: Column) -> list[Statement]:
        self.cells["unread"] += 1
        shown = cell if len(cell) <= 40 else f"{cell[:39]}…"  # noqa: PLR2004
        self.file.remark(
            address(number, column.index),
            fr=f"« {shown} » ne se lit pas comme « {column.name} » : laissé de côté",
            en=f"“{shown}” cannot be read as “{column.name}”: left out",
        )
        note = Text(
            fr=f"« {shown} » ne se lit pas comme « {column.name} ».",
            en=f"“{shown}” cannot be read as “{column.name}”.",
        )
        where = {"cell": address(number, column.index)}
        return [Statement(at=f"r{number}", where=where, note=note, by=BY)]
