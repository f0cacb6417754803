"""The server in the environment: its host as people read it, whether it is this machine, and a key that never prints."""

from __future__ import annotations

import pytest

from assistant.endpoint import OPENAI, Endpoint, endpoint_of
from assistant.settings import load_settings


class TestEndpoint:
    @pytest.mark.parametrize(
        ("url", "host", "local"),
        [
            ("http://127.0.0.1:8811/v1", "127.0.0.1:8811", True),
            ("http://localhost/v1", "localhost", True),
            ("http://[::1]:9000/v1", "::1:9000", True),
            ("https://models.example.org/v1", "models.example.org", False),
            ("https://models.example.org:443/v1", "models.example.org", False),
            ("https://who:secret@models.example.org:8443/v1", "models.example.org:8443", False),
            ("http://10.0.0.7:8000/v1", "10.0.0.7:8000", False),
            ("http://127.0.0.1.example.org/v1", "127.0.0.1.example.org", False),
        ],
    )
    def test_host(self, url: str, host: str, local: bool) -> None:  # noqa: FBT001 - a row of the table
        assert (Endpoint(url).host, Endpoint(url).local) == (host, local)

    def test_a_key_alone_means_the_usual_server(self) -> None:
        found = endpoint_of(load_settings({"OPENAI_API_KEY": "abc"}))
        assert found is not None
        assert (found.base_url, found.host, found.local) == (OPENAI, "api.openai.com", False)

    def test_an_address_needs_no_key(self) -> None:
        found = endpoint_of(load_settings({"OPENAI_BASE_URL": "http://127.0.0.1:1/v1/", "GROUNDPLAN_MODEL": "small"}))
        assert found == Endpoint("http://127.0.0.1:1/v1", "", "small")

    def test_without_both_there_is_none(self) -> None:
        assert endpoint_of(load_settings({"GROUNDPLAN_MODEL": "small"})) is None

    def test_the_key_never_prints(self) -> None:
        assert "abc" not in repr(Endpoint(OPENAI, "abc"))
