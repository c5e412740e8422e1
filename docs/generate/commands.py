"""The page of the commands, from the definitions that click reads.

Help is written in the language that is chosen before the commands are imported, so each language is described by a
process of its own: `python docs/generate/commands.py fr`.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from amu_graph.language import Text

Described = dict[str, Any]

POINTERS = {"ask": "questions.md", "network": "networks.md"}
"""Commands whose subcommands are files, and the page that lists these."""


def commands_page() -> str:
    """Return the page of the commands."""
    from markup import page

    fr, en = (_described_in(language) for language in ("fr", "en"))
    sections = [_section(mine, theirs) for mine, theirs in zip(fr, en, strict=True)]
    about = Text(
        "Ce que `amu-graph COMMANDE --help` affiche. La sortie standard porte les données, la sortie d’erreur les "
        "messages ; « - » est l’entrée standard. Codes de sortie : 0 tout va bien, 1 des problèmes, 2 mauvais emploi. "
        "Les variables d’environnement sont dans [settings.md](settings.md).",
        "What `amu-graph COMMAND --help` shows. Standard output is data, standard error is words; “-” is standard "
        "input. Exit status: 0 fine, 1 problems found, 2 wrong use. Environment variables: "
        "[settings.md](settings.md).",
    )
    return page(Text("Commandes", "Commands"), about, *sections)


def _described_in(language: str) -> list[Described]:
    answer = subprocess.run([sys.executable, __file__, language], capture_output=True, check=True, encoding="utf-8")  # noqa: S603 - this very file
    described: list[Described] = json.loads(answer.stdout)
    return described


def _section(fr: Described, en: Described) -> str:
    from markup import code, fenced, table

    parts = [f"## {fr['name']}", fr["help"], f"*{en['help']}*", fenced(f"{fr['usage']}\n{en['usage']}")]
    if fr["usage"] == en["usage"]:
        parts[-1] = fenced(fr["usage"])
    if fr["name"] in POINTERS:
        pointer = POINTERS[fr["name"]]
        parts.append(f"Leur liste, avec leurs paramètres · *Their list, with their parameters*: [{pointer}]({pointer})")
    if fr["options"]:
        rows = [
            [code(names), mine, theirs if theirs != mine else ""]
            for (names, mine), (_, theirs) in zip(fr["options"], en["options"], strict=True)
        ]
        parts.append(table(["option", "français", "English"], rows))
    if fr["example"]:
        parts.append(fenced(fr["example"], "sh"))
    return "\n\n".join(parts)


def _describe() -> list[Described]:
    import click

    from amu_graph.cli.root import root

    def described(command: click.Command, name: str) -> Described:
        context = click.Context(command, info_name=name)
        shared = list(_options(command, context).items())
        usage = " ".join([name, *command.collect_usage_pieces(context)])
        example = getattr(command, "example", "")
        return {"name": name, "help": command.help, "usage": usage, "options": shared, "example": example}

    def named(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
        context = click.Context(group, info_name="amu-graph")
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if command is not None:
                yield before + name, command
                if isinstance(command, click.Group) and name not in POINTERS:
                    yield from named(command, f"{before}{name} ")

    return [
        described(root, "amu-graph"),
        *(
            {**described(command, name), "usage": f"amu-graph {described(command, name)['usage']}"}
            for name, command in named(root)
        ),
    ]


def _options(command: Any, context: Any) -> dict[str, str]:  # noqa: ANN401 - click is imported in the child alone
    """Return the options; of a group whose commands are files, those that all of them share."""
    import click

    if isinstance(command, click.Group) and command.name in POINTERS:
        each = [
            _options(one, click.Context(one))
            for name in command.list_commands(context)
            if (one := command.get_command(context, name)) is not None
        ]
        return {names: words for names, words in each[0].items() if all(words == other.get(names) for other in each)}
    records = [record for parameter in command.get_params(context) if (record := parameter.get_help_record(context))]
    return {names: words for names, words in records if words}  # an argument is in the usage


if __name__ == "__main__":
    from amu_graph.cli.reader_language import speak_as_asked

    speak_as_asked(["--language", sys.argv[1]])
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a text stream has it
    json.dump(_describe(), sys.stdout, ensure_ascii=False)
