"""How good the proposals are on pages that a good reader has annotated, each judged by what did not learn from it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from amu_graph.ingest.identity import Known
from amu_graph.ingest.proposals import LIKELY
from amu_graph.ingest.suggest.gold import GoldPage
from amu_graph.ingest.suggest.known import Names
from amu_graph.ingest.suggest.model import Model
from amu_graph.ingest.suggest.predicates import predicates, role_names
from amu_graph.ingest.suggest.propose import find, linked
from amu_graph.ingest.suggest.relations import relations, strongest
from amu_graph.ingest.suggest.scores import Score, Scores, confirmed, score_claims, score_spans, score_things
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.values import values_of
from amu_graph.language import Text
from amu_graph.text import compact

PARTS: Final = {
    "things": Text("choses, par type", "things, by type"),
    "names": Text("toutes les choses proposées", "all things proposed"),
    "spans": Text("mentions retrouvées", "mentions found"),
    "relations": Text("relations entre choses confirmées", "relations between confirmed things"),
    "candidates": Text("toutes les relations proposées", "all relations proposed"),
    "recipes": Text("mises en page reconnues", "layouts recognized"),
    "concepts": Text("noms sur les pages qui ne nomment rien", "names on pages that name nothing"),
    "english": Text("publications des pages en anglais", "publications of English pages"),
    "merges": Text("noms ôtés du graphe, rattachés seuls", "names taken out of the graph, merged alone"),
}
"""What is judged, and its name."""


@dataclass(slots=True)
class Evaluation:
    """The scores of several pages, by what is judged."""

    pages: list[str] = field(default_factory=list)
    scores: dict[str, Scores] = field(default_factory=lambda: {part: Scores() for part in PARTS})

    def add(self, page: str, scores: dict[str, Scores]) -> None:
        """Count a page."""
        self.pages.append(page)
        for part, found in scores.items():
            self.scores[part].add(found)

    def as_data(self) -> dict[str, Any]:
        """Return the figures as JSON has them, rounded."""
        return {
            "pages": self.pages,
            **{
                part: {
                    name: {
                        "precision": round(score.precision, 3),
                        "recall": round(score.recall, 3),
                        "f1": round(score.f1, 3),
                        "right": score.right,
                        "made": score.made,
                        "wanted": score.wanted,
                    }
                    for name, score in scores.by_name.items()
                }
                for part, scores in self.scores.items()
            },
        }


def evaluate(
    pages: Sequence[GoldPage],
    known: Callable[[GoldPage], Names],
    model: Callable[[GoldPage], Model | None],
    ontology: Path,
) -> Evaluation:
    """Return how good the proposals for the pages are.

    `known` gives the names that the graph has without a page, `model` what did not learn from it.
    """
    evaluation = Evaluation()
    for page in pages:
        evaluation.add(page.id, _scores(page, known(page), model(page), ontology))
    return evaluation


def _scores(gold: GoldPage, known: Names, model: Model | None, ontology: Path) -> dict[str, Scores]:
    things, links = find(gold.page, known, role_names(ontology), [model] if model else [])
    kinds = predicates(ontology)
    names = [kind.name for kind in kinds]
    alike = {f"role/{role}": kind.name for kind in kinds for role in kind.like}
    sure = [
        replace(claim, property=alike.get(claim.property, claim.property)) for claim in linked(links, confirmed(gold))
    ]
    claims = strongest([*sure, *relations(gold.page, confirmed(gold), values_of(gold.page), kinds)])
    from_recipes = [thing for thing in things if thing.best.by.startswith("recipe/")]
    return {
        "things": score_things([thing for thing in things if thing.score >= LIKELY], gold),
        "names": score_things(things, gold),
        "spans": score_spans(things, gold),
        "relations": score_claims([claim for claim in claims if claim.score >= LIKELY], gold, known=names),
        "candidates": score_claims(claims, gold, known=names),
        "concepts": Scores() if gold.things else _unwanted(things, gold),
        "english": score_things(things, gold).only("Publication") if gold.page.language == "en" else Scores(),
        "recipes": _both(score_things(from_recipes, gold), score_claims(sure, gold, known=names)),
    }


def score_merges(known: Known) -> Scores:
    """Count, by kind, what becomes of each name of the graph if it were not there: right where its own is found.

    As in `Known.same`, a name is merged alone where one thing of its kind is spelt with the same letters and digits.
    """
    spelt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for id_, names in known.names.items():
        for name in names:
            spelt[id_.partition("/")[0], compact(name)][id_] += 1
    scores = Scores()
    for (kind, letters), things in spelt.items():
        for id_, count in things.items() if letters else ():
            others = things.keys() - ({id_} if count == 1 else set())
            if len(others) == 1:
                scores.count(kind, right=count * (others == {id_}), made=count)
    return scores


def _unwanted(things: Sequence[Thing], gold: GoldPage) -> Scores:
    """Count the names on a page that names nothing; the page counts though none is proposed."""
    scores = score_things(things, gold)
    scores.by_name.setdefault("all", Score())
    return scores


def _both(things: Scores, claims: Scores) -> Scores:
    things.add(claims)
    return things
