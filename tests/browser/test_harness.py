"""What browser tests do where a machine lacks something."""

import pytest

from browser_serving import lacking


def test_what_is_lacking_skips_here_and_fails_where_everything_is_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        lacking("no browser")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        lacking("no browser")
