"""How long tables scroll: the longest task of a page's thread, in milliseconds of processor time, without a GPU.

    amu-graph --dataset DATASET serve --port 8321
    python benchmarks/bench_scroll.py http://127.0.0.1:8321

Scrolls each long table from its first row to its last, a step a frame: 2 000 rows of an answer, a page of a list, the
links of the explorer. No task may take 50 ms, so that nothing stops under the finger. Needs /usr/bin/chromium.
"""

import argparse
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page

QUERY = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10000"
PAGES = (
    ("2 000 rows of an answer", f"/query?query={quote(QUERY)}&run=1", ".results-table tbody tr"),
    ("a page of a list", "/browse/person", "table tbody tr"),
    ("links of the explorer", "/explore?table=links", "table tbody tr"),
)
PATIENCE = 240_000
SCROLLED = """async () => {
  const scroll = [...document.querySelectorAll('*')].filter((each) => each.scrollHeight > each.clientHeight + 50)
    .sort((a, b) => b.scrollHeight - a.scrollHeight)[0] ?? document.documentElement;
  for (let down = 0; down < scroll.scrollHeight; down += 400) {
    scroll.scrollTop = down;
    await new Promise(requestAnimationFrame);
  }
}"""

SHOWN = """async () => {
  const more = () => [...document.querySelectorAll('button')].find((each) => each.textContent.includes('Montrer la suite'));
  for (let button = more(); button && !button.hidden && button.isConnected; button = more()) {
    button.click();
    await new Promise((done) => setTimeout(done, 300));
  }
}"""


def longest_task(page: "Page") -> float:
    """Scroll, and return the longest task of the thread of the page."""
    session = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    ended: list[object] = []
    session.on("Tracing.dataCollected", lambda sent: events.extend(sent["value"]))
    session.on("Tracing.tracingComplete", lambda sent: ended.append(sent))  # noqa: PLW0108 - Playwright marks it
    session.send("Tracing.start", {"categories": "toplevel", "transferMode": "ReportEvents"})
    page.evaluate(SCROLLED)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    threads = {(each["pid"], each["tid"]): each["args"]["name"] for each in events if each["name"] == "thread_name"}
    return max(
        each["tdur"] / 1000
        for each in events
        if "tdur" in each  # one that was under way has none
        and each["name"].endswith("RunTask")
        and threads.get((each["pid"], each["tid"])) == "CrRendererMain"
    )


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    address = parser.parse_args().address.rstrip("/")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, path, rows in PAGES:
            page = browser.new_page(locale="fr-FR", viewport={"width": 1440, "height": 900})
            page.goto(address + path)
            page.locator(rows).first.wait_for(timeout=PATIENCE)
            page.evaluate(SHOWN)
            print(f"{name} ({page.locator(rows).count()} rows): {longest_task(page):.1f} ms")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
