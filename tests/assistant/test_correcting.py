"""A corrected chip says just what it said before, in other words."""

from __future__ import annotations

from pathlib import Path

from tests.assistant.talking import Talk

FLEET = (
    "We are a taxi company with 6 garages. About 9 % of our 14,000 rides a year begin late. "
    "We want late rides down from 9 % to 5 % by 30 September 2027."
)


def test_another_number_is_no_new_wish_and_no_new_title(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say(FLEET)
    title, wish = talk.plan.meta.title, talk.session.case.signals()["wish"]
    fact = next(f for f in talk.session.case.facts if "6 garages" in f.words)
    list(talk.session.correct(fact.number, "7 garages"))
    now = talk.session.case
    assert (talk.plan.meta.title, now.signals()["wish"]) == (title, wish)
    assert [f.replaces for f in now.facts if f.words == "7 garages"] == [fact.number]
    talk.journal.close()


def test_the_wish_itself_can_be_corrected(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say(FLEET)
    fact = next(f for f in talk.session.case.facts if f.signals.get("wish"))
    list(talk.session.correct(fact.number, "find the rides that will begin late"))
    assert "find the rides" in str(talk.session.case.signals()["wish"])
    talk.journal.close()
