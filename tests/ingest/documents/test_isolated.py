"""Documents are read in a process of their own, under limits; what ends it takes nobody along."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from amu_graph.ingest.documents.document import UnreadableError
from amu_graph.ingest.documents.isolated import Reader, each
from amu_graph.store import sandbox


def test_documents_are_read_one_after_the_other_and_an_error_ends_nothing() -> None:
    with Reader() as reader:
        assert reader.read(b"Un fait.")[1].paragraphs[0].text == "Un fait."
        with pytest.raises(UnreadableError, match="empty"):
            reader.read(b"")
        assert reader.read(b"<p>Un autre.")[0] == "html"


def test_a_process_that_is_ended_is_an_error_and_the_next_document_is_read() -> None:
    with Reader() as reader:
        reader.read(b"a")
        assert reader._process is not None
        os.killpg(reader._process.pid, signal.SIGKILL)
        with pytest.raises(UnreadableError):
            reader.read(b"b")
        assert reader.read(b"c")[1].paragraphs[0].text == "c"


def test_a_document_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda _, **given: _sleeper(**given))
    with Reader(seconds=0.1) as reader, pytest.raises(UnreadableError, match=r"more than 0\.1 seconds"):
        reader.read(b"a")


_started = subprocess.Popen


def _sleeper(**given: object) -> "subprocess.Popen[bytes]":
    return _started([sys.executable, "-c", "import time; time.sleep(60)"], **given)  # type: ignore[call-overload,no-any-return]  # as it was called


def test_results_come_in_the_order_of_what_was_asked() -> None:
    texts = [f"texte {number}" for number in range(6)]
    found = each(lambda reader, text: reader.read(text.encode())[1].paragraphs[0].text, texts)
    assert list(found) == texts


def test_who_wants_no_more_waits_for_nothing() -> None:
    asked: list[int] = []

    def work(reader: Reader, number: int) -> int:
        asked.append(number)
        reader.read(b"un texte")
        return number

    results = each(work, range(10_000))
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]  # a generator
    assert len(asked) < 1000


@pytest.mark.skipif(not sandbox.available(), reason="this kernel has no filters")
def test_the_process_has_no_network(tmp_path: Path) -> None:
    script = (
        "import socket\nfrom amu_graph.ingest.documents import worker\nworker._confine()\n"
        "try:\n    socket.socket()\nexcept PermissionError:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"
    socket.socket().close()  # here there is
