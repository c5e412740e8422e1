"""Types `amu-graph` in the folder of a project of one's own."""

from pathlib import Path

from shell import ENVIRONMENT, Ended, ended
from warm_commands import Commands


class Typed:
    """Types commands in folders, in French where nothing else is said."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def __call__(self, folder: Path, *arguments: str, stdin: str = "", **environment: str) -> Ended:
        told = {**ENVIRONMENT, "AMU_GRAPH_LANGUAGE": "fr", **environment}
        return ended(self.commands.run(arguments, folder, told, stdin=stdin.encode()))
