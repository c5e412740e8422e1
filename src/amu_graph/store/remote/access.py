"""The address of a server, and how one may speak to it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from amu_graph.errors import UsageError
from amu_graph.language import Text

_EXAMPLE: Final = "https://example.org/sparql"


@dataclass(frozen=True, kw_only=True)
class Access:
    """An address with what is sent to it; passwords and tokens come from the environment alone.

    `default_graphs` and `named_graphs` are those that the address names (`?default-graph-uri=…`, SPARQL 1.1 Protocol
    §2.1.4); `seconds` and `megabytes` limit an answer.
    """

    url: str
    host: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    seconds: float = 30.0
    megabytes: int = 2048

    @classmethod
    def to(
        cls,
        address: str,
        *,
        plain_hosts: Collection[str] = (),
        user: str = "",
        password: str = "",
        token: str = "",
        seconds: float = 30.0,
        megabytes: int = 2048,
    ) -> "Access":
        """Return the access to an address; `plain_hosts` may be spoken to without encryption, as this machine may.

        Raises:
            UsageError: it is no address, holds a password, or would be sent without encryption.

        """
        parts = _parts(address)
        if parts.scheme == "http" and not _is_here(parts) and parts.netloc.lower() not in plain_hosts:
            raise _unencrypted(parts.netloc)
        query = parse_qsl(parts.query, keep_blank_values=True)
        graphs = {name: tuple(iri for key, iri in query if key == f"{name}-graph-uri") for name in ("default", "named")}
        kept = urlencode([(key, value) for key, value in query if not key.endswith("-graph-uri")])
        return cls(
            url=parts._replace(query=kept, fragment="").geturl(),
            host=parts.netloc,
            default_graphs=graphs["default"],
            named_graphs=graphs["named"],
            user=user,
            password=password,
            token=token,
            seconds=seconds,
            megabytes=megabytes,
        )


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        known = parts.hostname and (parts.port or True)
    except ValueError:
        known = False
    if not known or any(sign.isspace() for sign in address):
        raise UsageError(
            Text(fr=f"« {address} » n’est pas une adresse.", en=f"“{address}” is no address."),
            remedy=Text(fr=f"Par exemple : {_EXAMPLE}", en=f"For example: {_EXAMPLE}"),
        )
    if "@" in parts.netloc:
        raise UsageError(
            Text(
                fr=f"L’adresse de {parts.hostname} contient un nom ou un mot de passe.",
                en=f"The address of {parts.hostname} holds a name or a password.",
            ),
            remedy=Text(
                fr="Donnez-les dans AMU_GRAPH_USER et AMU_GRAPH_PASSWORD.",
                en="Give them in AMU_GRAPH_USER and AMU_GRAPH_PASSWORD.",
            ),
        )
    return parts


def _is_here(parts: SplitResult) -> bool:
    """Return whether an address is on this machine."""
    name = parts.hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _unencrypted(host: str) -> UsageError:
    return UsageError(
        Text(
            fr=f"Ce qu’on envoie à {host} avec http:// peut être lu en chemin.",
            en=f"What is sent to {host} with http:// can be read on its way.",
        ),
        remedy=Text(
            fr=f"Écrivez https://, ou permettez-le : AMU_GRAPH_PLAIN_HOSTS={host}",
            en=f"Write https://, or allow it: AMU_GRAPH_PLAIN_HOSTS={host}",
        ),
    )
