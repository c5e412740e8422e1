"""Editorial decisions (`data/decisions.yaml`): which value is shown where passages disagree, which entities are one.

The file is a source like the notes are: each decision is a passage of it, interpreted, whose note is its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.mark import Mark
from amu_graph.builder.notes import as_list, check_keys, scalars, words_of
from amu_graph.builder.ontology import Ontology
from amu_graph.builder.passages import Passage, Source, source_values
from amu_graph.builder.problems import Problems, suggestion
from amu_graph.builder.profile import Field, Profile
from amu_graph.builder.text_file import read_text
from amu_graph.builder.values import LANGUAGE, Typing, Value
from amu_graph.builder.yaml_nodes import Fields, Scalar, read_tree

FILE: Final = "decisions.yaml"
SOURCE: Final = "editorial-decisions"
_LABELS: Final = (ox.Literal("Décisions éditoriales", language="fr"), ox.Literal("Editorial decisions", language="en"))
_KEEP_KEYS: Final = ("subject", "property", "keep", "because", "date")
_MERGE_KEYS: Final = ("merge", "into", "because", "date")


@dataclass(frozen=True, slots=True)
class Keep:
    """The default graph shows `value` as the one value of `field` of `subject`."""

    subject: str
    field: Field
    value: Value
    passage: Passage
    at: Mark

    @property
    def slot(self) -> tuple[str, str, str]:
        """Return what the decision is about: subject, property and, for a text, its language."""
        return slot_of(self.subject, self.field.path, self.value)


@dataclass(frozen=True, slots=True)
class Merge:
    """What is said of `subject` is said of `into`."""

    subject: str
    into: str
    passage: Passage
    at: Mark


@dataclass(slots=True)
class Decisions:
    """The decisions, in the order of the file; `source` is None where there are none."""

    source: Source | None = None
    keeps: list[Keep] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    @property
    def every(self) -> "list[Keep | Merge]":
        """Return all decisions."""
        return [*self.keeps, *self.merges]

    @property
    def passages(self) -> list[Passage]:
        """Return the passages of all decisions."""
        return [decision.passage for decision in self.every]


def slot_of(subject: str, path: str, value: Value) -> tuple[str, str, str]:
    """Return the place that one value can take: subject, property and the language of a text."""
    return subject, path, (value.language or "") if isinstance(value, ox.Literal) else ""


def read_decisions(data: Path, profile: Profile, ontology: Ontology, problems: Problems) -> Decisions:
    """Read `decisions.yaml` of the data folder; it may be missing."""
    path = data / FILE
    file = path.relative_to(data.parent).as_posix()
    text = read_text(path, file, problems) if path.exists() else None
    if text is None or not _has_content(text):
        return Decisions()
    tree = read_tree(text, file, problems)
    if tree is None:
        return Decisions()
    values = source_values(labels=list(_LABELS), notes=[], url="", digest="", language="fr", retrieved=None)
    source = Source(slug=SOURCE, at=Mark(file), values=values)
    decisions = Decisions(source)
    reader = _Reader(profile, Typing(ontology, problems, source.language), problems, source)
    for node in as_list(tree):
        if not isinstance(node, Fields):
            problems.add("not-a-list", node.at)
            continue
        for decision in reader.decision(node):
            if isinstance(decision, Keep):
                decisions.keeps.append(decision)
            else:
                decisions.merges.append(decision)
    _check_repeated(decisions, problems)
    return decisions


def _has_content(text: str) -> bool:
    """Comments alone decide nothing."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _check_repeated(decisions: Decisions, problems: Problems) -> None:
    marks: dict[str, Mark] = {}
    for decision in decisions.every:
        first = marks.setdefault(decision.passage.iri, decision.at)
        if first is not decision.at:
            problems.add("repeated-decision", decision.at, line=first.line)


@dataclass(frozen=True, slots=True)
class _Reader:
    profile: Profile
    typing: Typing
    problems: Problems
    source: Source

    def decision(self, node: Fields) -> Iterator[Keep | Merge]:
        merging = "merge" in node.entries
        check_keys(node, _MERGE_KEYS if merging else _KEEP_KEYS, self.problems, tagged=("keep",))
        keys = scalars(node, self.problems, skip=("because",))
        if not merging and "keep" not in keys:
            keep = next((key for key in keys if key.startswith("keep@")), None)
            keys |= {"keep": keys[keep]} if keep else {}
        wanted = ("merge", "into") if merging else ("subject", "property", "keep")
        missing = [key for key in (*wanted, "because") if key not in keys and key not in node.entries]
        for key in missing:
            if key == "keep" and any(name.startswith("keep@") for name in node.entries):
                continue
            self.problems.add("missing-key", node.at, key=key)
        if missing or any(key not in keys for key in wanted):
            return
        if "date" in keys:
            self.typing.date("date", keys["date"])
        because = words_of(node, "because", self.source.language, self.problems)
        yield from self._merge(node, keys, because) if merging else self._keep(node, keys, because)

    def _merge(self, node: Fields, keys: dict[str, Scalar], because: tuple[ox.Literal, ...]) -> Iterator[Merge]:
        subject, into = self.typing.entity("merge", keys["merge"]), self.typing.entity("into", keys["into"])
        if subject is None or into is None:
            return
        if ns.kind_of(subject.value) != ns.kind_of(into.value):
            self.problems.add("merge-kinds", node.at, subject=keys["merge"].text, into=keys["into"].text)
            return
        name = keys["merge"].text.replace("/", "--") + "--merge"
        yield Merge(subject.value, into.value, self._passage(node, name, because), node.at)

    def _keep(self, node: Fields, keys: dict[str, Scalar], because: tuple[ox.Literal, ...]) -> Iterator[Keep]:
        subject = self.typing.entity("subject", keys["subject"])
        if subject is None:
            return
        class_name = ns.KINDS[ns.kind_of(subject.value) or ""]
        fields = self.profile.classes[class_name].fields if class_name in self.profile.classes else {}
        key = keys["property"]
        if key.text not in fields:
            self.problems.add("unknown-key", key.at, key=key.text, suggestion=suggestion(key.text, fields))
            return
        one = fields[key.text]
        if not one.single:
            self.problems.add("not-single", key.at, key=one.key)
            return
        language = next((name.partition("@")[2] for name in keys if name.startswith("keep@")), "")
        if language and not LANGUAGE.fullmatch(language):
            self.problems.add("wrong-language", keys["keep"].at, language=language)
            return
        value = self.typing.value(one, keys["keep"], language)
        if value is not None:
            name = "--".join(filter(None, (keys["subject"].text.replace("/", "--"), one.key, language)))
            yield Keep(subject.value, one, value, self._passage(node, name, because), node.at)

    def _passage(self, node: Fields, name: str, because: tuple[ox.Literal, ...]) -> Passage:
        return Passage(source=self.source, at=node.at, name=name, status="asserted", notes=because)
