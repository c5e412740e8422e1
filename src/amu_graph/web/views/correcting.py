"""A correction that a reader suggests: the text of an issue, and a note that the check accepts. Nothing is sent."""

import json
from dataclasses import dataclass
from typing import Final

from amu_graph import project, resources
from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import BASE, VOCAB, expand, last_part, local, slugify
from amu_graph.notes.note import read_note
from amu_graph.notes.note_statements import read_statements
from amu_graph.notes.problems import Problems
from amu_graph.notes.words import read_words
from amu_graph.notes.yaml_nodes import read_tree
from amu_graph.query.replaced import is_known
from amu_graph.query.statements import Statement

LONGEST: Final = 2000
"""Letters of a field that are read."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What a reader writes: what should be said, why, and the title and address of a document that says it."""

    of: str
    label: Text
    statement: Statement | None
    value: str = ""
    because: str = ""
    source: str = ""
    url: str = ""
    language: Language = "fr"

    @property
    def begun(self) -> bool:
        """Return whether the reader wrote anything."""
        return any((self.value, self.because, self.source, self.url))

    def issue(self) -> tuple[str, str]:
        """Return the title and the text of an issue."""
        fr = self.language == "fr"
        name = self.label.in_(self.language)
        lines = [f"{'Fiche' if fr else 'Record'}{_colon(fr)} {self.of}"]
        if self.statement:
            said = self.statement.sentence().in_(self.language)
            passages = " ".join(each.iri for each in self.statement.passages)
            lines += [f"{'Le graphe dit' if fr else 'The graph says'}{_colon(fr)} {said}"]
            lines += [f"Passages{_colon(fr)} {passages}"]
        lines += [
            f"{heading}{_colon(fr)} {text}"
            for heading, text in (
                ("Ce qu’il faudrait dire" if fr else "What should be said", self.value),
                ("Pourquoi" if fr else "Why", self.because),
                ("D’après" if fr else "According to", " ".join(filter(None, [self.source, self.url]))),
            )
            if text
        ]
        ours = project.current()
        lines.append(f"{ours.name}, version {ours.version}")
        return f"Correction{_colon(fr)} {name}", "\n\n".join(lines) + "\n"

    def note(self, graph: Graph) -> str:
        """Return a reading note that says it; where the check refuses what it says, the words stand as a remark.

        Raises:
            UsageError: the address of the document is missing, or none; says what is wrong.

        """
        record, source = self._record(graph), self._source(graph)
        if record and not _problems(self._written(source, record)):
            return self._written(source, record)
        text = self._written(source, None)
        problems = _problems(text)
        if problems:
            raise UsageError(problems[0])
        return text

    def _source(self, graph: Graph) -> str:
        """Return an identifier of the document that no source of the graph has."""
        slug = slugify(self.source)[:60].strip("-") or f"correction-{last_part(self.of)}"
        taken = (f"{slug}-{n}" for n in range(2, 100) if not is_known(f"{BASE}source/{slug}-{n}", graph.store))
        return next(taken, slug) if is_known(f"{BASE}source/{slug}", graph.store) else slug

    def _written(self, source: str, record: dict[str, str] | None) -> str:
        head = {
            "id": source,
            "kind": "reference",
            "label": self.source or self.url,
            "url": self.url,
            "language": self.language,
        }
        because = self.because or ("Proposé par un lecteur." if self.language == "fr" else "Suggested by a reader.")
        lines = [
            "# yaml-language-server: $schema=../notes.schema.json",
            "source:",
            *(f"  {key}: {_quoted(value)}" for key, value in head.items()),
            "",
            "passages:",
            "  - at: page",
            "    status: unverified",
            f"    because: {{fr: {_quoted(because)}, en: {_quoted(because)}}}",
        ]
        if record:
            pairs = ", ".join(f"{key}: {_quoted(value)}" for key, value in record.items())
            lines += ["    says:", f"      - {{{pairs}}}"]
        else:
            lines.append(f"    note: {_quoted(self.value or because)}")
        return "\n".join([*lines, ""])

    def _record(self, graph: Graph) -> dict[str, str] | None:
        """Return what should be said as a record of a note; None where it is not another value of the statement."""
        each = self.statement
        if each is None or not self.value or each.taken_from:
            return None
        new = _named(graph, self.value)
        if each.role and each.relation and expand(each.target):
            other = "agent" if self.of == each.target else "context"
            ends = {"agent": _short(each.source), "context": _short(each.target)}
            return {**ends, "role": last_part(each.role), other: new}
        if each.relation:
            return None
        key = last_part(each.predicate)
        return {"id": new, key: _short(self.of)} if each.inverse else {"id": _short(self.of), key: new}


def _colon(fr: bool) -> str:  # noqa: FBT001 - the one thing that it depends on
    return "\u00a0:" if fr else ":"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)  # a JSON string is a YAML string


def _named(graph: Graph, words: str) -> str:
    """Return what a note calls what some words name; the words themselves where they name nothing."""
    try:
        return _short(graph.find(words))
    except UsageError:
        return words


def _short(iri: str) -> str:
    return last_part(iri) if iri.startswith(VOCAB) else local(iri)


def _problems(text: str) -> list[Text]:
    """Return what the check says of a note."""
    problems = Problems()
    tree = read_tree(text, "note.yaml", problems)
    note = read_note(tree, problems) if tree else None
    if note:
        words = read_words(resources.ontology())
        read_statements(note, words.profile, words.terms, problems)
    return [each.message for each in problems.sorted()]
