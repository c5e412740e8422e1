"""The knowledge graph of assistance à maîtrise d'usage and participatory housing in France.

>>> import amu_graph
>>> graph = amu_graph.load()
>>> graph.query("ASK { project:lieu-commun a amu:Project }")
True
"""

TYPE_CHECKING = False  # nothing is imported before a command can be interrupted; checkers of types read it as true
if TYPE_CHECKING:
    from amu_graph.graph import Graph, load
    from amu_graph.making import build, check, decide

__all__ = ["Graph", "build", "check", "decide", "load"]


def __getattr__(name: str) -> object:
    """Import the facade when it is first used, so that importing a part of the package costs only that part."""
    if name in __all__:
        from amu_graph import graph, making

        return getattr(making if name in making.__all__ else graph, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
