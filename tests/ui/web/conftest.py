"""Fixtures of the tests in a real browser: one browser and one served page for each module, a new window for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.ui.web.rental import Rental
from tests.ui.web.server import served
from tests.ui.web.window import CHAT, Visit, browsing, visiting


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with browsing(chromium) as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(Rental(tmp_path_factory.mktemp("home"))) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A window, of the size that a test is given; nothing foreign was asked for in it, and nothing failed."""
    with visiting(browser, address, getattr(request, "param", CHAT)) as found:
        yield found
    assert (found.foreign, found.errors) == ([], [])
