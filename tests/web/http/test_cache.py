"""What is kept is what was made; what has no room goes, oldest first."""

from concurrent.futures import ThreadPoolExecutor

from starlette.responses import PlainTextResponse, Response

from amu_graph.web.http.cache import Kept


def answer(body: str) -> Response:
    return PlainTextResponse(body, headers={"X-Of": body})


def test_made_once() -> None:
    kept = Kept()
    made: list[str] = []

    def make() -> Response:
        made.append("a")
        return answer("a")

    for _ in range(3):
        found = kept.answer("/a", "1", make)
        assert (found.body, found.headers["x-of"]) == (b"a", "a")
        found.headers["x-of"] = "changed by who sends it"
    assert made == ["a"]


def test_another_etag_is_another_answer() -> None:
    kept = Kept()
    assert kept.answer("/a", "1", lambda: answer("one")).body == b"one"
    assert kept.answer("/a", "2", lambda: answer("two")).body == b"two"
    assert kept.answer("/b", "1", lambda: answer("three")).body == b"three"


def test_the_one_longest_unused_goes() -> None:
    kept = Kept(most=10)
    for path in "abc":
        kept.answer(path, "", lambda: answer("xxx"))
    kept.answer("a", "", lambda: answer("not made"))
    kept.answer("d", "", lambda: answer("xxx"))
    assert kept.answer("a", "", lambda: answer("anew")).body == b"xxx"
    assert kept.answer("b", "", lambda: answer("anew")).body == b"anew"


def test_many_threads_keep_what_they_make() -> None:
    kept = Kept(most=1000)
    with ThreadPoolExecutor(8) as threads:
        found = threads.map(lambda n: kept.answer(f"/{n % 7}", "", lambda: answer(f"{n % 7}" * 100)).body, range(400))
    assert [body[:1] for body in found] == [str(n % 7).encode() for n in range(400)]
    assert sum(len(kept.answer(f"/{n}", "", lambda: answer("")).body) for n in range(7)) == 700
