"""The files of `data/decisions/`, one decision each → the decisions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.notes.decisions import SOURCE, Decision, Decisions, Distinct, Keep, Replace, Split, Withdraw
from amu_graph.notes.known import Known
from amu_graph.notes.note import as_list, check_keys, scalars, words_of
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import NamedPassage, Passage, Source, source_values
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.profile import Field, Profile
from amu_graph.notes.text_file import decode, is_inside
from amu_graph.notes.text_rules import is_language
from amu_graph.notes.values import Typing
from amu_graph.notes.yaml_nodes import YAML, Fields, Scalar, read_tree

FOLDER: Final = "decisions"

KEYS: Final = MappingProxyType(
    {
        "keep": ("subject", "property", "keep"),
        "open": ("open", "property"),
        "merge": ("merge", "into"),
        "rename": ("rename", "to"),
        "split": ("split", "into"),
        "distinct": ("distinct",),
        "withdraw": ("withdraw",),
    }
)
"""Kind of decision → its own keys; each decision also has `because`, and may have a `date`."""

LISTS: Final = MappingProxyType({"split": ("into",), "distinct": ("distinct",)})
"""Kind of decision → those of its keys that hold a list."""

_LABELS: Final = (ox.Literal("Décisions éditoriales", language="fr"), ox.Literal("Editorial decisions", language="en"))
_PASSAGE: Final = re.compile(r"source/[a-z0-9]+(?:-[a-z0-9]+)*#[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_RELATION: Final = re.compile(rf"(?:{'|'.join(ns.RELATIONS)})/[a-z0-9]+(?:--?[a-z0-9]+)*")


def read_decisions(
    data: Path, profile: Profile, ontology: Ontology, problems: Problems, known: Known[Decision | None] | None = None
) -> Decisions:
    """Read the decisions of the data folder, in the order of the names of their files; there may be none.

    `known` are those that were read before, by the same profile and ontology.
    """
    known = Known() if known is None else known
    folder = data / FOLDER
    source = _source(folder.relative_to(data.parent).as_posix())
    reader = partial(_read, profile=profile, ontology=ontology, source=source)
    found = []
    paths = {path: path.relative_to(data.parent).as_posix() for path in _paths(folder)}
    for path, name in paths.items():
        if path.suffix not in YAML:
            problems.add("unknown-decision-file", Position(name), extension=path.suffix)
        elif is_inside(path, data, name, problems) and (decision := known.read(path, name, problems, reader)):
            found.append(decision)
    known.forget_all_but(set(paths.values()))
    _check_repeated(found, problems)
    return Decisions(source if found else None, found)


def decisions_of(
    texts: Mapping[str, str], profile: Profile, ontology: Ontology, known: Known[Decision | None]
) -> Decisions:
    """Return the decisions of files whose names and texts are given, those that did not change as they are `known`."""
    source = _source(FOLDER)
    found = []
    for file, text in sorted(texts.items()):
        raw = text.encode("utf-8", "surrogateescape")
        said = known.said(file, sha256(raw).hexdigest())
        found.append(
            said or _read(raw, Path(file), file, Problems(), profile=profile, ontology=ontology, source=source)
        )
    decisions = list(filter(None, found))
    return Decisions(source if decisions else None, decisions)


def _source(file: str) -> Source:
    values = source_values(labels=list(_LABELS), notes=[], url="", digest="", language="fr", retrieved=None)
    return Source(slug=SOURCE, at=Position(file), values=values)


def _paths(folder: Path) -> list[Path]:
    """Return the files of the folder in the order of their names; hidden files and explanations are passed over."""
    every = sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix())
    return [one for one in every if not (one.name.startswith(".") or one.suffix == ".md" or one.is_dir())]


def _read(
    raw: bytes, _: Path, file: str, problems: Problems, *, profile: Profile, ontology: Ontology, source: Source
) -> Decision | None:
    text = decode(raw, file, problems)
    tree = None if text is None else read_tree(text, file, problems)
    if isinstance(tree, Fields):
        return _Reader(profile, Typing(ontology, problems, source.language), problems, source).decision(tree)
    if tree is not None:
        problems.add("not-a-decision", tree.at, kinds=", ".join(KEYS))
    return None


def _check_repeated(decisions: list[Decision], problems: Problems) -> None:
    positions: dict[str, Position] = {}
    for decision in decisions:
        first = positions.setdefault(decision.passage.iri, decision.at)
        if first is not decision.at:
            problems.add("repeated-decision", decision.at, file=first.file)
    replaced: dict[str, Decision] = {}
    for one in decisions:
        old = getattr(one, "old", "")
        if old and replaced.setdefault(old, one) is not one and one.passage.iri != replaced[old].passage.iri:
            problems.add("repeated-decision", one.at, file=replaced[old].at.file)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one decision; `source` is that of all of them."""

    profile: Profile
    typing: Typing
    problems: Problems
    source: Source

    def decision(self, node: Fields) -> Decision | None:
        kinds = [kind for kind in KEYS if any(key.partition("@")[0] == kind for key in node.entries)]
        if len(kinds) != 1:
            self.problems.add("not-a-decision", node.at, kinds=", ".join(KEYS))
            return None
        (kind,) = kinds
        keys = self._keys(kind, node)
        return None if keys is None else self._made(kind, node, keys)

    def _keys(self, kind: str, node: Fields) -> dict[str, Scalar] | None:
        """Return the texts under the keys of a kind of decision, None where one is missing or is no text."""
        check_keys(node, (*KEYS[kind], "because", "date"), self.problems, tagged=("keep",) if kind == "keep" else ())
        names = {key.partition("@")[0] for key in node.entries}
        missing = [key for key in (*KEYS[kind], "because") if key not in names]
        for key in missing:
            self.problems.add("missing-key", node.at, key=key)
        keys = scalars(node, self.problems, skip=("because", *LISTS.get(kind, ())))
        if "date" in keys:
            self.typing.date("date", keys["date"])
        wanted = set(KEYS[kind]) - set(LISTS.get(kind, ()))
        return None if missing or not wanted <= {key.partition("@")[0] for key in keys} else keys

    def _made(self, kind: str, node: Fields, keys: dict[str, Scalar]) -> Decision | None:
        match kind:
            case "keep" | "open":
                return self._keep(node, keys, keys["subject" if kind == "keep" else "open"])
            case "merge" | "rename":
                return self._replace(node, kind, keys[kind], keys["into" if kind == "merge" else "to"])
            case "split":
                return self._split(node, keys["split"])
            case "distinct":
                return self._distinct(node)
            case _:
                return self._withdraw(node, keys["withdraw"])

    def _passage(self, node: Fields, *words: str) -> Passage:
        name = "--".join(word.replace("/", "--").replace("#", "--") for word in words if word)
        because = words_of(node, "because", self.source.language, self.problems)
        return NamedPassage(source=self.source, at=node.at, name=name, status="interpreted", notes=because)

    def _replace(self, node: Fields, kind: str, old: Scalar, new: Scalar) -> Replace | None:
        found = self._alike(node, {kind: old, "into" if kind == "merge" else "to": new})
        if not found:
            return None
        return Replace(self._passage(node, old.text, kind), node.at, found[0], found[1], named=kind == "merge")

    def _split(self, node: Fields, old: Scalar) -> Split | None:
        parts = self._several(node, "into")
        found = self._alike(node, {"split": old} | {f"into {one.text}": one for one in parts}) if parts else []
        return Split(self._passage(node, old.text, "split"), node.at, found[0], tuple(found[1:])) if found else None

    def _distinct(self, node: Fields) -> Distinct | None:
        named = self._several(node, "distinct")
        found = self._alike(node, {f"distinct {one.text}": one for one in named})
        words = (one.text for one in named)
        return Distinct(self._passage(node, *words, "distinct"), node.at, tuple(found)) if found else None

    def _withdraw(self, node: Fields, scalar: Scalar) -> Withdraw | None:
        iri = ns.BASE + scalar.text if _PASSAGE.fullmatch(scalar.text) else self._thing("withdraw", scalar)
        return None if iri is None else Withdraw(self._passage(node, scalar.text, "withdraw"), node.at, iri)

    def _keep(self, node: Fields, keys: dict[str, Scalar], subject: Scalar) -> Keep | None:
        iri = self._subject(subject)
        field = None if iri is None else self._field(iri, keys["property"])
        if iri is None or field is None:
            return None
        values = [name for name in keys if name.partition("@")[0] == "keep"]
        if len(values) > 1:
            self.problems.add("several-kept", keys[values[1]].at, keys=", ".join(values))
            return None
        tagged = next((name for name in values if "@" in name), "")
        language = tagged.partition("@")[2]
        if tagged and not is_language(language):
            self.problems.add("wrong-language", keys[tagged].at, language=language)
            return None
        kept = keys.get(tagged or "keep")
        value = None if kept is None else self.typing.value(field, kept, language)
        if kept is None and field.type == "text":
            self.problems.add("open-text", subject.at, key=field.key)
            return None
        if kept is not None and value is None:
            return None
        return Keep(self._passage(node, subject.text, field.key, language), node.at, iri, field, value)

    def _field(self, subject: str, key: Scalar) -> Field | None:
        class_name = ns.KINDS[ns.kind_of(subject) or ""]
        fields = self.profile.classes[class_name].fields if class_name in self.profile.classes else {}
        if key.text not in fields:
            self.problems.add("unknown-key", key.at, key=key.text, suggestion=suggestion(key.text, fields))
            return None
        if not fields[key.text].single:
            self.problems.add("not-single", key.at, key=key.text)
            return None
        return fields[key.text]

    def _subject(self, scalar: Scalar) -> str | None:
        if _RELATION.fullmatch(scalar.text):
            return ns.BASE + scalar.text
        found = self.typing.entity("subject", scalar)
        return None if found is None else found.value

    def _several(self, node: Fields, key: str) -> list[Scalar]:
        """Return the texts of a list of two or more, each once; a problem says so of anything else."""
        nodes = as_list(node.entries[key].value)
        found = [one for one in nodes if isinstance(one, Scalar) and one.text.strip()]
        if len(found) < len(nodes) or len({one.text for one in found}) < max(2, len(found)):
            self.problems.add("not-several", node.entries[key].value.at, key=key)
            return []
        return found

    def _alike(self, node: Fields, named: dict[str, Scalar]) -> list[str]:
        """Return the identifiers of things of one kind, none of them twice; none at all where a problem was found."""
        found = [self._thing(key.partition(" ")[0], one) for key, one in named.items()]
        known = [iri for iri in found if iri is not None]
        if len(known) < len(found) or not known:
            return []
        first, *others = (one.text for one in named.values())
        if len({one.partition("/")[0] for one in (first, *others)}) > 1:
            self.problems.add("merge-kinds", node.at, subject=first, into=", ".join(others))
            return []
        if first in others:
            self.problems.add("merge-cycle", node.at, subject=first, files=Path(node.at.file).name)
            return []
        return known

    def _thing(self, key: str, scalar: Scalar) -> str | None:
        """Return the identifier of an entity or a source."""
        kind, _, slug = scalar.text.partition("/")
        if kind == "source" and ns.SLUG.fullmatch(slug):
            return ns.BASE + scalar.text
        found = self.typing.entity(key, scalar)
        return None if found is None else found.value
