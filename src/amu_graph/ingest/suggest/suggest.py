"""Propose what a document that was read says: its text and the graph's names become a file of proposals."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from amu_graph import files, resources
from amu_graph import namespaces as ns
from amu_graph.errors import DatasetError, NotFoundError, ProblemsError, UsageError
from amu_graph.ingest.known_names import known, known_in_graph
from amu_graph.ingest.proposals import Answer, Name, Review, merge
from amu_graph.ingest.records import Record
from amu_graph.ingest.review_files import Read, path_of, read, save
from amu_graph.ingest.suggest.evaluate import Evaluation, evaluate, score_merges
from amu_graph.ingest.suggest.gold import GoldPage, read_gold
from amu_graph.ingest.suggest.known import Names
from amu_graph.ingest.suggest.known_graph import names_in, names_of_all, sources_at
from amu_graph.ingest.suggest.learning import in_use, lessons_of, reviewed
from amu_graph.ingest.suggest.makers import maker_of
from amu_graph.ingest.suggest.model import Lesson, Model, learn
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import predicates, role_names
from amu_graph.ingest.suggest.propose import find
from amu_graph.ingest.suggest.reviews import names_of
from amu_graph.ingest.suggest.said import Note, read_note
from amu_graph.ingest.suggest.statements import statements_of
from amu_graph.language import Text
from amu_graph.notes.problems import Problems
from amu_graph.settings import Settings
from amu_graph.store import Store

TEXTS: Final = "texts"


class Suggested(NamedTuple):
    """The file that was written, its proposals, how many are new, and what a maker that was asked for left aside."""

    path: Path
    review: Review
    new: int
    remarks: tuple[Text, ...] = ()


def suggest(source: str, settings: Settings, *, maker: str = "", allow_remote: bool = False) -> Suggested:
    """Write the proposals about a source beside those that are there; answers stay.

    `maker` names one more maker, `spacy:MODEL` or the address of a server of language models; text leaves this machine
    only if `allow_remote`.

    Raises:
        UsageError: there is no text of the source, its head is nowhere, or the maker cannot be asked.
        ModelError: the server of language models does not answer.
        ProblemsError: the file of proposals has problems.

    """
    if not ns.SLUG.fullmatch(source):
        raise UsageError(
            Text(fr=f"« {source} » n’est pas le nom d’une source.", en=f"“{source}” is no name of a source.")
        )
    raw = _text(source, settings)
    path, note = path_of(settings.data, source), read_note(source, settings.data)
    there = _read(path, settings.data)
    old = there.review if there else None
    head = _head(source, old, note, raw)
    page = Page(raw, str(head.get("language", "")))
    ontology = resources.ontology()
    kept, asked = in_use(settings), maker_of(maker, page.language, allow_remote=allow_remote) if maker else None
    models = [one for one in (kept, asked) if one is not None]
    names_known = known(settings)
    found = find(page, names_of_all(names_known, _store(settings)), role_names(ontology), models)
    new = Review(source=head, names=names_of(page, found.things, names_known))
    names = (*merge(old, new, said=note.said).names, *_settled(new.names, note))
    statements = statements_of(page, names, found, predicates(ontology))
    with files.alone(settings.data):
        there = _read(path, settings.data)  # anew: somebody may have answered meanwhile
        old = there.review if there else None
        merged = merge(old, replace(new, statements=statements), said=note.said)
        save(path, merged, there)
    before = {one.key for one in old.every} if old else set()
    new_ones = sum(one.key not in before for one in merged.every)
    return Suggested(path, merged, new_ones, tuple(asked.remarks) if asked else ())


def _settled(names: Iterable[Name], note: Note) -> Iterator[Name]:
    """Yield the names that the note of the source has already, as confirmed: nobody is asked again."""
    for one in names:
        if one.key in note.names:
            yield one.answered(Answer(verdict="same", id=note.names[one.key]))


def evaluate_pages(
    folder: Path, settings: Settings, *, with_graph: bool = True, with_model: bool = False
) -> Evaluation:
    """Return how good the proposals are on the annotated pages of a folder.

    With a model, each page is read by one that learned from the others.

    Raises:
        UsageError: there is none, or one cannot be read.

    """
    pages = read_gold(folder)
    store = _store(settings) if with_graph else None

    def known(page: GoldPage) -> Names:
        return Names(()) if store is None else names_in(store, without=sources_at(store, page.address) | {""})

    def model(page: GoldPage) -> Model | None:
        others = lessons_of([other for other in pages if other.page.raw != page.page.raw])
        return Model(learn(others)) if with_model else None

    found = evaluate(pages, known, model, resources.ontology())
    if store:
        found.scores["merges"] = score_merges(known_in_graph(store))
    return found


def lessons(folder: Path | None, settings: Settings) -> list[Lesson]:
    """Return what can be learned from: the reviewed documents of the project, and the annotated pages of a folder.

    Raises:
        UsageError: a page of the folder cannot be read.

    """
    store = _store(settings)
    found = list(reviewed(store, settings)) if store else []
    return [*found, *(lessons_of(read_gold(folder)) if folder else ())]


def _store(settings: Settings) -> Store | None:
    try:
        return Store.load(settings.dataset)
    except DatasetError:
        return None


def _text(source: str, settings: Settings) -> str:
    folder = settings.sources or settings.data.parent / TEXTS
    path = folder / f"{source}.txt"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError as error:
        raise NotFoundError(
            Text(
                fr=f"Il n’y a pas de texte de {source} : {path} manque.",
                en=f"There is no text of {source}: {path} is missing.",
            ),
            remedy=Text(
                fr="Lisez d’abord le document : amu-graph read FICHIER",
                en="Read the document first: amu-graph read FILE",
            ),
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            Text(fr=f"{path} ne se lit pas comme du texte en UTF-8.", en=f"{path} cannot be read as text in UTF-8.")
        ) from error


def _read(path: Path, data: Path) -> Read | None:
    if not path.exists():
        return None
    problems = Problems()
    found = read(path, data, problems)
    if found is None or problems.violated:
        raise ProblemsError(
            Text(fr=f"Les propositions de {path} ne se lisent pas.", en=f"The proposals of {path} cannot be read."),
            list(problems.sorted()),
        )
    return found


def _head(source: str, old: Review | None, note: Note, raw: str) -> Record:
    """Return the head of the source, from its proposals or its note; its digest must be that of the text."""
    head = old.source if old else note.head
    if not head:
        raise UsageError(
            Text(
                fr=f"Ni data/review/{source}.yaml ni data/notes/{source}.yaml ne décrivent {source}.",
                en=f"Neither data/review/{source}.yaml nor data/notes/{source}.yaml describes {source}.",
            ),
            remedy=Text(
                fr="Lisez d’abord le document : amu-graph read FICHIER",
                en="Read the document first: amu-graph read FILE",
            ),
        )
    digest = head.get("sha256")
    if digest and digest != sha256(raw.encode("utf-8")).hexdigest():
        raise UsageError(
            Text(
                fr=f"Le texte de {source} n’est plus celui qui a été lu : son empreinte diffère.",
                en=f"The text of {source} is no longer the one that was read: its digest differs.",
            ),
            remedy=Text(fr="Relisez-le : amu-graph read --renew", en="Read it again: amu-graph read --renew"),
        )
    return head
