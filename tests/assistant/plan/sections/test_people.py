"""Who does what: the team's own people first, stand-ins next, gaps with an action."""

from __future__ import annotations

import pytest

from assistant.plan.model import Computed
from assistant.plan.sections.people import BUILDERS, STAND_INS, Crew, clean_name, crew
from assistant.plan.sections.tasks import build_tasks
from assistant.plan.sections.team import team_section
from tests.assistant.plan.invented_cases import ADDRESS_BOOK, BAKERY, CLINIC, HELP_DESK, LAUNDRY, STUDENTS, Statement, Team, context_from


def crew_of(team: Team, *extra: Statement) -> Crew:
    return crew(context_from(team, *extra))


def test_named_people_get_the_functions_their_words_tell() -> None:
    found = crew_of(LAUNDRY)
    assert found.owner("sponsor") == "plant_manager"
    assert found.owner("domain_expert") == "fitter"
    assert found.owner("data_scientist") == "analyst_with_python"


def test_whoever_has_no_function_is_covered_by_the_nearest() -> None:
    found = crew_of(LAUNDRY)
    assert found.owner("ml_engineer") == "analyst_with_python"
    assert found.owner("security_privacy") == "plant_manager"
    assert not any(row.gap for row in found.rows if row.role not in ("mentor", "security_privacy", "legal_compliance"))


def test_a_larger_team_sees_what_nobody_does() -> None:
    gaps = [row for row in crew_of(LAUNDRY, ("team_size_skills", "x", {"people": 6})).rows if row.gap]
    assert gaps
    assert all(row.id is None and row.person_or_gap.startswith("gap: ") for row in gaps)


def test_a_team_of_one_does_all_but_sign() -> None:
    found = crew_of(ADDRESS_BOOK)
    assert found.owner("software_engineer") == found.owner("domain_expert") == "volunteer"
    assert found.owner("sponsor") == "sponsor"


def test_nobody_named_means_people_to_be_named() -> None:
    found = crew_of(BAKERY)
    names = [row.person_or_gap for row in found.rows if not row.gap]
    assert "project sponsor, to be named" in names
    assert all(name.endswith("to be named") for name in names)


def test_personal_data_ask_for_somebody_for_data_protection() -> None:
    assert "security_privacy" in {row.role for row in crew_of(HELP_DESK).rows}
    assert crew_of(CLINIC).owner("security_privacy") == "data_protection_officer"
    assert "security_privacy" not in {row.role for row in crew_of(LAUNDRY).rows}


def test_whoever_speaks_of_himself_is_not_called_me() -> None:
    found = crew_of(LAUNDRY, ("team_size_skills", "me and a fitter", {"roles_named": ["me", "fitter"], "people": 2}))
    assert "me" not in {row.id for row in found.rows}


def test_students_share_all_functions_in_a_course() -> None:
    found = crew_of(STUDENTS)
    assert {row.role for row in found.rows if row.gap} <= {"mentor", "security_privacy", "legal_compliance"}
    assert found.owner("data_scientist") == found.owner("domain_expert") == "four_students"


def test_hours_are_those_said_for_the_team_and_never_less_than_half_a_week_for_others() -> None:
    found = crew_of(STUDENTS)
    assert found.hours["four_students"] == 8
    assert found.hours["sponsor"] >= 20


def test_section_shows_each_persons_hours_once_and_all_stages_with_tasks() -> None:
    context = context_from(CLINIC)
    people = crew(context)
    tasks = build_tasks(context, people)
    team = team_section(context, people, tasks, Computed())
    builders = {row.id for row in people.rows if row.id and row.role in BUILDERS}
    shown = [row.id for row in team.roles if row.hours_week and row.id]
    assert sorted(shown) == sorted(builders)  # once each; nobody said the hours of the others
    for task in tasks:
        stages = {stage for row in team.roles if row.id == task.owner for stage in row.stages}
        assert task.phase in stages
    assert "medical director" in team.decision_rights.lower()


def test_stand_ins_end_at_the_sponsor() -> None:
    nobody = Crew(())
    assert {nobody.owner(role) for role in STAND_INS} == {"sponsor"}


def test_clean_name() -> None:
    assert clean_name("project sponsor, to be named") == "project sponsor"
    assert clean_name("analyst (half time)") == "analyst"


def one(who: str, hours: float, role: str = "", **more: object) -> dict[str, object]:
    return {"who": who, "role": role, "count": 1, "hours": hours, "since": None, "until": None, "writer": False, "skilled": False} | more


LISTED = (one("Ada", 12, "data analyst"), one("Bo", 2, "fitter"), one("trainee", 10, until="2027-01-31"))


def listed(*people: dict[str, object], **more: object) -> Statement:
    mean = sum(float(str(each["hours"])) for each in people) / len(people)
    return (
        "team_size_skills",
        "x",
        {"team": list(people), "people": len(people), "hours_week_each": round(mean, 1), "part_time": True, **more},
    )


def test_listed_people_stand_in_the_team_with_their_own_hours_and_nobody_else_is_made_up() -> None:
    context = context_from(LAUNDRY, listed(*LISTED))
    people = crew(context)
    shown = {
        row.person_or_gap: (row.hours_week, row.note)
        for row in team_section(context, people, build_tasks(context, people), Computed()).roles
        if row.hours_week
    }
    assert shown["Ada"] == (12, "data analyst")
    assert shown["Bo"] == (2, "fitter")
    assert shown["trainee"] == (10, "until 31 January 2027")
    assert people.name(people.owner("data_scientist")) == "Ada"
    assert not any("to be named" in row.person_or_gap for row in people.rows if row.role in BUILDERS)


def test_who_signs_under_the_full_name_is_the_one_of_the_team_and_nobody_beside_her() -> None:
    signs: Statement = ("stakeholder_owner", "x", {"owner": "Ida Holm"})
    people = crew(context_from(LAUNDRY, signs, listed(one("Ida", 4), one("Ada", 12, "data analyst"))))
    shown = [row for row in people.rows if row.person_or_gap.startswith("Ida")]
    assert {row.person_or_gap for row in shown} == {"Ida Holm"}
    assert people.name(people.owner("sponsor")) == "Ida Holm"
    assert people.hours[people.owner("sponsor")] == 4


def test_whoever_leaves_before_the_end_is_named_and_does_not_lead() -> None:
    leaving = one("Ida", 20, "data analyst", until="2027-01-31")
    context = context_from(LAUNDRY, listed(leaving, one("Ada", 12, "data analyst")))
    people = crew(context)
    assert people.name(people.owner("data_scientist")) == "Ada"
    needs = team_section(context, people, build_tasks(context, people), Computed()).training_needs
    assert any(need.startswith("Ida leaves on 31 January 2027") for need in needs)


def test_whoever_knows_a_tool_builds_before_the_others() -> None:
    found = crew_of(LAUNDRY, listed(one("Per", 4, "archivist"), one("Una", 3, skilled=True)))
    assert found.name(found.owner("data_scientist")) == "Una"
    assert found.hours["una"] == 3


def test_a_team_without_anybody_who_programs_is_told_what_to_do() -> None:
    context = context_from(LAUNDRY, listed(one("Per", 4, "archivist"), python=False, ml_skill=False))
    people = crew(context)
    needs = " ".join(team_section(context, people, build_tasks(context, people), Computed()).training_needs)
    assert "Nobody in the team programs" in needs or not context.builds


def test_a_number_that_is_said_later_replaces_the_list() -> None:
    found = crew_of(LAUNDRY, listed(*LISTED), ("team_size_skills", "we are five now", {"people": 5}))
    assert not {"ada", "bo"} & {row.id for row in found.rows}


CREW = (one("developer", 20, skilled=True), one("claims clerk", 5), one("me", 4, writer=True))


def test_whoever_writes_leads_and_takes_what_nobody_else_fits_but_does_not_sign() -> None:
    found = crew_of(HELP_DESK, listed(*CREW))
    assert found.owner("sponsor") == "sponsor"
    assert {found.owner(role) for role in ("ml_product_manager", "security_privacy", "legal_compliance")} == {"you"}
    assert found.owner("domain_expert") == "claims_clerk"
    assert found.owner("software_engineer") == "developer"


def test_a_clerk_builds_nothing_where_whoever_writes_can() -> None:
    found = crew_of(LAUNDRY, listed(one("claims clerk", 9), one("me", 4, writer=True)))
    assert found.owner("data_scientist") == "you"
    assert found.owner("annotator") == "claims_clerk"


def test_whoever_signs_is_no_lead_beside_it() -> None:
    found = crew_of(HELP_DESK, listed(*CREW), ("stakeholder_owner", "I sign it", {"owner": "the writer"}))
    assert found.name(found.owner("sponsor")) == "you"


class TestLoad:
    def test_the_hours_of_all_tasks_are_shared_out(self) -> None:
        plan = LAUNDRY.plan(listed(*CREW))
        told = sum(row.hours_tasks or 0 for row in plan.team.roles)
        assert plan.timeline.computed.p80_hours is not None
        assert told == pytest.approx(plan.timeline.computed.p80_hours, abs=3)  # each is rounded

    def test_whoever_has_too_few_hours_is_named_with_whoever_has_room(self) -> None:
        few = listed(one("Ada", 3, "data analyst", skilled=True), one("Bo", 30, "fitter"))
        notes = [note for note in LAUNDRY.plan(few).timeline.notes if note.startswith("Overbooked")]
        assert len(notes) == 1
        assert notes[0].startswith("Overbooked: Ada.")
        assert "Bo" in notes[0]

    def test_enough_hours_are_no_word_worth(self) -> None:
        enough = listed(one("Ada", 40, "data analyst", skilled=True), one("Bo", 40, "fitter"))
        assert not any(note.startswith("Overbooked") for note in LAUNDRY.plan(enough).timeline.notes)


@pytest.mark.parametrize(("who", "role"), [("Prof. Lang", "supervises"), ("Berta", "supervisa"), ("Professor Ode", ""), ("Kim", "tutor")])
def test_whoever_supervises_students_signs_and_does_none_of_their_work(who: str, role: str) -> None:
    context = context_from(STUDENTS, listed(one("Mira", 8), one("Tom", 8), one(who, 1, role)))
    people = crew(context)
    supervisor = people.owner("sponsor")
    assert people.name(supervisor) == who
    assert {row.role for row in people.rows if row.id == supervisor} == {"sponsor", "mentor"}
    templates = context.catalogue.tasks
    theirs = {templates[task.template].role for task in build_tasks(context, people) if task.owner == supervisor}
    assert theirs == {"sponsor"}
