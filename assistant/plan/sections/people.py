"""Who does it: the functions that the project needs, matched to the team's own people; what nobody has is a gap with an action."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from assistant.nouns import usual_nouns
from assistant.plan.model import TeamRole
from assistant.plan.sections.context import Context, unique
from assistant.plan.wording import bare, clause, identity, small
from assistant.reading.callings import BUILDER
from assistant.reading.text import fold
from assistant.reading.week_shares import FULL_WEEK
from assistant.team import Member, members
from knowledge.rows import Role

STAND_INS: dict[str, tuple[str, ...]] = {
    "sponsor": (),
    "domain_expert": ("sponsor",),
    "ml_product_manager": ("sponsor",),
    "data_scientist": ("ml_engineer", "ml_researcher", "data_engineer", "software_engineer"),
    "ml_engineer": ("data_scientist", "ml_researcher", "data_engineer", "software_engineer"),
    "ml_researcher": ("data_scientist", "ml_engineer"),
    "data_engineer": ("data_scientist", "ml_engineer", "software_engineer"),
    "software_engineer": ("ml_engineer", "data_engineer", "data_scientist"),
    "mlops_engineer": ("ml_engineer", "software_engineer", "data_scientist"),
    "annotator": ("domain_expert", "data_scientist"),
    "ux_designer": ("ml_product_manager", "domain_expert"),
    "security_privacy": ("legal_compliance", "sponsor"),
    "legal_compliance": ("security_privacy", "sponsor"),
    "qa": ("domain_expert", "data_scientist"),
    "clinician": ("domain_expert",),
    "field_technician": ("domain_expert",),
    "mentor": ("sponsor",),
}
"""Who does the work of a function that nobody has, in this order."""

BUILDERS = ("data_scientist", "ml_engineer", "ml_researcher", "data_engineer", "mlops_engineer", "software_engineer")
"""Functions of people who build."""


_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5}

FEW = 3
"""People up to whom everybody does a bit of everything."""

OURSELVES = {"you", "i", "we", "us", "me", "myself", "yo", "nosotros", "ustedes", "writer"}


@dataclass(frozen=True)
class Crew:
    """The people of the project: who has which function, and at how many hours a week."""

    rows: tuple[TeamRole, ...]
    holder: dict[str, str] = field(default_factory=dict)
    """Function -> id of the person who does its work, stand-ins included."""
    hours: dict[str, float] = field(default_factory=dict)
    """Id of a person -> hours a week."""
    told: frozenset[str] = frozenset()
    """Ids of those whose hours were said one by one; of the others only builders show theirs."""
    comes: dict[str, dt.date] = field(default_factory=dict)
    """Id of a person who is not there from the start -> the first day."""
    leaves: dict[str, dt.date] = field(default_factory=dict)
    """Id of a person who leaves -> the last day."""
    skilled: frozenset[str] = frozenset()
    """Ids of those of whom it was said that they can build."""
    peers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a person -> ids of the others of the same calling whose hours were said."""
    lead: str = ""
    """Id of whoever writes, where he is one of the team and does not sign himself: what nobody else fits is his."""

    def owner(self, role: str) -> str:
        """Id of the person who does the work of `role`."""
        for candidate in (role, *STAND_INS.get(role, ()), "sponsor"):
            if candidate == "sponsor" != role and self.lead:
                return self.lead
            if candidate in self.holder:
                return self.holder[candidate]
        return "sponsor"

    def equals(self, role: str, owner: str) -> list[str]:
        """Ids of those who can do the work of `role` as well as `owner`: of the same calling, as able to build; who signs has no equal."""
        if role == "sponsor":
            return []
        able = role not in BUILDERS or owner not in self.skilled
        return [person for person in self.peers.get(owner, ()) if able or person in self.skilled]

    def others(self, role: str, owner: str) -> list[str]:
        """Ids of the people beside `owner` who can do the work of `role`: equals, stand-ins, then whoever knows enough."""
        holders = [self.holder[other] for other in STAND_INS.get(role, ()) if other in self.holder]
        able = [person for person in self.told if role not in BUILDERS or person in self.skilled]
        return [
            person
            for person in unique([*self.equals(role, owner), *holders, *sorted(able, key=lambda one: -self.hours.get(one, 0))])
            if person != owner
        ]

    def on(self, role: str, day: dt.date) -> str:
        """Id of the person who does the work of `role` on a day: who has the function, or who can and is there."""
        owner = self.owner(role)
        return next((person for person in (owner, *self.others(role, owner)) if self.there(person, day)), owner)

    def there(self, person: str, day: dt.date) -> bool:
        """Whether somebody is there on a day."""
        return self.comes.get(person, day) <= day <= self.leaves.get(person, day)

    def name(self, owner: str) -> str:
        """A person as the team calls them."""
        return next((clean_name(row.person_or_gap) for row in self.rows if row.id == owner), owner.replace("_", " "))


def clean_name(words: str) -> str:
    """A person without what stands behind the comma: "project sponsor, to be named" is "project sponsor"."""
    return words.partition(",")[0].partition(" (")[0]


def crew(context: Context) -> Crew:
    """The people of the project, before the tasks are known."""
    needed = _needed(context)
    listed = listed_people(context)
    named = {person: one.who for person, one in listed.items()} or _named(context)
    callings = {person: f"{one.who} ({one.role})" for person, one in listed.items()} or named
    holder: dict[str, str] = {role.id: person for role in needed if (person := _match(role, callings))}
    holder |= {role.id: writer for role in needed for writer, one in listed.items() if one.writer and _ourselves(context, role.id)}
    _give_to_supervisor(holder, context)
    _give_to_builders(holder, needed, named, context)
    lead = next((person for person, one in listed.items() if one.writer and holder.get("sponsor") != person), "")
    if lead and "ml_product_manager" not in holder and any(role.id == "ml_product_manager" for role in needed):
        holder["ml_product_manager"] = lead
    rows = [row for role in needed if _shown(context, row := _row(role, holder, named, context))]
    rows = [*(row.model_copy(update={"note": _note(context, listed.get(row.id or ""))}) for row in rows), *_others(context, listed, rows)]
    week = _hours_week(context)
    people = unique(row.id or "" for row in rows)
    building = {*named, *BUILDERS}
    hours = {person: week if person in building else max(week, FULL_WEEK / 2) for person in people}
    hours |= {person: one.hours * one.count for person, one in listed.items() if one.hours}
    return Crew(
        tuple(rows),
        {row.role: row.id for row in rows if row.id},
        hours,
        told=frozenset(person for person, one in listed.items() if one.hours),
        comes={person: one.since for person, one in listed.items() if one.since and one.since > context.start},
        leaves={person: one.until for person, one in listed.items() if one.until},
        skilled=frozenset(person for person, one in listed.items() if one.skilled),
        peers=_peers({person: one for person, one in listed.items() if person != holder.get("mentor")}),
        lead=lead,
    )


def _peers(listed: dict[str, Member]) -> dict[str, tuple[str, ...]]:
    """For each whose hours were said, the others of the same calling: "enfermera" and "enfermero" are one, and so are all with none."""
    calling = {person: re.sub(r"[aos]+\b", "", fold(one.role)) for person, one in listed.items() if one.hours}
    return {person: tuple(other for other in calling if other != person and calling[other] == calling[person]) for person in calling}


def _needed(context: Context) -> list[Role]:
    """Functions whose conditions hold; sponsor and domain expert always."""
    return [role for role in context.catalogue.roles.values() if role.id in ("sponsor", "domain_expert") or context.applies(role.when)]


def _named(context: Context) -> dict[str, str]:
    """The team's own people: id -> words. Who acts and who owns count as people too, after the builders."""
    words = unique([bare(name) for name in context.names("roles_named")])
    if context.yes("students") and not any("student" in word.lower() or "estudiante" in word.lower() for word in words):
        words = [_student_team(context), *words]
    return {identity(word): word for word in words if identity(word) and word.lower() not in OURSELVES}


def listed_people(context: Context) -> dict[str, Member]:
    """The people who were listed one by one, by their ids: first those who stay to the end, know how to build and have most hours."""
    team = members(context.signals)
    end = context.deadline

    def last(one: Member) -> tuple[bool, bool, float]:
        return bool(one.until and end and one.until < end), not one.skilled, -_hours(one, context.start, end)

    ordered = sorted(team, key=last)
    called = (replace(one, who=context.spoken("you") if one.who == "me" else one.who) for one in ordered)
    return {identity(one.who): one for one in called if identity(one.who)}


def _hours(one: Member, start: dt.date, end: dt.date | None) -> float:
    """Hours that one of the team has until the end; hours a week where no end is known."""
    return (one.hours or 0) * (one.weeks(start, end) if end else 1)


def _note(context: Context, one: Member | None) -> str:
    """What the person is, and from when or until when he is there."""
    if one is None:
        return ""
    since = context.spoken("from {day}", day=context.day(one.since)) if one.since and one.since > context.today else ""
    until = context.spoken("until {day}", day=context.day(one.until)) if one.until else ""
    return ", ".join(part for part in (str(one.count) if one.count > 1 else "", one.role, " ".join((since, until)).strip()) if part)


def _others(context: Context, listed: dict[str, Member], rows: list[TeamRole]) -> list[TeamRole]:
    """Those of the team whom no function of this project needs by name: their hours count, so they stand there."""
    shown = {row.id for row in rows}
    return [
        TeamRole(id=person, role="ml_product_manager" if one.writer else "team_member", person_or_gap=one.who, note=_note(context, one))
        for person, one in listed.items()
        if person not in shown
    ]


def _student_team(context: Context) -> str:
    """A group of students works as one: whoever has time takes the next task."""
    return context.spoken("student team")


def _match(role: Role, named: dict[str, str]) -> str | None:
    for person, words in named.items():
        if any(re.search(pattern, words, re.IGNORECASE) for pattern in role.words):
            return person
    return None


def _give_to_supervisor(holder: dict[str, str], context: Context) -> None:
    """Whoever supervises students signs, unless somebody else does, and does no work of theirs."""
    mentor = holder.get("mentor")
    if mentor is None or not context.yes("students"):
        return
    for role in [role for role, person in holder.items() if person == mentor and role not in ("mentor", "sponsor")]:
        del holder[role]
    if not context.known("owner"):
        holder.setdefault("sponsor", mentor)


def _give_to_builders(holder: dict[str, str], needed: list[Role], named: dict[str, str], context: Context) -> None:
    """Who was named and recognised as nothing builds, if nobody else does; in a team without others the same person knows the trade."""
    wanted = [role.id for role in needed if role.id in BUILDERS]
    free = sorted((person for person in named if person not in holder.values()), key=lambda person: _builds_last(person, context))
    if wanted and not any(role in holder for role in wanted) and (free or members(context.signals)):
        holder[wanted[0]] = free.pop(0) if free else next(iter(named))  # of a listed team somebody has to, beside the own trade
    if context.yes("students"):  # in a course the students do all of it, also what needs the trade
        first = next((person for person in named if person != holder.get("mentor")), next(iter(named)))
        holder.update({role.id: first for role in needed if role.id not in ("sponsor", "mentor") and role.id not in holder})
    if "domain_expert" not in holder and not context.known("actor"):
        others = free or (list(named) if (context.figure("people") or 9) <= _heads(context) else [])
        if others:  # who was said to build is not the first to be asked what is right in the work itself
            skilled = {person for person, one in listed_people(context).items() if one.skilled}
            holder["domain_expert"] = next((person for person in others if person not in skilled), others[0])


def _builds_last(person: str, context: Context) -> tuple[bool, bool]:
    """Who can build comes first, then whoever writes: a clerk or a nurse is there for the trade, and builds only where nobody else is."""
    one = listed_people(context).get(person)
    words = f"{one.who} {one.role}" if one else person.replace("_", " ")
    builds = bool(re.search(rf"(?<![\w-]){BUILDER}(?![\w-])", fold(words))) or bool(one and one.skilled)
    return not builds, not (one and one.writer)


def _shown(context: Context, row: TeamRole) -> bool:
    """In a course, and where up to three people share all functions, only help from outside is shown as a gap."""
    few = context.scale == "course" or (context.figure("people") or FEW + 1) <= FEW
    return not row.gap or not few or row.role in ("mentor", "security_privacy", "legal_compliance")


def _row(role: Role, holder: dict[str, str], named: dict[str, str], context: Context) -> TeamRole:
    person = holder.get(role.id)
    if person:
        return TeamRole(id=person, role=role.id, person_or_gap=named[person], stages=list(role.stages))
    name = role_name(context, role.id)
    spoken = {"sponsor": _said_person(context, "owner"), "domain_expert": _said_person(context, "actor")}.get(role.id)
    if spoken:
        return TeamRole(id=identity(spoken), role=role.id, person_or_gap=spoken, stages=list(role.stages))
    if _ourselves(context, role.id):
        return TeamRole(id=role.id, role=role.id, person_or_gap=context.spoken("you"), stages=list(role.stages))
    if role.id in ("sponsor", "domain_expert") or _somebody_of_the_team(role.id, holder, context):
        label = name if role.id != "sponsor" else context.spoken("lecturer" if context.yes("students") else "project sponsor")
        named_later = context.spoken("{role}, to be named", role=label)
        return TeamRole(id=role.id, role=role.id, person_or_gap=named_later, stages=list(role.stages))
    return TeamRole(
        id=None,
        role=role.id,
        person_or_gap=context.spoken("gap: {gap}", gap=clause(small(context.spoken(role.gap)))),
        gap=True,
        hours_week=0,
        stages=list(role.stages),
    )


def _ourselves(context: Context, role: str) -> bool:
    """Whether the one who writes is the person: "I sign"."""
    signal = {"sponsor": "owner", "domain_expert": "actor"}.get(role)
    return bool(signal) and bare(str(context.value(signal or "") or "")).lower() in OURSELVES


def _said_person(context: Context, signal: str) -> str:
    """A person in the team's words, without article; whoever writes "I" is left to the general name."""
    words = bare(context.noun(signal)) if context.known(signal) else ""
    if signal == "actor" and _outsider(context, words):
        return ""
    return "" if words.lower() in OURSELVES else words


def _outsider(context: Context, words: str) -> bool:
    """Whether those who act are the people about whom, or for whom, it works: they use it, and are no part of the team."""
    usual = usual_nouns(context.situation.problem, context.language)
    return bool(words) and words.lower() in f"{context.noun('units')} {usual.get('units', '')}".lower()


def _somebody_of_the_team(role: str, holder: dict[str, str], context: Context) -> bool:
    """Whether one of the people who were not named one by one can take this building function."""
    if role not in BUILDERS or members(context.signals):
        return False  # who was listed one by one has a name
    builders = [holder[builder] for builder in BUILDERS if builder in holder]
    unnamed = sum(1 for builder in builders if builder in BUILDERS)
    if builders and unnamed >= (context.figure("people") or 0) - _heads(context):
        return False
    holder[role] = role
    return True


def _heads(context: Context) -> int:
    """How many people the team named: "two developers" are two."""
    return sum(_COUNTS.get(words.split(" ", 1)[0].lower(), 1) for words in context.names("roles_named"))


def role_name(context: Context, role: str) -> str:
    """The name of a function inside a sentence."""
    known = context.catalogue.roles.get(role)
    return small(known.name.in_(context.language)) if known else role.replace("_", " ")


def _hours_week(context: Context) -> float:
    """Hours a week of one person: as said, else half a week for part-time, a full week for full-time, half a week where nobody said."""
    said = context.figure("hours_week_each")
    if said:
        return said
    return FULL_WEEK if context.yes("full_time") else FULL_WEEK / 2 if not context.yes("students") else FULL_WEEK / 4
