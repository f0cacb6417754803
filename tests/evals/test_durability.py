"""A real child that is killed at chosen points, writers in several programs, and places where nothing can be written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import HomeUnwritable
from assistant.journal import Draft, Journal
from assistant.settings import load_settings
from evals import bad_places, writers
from evals.kills import Killer, Tally
from tests.assistant.talking import LAUNDRY, Talk

CHILD = """if True:
    import sys
    from pathlib import Path
    from assistant.planners.base import Said
    from tests.assistant.talking import Talk
    talk = Talk(Path(sys.argv[1]))
    place = int(sys.argv[3])
    for number, event in enumerate(talk.session.send(Said(text=sys.argv[2]))):
        if number == place:
            print(event.type, flush=True)
            sys.stdin.readline()
    print("end", flush=True)
    sys.stdin.readline()
"""


def killed_at(folder: Path, text: str, place: int) -> str:
    """Let a child answer `text`, wait until it reports its event number `place` over a pipe, and kill it there."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", CHILD, str(folder), text, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        reached = child.stdout.readline().strip()
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    return reached


@pytest.mark.parametrize("place", [0, 2, 5])
def test_after_a_kill_the_message_is_there_and_the_session_goes_on(tmp_path: Path, place: int) -> None:
    assert killed_at(tmp_path, LAUNDRY, place) not in {"", "end"}
    talk = Talk(tmp_path)
    assert talk.session.left_open is not None
    assert talk.session.left_open.text == LAUNDRY
    answer = talk.say("We can spend 20,000 EUR.")
    assert answer.ended
    assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY, "We can spend 20,000 EUR."]
    assert talk.plan.brief.verbatim == LAUNDRY


def test_a_kill_after_the_last_event_loses_nothing(tmp_path: Path) -> None:
    assert killed_at(tmp_path, LAUNDRY, 10_000) == "end"
    talk = Talk(tmp_path)
    assert talk.session.left_open is None
    assert [m.author for m in talk.session.case.messages] == ["user", "assistant"]


def test_a_kill_in_the_middle_of_writing_leaves_all_or_nothing(tmp_path: Path) -> None:
    program = """if True:
        import sys
        from assistant.journal import Draft, Journal
        journal = Journal(sys.argv[1])
        print("open", flush=True)
        for place in range(100_000):
            journal.append("a", [Draft(turn=1, author="user", kind="message", body={"text": f"{place}.{n}"}) for n in range(3)])
            print(place, flush=True)
    """
    url = f"sqlite:///{tmp_path / 'journal.sqlite'}"
    with subprocess.Popen([sys.executable, "-c", program, url], stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own program
        assert child.stdout is not None
        for line in child.stdout:
            if line.strip() == "20":
                break
        child.kill()
        seen = [line.strip() for line in child.stdout]
    last = int(next((line for line in reversed(seen) if line.isdecimal()), "20"))
    entries = Journal(url).read("a")
    assert len(entries) % 3 == 0
    assert len(entries) // 3 >= last + 1
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    with closing(sqlite3.connect(tmp_path / "journal.sqlite")) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("programs", [1, 2])
def test_writers_lose_nothing(tmp_path: Path, programs: int) -> None:
    assert writers.lost(tmp_path / "journal.sqlite", writers=4, messages=5, programs=programs) == []


def test_writers_that_lost_something_are_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    journal = Journal(f"sqlite:///{path}")
    journal.append(writers.SESSION, [Draft(turn=1, author="user", kind="message", body={"text": "a stranger"})])
    journal.close()
    assert any("gap" in told or "of 4 entries" in told for told in writers.lost(path, writers=2, messages=2, programs=1))


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    journal = Journal(f"sqlite:///{path}")
    journal.append("a", [Draft(turn=1, author="user", kind="message", body={"text": "kept"})])
    limit = path.stat().st_size // 4096  # in pages
    with journal._engine.connect() as connection:
        connection.exec_driver_sql(f"pragma max_page_count={limit}")
    with pytest.raises(HomeUnwritable) as caught:
        journal.append("a", [Draft(turn=2, author="user", kind="message", body={"text": "x" * 100_000})])
    assert "full" in caught.value.message
    assert caught.value.remedy
    assert [entry.body["text"] for entry in journal.read("a")] == ["kept"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_folder_that_became_read_only_is_told(tmp_path: Path) -> None:
    if not bad_places.may_mount(tmp_path / "try"):
        pytest.skip("this machine mounts nothing")
    with bad_places.mounted(tmp_path / "disk") as disk:
        bad_places.begin(disk)
        bad_places.mount("-o", "remount,ro", str(disk))
        with pytest.raises(HomeUnwritable, match="cannot be written") as caught:
            Journal(f"sqlite:///{disk / 'journal.sqlite'}")
        assert caught.value.remedy
        bad_places.mount("-o", "remount,rw", str(disk))
        assert bad_places.kept(disk)


class TestTally:
    @pytest.mark.parametrize(
        ("tally", "passed"),
        [
            (Tally(kills=3, sessions=1, finished=1, moments=Counter({"x": 3})), True),
            (Tally(kills=3, sessions=2, finished=1), False),
            (Tally(kills=3, sessions=1, finished=1, lost=["a message"]), False),
        ],
    )
    def test_it_passes_only_whole(self, tally: Tally, passed: bool) -> None:  # noqa: FBT001 - a column of the table
        assert tally.passed is passed

    @pytest.mark.parametrize(
        ("stored", "acknowledged", "told"),
        [
            (["one", "two"], {"one": True}, 0),
            (["one"], {"one": True, "two": False}, 1),
            (["two", "one"], {}, 1),
            (["one", "one"], {}, 1),
            (["one"], {"one": True}, 0),
        ],
    )
    def test_what_was_lost_is_seen(self, tmp_path: Path, stored: list[str], acknowledged: dict[str, bool], told: int) -> None:
        groundplan = Groundplan(load_settings({"GROUNDPLAN_HOME": str(tmp_path)}))
        for turn, text in enumerate(stored, start=1):
            drafts = [Draft(turn=turn, author=author, kind="message", body={"text": text}) for author in ("user", "assistant")]
            groundplan.journal.append("a", drafts)
        killer = Killer(("false",), groundplan, kills=1)
        killer._compare("a", ["one", "two"], acknowledged, [])
        assert len(killer.tally.lost) == told
