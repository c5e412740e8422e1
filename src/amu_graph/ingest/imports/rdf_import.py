"""RDF of others → proposals, with what was not taken counted by property."""

from typing import TYPE_CHECKING

from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.keeping import Imported, Places, Proposed, Source, head_of, keep
from amu_graph.ingest.imports.rdf.alignments import Alignments
from amu_graph.ingest.imports.rdf.things import BY, Things
from amu_graph.ingest.imports.rdf.triples import read_triples
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.language import Text, counted
from amu_graph.notes.words import whole_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from amu_graph.ingest.identity import Known

_LISTED = 15


def import_rdf(file: SourceFile, places: Places, known: "Callable[[], Known]", source: Source) -> Imported:
    """Write the proposals that the triples of a file make.

    Raises:
        FileRefusedError: the file cannot be read, and why.
        ProblemsError: the proposals that are there, or the ontology, cannot be read.
        WritingError: the proposals cannot be written.

    """
    triples = read_triples(file)
    words = whole_words(places.ontology)
    terms, profile = words.terms, words.profile
    alignments = Alignments(terms, profile, places.ontology)
    things = Things(
        file, Entities(known(), BY, places.settled(source.id)), alignments, Vocabulary(terms), profile, source.language
    )
    statements = list(things.statements(triples))
    head = head_of(file, source, "dataset") | {"records": tuple(things.records)}
    said, left = things.said, len(triples) - things.said
    size, subjects = counted(len(triples), "triplet", "triple"), counted(len(things.records), "sujet", "subject")
    counts = [
        Text(
            fr=f"{size.fr}, {subjects.fr} : lus {said}, laissés {left}",
            en=f"{size.en}, {subjects.en}: read {said}, left {left}",
        )
    ]
    if things.left:
        listed = _listed(things.left.most_common(_LISTED))
        counts.append(Text(fr=f"Propriétés laissées : {listed}", en=f"Properties left aside: {listed}"))
    if things.classless:
        listed = _listed(things.classless.most_common(_LISTED))
        counts.append(Text(fr=f"Sujets sans classe connue : {listed}", en=f"Subjects without a known class: {listed}"))
    return keep(file, places, Proposed(head, things.entities, statements, tuple(counts)))


def _listed(found: list[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in found)
