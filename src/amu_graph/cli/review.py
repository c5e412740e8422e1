"""`amu-graph review`: answer proposals in the terminal."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import option, settings
from amu_graph.cli.reader_language import said, say, t
from amu_graph.errors import UsageError
from amu_graph.extras import needed
from amu_graph.language import Text

if TYPE_CHECKING:
    from amu_graph.ingest.identity import Known
    from amu_graph.ingest.proposals import Name, Statement
    from amu_graph.ingest.session import Session


@command(
    "Montre une à une les propositions sans réponse sur une source, et écrit chaque réponse aussitôt : s le même "
    "(ou le numéro d’un candidat), n nouveau, a accepter, r refuser, d ne sait pas, i ou u suivi d’une raison, "
    "e suivi de ce qui est dit à la place, k passer, z annuler, q quitter ; en majuscule, toutes les semblables. "
    "Dans le navigateur : amu-graph serve --edit",
    "Show the open proposals about a source one by one and write each answer at once: s the same (or the number of "
    "a candidate), n new, a accept, r reject, d in doubt, i or u followed by a reason, e followed by what is said "
    "instead, k skip, z undo, q quit; in upper case, all those alike. In the browser: amu-graph serve --edit",
    example="amu-graph review page-du-quartier",
)
@click.argument("source", metavar="SOURCE")
@option(
    "--as by",
    "Initiales de qui relit, s’ils sont plusieurs.",
    "The reviewer’s initials, where there are several.",
    default="",
    metavar=t("INITIALES", "INITIALS"),
)
def review(source: str, by: str) -> None:
    """Ask until everything is answered or the reader quits."""
    with needed("build"):
        from amu_graph.ingest.accept import review_of
        from amu_graph.ingest.known_names import known
        from amu_graph.ingest.review_files import path_of
        from amu_graph.ingest.session import Session

    chosen = settings()
    review_of(chosen, source)
    session = Session(path_of(chosen.data, source), chosen.data, by)
    with suppress(click.Abort):  # the end of what is typed
        _ask_all(session, known(chosen), _lines(source))
    click.echo(err=True)
    ready = sum(bool(one.answer and not one.rejected) for one in session.review.every)
    say(
        f"{_done(session)}. Porter {ready} dans la note : amu-graph accept {source}",
        f"{_done(session)}. Move {ready} into the note: amu-graph accept {source}",
    )


def _done(session: "Session") -> str:
    every = session.review.every
    return t(f"Réponses : {sum(one.answer is not None for one in every)} sur {len(every)}",
             f"Answered: {sum(one.answer is not None for one in every)} of {len(every)}")  # fmt: skip


def _lines(source: str) -> list[str]:
    from amu_graph.project import ROWS

    folder = settings().sources
    paths = [folder / f"{source}{ending}" for ending in (".txt", ROWS)] if folder else []
    path = next((one for one in paths if one.is_file()), None)
    return path.read_text(encoding="utf-8", errors="replace").split("\n") if path else []


def _ask_all(session: "Session", known: "Known", lines: list[str]) -> None:
    from amu_graph.ingest.session import mark_of

    skipped: set[str] = set()
    while True:
        one = next(
            (
                each
                for each in session.review.every
                if not each.answers.get(session.by) and mark_of(each) not in skipped
            ),
            None,
        )
        if one is None or not _ask(session, one, known, lines, skipped):
            return


def _ask(session: "Session", one: "Name | Statement", known: "Known", lines: list[str], skipped: set[str]) -> bool:
    """Ask about one proposal; return whether to go on."""
    from amu_graph.ingest.session import alike, mark_of
    from amu_graph.ingest.typed import typed_answer

    click.echo("\n".join(_shown(one, known, lines)), err=True)
    typed = click.prompt(f"  {_keys(one)}", prompt_suffix=" > ", default="", show_default=False, err=True).strip()
    match typed.lower():
        case "q":
            return False
        case "k" | "":
            skipped.add(mark_of(one))
        case "z":
            skipped -= {mark_of(each) for each in session.undo()}
        case _:
            letter, rest = typed[:1], typed[1:]
            try:
                answer = typed_answer(letter.lower() + rest, one)
            except UsageError as error:
                click.echo(error.in_(settings().language), err=True)
                return True
            every = alike(session.review, one) if letter.isupper() and answer.verdict in ("accept", "reject") else [one]
            session.answer([mark_of(each) for each in every], answer)
    return True


def _keys(one: "Name | Statement") -> str:
    from amu_graph.ingest.proposals import Name

    if isinstance(one, Name):
        return t("s le même, n nouveau, r refuser, d ?, k passer, z annuler, q",
                 "s the same, n new, r reject, d ?, k skip, z undo, q")  # fmt: skip
    return t("a accepter, r refuser, i/u raison, e {…}, d ?, k passer, z annuler, q",
             "a accept, r reject, i/u reason, e {…}, d ?, k skip, z undo, q")  # fmt: skip


def _shown(one: "Name | Statement", known: "Known", lines: list[str]) -> Iterator[str]:
    from amu_graph.ingest.identity import IN_WORDS
    from amu_graph.ingest.proposals import Name
    from amu_graph.ingest.yaml_text import in_line

    score = f", {one.score:.2f}" if one.score is not None else ""
    yield ""
    yield f"{one.at}  {_words(one, lines)}"
    if isinstance(one, Name):
        yield (
            t(f"  Que désigne « {one.name} » ? ", f"  What does “{one.name}” stand for? ")
            + f"→ {one.id} ({one.by}{score})"
        )
        for number, each in enumerate(one.candidates, start=1):
            called = next(iter(known.names.get(each.id, ())), "")
            agrees, differs = (
                [said(IN_WORDS[code]) if code in IN_WORDS else code for code in codes]
                for codes in (each.agrees, each.differs)
            )
            why = ", ".join((*agrees, *(f"≠ {word}" for word in differs)))
            yield f"    {number}  {each.id}  {called}  {each.score:.2f}  {why}"
    else:
        yield f"  {in_line(one.says) if one.says else _said(one.note)} ({one.by}{score})"
        if one.because:
            yield f"  {one.status} : {_said(one.because)}"
    if one.why:
        yield f"  {_said(one.why)}"


def _said(text: Text | None) -> str:
    return (said(text) or text.fr or text.en) if text else ""


def _words(one: "Name | Statement", lines: list[str]) -> str:
    """Return the line of a proposal with its words in brackets."""
    from amu_graph.ingest.proposals import Name

    number = one.at.removeprefix("r")  # a row of a table is a line of its copy
    line = lines[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(lines) else ""
    spans = [one.words] if isinstance(one, Name) and one.words else [] if isinstance(one, Name) else list(one.words)
    for start, end in sorted(spans, reverse=True):
        line = f"{line[:start]}[{line[start:end]}]{line[end:]}"
    return line
