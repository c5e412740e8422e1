"""The dates of an entity and of what it is linked to, in order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import RELATIONS, kind_of
from amu_graph.query.evidence import surest
from amu_graph.query.portrait_queries import Row, rows
from amu_graph.web.views.dossier import Dossier
from amu_graph.web.views.lines import by_surety


@dataclass(frozen=True, kw_only=True, order=True)
class Moment:
    """A date as it was given (`2013`, `2013-07` or `2013-07-02`), what it is the date of, and how.

    `status` is that of the date, `link` the surest of what links its thing to the entity.
    """

    date: str
    iri: str
    label: Text
    words: Text
    status: str
    link: str = ""


def timeline(graph: Graph, dossier: Dossier) -> list[Moment]:
    """Return the moments in the order of their dates; text sorts dates of any precision rightly.

    What nothing but unverified statements links to the entity has no place in its time.
    """
    groups = (*dossier.plays, *dossier.played_by, *dossier.relations, *dossier.incoming)
    linked = by_surety(chain.from_iterable(lines.statements for lines in groups))
    links = {
        each.iri: each.status
        for each in reversed(linked)
        if each.iri and kind_of(each.iri) not in RELATIONS and each.status != "unverified"
    }
    iri = dossier.portrait.iri
    moments = _moments(graph, {**links, iri: ""}, datable(iri, dossier.portrait.labels))
    return sorted(moments, key=lambda moment: (moment.date, moment.iri, moment.words))


def datable(iri: str, mentioned: Iterable[str]) -> list[str]:
    """Return an entity and those of the things mentioned on its page that may have dates of their own."""
    return sorted({iri, *(each for each in mentioned if kind_of(each) and kind_of(each) not in RELATIONS)})


def _moments(graph: Graph, links: dict[str, str], among: Iterable[str]) -> list[Moment]:
    """Return the dates of several things and of the stages that they reached; what is planned says so."""
    dated: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows(graph.store, "dates", entity=among):
        if row["entity"].value not in links:
            continue
        stage = row["stage"].value if row["stage"] else ""
        dated[row["entity"].value, row["kind"].value, row["date"].value, stage].append(row)
    portraits = graph.portraits
    passages = {key: [row["passage"].value for row in own if row["passage"]] for key, own in dated.items()}
    portraits.evidence.read(chain.from_iterable(passages.values()))
    return [
        Moment(
            date=date,
            iri=iri,
            label=portraits.label(iri),
            words=_planned(portraits.label(kind)) if own[0]["planned"] else portraits.label(kind),
            status=surest(passage.status for passage in portraits.evidence.among(passages[key])),
            link=links[iri],
        )
        for key, own in dated.items()
        for iri, kind, date, _ in (key,)
    ]


def _planned(words: Text) -> Text:
    return Text(f"{words.fr} (prévu)", f"{words.en} (planned)")
