"""What follows for people: who is affected, harm, law, errors that are caught, size of the team and of the trial."""

from __future__ import annotations

from assistant.known import SLOWER_THAN_A_DAY, Answer, Known, found, no, rule, yes
from assistant.no_person import judges_nobody

JUDGING = ("yes_no", "one_of_k", "number", "time_to_event", "effect_of_action", "order_of_items", "unusual_events")
"""Outputs that say something about a person when the data are personal."""


@rule("worst_harm high_risk_area health_data")
def harm_possible(k: Known) -> Answer | None:
    """Whether a wrong result can hurt people, or do what cannot be undone."""
    if k.one("worst_harm", "people"):
        return yes("worst_harm", "a wrong result can hurt people", "un resultado equivocado puede dañar a personas")
    if k.one("worst_harm", "irreversible"):
        return yes("worst_harm", "a wrong act cannot be undone", "un acto equivocado no se puede deshacer")
    if k.has("high_risk_area") and not k.one("high_risk_area", "none"):
        return yes(
            "high_risk_area", "it touches an area in which people can be harmed", "toca un ámbito en el que se puede dañar a personas"
        )
    return no("worst_harm", *_LITTLE_HARM) if _costs_only(k) else None


_LITTLE_HARM = ("an error costs time or money at most", "un error cuesta a lo sumo tiempo o dinero")


def _costs_only(k: Known) -> bool:
    """Whether errors were told to cost time or money at most. Where people are usually at risk, a delay alone does not say so."""
    if k.one("worst_harm", "delay") and (k.yes("health_data") or (k.problem and k.problem.signals.get("worst_harm") == "people")):
        return False
    return k.one("worst_harm", "none", "delay", "money")


@rule("problem health_data high_risk_area groups_matter personal_data output_kind is_image images_of_people simulated unit_noun wish")
def people_affected(k: Known) -> Answer | None:
    """Whether the result says something about persons, or decides about them."""
    if k.has("high_risk_area") and not k.one("high_risk_area", "none"):
        return yes("high_risk_area", "it decides about people", "decide sobre personas")
    if k.yes("groups_matter"):
        return yes("groups_matter", "groups could be treated differently", "se podría tratar distinto a algunos grupos")
    if answer := _no_person(k):
        return answer
    if k.yes("personal_data") and k.one("output_kind", *JUDGING) and not k.yes("is_image"):
        return yes("personal_data output_kind", "the result says something about persons", "el resultado dice algo sobre personas")
    return None


def _no_person(k: Known) -> Answer | None:
    """Whether the cases are no persons, or none stands behind the data."""
    if judges_nobody(k.signals, k.language):
        of = "unit_noun" if k.has("unit_noun") else "wish"
        return no(of, "the cases are animals or machines", "los casos son animales o máquinas")
    if k.no("personal_data") or k.yes("simulated"):
        of = "personal_data" if k.no("personal_data") else "simulated"
        return no(of, "no person stands behind the data", "no hay personas detrás de los datos")
    if k.problem and "sensor" in k.problem.data_forms and not k.yes("health_data"):
        return no("problem", "it is about machines, whoever's name stands beside them", "trata de máquinas, aunque haya nombres al lado")
    return None


@rule("prohibited_use high_risk_area is_llm personal_data people_affected internal_only in_eu problem")
def law_class(k: Known) -> Answer | None:
    """Class of duties by the kind of use (after the EU AI Act; elsewhere an orientation)."""
    if k.yes("prohibited_use"):
        return found("prohibited", "prohibited_use", "this use is forbidden", "este uso está prohibido")
    if k.has("high_risk_area") and not k.one("high_risk_area", "none"):
        return found("high", "high_risk_area", "the area carries strict duties", "el ámbito tiene deberes estrictos")
    if k.yes("is_llm"):
        return found("limited", "is_llm", "people must be told that a machine wrote it", "hay que decir que lo escribió una máquina")
    if k.no("people_affected") or k.one("high_risk_area", "none"):
        of = "people_affected" if k.no("people_affected") else "high_risk_area"
        return found("minimal", of, "nobody is judged by it", "nadie es juzgado por ello")
    if k.has("in_eu") and k.problem is not None and not k.yes("people_affected"):
        en, es = "none of the areas with strict duties was named", "no se nombró ningún ámbito con deberes estrictos"
        return found("minimal", "in_eu problem", en, es)
    return None


@rule("prohibited_use law_class consent_of works_council people_affected personal_data jurisdiction in_eu laws rights")
def lawful(k: Known) -> Answer | None:
    """Whether it may be done. An agreement that is still to come, or strict duties, leave it open."""
    if k.yes("prohibited_use"):
        return no("prohibited_use", "the law forbids this use", "la ley prohíbe este uso")
    if k.one("law_class", "high") or k.has("consent_of") or k.yes("works_council"):
        return None
    return _nobody_judged(k) or _law_named(k)


def _nobody_judged(k: Known) -> Answer | None:
    if k.no("personal_data") or k.no("people_affected"):
        of = "personal_data" if k.no("personal_data") else "people_affected"
        return yes(of, "no personal data, or nobody is judged", "sin datos personales, o nadie es juzgado")
    if k.one("rights", "public") and not k.yes("personal_data", "people_affected"):
        return yes("rights", "the data are public, nobody is judged", "los datos son públicos, nadie es juzgado")
    return None


def _law_named(k: Known) -> Answer | None:
    for name in ("jurisdiction", "laws", "in_eu"):
        if k.has(name) and k.has("personal_data"):
            en = "the law that binds you is named, nothing speaks against it"
            return yes(f"{name} personal_data", en, "se nombró la ley que obliga y nada se opone")
    return None


@rule(
    "error_caught person_decides reviewers reviews_per_day worst_harm cost_false_alarm cost_miss cost_under cost_over full_auto_wished "
    "health_data"
)
def errors_tolerable(k: Known) -> Answer | None:
    """Whether single errors are tolerable, or caught before they do harm."""
    if k.yes("error_caught"):
        return yes("error_caught", "errors are caught", "los errores se detectan")
    for name in ("person_decides", "reviewers", "reviews_per_day"):
        if k.yes(name) or (k.number(name) or 0) > 0:
            return yes(name, "a person looks at it first", "una persona lo revisa antes")
    if k.one("worst_harm", "people", "irreversible"):
        if not k.yes("full_auto_wished"):
            return None
        en = "an error does lasting harm and nobody would look"
        return no("worst_harm full_auto_wished", en, "un error hace daño duradero y nadie lo revisaría")
    return _errors_priced(k)


def _errors_priced(k: Known) -> Answer | None:
    if _costs_only(k):
        return yes("worst_harm", *_LITTLE_HARM)
    for one, other in (("cost_false_alarm", "cost_miss"), ("cost_under", "cost_over")):
        if k.has(one, other):
            return yes(f"{one} {other}", "what errors cost is known", "se sabe lo que cuestan los errores")
    return None


@rule("cost_false_alarm cost_miss cost_under cost_over")
def error_costs_known(k: Known) -> Answer | None:
    """Whether both kinds of error are priced."""
    for one, other in (("cost_false_alarm", "cost_miss"), ("cost_under", "cost_over")):
        if k.has(one, other):
            costs = f"{k.show(one)} / {k.show(other)}"
            return yes(f"{one} {other}", f"the two errors cost {costs}", f"los dos errores cuestan {costs}")
    return None


@rule("capacity_number capacity_period capacity_enough")
def capacity_known(k: Known) -> Answer | None:
    """Whether it is known how many cases can be acted on."""
    if k.has("capacity_number"):
        return yes(
            "capacity_number",
            f"{k.show('capacity_number')} cases can be acted on",
            f"se pueden atender {k.show('capacity_number')} casos",
        )
    return None


@rule("people part_time full_time")
def small_team(k: Known) -> Answer | None:
    """One to three people, or part-time."""
    people = k.number("people")
    if people is not None and people <= 3:
        return yes("people", "one to three people", "de una a tres personas")
    if k.yes("part_time") and (people is None or people <= 9):
        return yes("part_time", "part-time", "a tiempo parcial")
    if people is None:
        return None
    return no("people", f"{people:g} people", f"{people:g} personas")


@rule("units sites users")
def few_units(k: Known) -> Answer | None:
    """Whether there are too few units, sites or users for two comparable groups."""
    for name, least in (("units", "few_units"), ("users", "few_users"), ("sites", "few_sites")):
        count = k.number(name)
        if count is not None:
            return found(count < k.house[least], name, f"{count:,.0f} of them", f"son {count:,.0f}")
    return None


@rule("output_kind goal_growth goal_money people_affected capacity_number students internal_only experiment_possible")
def effect_must_be_proven(k: Known) -> Answer | None:
    """Whether the effect shows only when part of the people are treated in the old way."""
    if k.yes("students") or k.yes("internal_only"):
        of = "students" if k.yes("students") else "internal_only"
        return no(of, "the effect can be seen directly", "el efecto se ve directamente")
    if k.one("output_kind", "effect_of_action", "order_of_items"):
        return yes(
            "output_kind",
            "whether people act differently shows only against a second group",
            "solo un segundo grupo muestra si la gente actúa distinto",
        )
    if k.yes("goal_growth") or (k.yes("goal_money") and k.yes("people_affected") and k.has("capacity_number")):
        of = "goal_growth" if k.yes("goal_growth") else "goal_money people_affected capacity_number"
        return yes(of, "other things move the number too", "otras cosas también mueven la cifra")
    return None


@rule("per_day cases_told peak_per_second output_kind action_per")
def large_traffic(k: Known) -> Answer | None:
    """Whether it is asked so often that technical risk counts.

    Where a number is wanted every week or more rarely, what comes by the thousand is what the number is about, and no answers.
    """
    per_day, peak = k.number("per_day"), k.number("peak_per_second")
    if peak is not None and peak >= k.house["large_peak"]:
        return yes("peak_per_second", f"{peak:g} a second at peak", f"{peak:g} por segundo en la punta")
    seldom = k.one("output_kind", "number", "number_over_time") and k.one("action_per", *SLOWER_THAN_A_DAY)
    if per_day is None or seldom:
        return None
    told = k.show("cases_told")
    return found(per_day >= k.house["large_per_day"], "per_day", told or f"{per_day:,.0f} a day", told or f"{per_day:,.0f} al día")


@rule("languages")
def several_languages(k: Known) -> Answer | None:
    """Whether it has to work in two languages or more."""
    languages = k.signals.get("languages")
    if not isinstance(languages, list | tuple) or not languages:
        return None
    amount = len(dict.fromkeys(languages))
    return found(amount >= 2, "languages", f"{amount} languages were named", f"se nombraron {amount} idiomas")


RULES = (
    several_languages,
    harm_possible,
    people_affected,
    law_class,
    lawful,
    errors_tolerable,
    error_costs_known,
    capacity_known,
    small_team,
    few_units,
    effect_must_be_proven,
    large_traffic,
)
