"""The views: the CONSTRUCT queries under `queries/networks/`, or a query of the user's, as records.

A view says with lines `#+ key: value` what a node and an edge mean, what the weight counts, whether links have a
direction, and optionally `one-mode: sources | targets` (link what shares a neighbour) and `ego: entity depth` (the
names of the parameters that give the middle and the number of steps).
"""

import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, cast

from amu_graph import project, resources
from amu_graph.errors import NotFoundError
from amu_graph.language import Text
from amu_graph.network.failures import NotANetworkError, unknown
from amu_graph.query.catalogue import Question, read
from amu_graph.query.stand_ins import StandIns

Side = Literal["sources", "targets"]

FOLDER: Final = "networks"
_EXAMPLE: Final = "CONSTRUCT { ?agent amu:accompanies ?project } WHERE { ?agent amu:accompanies ?project }"
_FORM: Final = re.compile(r"^\s*(?:(?:PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>)\s*)*(\w+)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"^\s*#.*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class View:
    """A network that can be asked for: its name, what it means, and the query that yields its triples.

    `foreign` means that the query is not the project's own, and is untrusted.
    """

    question: Question
    foreign: bool = False

    @property
    def name(self) -> str:
        """Return the name, for example `accompaniment`."""
        return self.question.name

    @property
    def summary(self) -> Text:
        """Return what the network shows."""
        return self.question.summary

    @property
    def node(self) -> Text:
        """Return what a node is."""
        return self.question.words("node")

    @property
    def edge(self) -> Text:
        """Return what an edge means."""
        return self.question.words("edge")

    @property
    def weight(self) -> Text:
        """Return what the weight of an edge counts."""
        return self.question.words("weight")

    @property
    def directed(self) -> bool:
        """Return whether links have a direction; they do where the header does not say otherwise."""
        return self.question.value("directed") != "false"

    @property
    def one_mode(self) -> Side | None:
        """Return which side of a two-mode network is kept, None where both are."""
        side = self.question.value("one-mode")
        return cast("Side", side) if side in ("sources", "targets") else None

    @property
    def ego(self) -> tuple[str, str] | None:
        """Return the names of the parameters for the middle and the number of steps of an ego network."""
        names = self.question.value("ego").split()
        return (names[0], names[1]) if len(names) == 2 else None  # noqa: PLR2004 - a pair


def views(folder: Path | None = None) -> tuple[View, ...]:
    """Return the views of the project, or of another folder of queries, sorted by name."""
    found = project.files(folder or resources.queries(), f"{FOLDER}/*.rq")
    shown = StandIns()
    return tuple(View(question=shown(read(path, path.stem))) for path in sorted(found, key=lambda path: path.stem))


def view_of(name: str, folder: Path | None = None) -> View:
    """Return the view of a name, of a query file (`….rq`), or of the text of a CONSTRUCT query.

    Raises:
        NotFoundError: there is no view of that name (the error lists the near ones), or no such file.
        NotANetworkError: the query is not a CONSTRUCT query.
        QueryRefusedError, QueryLimitError, QuerySyntaxError: it is one that is never run (`guard.examine`).

    """
    known = {view.name: view for view in views(folder)}
    if name in known:
        return known[name]
    if "{" in name:
        return _checked(View(question=_question(name), foreign=True))
    path = Path(name)
    if path.suffix == ".rq":
        if not path.is_file():
            raise NotFoundError(Text(fr=f"Il n’y a pas de fichier {path}.", en=f"There is no file {path}."))
        return _checked(View(question=read(path, path.stem), foreign=True))
    raise unknown(Text(fr="Vue", en="view"), name, known)


def _question(text: str) -> Question:
    title = {
        ("summary", "en"): "A network of my own",
        ("summary", "fr"): "Un réseau à moi",
    }
    return Question(name="own", path=Path("own.rq"), text=text, header=MappingProxyType(title))


def _checked(view: View) -> View:
    from amu_graph.query.guard import examine  # its lexer takes long to compile

    form = _FORM.match(_COMMENT.sub("", view.question.text))
    if form is None or form[1].upper() != "CONSTRUCT":
        found = form[1].upper() if form else "—"
        raise NotANetworkError(
            Text(
                fr=f"Une vue est une requête CONSTRUCT, celle-ci commence par {found}.",
                en=f"A view is a CONSTRUCT query, this one begins with {found}.",
            ),
            remedy=Text(
                fr=f"Par exemple : {_EXAMPLE}",
                en=f"For example: {_EXAMPLE}",
            ),
        )
    examine(view.question.text)
    return view
