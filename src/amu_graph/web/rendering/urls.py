"""IRIs and the paths of pages; which addresses may become links."""

from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote, urlencode, urlsplit

from amu_graph.namespaces import AMU, BASE, TERMS, is_ours, local

_ENOUGH: Final = 6
"""Words at each end of a passage that find it in its document."""
_TERM_PAGES: Final = "ontology/"


@lru_cache(maxsize=8192)  # a page asks several times for each of its links
def path_of(iri: str) -> str | None:
    """Return the path of the page of an IRI of this project, None for any other.

    >>> path_of("https://w3id.org/amu-graph/project/ecoterra"), path_of("https://w3id.org/amu-graph/ontology#Person")
    ('/project/ecoterra', '/ontology/Person')
    """
    if iri.startswith(AMU):
        return "/" + _TERM_PAGES + quote(iri.removeprefix(AMU))
    if not is_ours(iri):
        return None
    if iri.startswith(TERMS + _TERM_PAGES):
        return "/ontology"  # its versions and its alignments, which have no page of their own
    if iri == BASE + "editors":
        return "/dataset"
    place, hash_, fragment = local(iri).partition("#")
    place = unquote(place)
    if place.startswith("/"):
        return None  # a path that begins with two slashes leads to another host
    return "/" + quote(place) + (f"#{quote(fragment)}" if hash_ else "")


def iri_of(path: str) -> str:
    """Return the IRI whose page has this path."""
    place = path.strip("/")
    if place.startswith(_TERM_PAGES):
        return AMU + place.removeprefix(_TERM_PAGES)
    return (TERMS if place == "ontology" or place.startswith("vocab/") else BASE) + place


def link_of(iri: str) -> str | None:
    """Return what a link to the IRI points to: a page of ours, or an http(s) address; None where neither is safe.

    >>> link_of("https://example.org/a"), link_of("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    path = path_of(iri)
    if path is not None or is_ours(iri):
        return path
    try:
        address = urlsplit(iri)
    except ValueError:
        return None
    return iri if address.scheme in ("http", "https") and address.hostname else None


def at_words(address: str, words: str) -> str:
    """Return an address that opens a document at some words of it, by a text fragment (https://wicg.github.io/scroll-to-text-fragment/).

    >>> at_words("https://example.org/a", "Lieu Commun, première expérience")
    'https://example.org/a#:~:text=Lieu%20Commun%2C%20premi%C3%A8re%20exp%C3%A9rience'
    """
    found = words.split()
    ends = [found] if len(found) <= 2 * _ENOUGH else [found[:_ENOUGH], found[-_ENOUGH:]]
    text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={text}" if found else address


def query_path(text: str) -> str:
    """Return the address that opens a query in the editor."""
    return "/query?" + urlencode({"query": text})
