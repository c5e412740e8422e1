"""The file of a mapping, `data/review/{source}.map.yaml`: written once, corrected by people, read with its problems."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from amu_graph.errors import Problem, ProblemsError
from amu_graph.ingest.imports.mapping.rules import (
    COLUMN_KEYS,
    DEFAULTS,
    ROW_KEYS,
    SOURCE_KEYS,
    TREATMENTS,
    Rule,
    Table,
    columns_in,
)
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.ingest.yaml_text import in_line, scalar
from amu_graph.language import Text
from amu_graph.namespaces import KINDS, SLUG, slugify
from amu_graph.notes.note import as_list
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.profile import Profile
from amu_graph.notes.text_file import read_text
from amu_graph.notes.yaml_nodes import Entry, Fields, Scalar, read_tree

_FIND: Final = tuple(kind for kind in KINDS)
_NONE: Final = Text("", "")


def written(table: Table, doubts: Mapping[str, Text], heads: Iterable[Text]) -> str:
    """Return the text of a mapping; `doubts` are said beside the columns, `heads` on top."""
    lines = [f"# {line}" for text in heads for line in dict.fromkeys(text)]
    lines += ["source:", *(f"  {key}: {scalar(value, flow=False)}" for key, value in table.source.items() if value), ""]
    row = {"key": table.key, "id": table.id, "type": table.type, **({"kind": table.kind} if table.kind else {})}
    lines += [f"row: {in_line(row)}", "", "columns:"]
    width = max((len(scalar(name)) for name in table.columns), default=0) + 1
    for name, rule in table.columns.items():
        said = "skip" if rule.skip else in_line(_fields(rule))
        note = f"   # {doubts[name].fr} · {doubts[name].en}" if name in doubts else ""
        lines.append(f"  {scalar(name) + ':':<{width}} {said}{note}")
    return "\n".join(lines) + "\n"


def _fields(rule: Rule) -> dict[str, str | tuple[str, ...]]:
    fields: dict[str, str | tuple[str, ...]] = {
        name: value
        for name in ("key", "role", "stage", "quantity", "tenure", "split", "prefix", "language")
        if (value := getattr(rule, name))
    }
    if rule.find:
        fields["find"] = rule.find[0] if len(rule.find) == 1 else rule.find
    if not rule.words:
        fields["words"] = "false"
    return fields | {form: value for form, value in rule.doubts.items() if rule.doubts is not DEFAULTS}


class _Reader:
    """Reads one mapping and keeps what is wrong in it."""

    def __init__(self, file: str, profile: Profile, vocabulary: Vocabulary) -> None:
        self.file = file
        self.profile = profile
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []

    def wrong(self, at: Position, message: Text, remedy: Text = _NONE) -> None:
        self.problems.append(
            Problem(file=self.file, line=at.line, column=at.column, code="mapping", message=message, remedy=remedy)
        )

    def fields(self, entries: Mapping[str, Entry], name: str, at: Position) -> Fields | None:
        value = entries[name].value if name in entries else None
        if isinstance(value, Fields):
            return value
        self.wrong(at, Text(fr=f"« {name}: » et ses clés manquent.", en=f"“{name}:” and its keys are missing."))
        return None

    def texts(self, fields: Fields, known: Iterable[str]) -> dict[str, str]:
        """Return the texts of a mapping whose keys must be known."""
        for key, entry in fields.entries.items():
            if key not in known:
                near = suggestion(key, known)
                self.wrong(entry.key.at, Text(fr=f"Clé inconnue : « {key} ».", en=f"Unknown key: “{key}”."), near)
        return {key: entry.value.text for key, entry in fields.entries.items() if isinstance(entry.value, Scalar)}

    def one_of(self, at: Position, what: Text, value: str, known: Iterable[str]) -> None:
        names = list(known)
        if value and value not in names:
            message = Text(fr=f"{what.fr} inconnu : « {value} ».", en=f"Unknown {what.en}: “{value}”.")
            self.wrong(at, message, suggestion(value, names))


def read_mapping(path: Path, file: str, names: tuple[str, ...], profile: Profile, vocabulary: Vocabulary) -> Table:
    """Return the mapping of a file, whose columns are those of the table.

    Raises:
        ProblemsError: what is wrong in it, with the lines.

    """
    problems = Problems()
    text = read_text(path, file, problems)
    tree = None if text is None else read_tree(text, file, problems)
    reader = _Reader(file, profile, vocabulary)
    table = None if tree is None else _table(tree, names, reader)
    found = [*problems.sorted(), *reader.problems]
    if table is None or found:
        raise ProblemsError(
            Text(fr="La correspondance est à corriger.", en="The mapping has to be corrected."),
            sorted(found),
            remedy=Text(
                fr=f"Corrigez-la, ou effacez {path.name} pour qu’elle soit proposée de nouveau.",
                en=f"Correct it, or delete {path.name} to have it proposed again.",
            ),
        )
    return table


def _table(tree: object, names: tuple[str, ...], reader: _Reader) -> Table | None:
    if not isinstance(tree, Fields):
        reader.wrong(Position("", 1, 1), Text(fr="Une correspondance a des clés.", en="A mapping has keys."))
        return None
    source, row, columns = (reader.fields(tree.entries, name, tree.at) for name in ("source", "row", "columns"))
    if source is None or row is None or columns is None:
        return None
    head, said = reader.texts(source, SOURCE_KEYS), reader.texts(row, ROW_KEYS)
    _check_id(source, head.get("id", ""), reader)
    _check_row(row, said, names, reader)
    _check_columns(columns, names, reader)
    rules = {
        name: _rule(entry, said.get("type", ""), reader) for name, entry in columns.entries.items() if name in names
    }
    return Table(
        source=head,
        key=said.get("key", ""),
        id=said.get("id", ""),
        type=said.get("type", ""),
        kind=said.get("kind", ""),
        columns=rules,
    )


def _check_id(source: Fields, id_: str, reader: _Reader) -> None:
    if id_ and not SLUG.fullmatch(id_):
        reader.wrong(
            source.entries["id"].value.at,
            Text(fr=f"« {id_} » n’est pas le nom d’une source.", en=f"“{id_}” is no name of a source."),
            Text(fr=f"Écrivez id: {slugify(id_) or '…'}", en=f"Write id: {slugify(id_) or '…'}"),
        )


def _check_row(row: Fields, said: Mapping[str, str], names: tuple[str, ...], reader: _Reader) -> None:
    for key in ("key", "id", "type"):
        if not said.get(key):
            reader.wrong(row.at, Text(fr=f"« row: » n’a pas de « {key} ».", en=f"“row:” has no “{key}”."))
    reader.one_of(row.at, Text(fr="Nom de colonne", en="column"), said.get("key", ""), names)
    for name in columns_in(said.get("id", "")):
        reader.one_of(row.at, Text(fr="Nom de colonne", en="column"), name, names)
    reader.one_of(row.at, Text(fr="Type", en="type"), said.get("type", ""), KINDS.values())
    kind = said.get("id", "").partition("/")[0]
    if kind and KINDS.get(kind) != said.get("type"):
        near = next((name for name, class_ in KINDS.items() if class_ == said.get("type")), "")
        reader.wrong(
            row.at,
            Text(
                fr=f"« {kind}/… » n’est pas l’identifiant d’un {said.get('type')}.",
                en=f"“{kind}/…” is no {said.get('type')}.",
            ),
            Text(fr=f"Écrivez id: {near}/{{{said.get('key', '')}}}", en=f"Write id: {near}/{{{said.get('key', '')}}}"),
        )


def _check_columns(columns: Fields, names: tuple[str, ...], reader: _Reader) -> None:
    for name, entry in columns.entries.items():
        reader.one_of(entry.key.at, Text(fr="Nom de colonne", en="column"), name, names)
    for name in names:
        if name not in columns.entries:
            reader.wrong(
                columns.at,
                Text(fr=f"La colonne « {name} » n’est pas dite.", en=f"The column “{name}” is not told."),
                Text(
                    fr=f"Ajoutez {scalar(name)}: skip, ou ce qu’elle dit.",
                    en=f"Add {scalar(name)}: skip, or what it says.",
                ),
            )


def _rule(entry: Entry, class_name: str, reader: _Reader) -> Rule:
    if isinstance(entry.value, Scalar):
        if entry.value.text not in ("skip", "label"):
            reader.wrong(
                entry.value.at,
                Text(fr=f"« {entry.value.text} » ne dit rien.", en=f"“{entry.value.text}” says nothing."),
                Text(fr="Écrivez skip, ou {key: …}, {role: …}.", en="Write skip, or {key: …}, {role: …}."),
            )
        return Rule(
            skip=entry.value.text == "skip", key="label" if entry.value.text == "label" else "", at=entry.value.at
        )
    if not isinstance(entry.value, Fields):
        reader.wrong(entry.key.at, Text(fr="Des clés sont attendues.", en="Keys are expected."))
        return Rule(skip=True)
    given = reader.texts(entry.value, COLUMN_KEYS)
    finds = tuple(_listed(entry.value, "find"))
    rule = Rule(
        **{
            name: given.get(name, "")
            for name in ("key", "role", "stage", "quantity", "tenure", "split", "prefix", "language")
        },
        find=finds,
        words=given.get("words", "true") == "true",
        doubts={form: given[form] for form in DEFAULTS if form in given} or DEFAULTS,
        skip="skip" in given,
        at=entry.value.at,
    )
    _check_rule(rule, class_name, reader)
    return rule


def _listed(fields: Fields, name: str) -> Iterator[str]:
    entry = fields.entries.get(name)
    yield from (one.text for one in as_list(entry.value) if isinstance(one, Scalar)) if entry else ()


def _check_rule(rule: Rule, class_name: str, reader: _Reader) -> None:
    said = [name for name in ("key", "role", "stage", "quantity") if getattr(rule, name)]
    if len(said) != 1 and not rule.skip:
        reader.wrong(
            rule.at,
            Text(
                fr="Une colonne dit une chose : key, role, stage ou quantity.",
                en="A column says one thing: key, role, stage or quantity.",
            ),
        )
    profile = reader.profile.classes.get(class_name)
    if rule.key and profile:
        reader.one_of(rule.at, Text(fr="Clé de note", en="key of a note"), rule.key, profile.fields)
    for name, scheme in (
        ("role", "role"),
        ("stage", "stage-type"),
        ("quantity", "quantity-type"),
        ("tenure", "tenure"),
    ):
        known = reader.vocabulary.ontology.concepts.get(scheme, {})
        reader.one_of(rule.at, Text(fr="Concept", en="concept"), getattr(rule, name), known)
    for kind in rule.find:
        reader.one_of(rule.at, Text(fr="Genre", en="kind"), kind, _FIND)
    for treatment in rule.doubts.values():
        reader.one_of(rule.at, Text(fr="Traitement", en="treatment"), treatment, TREATMENTS)
