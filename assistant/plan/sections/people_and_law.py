"""People and law: the ethics checklist, the class under AI law, the way to object, misuse, and the 15 data fallacies."""

from __future__ import annotations

from typing import Any, cast

from assistant.plan.model import DeonRow, Ethics, FallacyRow, NotApplicable
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, clause, sentence
from assistant.wording import land
from knowledge.rows import Duty

CHECK = "Have it checked by somebody who knows the law: this is no legal advice, and the dates of the EU AI Act are moving."

LAW = {
    "prohibited": "The use looks prohibited (EU AI Act, article 5 or a similar law): do not build it.",
    "high": (
        "The use looks like one of the high-risk areas (EU AI Act, Annex III): risk management, documents, "
        "logs, human oversight and registration are duties."
    ),
    "limited": "People have to be told that a machine answers or that a text was made by one.",
    "minimal": "No special duty of AI law was found; data protection and liability hold as always.",
    "unknown": "The class under AI law is open: country and area of use are not known yet.",
    "area": "The class under AI law is open: the law of {place} counts; whether the area of use is a strict one has to be said.",
}

ELSEWHERE = {
    "prohibited": (
        "The use looks like one that many laws forbid: do not build it unless somebody who knows the law of {place} says otherwise."
    ),
    "high": (
        "It decides about people in an area where strict duties are usual: plan with risk management, documents, logs and human oversight; "
        "the law of {place} says which of them are duties."
    ),
}
"""What is said outside the EU, whose law is not the team's."""
CHECK_ELSEWHERE = "Have it checked by somebody who knows the law of {place}: this is no legal advice."
THEIR_COUNTRY = "your country"

AREAS_OF_PEOPLE = ("personal_data", "people_affected", "health_data", "minors", "images_of_people", "groups_matter")


def ethics_section(context: Context, crew: Crew) -> Ethics:
    """Ethics, law and fallacies; points that do not apply say why."""
    place = land(str(context.value("jurisdiction") or ""), context.language)
    only_assumed = context.situation.assumed("law_class")
    law = "unknown" if only_assumed else str(context.value("law_class") or "unknown")
    evidence = unique(
        context.facts("ethics", "personal_or_sensitive_data", "regulation_jurisdiction", "fairness_groups", "human_oversight")
    )
    return Ethics(
        deon=_duties(context, evidence),
        law_class=cast(Any, law),
        law_note=_note(context, law, place),
        appeal_path=_appeal(context, crew, law),
        limits_told_to=_told(context, crew),
        misuse=_misuse(context),
        fallacies=_fallacies(context),
    )


def _note(context: Context, law: str, place: str) -> str:
    """What the law of the team's own place asks for, as far as its class is known."""
    outside = context.value("in_eu") is False
    text = LAW["area"] if law == "unknown" and place else (ELSEWHERE.get(law, LAW[law]) if outside else LAW[law])
    fields = {"place": place or context.spoken(THEIR_COUNTRY)}
    return f"{context.spoken(text, **fields)} {context.spoken(CHECK_ELSEWHERE if outside else CHECK, **fields)}"


def _duties(context: Context, evidence: list[str]) -> list[DeonRow]:
    concerned = context.yes(*AREAS_OF_PEOPLE)
    return [
        DeonRow(
            id=duty.id,
            question=context.spoken(duty.question),
            answer=_answer(context, duty),
            evidence=evidence[:2] if context.applies(duty.when) else [],
        )
        for duty in context.catalogue.duties.values()
        if concerned or not duty.when or context.applies(duty.when)
    ]


def _answer(context: Context, duty: Duty) -> str:
    return sentence(context.spoken(duty.answer if context.applies(duty.when) else duty.otherwise))


def _appeal(context: Context, crew: Crew, law: str) -> str | NotApplicable:
    if not context.yes("people_affected") and law not in ("high", "prohibited"):
        return NotApplicable(not_applicable="no_human_subjects")
    expert, sponsor = context.the(crew.name(crew.owner("domain_expert"))), context.the(crew.name(crew.owner("sponsor")))
    second = "" if expert == sponsor else context.spoken("; what is not settled goes to {sponsor}", sponsor=sponsor)
    return context.spoken(
        "Whoever is concerned may ask {expert} for a decision by a person and for the reasons, in writing or by "
        "phone, and gets an answer within 5 working days{second}. Each objection is counted and read at the gates.",
        expert=expert,
        second=second,
    )


def _told(context: Context, crew: Crew) -> list[str]:
    consent = context.noun("consent_of") if context.known("consent_of") else ""
    affected = context.spoken("the people behind the {units}") if context.yes("people_affected") else ""
    return unique([crew.name(crew.owner("sponsor")), crew.name(crew.owner("domain_expert")), consent, affected])


def _misuse(context: Context) -> list[str]:
    output = context.noun("output", "the result")
    rows = [
        (
            context.spoken(
                "Using {output} for another purpose than the one signed: the owner of the goal decides on every new use, "
                "and the access log is read each month.",
                output=output,
            )
        )
    ]
    if context.yes("people_affected"):
        rows.append(
            context.spoken(
                "It is used to judge or watch single people: figures are shown for groups of at least 10, single results "
                "only to the person who acts."
            )
        )
    if context.yes("full_auto_wished"):
        rows.append(
            context.spoken(
                "The person in between is quietly taken out: the share of results that were changed or rejected is "
                "reported, and zero is an alarm."
            )
        )
    return [capital(row) for row in rows]


def _fallacies(context: Context) -> list[FallacyRow]:
    rows = []
    for fallacy in context.catalogue.fallacies.values():
        applies = (bool(fallacy.when) and context.applies(fallacy.when)) or (not fallacy.when and context.builds)
        text = (
            context.spoken(
                "a risk where {shows}; here {applies}", shows=context.spoken(fallacy.shows), applies=context.spoken(fallacy.applies)
            )
            if applies
            else context.spoken(fallacy.otherwise)
        )
        rows.append(FallacyRow(name=clause(context.spoken(fallacy.name)), applies=applies, because=sentence(text)))
    return rows
