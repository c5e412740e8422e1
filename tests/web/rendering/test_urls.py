"""What may become a link, and where it leads."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.namespaces import AMU, BASE
from amu_graph.web.rendering.urls import iri_of, link_of, path_of

HERE = "http://127.0.0.1:8747/project/ecoterra"


@pytest.mark.parametrize("iri", [BASE + "project/ecoterra", BASE + "vocab/role/auteur", AMU + "Person"])
def test_a_page_leads_back_to_its_iri(iri: str) -> None:
    path = path_of(iri)
    assert path is not None
    assert iri_of(path) == iri


@pytest.mark.parametrize("local", ["ontology/alignments/spar", "ontology/0.1.0"])
def test_versions_and_alignments_lead_to_the_ontology(local: str) -> None:
    assert path_of(BASE + local) == "/ontology"


@pytest.mark.parametrize("local", ["/evil.example/", "%2Fevil.example/", "%2F%2Fevil.example", "/", "//"])
def test_an_iri_of_ours_never_leads_to_another_host(local: str) -> None:
    assert link_of(BASE + local) is None


@given(st.text(max_size=60))
def test_whatever_follows_our_base_stays_on_this_server(local: str) -> None:
    link = link_of(BASE + local)
    assert link is None or urlsplit(urljoin(HERE, link)).netloc == "127.0.0.1:8747"


@given(st.text(max_size=60))
def test_only_http_addresses_become_links(text: str) -> None:
    link = link_of(text)
    assert link is None or link.startswith(("http://", "https://", "/")) or urlsplit(link).scheme in ("http", "https")
