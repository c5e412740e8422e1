"""Addresses: what RFC 3986 forbids is named with what to write instead, and that is an address."""

import pytest

from amu_graph.notes.addresses import flaw_of


@pytest.mark.parametrize(
    ("address", "sign", "better"),
    [
        ("https://exemple.fr/spip.php?mots[]=12", "[", "https://exemple.fr/spip.php?mots%5B%5D=12"),
        ("https://exemple.fr/?tags=a|b", "|", "https://exemple.fr/?tags=a%7Cb"),
        ("https://exemple.fr/page#titre#sous-titre", "#", "https://exemple.fr/page#titre%23sous-titre"),
        ("https://exemple.fr/100%-bois", "%", "https://exemple.fr/100%25-bois"),
        ("https://exemple.fr/{id}", "{", "https://exemple.fr/%7Bid%7D"),
        ("https://exemple.fr/^x`", "^", "https://exemple.fr/%5Ex%60"),
        ("https://exemple.fr/mes pages", "space", "https://exemple.fr/mes%20pages"),
    ],
)
def test_the_sign_is_named_and_what_to_write_is_an_address(address: str, sign: str, better: str) -> None:
    flaw = flaw_of(address)
    assert flaw
    assert flaw.reason.en == f"the sign “{sign}”"
    assert flaw.remedy.en.endswith(f": {better}")
    assert address[flaw.offset] == (" " if sign == "space" else sign) or sign == "#"
    assert flaw_of(better) is None


def test_a_user_name_is_taken_out() -> None:
    flaw = flaw_of("https://moi:secret@exemple.fr/page@1")
    assert flaw
    assert (flaw.offset, flaw.remedy.fr) == (8, "Enlevez-le : https://exemple.fr/page@1")


@pytest.mark.parametrize(
    "address",
    ["https://./", "https://exemple..fr/", "https://-a.fr/", "https://a_.fr/", "https://[::1/", "http://a.fr:99999/"],
)
def test_a_host_that_cannot_be_is_refused(address: str) -> None:
    flaw = flaw_of(address)
    assert flaw
    assert "host" in flaw.reason.en


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.fr/é",
        "https://élan.fr/",
        "HTTPS://EXEMPLE.FR",
        "https://a_b.exemple.fr/",
        "http://[2001:db8::1]:8080/",
        "https://exemple.fr?x=(1)#a/b?c",
        "https://1.2.3.4/a'b;c,d",
    ],
)
def test_what_the_standard_allows_is_taken(address: str) -> None:
    assert flaw_of(address) is None
