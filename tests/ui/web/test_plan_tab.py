"""The tab Plan: one page on top that answers, the rest folded with its answer in grey."""

import datetime as dt
import re
from typing import Any

import pytest

from assistant.case import Message
from assistant.plan.diff import Change, changes
from assistant.plan.model import Plan
from tests.ui.web.reading import internal, read
from tests.ui.web.sample import NAUGHTY, names_of, plan_fields, sample_case, sample_plan, sources_of, told
from ui.web import plan_tab
from ui.web.plan_parts import sections
from ui.web.plan_parts_work import by_person

LLM: dict[str, Any] = {
    "corpus": ["notas", "informes"],
    "retrieval": {"not_applicable": "none"},
    "eval": {"cases": 40, "sources": "notas", "metrics": ["exactitud"]},
    "refusal_rule": "no hay nota",
}
"""The parts of a language model, in Spanish."""


def drawn(plan: Plan, before: Plan | None = None, language: str = "en", *more: Message) -> str:
    found = changes(before, plan)
    return plan_tab.render(plan, before, found, names_of(plan, language), sources_of(plan), sample_case(*more, language=language))


def with_success(**changed: Any) -> Plan:
    return sample_plan(success=plan_fields()["success"] | changed)


def test_the_top_answers_whether_how_much_what_next_and_what_may_go_wrong() -> None:
    text = read(drawn(sample_plan())).text
    for words in (
        "Try it small first",
        "The data are there.",
        "12 %",
        "6 %",
        "by 30 June 2027",
        "Likely worth 9,000 EUR a year.",
        "Lena, by 27 November 2026",
    ):
        assert words in text
    assert text.index("Try it small first") < text.index("Next step") < text.index("Before you build") < text.index("Goal and measure")


def test_the_page_on_top_is_at_most_350_words() -> None:
    plan = sample_plan()
    top = drawn(plan).split('<div class="folds">')[0]
    assert len(read(top + "</div>" * (top.count("<div") - top.count("</div>"))).text.split()) <= 350


@pytest.mark.parametrize(
    ("meta", "shown"),
    [
        ({"status": "ready", "gaps": []}, "Ready, 2 answers still missing"),
        ({"status": "stopped", "gaps": []}, "Stopped"),
        ({"status": "draft", "gaps": ["a"]}, "Draft, 1 point open"),
        ({"status": "draft", "gaps": ["a", "b", "c"]}, "Draft, 3 points open"),
    ],
)
def test_the_state_stands_first(meta: dict[str, Any], shown: str) -> None:
    plan = sample_plan(meta=plan_fields()["meta"] | meta)
    if meta["status"] == "stopped":
        plan.headline.verdict = "stop"
    assert read(drawn(plan, None, "en", told(5, 2))).text.startswith(shown)
    assert read(drawn(plan)).text.startswith("Stopped, question 4" if shown == "Stopped" else "Draft, question 4 of 12")


def test_what_is_late_stands_beside_the_state_and_nothing_late_is_green() -> None:
    plan = sample_plan(meta=plan_fields()["meta"] | {"status": "ready", "gaps": []})
    for deadline, late in ((dt.date(2026, 12, 1), True), (dt.date(2031, 1, 1), False)):
        plan.success.deadline = deadline
        seen = read(drawn(plan, None, "en", told(5, 2)))
        assert ("late Version 3" in seen.text) is late
        assert ("tag good" in seen.values("class")) is not late


@pytest.mark.parametrize(
    ("verdict", "tone"), [("go", "good"), ("pilot_first", "warn"), ("no_ml", "good"), ("stop", "bad"), ("ask_more", "open")]
)
def test_the_verdict_has_a_word_and_a_colour(verdict: str, tone: str) -> None:
    plan = sample_plan(headline=plan_fields()["headline"] | {"verdict": verdict})
    assert f"verdict {tone}" in read(drawn(plan)).values("class")


def test_conditions_stand_below_the_verdict_with_who_and_when() -> None:
    fields = plan_fields()
    condition = {"text": "the mechanic agrees", "settled_by": "T01", "owner": "mechanic", "due": dt.date(2026, 12, 4)}
    fields["decisions"][0]["conditions"] = [condition]
    text = read(drawn(sample_plan(decisions=fields["decisions"]))).text
    assert "The mechanic agrees. Lena, by 4 December 2026" in text


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (dt.date(2026, 12, 4), "Likely done on 11 December 2026: 7 days after your date, 4 December 2026."),
        (dt.date(2026, 11, 1), "Likely done on 11 December 2026: 6 weeks after your date, 1 November 2026."),
        (dt.date(2026, 12, 15), "Your date, 15 December 2026, is not safe: 80 % certain is 21 December 2026."),
    ],
)
def test_a_date_that_is_missed_is_told_on_page_one(deadline: dt.date, said: str) -> None:
    seen = read(drawn(with_success(deadline=deadline)).split('<div class="cols">')[0] + "</div>")
    assert said in seen.text
    assert "small late" in seen.values("class")


@pytest.mark.parametrize("deadline", [dt.date(2026, 12, 21), dt.date(2027, 6, 30), None])
def test_a_date_that_holds_needs_no_warning(deadline: dt.date | None) -> None:
    assert "small late" not in read(drawn(with_success(deadline=deadline))).values("class")


def test_the_limit_of_the_project_counts_where_the_aim_has_no_date() -> None:
    plan = sample_plan(success=plan_fields()["success"] | {"deadline": None}, constraints={"deadline": dt.date(2026, 12, 1)})
    assert "10 días después de su fecha, 1 de diciembre de 2026" in read(drawn(plan, language="es")).text


@pytest.mark.parametrize(("baseline", "target", "unset"), [(None, 0.06, 1), (0.12, None, 1), (None, None, 2), (0.12, 0.06, 0)])
def test_an_unknown_number_says_that_it_is_not_set(baseline: float | None, target: float | None, unset: int) -> None:
    assert read(drawn(with_success(baseline=baseline, target=target))).text.count("not set") == unset


@pytest.mark.parametrize(
    ("limit", "said"), [("5 minutes", "stays at 5 minutes."), ("at most 5 points", "stays at most 5 points."), ("", "counter.")]
)
def test_the_guard_of_the_number_reads_as_a_sentence(limit: str, said: str) -> None:
    text = read(drawn(with_success(guardrails=[{"metric": "waiting at the counter", "limit": limit}]))).text
    assert f"Only counts if waiting at the counter {said}".replace("counter counter", "counter") in text


def test_a_missing_number_names_the_question_that_will_set_it() -> None:
    asked = {"slot": "success_metric_target", "question": "Which share do you want?", "why_it_matters": "x", "who": "mechanic"}
    fields = plan_fields()["success"] | {"target": None}
    assert "Still asked: Which share do you want?" in read(drawn(sample_plan(success=fields, open_questions=[asked]))).text


@pytest.mark.parametrize(
    ("days", "title"), [([], "No step is planned yet."), ([27], "Next step "), ([27, 28], "Next steps"), ([25, 26, 27], "Next three steps")]
)
def test_steps_are_counted_in_the_title(days: list[int], title: str) -> None:
    steps = [{"action": f"Do {day}", "owner": "mechanic", "date": dt.date(2026, 11, day), "why": ""} for day in days]
    assert title in read(drawn(sample_plan(next_steps=steps))).text + " "


def test_the_three_largest_risks_come_first_and_briefly() -> None:
    text = read(drawn(sample_plan())).text.split("Before you build")[0]
    assert text.index("Risk number 7") < text.index("Risk number 6") < text.index("Risk number 5")
    assert "Risk number 4" not in text
    assert "then the next" not in text
    assert "…" not in text


def test_what_changed_is_marked_and_counted() -> None:
    now, before = sample_plan(), with_success(target=0.07)
    seen = read(drawn(now, before))
    assert "1 change since your last answer" in seen.text
    assert "num changed" in seen.values("class")
    assert "num changed" not in read(drawn(now, now)).values("class")
    assert [key for key, kind in _folds(drawn(now, before)) if "changed" in kind] == ["goal"]


def _folds(markup: str) -> list[tuple[str, str]]:
    seen = read(markup)
    kinds = [value for tag, name, value in seen.attributes if tag == "details" and name == "class" and value.startswith("fold")]
    return list(zip(seen.values("data-key"), kinds, strict=True))


def test_a_section_that_does_not_apply_is_left_out() -> None:
    reason = {"not_applicable": "no_ml"}
    keys = {section.key for section in sections(sample_plan(), names_of(sample_plan()))}
    fewer = sample_plan(deployment=reason, monitoring=reason, modelling=reason, risks=[], tools=[])
    assert keys - {section.key for section in sections(fewer, names_of(fewer))} == {"deployment", "monitoring", "risks"}
    assert "llm" not in keys


def test_every_fold_says_its_answer_in_one_line() -> None:
    found = sections(sample_plan(), names_of(sample_plan()))
    assert len(found) >= 10
    assert [section.key for section in found if not section.say or len(section.say) > 110] == []


def test_open_questions_are_grouped_by_person() -> None:
    fields = plan_fields()
    fields["open_questions"].append({"slot": "x", "question": "How old are they?", "why_it_matters": "", "who": "mechanic"})
    plan = sample_plan(open_questions=fields["open_questions"])
    assert list(by_person(plan, names_of(plan))) == [
        ("Lena", ["How many repairs are not written down?", "What may it cost?", "How old are they?"]),
    ]


def test_orders_to_the_assistant_are_quoted_as_text() -> None:
    plan = sample_plan(brief=plan_fields()["brief"] | {"injection_notes": [NAUGHTY]})
    seen = read(drawn(plan))
    assert "script" not in seen.tags
    assert "alert(2)" in seen.text


def test_before_the_first_message_the_tab_says_what_will_fill_it() -> None:
    assert "Nothing here yet" in read(plan_tab.render(None, None, [], None, sources_of(sample_plan()), sample_case())).text


def test_the_frame_of_the_plan_speaks_spanish() -> None:
    text = read(drawn(sample_plan(), language="es")).text
    assert "30 de junio de 2027" in text
    assert "Antes de construir" in text


ENGLISH = re.compile(
    r"\b(?:Counted in|Who signs|Stop line|Task|Learns from|True answers|Test set|Needed|aim|Checked by|to be measured|people|person|risks?"
    r"|the largest|first sign|each with a test|test:|to build|likely|Way back|At most|Alarm|watched|trained again|no special duty"
    r"|Known in time|Hours a week|Worth a year|by \d)\b"
)


def test_what_the_page_adds_is_spanish_in_a_spanish_project() -> None:
    fields = plan_fields()
    words = {"baseline": [{"kind": "none", "description": "nada"}], "llm": LLM}
    plan = sample_plan(**words, success=fields["success"] | {"minimum": 0.1})
    seen = read(drawn(plan, language="es")).text.replace("Risk number", "").replace("risk", "").replace("check the oldest first", "")
    assert ENGLISH.findall(seen.replace("when somebody wants one, and we", "")) == []
    for said in (
        "1 función cubierta",
        "7 riesgos, el mayor",
        "1, con su prueba",
        "4.000 EUR para construirlo",
        "al menos 50 %, objetivo 70 %",
    ):
        assert said in seen


@pytest.mark.parametrize(("count", "said"), [(1, "1 risk: "), (2, "2 risks, the largest: ")])
def test_one_is_told_apart_from_several(count: int, said: str) -> None:
    plan = sample_plan(risks=plan_fields()["risks"][:count])
    assert next(s.say for s in sections(plan, names_of(plan)) if s.key == "risks").startswith(said)


def test_no_id_stands_on_the_plan() -> None:
    assert internal(drawn(sample_plan(), with_success(target=0.07))) == []


def test_changes_of_a_risk_mark_its_line() -> None:
    plan = sample_plan()
    found = [Change(part="risks", what="Risk added", now="Risk number 6")]
    seen = read(plan_tab.render(plan, plan, found, names_of(plan), sources_of(plan), sample_case()))
    assert seen.values("class").count("changed") == 1
