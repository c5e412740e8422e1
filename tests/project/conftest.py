"""What tests of projects of one's own share."""

import pytest

from project_shell import Typed
from warm_commands import Commands


@pytest.fixture(scope="session")
def typed(commands: Commands) -> Typed:
    """Type commands in folders."""
    return Typed(commands)
