"""The colours of links as a stylesheet, made from the one style of every picture."""

from functools import cache

from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY


@cache
def palette() -> str:
    """Return the rules `.family-…`, for a light page and a dark one."""
    styles = (*FAMILIES, OTHER_FAMILY)
    light = [f".family-{each.name}{{stroke:{each.light};--family:{each.light}}}" for each in styles]
    dark = [(f".family-{each.name}", f"{{stroke:{each.dark};--family:{each.dark}}}") for each in styles]
    system = "".join(f':root:not([data-theme="light"]) {selector}{rule}' for selector, rule in dark)
    chosen = "".join(f':root[data-theme="dark"] {selector}{rule}' for selector, rule in dark)
    return "".join(light) + f"@media (prefers-color-scheme:dark){{{system}}}" + chosen + "\n"
