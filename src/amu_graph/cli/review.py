"""`amu-graph review`: answer proposals in the terminal."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import option, own_settings, settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import say, t
from amu_graph.cli.shown_proposals import Desk, keys, shown
from amu_graph.errors import UsageError
from amu_graph.extras import needed

if TYPE_CHECKING:
    from amu_graph.ingest.proposals import Name, Statement
    from amu_graph.ingest.session import Session


@command(
    "Montre une à une les propositions sans réponse sur une source, et écrit chaque réponse aussitôt : s le même "
    "(ou le numéro d’un candidat), n nouveau, a accepter, r refuser, d ne sait pas, i ou u suivi d’une raison, "
    "e suivi de ce qui est dit à la place, k passer, z annuler, q quitter ; en majuscule, toutes les semblables ; "
    "p devant la lettre, les autres sources qui proposent la même chose. "
    "Dans le navigateur : amu-graph serve --edit",
    "Show the open proposals about a source one by one and write each answer at once: s the same (or the number of "
    "a candidate), n new, a accept, r reject, d in doubt, i or u followed by a reason, e followed by what is said "
    "instead, k skip, z undo, q quit; in upper case, all those alike; p before the letter, the other sources that "
    "propose the same. In the browser: amu-graph serve --edit",
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
        from amu_graph.ingest.places import text_lines
        from amu_graph.ingest.review_files import path_of
        from amu_graph.ingest.session import Session
        from amu_graph.ingest.spreading import beside

    chosen = own_settings()
    if not path_of(chosen.data, source).is_file():
        if _is_done(source):
            return
        review_of(chosen, source)  # which says what there is instead
    session = Session(path_of(chosen.data, source), chosen.data, by)
    desk = Desk(session, known(chosen), text_lines(chosen.sources, source), beside(session))
    if not any(not one.answers.get(by) for one in session.review.every):
        say("Tout a une réponse.", "Everything is answered.")
    before = _confirmed(session)
    with suppress(click.Abort):  # the end of what is typed
        _ask_all(desk)
    click.echo(err=True)
    ready = sum(bool(one.answer and not one.rejected) for one in session.review.every)
    say(
        f"{_done(session)}. Porter {ready} dans la note : amu-graph accept {source}",
        f"{_done(session)}. Move {ready} into the note: amu-graph accept {source}",
    )
    if desk.lines and not session.review.source.get("rows") and _confirmed(session) > before:
        say(
            f"Faire proposer ce qui relie les noms confirmés : amu-graph suggest {source}",
            f"Have proposed what links the confirmed names: amu-graph suggest {source}",
        )


def _confirmed(session: "Session") -> int:
    """Return how many names have an answer that keeps them."""
    return sum(bool(one.answer and not one.rejected) for one in session.review.names)


def _is_done(source: str) -> bool:
    """Say that all about a source is in its note already, and return whether it is so."""
    note = settings().data / "notes" / f"{source}.yaml"
    if not note.is_file():
        return False
    say(
        f"Rien n’attend de réponse sur « {source} » : tout est dans {relative(note)}.",
        f"Nothing waits for an answer about “{source}”: all is in {relative(note)}.",
    )
    return True


def _done(session: "Session") -> str:
    every = session.review.every
    return t(f"Réponses : {sum(one.answer is not None for one in every)} sur {len(every)}",
             f"Answered: {sum(one.answer is not None for one in every)} of {len(every)}")  # fmt: skip


def _ask_all(desk: Desk) -> None:
    from amu_graph.ingest.session import mark_of

    skipped: set[str] = set()
    while True:
        one = next(
            (
                each
                for each in desk.session.review.every
                if not each.answers.get(desk.session.by) and mark_of(each) not in skipped
            ),
            None,
        )
        if one is None or not _ask(desk, one, skipped):
            return


def _ask(desk: Desk, one: "Name | Statement", skipped: set[str]) -> bool:
    """Ask about one proposal; return whether to go on."""
    from amu_graph.ingest.session import mark_of

    click.echo("\n".join(shown(one, desk)), err=True)
    typed = click.prompt(f"  {keys(one)}", prompt_suffix=" > ", default="", show_default=False, err=True).strip()
    match typed.lower():
        case "q":
            return False
        case "k" | "":
            skipped.add(mark_of(one))
        case "z":
            skipped -= {mark_of(each) for each in desk.session.undo()}
        case _:
            try:
                _answer(desk, one, typed)
            except UsageError as error:
                click.echo(error.in_(settings().language), err=True)
    return True


def _answer(desk: Desk, one: "Name | Statement", typed: str) -> None:
    """Write what was typed: for one, for those alike where the letter is large, also elsewhere where p stands before.

    Raises:
        UsageError: it is no answer.

    """
    from amu_graph.ingest.spreading import spread
    from amu_graph.ingest.typed import typed_answer

    everywhere = typed[:1].lower() == "p"
    rest = typed[1:].lstrip() if everywhere else typed
    letter, rest = rest[:1], rest[1:]
    answer = typed_answer(letter.lower() + rest, one)
    spread(desk.session, one, answer, to_alike=letter.isupper(), others=desk.others if everywhere else ())
