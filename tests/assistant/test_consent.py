"""Consent: one answer for each host, kept, revocable, and asked again when the file is no longer readable."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from assistant.consent import Consent
from assistant.errors import HomeUnwritable

DAY = dt.date(2026, 11, 26)


class TestConsent:
    def test_nobody_was_asked_at_first(self, tmp_path: Path) -> None:
        assert Consent(tmp_path / "consent.json").of("example.org") is None

    def test_an_answer_is_kept_for_its_host_alone(self, tmp_path: Path) -> None:
        Consent(tmp_path / "consent.json").keep("example.org", allowed=True, day=DAY)
        again = Consent(tmp_path / "consent.json")
        assert again.of("example.org") is True
        assert again.of("example.com") is None
        kept = json.loads((tmp_path / "consent.json").read_text("utf-8"))
        assert kept == {"hosts": {"example.org": {"allowed": True, "day": "2026-11-26"}}}

    def test_a_yes_can_be_taken_back_and_given_again(self, tmp_path: Path) -> None:
        consent = Consent(tmp_path / "consent.json")
        for answer in (True, False, True):
            consent.keep("example.org", allowed=answer, day=DAY)
            assert consent.of("example.org") is answer

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", '{"hosts": 3}', '{"hosts": {"h": true}}', '{"hosts": {"h": {"allowed": "yes"}}}', "\x00"]
    )
    def test_a_file_that_says_nothing_clear_is_no_yes(self, tmp_path: Path, text: str) -> None:
        file = tmp_path / "consent.json"
        file.write_text(text, "utf-8")
        assert Consent(file).of("h") is None
        Consent(file).keep("h", allowed=True, day=DAY)
        assert Consent(file).of("h") is True

    def test_a_folder_that_is_gone_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(HomeUnwritable, match="could not be kept"):
            Consent(tmp_path / "gone" / "consent.json").keep("h", allowed=True, day=DAY)
