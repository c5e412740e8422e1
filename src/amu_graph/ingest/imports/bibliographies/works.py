"""Records of a bibliography → proposals: a publication each, who made it, and what it is part of."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from amu_graph.export.bibliography.identifiers import identified
from amu_graph.ingest.imports.bibliographies.items import Item
from amu_graph.ingest.imports.bibliographies.kinds import kind_of, whole_of
from amu_graph.ingest.imports.bodies import is_a_body
from amu_graph.ingest.imports.dates import Dated, read_date
from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.ingest.proposals import Statement
from amu_graph.ingest.records import Record
from amu_graph.language import Text
from amu_graph.namespaces import BASE
from amu_graph.namespaces import kind_of as kind_of_iri
from amu_graph.notes.addresses import address_of
from amu_graph.text import compact

BY: Final = "bibliography"
_ROLES: Final = MappingProxyType(
    {
        "author": "auteur",
        "editor": "editeur-scientifique",
        "translator": "traducteur",
        "illustrator": "illustrateur",
        "contributor": "contributeur",
    }
)
_TEXTS: Final = MappingProxyType({"volume": "volumeNumber", "issue": "issueNumber", "page": "pagination"})
_OF_THE_WHOLE: Final = ("ISSN",)
_COUNTED: Final = (
    *("title", "title-short", "container-title", "collection-title", "publisher", "volume", "issue", "page"),
    *("number-of-pages", "DOI", "ISBN", "ISSN", "URL", "genre", "event-title", "issued", *_ROLES),
)


@dataclass
class Works:
    """Makes the proposals of the records of one file, in their order.

    `left` counts the fields that say nothing to the graph, `unmapped` the keywords that no vocabulary has.
    """

    file: SourceFile
    entities: Entities
    vocabulary: Vocabulary
    language: str
    fields: int = 0
    left: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    _seen: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def statements(self, items: list[Item]) -> Iterator[Statement]:
        """Yield the statements of all records; names are kept by `entities`."""
        for item in items:
            self.left += item.left
            self.fields += (
                sum(name in item.csl for name in _COUNTED) + len(item.csl.get("keyword", ())) + bool(item.date)
            )
            yield from self._work(item)

    def _work(self, item: Item) -> Iterator[Statement]:
        dated = _dated(item)
        id_, first = self._publication(item, dated)
        says: dict[str, str | tuple[str, ...]] = {"id": id_, **first}
        if dated and not (dated.doubtful or dated.approximate):
            says["issued"] = dated.date
        elif item.date and not dated:
            self._leave(item, "date", item.date)
        says |= self._described(item)
        wholes = tuple(dict.fromkeys(self._wholes(item, id_)))
        if wholes:
            says["isPartOf"] = wholes[0] if len(wholes) == 1 else wholes
        if event := item.csl.get("event-title"):
            says["presentedAt"] = self.entities.id_of(event, "Event", at=item.at)
        if len(says) > 1:
            yield Statement(at=item.at, says=says, by=BY)
        if dated and (dated.doubtful or dated.approximate):
            yield self._doubtful_date(item, id_, dated)
        yield from self._people(item, id_)

    def _publication(self, item: Item, dated: Dated | None) -> tuple[str, Record]:
        """Return the identifier of the work, and what its own record has to say of its name.

        A record that this project wrote names its work. Of two records of one title that differ in year or first
        author the second is another work, told apart by its year.
        """
        csl = item.csl
        title = csl["title"]
        name = csl.get("title-short") or title
        longer: dict[str, str] = {self._tagged("title", item): title} if name != title else {}
        iri = str(csl.get("custom", {}).get("amu-graph", ""))
        if kind_of_iri(iri) == "publication":
            return iri.removeprefix(BASE), longer
        kind = kind_of(csl["type"], csl.get("genre", ""), self.vocabulary)
        says = {"kind": kind} if kind else {}
        key, mark = (compact(name) or name, "Publication"), f"{dated.date[:4] if dated else ''} {_first_author(csl)}"
        before = self._seen.setdefault(key, (item.at, mark))
        if before[0] != item.at and before[1] != mark:
            self.file.remark(
                item.at,
                fr=f"porte le même titre que {before[0]}, sans en avoir l’année ou l’auteur : une autre publication",
                en=f"has the title of {before[0]}, but not its year or author: another publication",
            )
            settled = self.entities.settled.get((item.at, *key), "")
            other = settled or self.entities.new_id(name, "Publication", apart=dated.date[:4] if dated else "")
            return other, {"type": "Publication", self._tagged("label", item): name, **says, **longer}
        if before[0] != item.at:
            self.file.remark(
                item.at,
                fr=f"même titre, même année et même auteur que {before[0]} : la même publication",
                en=f"same title, year and author as {before[0]}: the same publication",
            )
        label = self._tagged("label", item)
        return self.entities.id_of(name, "Publication", at=item.at, says=says, label=label), longer

    def _tagged(self, key: str, item: Item) -> str:
        """Return a key with the language of the work, where it is not that of the file."""
        language = str(item.csl.get("language", "")).split("-")[0].lower()
        other = re.fullmatch(r"[a-z]{2}", language) and language != self.language.split("-")[0]
        return f"{key}@{language}" if other else key

    def _described(self, item: Item) -> Record:
        csl = item.csl
        says: dict[str, str | tuple[str, ...]] = {_TEXTS[name]: csl[name] for name in _TEXTS if csl.get(name)}
        if pages := re.match(r"\s*(?:\w+, ?)?([1-9][0-9]{0,5})\b", csl.get("number-of-pages", "")):
            says["numberOfPages"] = pages[1]
        elif csl.get("number-of-pages"):
            self._leave(item, "number-of-pages", csl["number-of-pages"])
        if numbers := tuple(self._identifiers(item)):
            says["identifier"] = numbers[0] if len(numbers) == 1 else numbers
        if url := csl.get("URL", ""):
            if address_of(url):
                says["url"] = url
            else:
                self._leave(item, "URL", url)
        themes = tuple(dict.fromkeys(self._themes(item)))
        if themes:
            says["subject"] = themes[0] if len(themes) == 1 else themes
        return says

    def _identifiers(self, item: Item) -> Iterator[str]:
        for name in ("DOI", "ISBN", *(() if item.csl.get("container-title") else _OF_THE_WHOLE)):
            if name in item.csl:
                first = re.split(r"[\s;,]+(?=97[89]|[0-9]{4}-)", item.csl[name].strip())[0]
                found = identified(first)
                if found and found[0] == name:
                    yield _written(*found)
                else:
                    self._leave(item, name, item.csl[name])

    def _themes(self, item: Item) -> Iterator[str]:
        for word in item.csl.get("keyword", ()):
            theme = self.vocabulary.find(("theme", "project-type"), word)
            if theme:
                yield theme
            else:
                self.unmapped[word] += 1

    def _wholes(self, item: Item, id_: str) -> Iterator[str]:
        csl = item.csl
        for variable, kind in (
            ("container-title", whole_of(csl["type"], self.vocabulary)),
            ("collection-title", "collection"),
        ):
            if not csl.get(variable):
                continue
            says: dict[str, str] = {"kind": kind} if self.vocabulary.has("publication-type", kind) else {}
            found = identified(csl.get("ISSN", "")) if variable == "container-title" else None
            if found and found[0] == "ISSN":
                says["identifier"] = _written(*found)
            whole = self.entities.id_of(csl[variable], "Publication", at=item.at, says=says)
            if whole == id_:
                self._leave(item, variable, csl[variable])
            else:
                yield whole

    def _people(self, item: Item, id_: str) -> Iterator[Statement]:
        for variable, role in _ROLES.items():
            names = item.csl.get(variable, ())
            for rank, name in enumerate(names, start=1):
                if agent := self._agent(name, item):
                    says = {"agent": agent, "role": role, "context": id_, "rank": str(rank)}
                    yield Statement(at=item.at, says=says, by=BY)
        if publisher := item.csl.get("publisher"):
            agent = self.entities.id_of(publisher, "Organization", at=item.at)
            yield Statement(at=item.at, says={"agent": agent, "role": "editeur", "context": id_}, by=BY)

    def _agent(self, name: Mapping[str, str], item: Item) -> str:
        """Return who a name is; one that stands whole is an organization, unless it is a known person's."""
        given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
        family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"), name.get("suffix"))))
        whole = name.get("literal") or re.sub(r"([dl][’']) ", r"\1", f"{given} {family}".strip())
        if not whole:
            return ""
        body = "literal" in name or (not given and is_a_body(whole))
        if body and self.entities.known.same(whole, ("Person",)):
            body = False
        return self.entities.id_of(whole, "Organization" if body else "Person", at=item.at)

    def _doubtful_date(self, item: Item, id_: str, dated: Dated) -> Statement:
        words = item.date or _as_written(item.csl.get("issued", {}))
        return Statement(
            at=item.at,
            says={"id": id_, "issued": dated.date},
            status="unverified",
            because=Text(fr=f"La notice porte « {words} ».", en=f"The record says “{words}”."),
            by=BY,
        )

    def _leave(self, item: Item, name: str, text: str) -> None:
        """Say that a field of a record is not taken."""
        self.left[name] += 1
        shown = text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004
        self.file.remark(item.at, fr=f"{name} : « {shown} » laissé de côté", en=f"{name}: “{shown}” left out")


def _written(variable: str, text: str) -> str:
    return f"doi:{text}" if variable == "DOI" else f"{variable} {text}"


def _first_author(csl: Mapping[str, Any]) -> str:
    names = csl.get("author") or csl.get("editor") or ()
    return compact(str(names[0].get("family") or names[0].get("literal") or "")) if names else ""


def _dated(item: Item) -> Dated | None:
    issued = item.csl.get("issued", {})
    parts = issued.get("date-parts", ())
    if not parts:
        return read_date(item.date)
    found = read_date("-".join(f"{part:02}" for part in parts[0]))
    if found is None:
        return None
    doubtful = len(parts) > 1 or issued.get("season", False) or found.doubtful
    return Dated(found.date, approximate=issued.get("circa", False), doubtful=doubtful)


def _as_written(issued: Mapping[str, Any]) -> str:
    text = " – ".join("-".join(f"{part:02}" for part in parts) for parts in issued.get("date-parts", ()))
    return text + ("~" if issued.get("circa") else "")
