"""A tree of YAML → the proposals that it holds, and what is wrong with each, with its place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, TypeVar

from amu_graph.ingest.node_values import NodeReader, same
from amu_graph.ingest.proposals import Answer, Candidate, Name, Review, Statement, Verdict
from amu_graph.ingest.records import is_thing
from amu_graph.locators import STANDARDS
from amu_graph.notes.note import SOURCE_KEYS, as_list, check_keys
from amu_graph.notes.passages import STATUSES
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.yaml_nodes import Fields, Node, Scalar

REVIEW_KEYS: Final = ("source", "names", "statements")
SHARED_KEYS: Final = ("at", *STANDARDS, "words", "says", "by", "why", "score", "answer", "answers")
NAME_KEYS: Final = ("name", "id", "mentions", "candidates", *SHARED_KEYS)
STATEMENT_KEYS: Final = ("note", "status", "because", *SHARED_KEYS)
CANDIDATE_KEYS: Final = ("id", "score", "agrees", "differs")
Kind = Literal["names", "statements"]
BARE: Final[Mapping[Kind, tuple[Verdict, ...]]] = {
    "names": ("reject", "unsure"),
    "statements": ("accept", "reject", "unsure"),
}
"""Answers of one word; `unsure` keeps the question open."""

LONG: Final[Mapping[Kind, tuple[Verdict, ...]]] = {
    "names": ("same", "new"),
    "statements": ("interpreted", "unverified", "edit"),
}
"""Answers that say more: who, or why, or what instead."""

P = TypeVar("P", Name, Statement)


def read_review(tree: Node, problems: Problems) -> Review | None:
    """Return the proposals that a tree holds; one that has a problem is left out, and told."""
    if not isinstance(tree, Fields):
        problems.add("not-fields", tree.at, expected=same("source, names, statements"))
        return None
    check_keys(tree, REVIEW_KEYS, problems)
    head = tree.entries.get("source")
    if head is None or not isinstance(head.value, Fields):
        problems.add("missing-key", tree.at, key="source")
        return None
    check_keys(head.value, SOURCE_KEYS, problems, tagged=("label", "note"))
    reader = _Reader(problems)
    source = reader.record(head.value, nested=True)
    if "id" not in source:
        problems.add("missing-key", head.value.at, key="id")
        return None
    return Review(
        source=source,
        names=tuple(_each(tree, "names", reader.name)),
        statements=tuple(_each(tree, "statements", reader.statement)),
    )


def _each(tree: Fields, key: str, read: Callable[[Node], P | None]) -> Iterator[P]:
    entry = tree.entries.get(key)
    found = map(read, as_list(entry.value)) if entry else ()
    yield from (one for one in found if one is not None)


class _Reader(NodeReader):
    def name(self, node: Node) -> Name | None:
        fields = self.fields(node, NAME_KEYS, ("name", "id", "at", "by"))
        if fields is None:
            return None
        words = self.spans(fields, "words", bare=True)
        return Name(
            name=self.text(fields, "name"),
            id=self.text(fields, "id"),
            says=self.says(fields),
            at=self.text(fields, "at"),
            where={key: self.text(fields, key) for key in STANDARDS if key in fields.entries},
            words=words[0] if words else None,
            mentions=tuple(self.mentions(fields)),
            by=self.text(fields, "by"),
            why=self.reason(fields, "why"),
            score=self.score(fields),
            candidates=tuple(self._candidates(fields)),
            answers=self._answers(fields, "names"),
            position=fields.at,
        )

    def statement(self, node: Node) -> Statement | None:
        fields = self.fields(node, STATEMENT_KEYS, ("at", "by"))
        if fields is None:
            return None
        if "says" not in fields.entries and "note" not in fields.entries:
            self.problems.add("empty-passage", fields.at)
            return None
        status = self.text(fields, "status")
        if status and status not in STATUSES:
            self.problems.add("unknown-status", fields.at, value=status, suggestion=suggestion(status, STATUSES))
            return None
        return Statement(
            says=self.says(fields),
            note=self.reason(fields, "note"),
            at=self.text(fields, "at"),
            where={key: self.text(fields, key) for key in STANDARDS if key in fields.entries},
            words=tuple(self.spans(fields, "words")),
            status=status,
            because=self.reason(fields, "because"),
            by=self.text(fields, "by"),
            why=self.reason(fields, "why"),
            score=self.score(fields),
            answers=self._answers(fields, "statements"),
            position=fields.at,
        )

    def _candidates(self, fields: Fields) -> Iterator[Candidate]:
        entry = fields.entries.get("candidates")
        for node in as_list(entry.value) if entry else ():
            one = self.fields(node, CANDIDATE_KEYS, ("id",))
            if one:
                yield Candidate(
                    id=self.text(one, "id"),
                    score=self.score(one) or 0.0,
                    agrees=self.texts(one, "agrees"),
                    differs=self.texts(one, "differs"),
                )

    def _answers(self, fields: Fields, kind: Kind) -> dict[str, Answer]:
        """Return the answers of reviewers by their initials, that of a single one by the empty text."""
        given = {"": fields.entries["answer"]} if "answer" in fields.entries else {}
        several = fields.entries.get("answers")
        if several and isinstance(several.value, Fields):
            given |= several.value.entries
        elif several:
            self.problems.add("not-fields", several.value.at, expected=same("initials: answer"))
        found = {by: self._answer(entry.value, kind) for by, entry in given.items()}
        return {by: answer for by, answer in found.items() if answer}

    def _answer(self, node: Node, kind: Kind) -> Answer | None:
        if isinstance(node, Scalar) and (word := next((one for one in BARE[kind] if one == node.text), None)):
            return Answer(verdict=word)
        found = self._long_answer(node, kind) if isinstance(node, Fields) else None
        if found is None:
            possible = ", ".join((*BARE[kind], *(f"{{{word}: …}}" for word in LONG[kind])))
            self.problems.add("bad-answer", node.at, possible=possible)
        return found

    def _long_answer(self, node: Fields, kind: Kind) -> Answer | None:
        """Return an answer of several words: an identity, a reason, a record in place of the one proposed."""
        keys = list(node.entries)
        verdict = next((one for one in LONG[kind] if one in keys and one != "edit"), None)
        if not keys or not set(keys) <= {verdict, "edit"} or set(keys) - set(LONG[kind]):
            return None
        if kind == "names":
            name = self.text(node, str(verdict))
            return Answer(verdict=verdict, id=name) if verdict and is_thing(name) else None
        edited = node.entries["edit"].value if "edit" in keys else None
        record = self.record(edited) if isinstance(edited, Fields) else None
        because = self.reason(node, verdict) if verdict else None
        if (verdict and because is None) or ("edit" in keys and not record):
            return None
        return Answer(verdict=verdict or "edit", because=because, record=record)
