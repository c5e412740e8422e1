"""Precision, recall and F1 of what is proposed for a page against what a good reader finds in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from amu_graph.ingest.proposals import PERSON
from amu_graph.ingest.suggest.claims import Claim, Mention
from amu_graph.ingest.suggest.gold import GoldPage, GoldThing
from amu_graph.ingest.suggest.things import Thing
from amu_graph.language import Text
from amu_graph.text import fold


@dataclass(slots=True)
class Score:
    """How many proposals are right, how many were made, how many there were to make."""

    right: int = 0
    made: int = 0
    wanted: int = 0

    def add(self, other: "Score") -> None:
        """Count what another score counts too."""
        self.right += other.right
        self.made += other.made
        self.wanted += other.wanted

    @property
    def precision(self) -> float:
        """Share of what was made that is right; 1 where nothing was made."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was made; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """Scores by what they are of: `all`, a type, a property."""

    by_name: dict[str, Score] = field(default_factory=dict)

    def count(self, name: str, *, right: int = 0, made: int = 0, wanted: int = 0) -> None:
        """Count under a name and under `all`."""
        for each in ("all", name):
            self.by_name.setdefault(each, Score()).add(Score(right, made, wanted))

    def only(self, name: str) -> "Scores":
        """Return what is counted under a name, and nothing else."""
        found = self.by_name.get(name)
        return Scores({"all": replace(found), name: found} if found else {})

    def add(self, other: "Scores") -> None:
        """Count what other scores count too."""
        for name, score in other.by_name.items():
            self.by_name.setdefault(name, Score()).add(score)


def matched(things: Sequence[Thing], gold: GoldPage) -> dict[int, int]:
    """Return which thing of the gold each proposed one is: same type, one of its names, folded; each once."""
    found: dict[int, int] = {}
    for place, thing in enumerate(things):
        names = {fold(thing.name), *(fold(mention.name) for mention in thing.mentions)}
        for other, wanted in enumerate(gold.things):
            if other not in found.values() and wanted.type == thing.type and names & names_of(wanted):
                found[place] = other
                break
    return found


def names_of(thing: GoldThing) -> set[str]:
    """Return the names of a thing of the gold, folded."""
    return {fold(name) for name in (thing.name, *thing.aliases)}


def score_things(things: Sequence[Thing], gold: GoldPage) -> Scores:
    """Count the things by type; those that the gold leaves open count neither way."""
    scores, found = Scores(), matched(things, gold)
    optional = {fold(surface) for surface in gold.optional}
    for place, thing in enumerate(things):
        if place in found:
            scores.count(thing.type, right=1, made=1)
        elif fold(thing.name) not in optional:
            scores.count(thing.type, made=1)
    for wanted in gold.things:
        scores.count(wanted.type, wanted=1)
    return scores


def score_spans(things: Iterable[Thing], gold: GoldPage) -> Scores:
    """Count the mentions by type: a span is right where a proposal of its type has it, give or take a word before."""
    scores = Scores()
    spans = [(mention, thing.type) for thing in things for mention in thing.mentions]
    wanted = sorted({(start, end, thing.type) for thing in gold.things for start, end in thing.spans})
    for start, end, type_ in wanted:
        right = any(each == type_ and one.end == end and _near(one.start, start, gold) for one, each in spans)
        scores.count(type_, right=int(right), wanted=1)
    return scores


def _near(one: int, other: int, gold: GoldPage) -> bool:
    """Return whether two beginnings are the same but for words in small letters, such as an article."""
    between = gold.page.view[min(one, other) : max(one, other)]
    return between == between.lower() or fold(between).strip() in {"l'", "la", "le", "les", "l'association"}


def confirmed(gold: GoldPage) -> tuple[Thing, ...]:
    """Return the things of the gold as things that a person has confirmed."""
    nothing = Text("", "")
    return tuple(
        Thing(
            thing.type,
            thing.name,
            tuple(
                sorted(Mention(start, end, thing.type, thing.name, PERSON, nothing, 1.0) for start, end in thing.spans)
            ),
        )
        for thing in gold.things
    )


def score_claims(claims: Iterable[Claim], gold: GoldPage, *, known: Iterable[str]) -> Scores:
    """Count the statements between confirmed things, by property; relations of unknown properties are wanted too."""
    scores, names = Scores(), set(known)
    wanted = {(one.subject, one.property, one.value if one.object is None else one.object) for one in gold.relations}
    for claim in claims:
        made = claim.subject, claim.property, claim.value.value if claim.value else claim.object
        scores.count(claim.property, right=int(made in wanted), made=1)
    for _, name, _ in sorted(wanted, key=str):
        scores.count(name if name in names else f"{name} ?", wanted=1)
    return scores
