"""What is proposed for a text: the makers, one after the other."""

from amu_graph.ingest.suggest.known import Names
from amu_graph.ingest.suggest.names import named
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.phrases import acronyms, phrases
from amu_graph.ingest.suggest.things import Thing, things_of
from amu_graph.ingest.suggest.titles import titles


def find(page: Page, known: Names) -> tuple[Thing, ...]:
    """Return the things that a text names."""
    mentions = known.mentions(page) + named(page) + phrases(page)
    mentions += acronyms(page, mentions)
    mentions += titles(page, mentions)
    return things_of(page, mentions)
