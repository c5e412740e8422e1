"""What is cached is what was made; what has no room goes, the longest unused first."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse, Response

from amu_graph.web.http.cache import Cache, Responses


def answer(body: str) -> Response:
    return PlainTextResponse(body, headers={"X-Of": body})


def test_made_once() -> None:
    responses = Responses()
    made: list[str] = []

    def make() -> Response:
        made.append("a")
        return answer("a")

    for _ in range(3):
        found = responses.get_or_make("/a", "1", make)
        assert (found.body, found.headers["x-of"]) == (b"a", "a")
        found.headers["x-of"] = "changed by who sends it"
    assert made == ["a"]


def test_another_etag_is_another_answer() -> None:
    responses = Responses()
    assert responses.get_or_make("/a", "1", lambda: answer("one")).body == b"one"
    assert responses.get_or_make("/a", "2", lambda: answer("two")).body == b"two"
    assert responses.get_or_make("/b", "1", lambda: answer("three")).body == b"three"


def test_the_one_longest_unused_goes() -> None:
    responses = Responses(room=24)
    for path in "abcdefgh":
        responses.get_or_make(path, "", lambda: answer("xxx"))
    responses.get_or_make("a", "", lambda: answer("not made"))
    responses.get_or_make("i", "", lambda: answer("xxx"))
    assert responses.get_or_make("a", "", lambda: answer("anew")).body == b"xxx"
    assert responses.get_or_make("b", "", lambda: answer("anew")).body == b"anew"


def test_many_threads_keep_what_they_make() -> None:
    responses = Responses(room=4000)
    with ThreadPoolExecutor(8) as threads:
        found = threads.map(
            lambda n: responses.get_or_make(f"/{n % 7}", "", lambda: answer(f"{n % 7}" * 100)).body, range(400)
        )
    assert [body[:1] for body in found] == [str(n % 7).encode() for n in range(400)]
    assert sum(len(responses.get_or_make(f"/{n}", "", lambda: answer("")).body) for n in range(7)) == 700


def test_the_value_used_longest_ago_makes_room() -> None:
    cache: Cache[str, str] = Cache(80)
    for number in range(8):
        cache.put(str(number), "x", 10)
    assert cache.get("0") == "x"
    cache.put("8", "x", 10)
    assert cache.get("1") is None
    assert cache.get("0") == "x"


def test_what_takes_too_much_room_is_not_kept() -> None:
    cache: Cache[str, str] = Cache(80)
    cache.put("a", "x", 11)
    assert cache.get("a") is None
    cache.put("b", "x", 10)
    cache.put("b", "y", 11)
    assert cache.get("b") is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 20)), max_size=60))
def test_the_room_is_never_exceeded(puts: list[tuple[int, int]]) -> None:
    cache: Cache[int, int] = Cache(100)
    for key, size in puts:
        cache.put(key, size, size)
        kept = [cache.get(each) or 0 for each in range(10)]
        assert sum(kept) == cache.size <= 100
        assert cache.get(key) == (size if size <= 12 else None)
