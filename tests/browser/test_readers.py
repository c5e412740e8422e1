"""What a page of another origin, and one under a name that was made to lead here, read in a real browser."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from browser_serving import chromium
from web.http.test_access import ADDRESSES

READ = """async ([address, path]) => {
  const read = [];
  for (const options of [{}, {mode: "no-cors"}, {method: "POST", body: "query=ASK{}"}]) {
    try { const text = await (await fetch(address + path, options)).text(); if (text) read.push(text.slice(0, 40)); }
    catch { /* the browser lets nothing through */ }
  }
  const picture = new Image();
  await new Promise((done) => { picture.onload = picture.onerror = done; picture.src = address + path; });
  if (picture.naturalWidth) read.push("picture");
  return read;
}"""


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>another site</title>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://elsewhere.test:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def misled() -> Iterator[Browser]:
    """A browser for which two names lead to this machine."""
    rules = "--host-resolver-rules=MAP elsewhere.test 127.0.0.1,MAP rebound.test 127.0.0.1"
    with chromium(rules) as browser:
        yield browser


def test_neither_another_origin_nor_a_rebound_name_reads(misled: Browser, elsewhere: str, address: str) -> None:
    page = misled.new_page()
    page.goto(elsewhere)
    for path in (*ADDRESSES, "/explore/picture.svg"):
        assert page.evaluate(READ, [address, path]) == [], path
    rebound = f"http://rebound.test:{urlsplit(address).port}"
    for path in ADDRESSES:
        answer = page.goto(rebound + path)
        assert answer is not None
        assert answer.status == 421
    answer = page.goto(address + "/building/ecoterra")  # its own name
    assert answer is not None
    assert answer.status == 200
    page.close()
