"""The house rules every test lives under: no network but this machine, no settings from outside, a home of its own."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.settings import is_loopback, variables

LOCAL_NAMES = {"", "0.0.0.0", "::"}  # noqa: S104 - where a server listens; as a destination they mean this machine
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Raise as soon as the process looks for, or connects to, another machine; Python calls it for every such act."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    else:
        return
    name = host.decode(errors="replace") if isinstance(host, bytes) else host
    if isinstance(name, str) and name not in LOCAL_NAMES and not is_loopback(name):
        raise ConnectionRefusedError(f"Tests stay on this machine, but this one asked for {name}.")


def pytest_configure() -> None:
    """Guard the whole process, the collection of tests included; an audit hook reaches what C code does too."""
    sys.addaudithook(refuse_the_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of the page where there is no browser."""
    if _browser() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no chromium is installed"))


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> Iterator[None]:
    # Empty rather than absent: empty means the default, and it hides what a developer keeps in .env.
    with pytest.MonkeyPatch.context() as patch:
        for name in variables():
            patch.setenv(name, "")
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1,localhost,::1")
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for all files of one test, set as GROUNDPLAN_HOME."""
    monkeypatch.setenv("GROUNDPLAN_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def today() -> date:
    """The Monday from which tests plan."""
    return date(2026, 11, 23)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; tests that use it carry the mark `browser`."""
    found = _browser()
    if found is None:
        pytest.skip("no chromium is installed")
    return found


def _browser() -> str | None:
    return next((path for path in map(shutil.which, BROWSERS) if path), None)
