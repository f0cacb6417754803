"""The product put together: names, sessions, deletion, and homes that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import EnvironmentBroken, HomeUnwritable, JournalDamaged, SessionUnknown
from assistant.planners.base import Said
from assistant.settings import load_settings
from tests.assistant.talking import LAUNDRY, LIBRARY, reply
from tests.installation import TODAY


def opened(home: Path) -> Groundplan:
    return Groundplan(load_settings({"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_TODAY": TODAY}))


class TestNames:
    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("We lose 4 % of our parcels every day", "we-lose-4-of-"),
            ("", "project-"),
            ("我们想要", "project-"),
            ("../../etc/passwd", "etc-passwd-"),
            ("<script>alert(1)</script>", "script-alert-1-script-"),
        ],
    )
    def test_a_name_can_be_read_and_is_safe(self, tmp_path: Path, text: str, start: str) -> None:
        name = opened(tmp_path).new_name(text)
        assert name.startswith(start)
        assert name.replace("-", "").isalnum()
        assert name.isascii()
        assert len(name) <= 40

    def test_names_are_free(self, tmp_path: Path) -> None:
        groundplan = opened(tmp_path)
        assert len({groundplan.new_name("same words") for _ in range(50)}) == 50


class TestSessions:
    def test_a_session_exists_from_its_first_message_on(self, groundplan: Groundplan) -> None:
        name = groundplan.new_name("first")
        with pytest.raises(SessionUnknown, match="no project named"):
            groundplan.existing(name)
        reply(groundplan.session(name).send(Said(text=LIBRARY)))
        assert groundplan.existing(name).case.brief == LIBRARY
        assert name in {row.name for row in groundplan.projects()}

    def test_the_latest_project_comes_first(self, groundplan: Groundplan) -> None:
        names = [groundplan.new_name(word) for word in ("older", "newer")]
        for name in names:
            reply(groundplan.session(name).send(Said(text="hello")))
        assert [row.name for row in groundplan.projects()[:2]] == names[::-1]

    def test_a_deleted_project_is_really_gone(self, groundplan: Groundplan) -> None:
        secret = "quicksilver lanterns of Ravenna"  # noqa: S105 - words to look for
        name = groundplan.new_name("gone")
        reply(groundplan.session(name).send(Said(text=f"{LAUNDRY} We call it {secret}.")))
        groundplan.uploads.store(name, "brief.md", secret.encode())
        files = [path for path in groundplan.home.rglob("*") if path.is_file()]
        assert any(secret.encode() in path.read_bytes() for path in files)
        groundplan.delete(name)
        assert not groundplan.journal.exists(name)
        left = [path for path in groundplan.home.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
        assert left == []

    def test_the_day_comes_from_the_settings(self, groundplan: Groundplan) -> None:
        session = groundplan.session(groundplan.new_name("day"))
        reply(session.send(Said(text=LAUNDRY)))
        assert session.plan is not None
        assert session.plan.meta.created.isoformat() == TODAY


class TestLaziness:
    def test_a_case_is_read_without_opening_the_index_or_the_model(self, tmp_path: Path) -> None:
        groundplan = opened(tmp_path)
        assert groundplan.projects() == []
        assert groundplan.catalogue.slots
        assert not (tmp_path / "index").exists()
        assert not (tmp_path / "models").exists()


class TestIndex:
    def test_questions_to_the_notes_are_answered(self, groundplan: Groundplan) -> None:
        assert groundplan.desk.ask is not None
        assert groundplan.desk.ask("What is data drift?").answered
        assert groundplan.retriever.search("canary release", 3)

    def test_a_file_in_the_place_of_the_index_is_named(self, installation: Path, tmp_path: Path) -> None:
        (tmp_path / "models").symlink_to(installation / "models", target_is_directory=True)
        (tmp_path / "index").write_text("in the way")
        with pytest.raises(EnvironmentBroken) as caught:
            _ = opened(tmp_path).index
        assert str(tmp_path) in caught.value.message
        assert caught.value.remedy


class TestHomes:
    def test_a_file_in_the_place_of_the_home_is_named(self, tmp_path: Path) -> None:
        place = tmp_path / "home"
        place.write_text("a file")
        with pytest.raises(HomeUnwritable, match="cannot be written") as caught:
            opened(place)
        assert "GROUNDPLAN_HOME" in caught.value.remedy

    @pytest.mark.parametrize("content", [b"this is no database " * 300, b"\0" * 4096])
    def test_a_damaged_journal_is_named_and_left_alone(self, tmp_path: Path, content: bytes) -> None:
        journal = tmp_path / "journal.sqlite"
        journal.write_bytes(content)
        with pytest.raises(JournalDamaged) as caught:
            opened(tmp_path)
        assert "journal.sqlite" in caught.value.message
        assert caught.value.exit_code == 3
        assert journal.read_bytes() == content
