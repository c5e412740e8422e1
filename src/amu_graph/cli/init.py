"""`amu-graph init`: begin a project of one's own."""

import sys
from pathlib import Path
from shlex import quote
from typing import Final

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import option
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import say, t
from amu_graph.errors import UsageError
from amu_graph.language import LANGUAGES, Language, Text, counted

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


@command(
    "Commence un projet à soi : un dossier avec son titre, l’adresse de ses choses, ses notes, ses mots et ses "
    "questions. Ce qui manque est demandé ; rien n’est jamais remplacé.",
    "Begin a project of one’s own: a folder with its title, the address of its things, its notes, its words and "
    "its questions. What is missing is asked for; nothing is ever replaced.",
    example='amu-graph init jardins --title-fr "Les jardins partagés" --title-en "Shared gardens"',
)
@click.argument("folder", metavar=t("DOSSIER", "FOLDER"), type=click.Path(path_type=Path, file_okay=False))
@option("--title-fr", "Le titre, en français.", "The title, in French.", metavar=t("TITRE", "TITLE"))
@option("--title-en", "Le titre, en anglais.", "The title, in English.", metavar=t("TITRE", "TITLE"))
@option("--name", "Nom court ; celui du dossier par défaut.", "Short name; the folder’s if none.", metavar="SLUG")
@option(
    "--base",
    "Par quoi commencent les adresses des choses.",
    "What the addresses of things begin with.",
    metavar=t("ADRESSE", "ADDRESS"),
)
@option("--editors", "Qui tient ce graphe.", "Who keeps this graph.", metavar=t("NOM", "NAME"))
@option(
    "--licence",
    "Licence des données ; CC BY 4.0 par défaut.",
    "Licence of the data; CC BY 4.0 by default.",
    metavar=t("ADRESSE", "ADDRESS"),
)
@option(
    "--languages",
    "Langues des pages ; « fr,en » par défaut.",
    "Languages of the pages; “fr,en” by default.",
    type=click.Choice(["fr,en", "en,fr", "fr", "en"]),
)
@option(
    "--extends/--alone",
    "Reprend les vocabulaires et les questions d’amu-graph (par défaut), ou apporte les siens.",
    "Take the vocabularies and questions of amu-graph (the default), or bring one’s own.",
    default=None,
)
def init(folder: Path, *, extends: bool | None, languages: str | None, **given: str | None) -> None:
    """Ask for what is missing, write the folder, and say what comes next."""
    from amu_graph.namespaces import slugify
    from amu_graph.new_project import Answers, create

    short = given["name"] or slugify(folder.resolve().name) or "graphe"
    title = _titles(given["title_fr"], given["title_en"])
    answers = Answers(
        name=short,
        title=title,
        base=_answer(
            "base", given["base"], t("Adresse des choses", "Address of things"), f"https://example.org/{short}/"
        ),
        editors=_editors(given["editors"], title),
        licence=_answer("licence", given["licence"], t("Licence des données", "Licence of the data"), LICENCE),
        languages=_languages(languages),
        extends=extends is not False,
    )
    written = create(folder, answers)
    _write_schemas(folder)
    for path in written.kept:
        say(f"Gardé : {relative(path)}", f"Kept: {relative(path)}")
    count = counted(len(written.new), "fichier", "file")
    say(f"Projet commencé dans {folder}, {count.fr}.", f"Project begun in {folder}, {count.en}.")
    say(
        f"Ensuite : cd {quote(str(folder))} && amu-graph build && amu-graph serve",
        f"Next: cd {quote(str(folder))} && amu-graph build && amu-graph serve",
    )


def _titles(fr: str | None, en: str | None) -> Text:
    """Return the title in both languages; where none is given and nobody can be asked, that is wrong use."""
    fr, en = (title.strip() if title else None for title in (fr, en))
    if not fr and not en:
        if not sys.stdin.isatty():
            raise UsageError(
                Text(fr="Quel est le titre de ce graphe ?", en="What is the title of this graph?"),
                remedy=Text(fr='--title-fr "…" --title-en "…"', en='--title-fr "…" --title-en "…"'),
            )
        fr = _asked(t("Titre en français", "Title in French"))
        en = _asked(t("Titre en anglais", "Title in English"), fr)
    return Text(fr=fr or en or "", en=en or fr or "")


def _editors(given: str | None, title: Text) -> Text:
    unsaid = Text(fr=f"Éditeurs de « {title.fr} »", en=f"Editors of “{title.en}”")
    answer = _answer("editors", given, t("Qui tient ce graphe", "Who keeps this graph"), unsaid.fr)
    return unsaid if answer == unsaid.fr else Text(answer, answer)


def _answer(key: str, given: str | None, question: str, default: str) -> str:
    """Return what was given, or asked on a terminal until it makes sense, or the default."""
    from amu_graph.project_file import check

    if given is not None or not sys.stdin.isatty():
        return given if given is not None else default
    while True:
        answer = _asked(question, default)
        try:
            check(key, answer)
        except UsageError as error:
            say(error.in_("fr"), error.in_("en"))
        else:
            return answer


def _asked(question: str, default: str | None = None) -> str:
    answer: str = click.prompt(question, default=default, prompt_suffix=t("\u00a0: ", ": "), err=True)
    return answer


def _languages(given: str | None) -> tuple[Language, ...]:
    wanted = (given or ",".join(LANGUAGES)).split(",")
    return tuple(language for name in wanted for language in LANGUAGES if language == name)


def _write_schemas(folder: Path) -> None:
    """Write the schemas of the new project: a process of its own, as one works for one project."""
    import subprocess

    subprocess.run([sys.executable, "-m", "amu_graph", "schema"], cwd=folder, check=False, capture_output=True)
