"""Pages: one module for each group of routes, from a request to values to a template.

A module of this folder with a function `routes` is a page: nothing else lists it.
"""

from importlib import import_module
from pkgutil import iter_modules

from starlette.routing import Route


def page_routes() -> list[Route]:
    """Return the routes of every page."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return [route for module in modules if hasattr(module, "routes") for route in module.routes()]
