"""A local server of language models, asked as OpenAI's interface is: `POST …/chat/completions`, one by one."""

import json
import re
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

from amu_graph.errors import AmuGraphError, UsageError, cause_of
from amu_graph.language import Text

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

MOST_BYTES: Final = 1 << 20
"""Bytes of an answer that are read."""
SECONDS: Final = 180.0
"""How long one answer may take."""
_PIECE: Final = 1 << 16
_MOST_WORDS: Final = 4096
"""Tokens of an answer that the server is asked to end at."""
_MODEL: Final = re.compile(r"[\w.:/@+-]{1,100}")


class ModelError(AmuGraphError):
    """A language model that does not answer."""


class Chat:
    """A server and one of its models; no redirect is followed, no proxy used, no name or key sent.

    `address` is `http://127.0.0.1:8080/v1#MODEL`; without a model, the only one that the server has is taken.

    Raises:
        UsageError: it is no such address, is not on this machine and `allow_remote` is not said, or names no model.
        ModelError: the server does not answer.

    """

    def __init__(self, address: str, *, allow_remote: bool = False, seconds: float = SECONDS) -> None:
        parts = _parts(address)
        if not (allow_remote or is_local(parts[1])):
            raise UsageError(
                Text(
                    fr=f"Le texte quitterait cette machine : {parts[1]} en est une autre.",
                    en=f"The text would leave this machine: {parts[1]} is another one.",
                ),
                remedy=Text(
                    fr="Pour l’envoyer quand même : --allow-remote", en="To send it all the same: --allow-remote"
                ),
            )
        self._scheme, self._host, self._port, self._path, named = parts
        self._seconds = seconds
        self.model = named or self._only_model()
        if not _MODEL.fullmatch(self.model):
            raise UsageError(
                Text(
                    fr="Le nom du modèle n’a pas la forme attendue : lettres, chiffres et . : / @ + - _",
                    en="The name of the model has not the form that is expected: letters, digits and . : / @ + - _",
                )
            )

    def answer(self, instruction: str, text: str) -> str | None:
        """Return what the model answers; None where what the server sends is no such answer.

        Raises:
            ModelError: the server does not answer, or refuses.

        """
        question = {
            "model": self.model,
            "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": text}],
            "temperature": 0,
            "seed": 0,
            "max_tokens": _MOST_WORDS,
            "stream": False,
        }
        try:
            said = _said(self._ask("POST", "chat/completions", json.dumps(question).encode("utf-8")))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
        return said

    def _only_model(self) -> str:
        try:
            names = [str(one["id"]) for one in json.loads(self._ask("GET", "models"))["data"]]
        except (ValueError, LookupError, TypeError, RecursionError):
            names = []
        if len(names) == 1:
            return names[0]
        shown = ", ".join(name for name in names[:10] if _MODEL.fullmatch(name)) or "?"
        raise UsageError(
            Text(
                fr=f"Dites quel modèle, après un # ; le serveur en annonce {len(names)} : {shown}",
                en=f"Say which model, after a #; the server announces {len(names)}: {shown}",
            )
        )

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        import http.client

        deadline = time.monotonic() + self._seconds
        headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "amu-graph"}
        try:
            with closing(self._connection()) as connection:
                connection.request(method, f"{self._path}/{path}", body, headers)
                with connection.getresponse() as response:
                    if response.status != http.client.OK:
                        raise self._silent(Text(fr=f"erreur {response.status}", en=f"error {response.status}"))
                    return _read(response, deadline)
        except TimeoutError as error:
            raise self._silent(
                Text(fr=f"rien après {self._seconds:g} s", en=f"nothing after {self._seconds:g} s")
            ) from error
        except OSError as error:
            raise self._silent(cause_of(error)) from error
        except http.client.HTTPException as error:
            name = type(error).__name__
            raise self._silent(Text(fr=f"ce n’est pas du HTTP, {name}", en=f"it is no HTTP, {name}")) from error

    def _connection(self) -> "HTTPConnection":
        import http.client

        kind = http.client.HTTPSConnection if self._scheme == "https" else http.client.HTTPConnection
        return kind(self._host, self._port, timeout=self._seconds)

    def _silent(self, cause: Text) -> ModelError:
        where = f"{self._scheme}://{self._host}:{self._port}{self._path}"
        return ModelError(
            Text(
                fr=f"Le modèle de {where} ne répond pas ({cause.fr}).",
                en=f"The model at {where} does not answer ({cause.en}).",
            ),
            remedy=Text(
                fr="Rien n’est écrit. Le serveur est-il lancé ? Sans --with, les règles suffisent.",
                en="Nothing is written. Is the server running? Without --with, the rules do.",
            ),
        )


def _said(answer: bytes) -> str | None:
    r"""Return the words of an answer, also of a server that streams though it is asked not to.

    >>> _said(b'data: {"choices": [{"delta": {"content": "Bon"}}]}\n\ndata: {"choices": []}\n\ndata: [DONE]\n')
    'Bon'
    """
    if not answer.lstrip().startswith(b"data:"):
        said = json.loads(answer)["choices"][0]["message"]["content"]
        return said if isinstance(said, str) else None
    events = (line.removeprefix(b"data:").strip() for line in answer.splitlines() if line.startswith(b"data:"))
    choices = [json.loads(event)["choices"] for event in events if event not in (b"", b"[DONE]")]
    return "".join(each[0]["delta"].get("content") or "" for each in choices if each)


def _read(response: "HTTPResponse", deadline: float) -> bytes:
    """Return what is sent; nothing, where it is too long."""
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            return b""
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(content)


def is_local(host: str) -> bool:
    """Return whether a host is this machine.

    >>> [is_local(host) for host in ("127.0.0.1", "::1", "localhost", "192.168.1.4", "127.0.0.1.example.org")]
    [True, True, True, False, False]
    """
    from ipaddress import ip_address

    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(address: str) -> tuple[str, str, int, str, str]:
    """Return scheme, host, port, path and model of an address."""
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError):
        parts, port = urlsplit(""), 0
    path = parts.path.rstrip("/")
    if not parts.hostname or "@" in parts.netloc or parts.query or not re.fullmatch(r"[\x21-\x7e]*", path):
        raise UsageError(
            Text(
                fr=f"« {address} » n’est pas l’adresse d’un serveur de modèles.",
                en=f"“{address}” is not the address of a server of models.",
            ),
            remedy=Text(
                fr="Par exemple : http://127.0.0.1:8080/v1#MODÈLE", en="For example: http://127.0.0.1:8080/v1#MODEL"
            ),
        )
    return parts.scheme, parts.hostname, port, path, unquote(parts.fragment)
