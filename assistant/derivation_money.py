"""What follows for aim, time and money: is there a target, how long, how many hours, is it worth it, how large a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.formats import date, show
from assistant.judged import one_of
from assistant.known import Answer, Known, found, no, rule, yes
from assistant.team import Member, hours_until, members
from assistant.worth import worth_of_year

DAYS_A_MONTH = 30.4
UNITS_OF_MONEY = "currency_per_eur_"


@rule("target target_date deadline duration_months explanation_only deliverable")
def has_target(k: Known) -> Answer | None:
    """Does an aim with a number and a date exist? The number today may still be missing. Where a cause is wanted, reasons by a day do."""
    if k.number("target") is None:
        return _delivered(k)
    for name in ("target_date", "deadline", "duration_months"):
        if k.has(name):
            when = date(k.signals[name], k.language) if name != "duration_months" else f"{k.show(name)} months"
            en = f"{k.show('target')} by {when}" if name != "duration_months" else f"{k.show('target')} within {when}"
            es = f"{k.show('target')}, fecha {when}" if name != "duration_months" else f"{k.show('target')} en {k.show(name)} meses"
            return yes(f"target {name}", en, es)
    return None


def _delivered(k: Known) -> Answer | None:
    """Reasons in somebody's hands by a day are aim enough, where nothing but a cause is wanted."""
    if not k.yes("explanation_only") or not k.has("deliverable"):
        return None
    for name in ("target_date", "deadline"):
        if k.has(name):
            en, es = f"the reasons are there by {date(k.signals[name], 'en')}", f"las razones están el {date(k.signals[name], 'es')}"
            return yes(f"deliverable {name}", en, es)
    return None


@rule("target")
def aim_is_money(k: Known) -> Answer | None:
    """Whether the number to reach is an amount of money."""
    if k.number("target") is None:
        return None
    if _is_money(k, "target"):
        return yes("target", f"the aim is {k.show('target')}", f"la meta es {k.show('target')}")
    return no("target", "the aim is no amount of money", "la meta no es una suma de dinero")


def deadline_of(signals: Mapping[str, object], created: dt.date) -> dt.date | None:
    """The day by which it must be done: the one named, else the length of the project from its first day, else the target's."""
    for name in ("deadline", "duration_months", "target_date"):
        value = signals.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return created + dt.timedelta(days=round(min(value, 600) * DAYS_A_MONTH))
        try:
            return dt.date.fromisoformat(str(value)[:10])
        except ValueError:
            continue
    return None


_FROM_TO = (("from", "to", "en"), ("del", "al", "es"))


def start_of(signals: Mapping[str, object], today: dt.date) -> dt.date | None:
    """The first day of the work that was named; None where there is none, where it is past, or not before the end that was named."""
    try:
        day = dt.date.fromisoformat(str(signals.get("start_date"))[:10])
    except ValueError:
        return None
    end = deadline_of(signals, today)
    return day if day > today and (end is None or day < end) else None


@rule("deadline duration_months target_date start_date")
def months_left(k: Known) -> Answer | None:
    """Months from today, or from the first day that was named, to the day by which it must be done; 0 when that is past."""
    day = deadline_of(k.signals, k.created)
    if day is None:
        return None
    of = next(name for name in ("deadline", "duration_months", "target_date") if k.has(name))
    start = start_of(k.signals, k.today)
    months = round(max((day - (start or k.today)).days, 0) / DAYS_A_MONTH, 1)
    if start is None:
        return found(months, of, f"until {date(day, 'en')}", f"hasta el {date(day, 'es')}")
    english, spanish = (f"{since} {date(start, tongue)} {until} {date(day, tongue)}" for since, until, tongue in _FROM_TO)
    return found(months, f"{of} start_date", english, spanish)


@rule("people hours_week_each part_time full_time months_left team start_date")
def hours_available(k: Known) -> Answer | None:
    """Hours of the whole team until then: people x hours a week x weeks x the share that is left for the project."""
    people, months = k.number("people"), k.number("months_left")
    if (team := members(k.signals)) and months is not None:
        return _hours_of_team(k, team)
    hours, of = k.number("hours_week_each"), "hours_week_each"
    if hours is None and k.yes("part_time", "full_time"):
        of = "part_time" if k.yes("part_time") else "full_time"
        hours = k.house[f"hours_week_{of}"]
    if people is None or months is None or hours is None:
        return None
    weeks = months * DAYS_A_MONTH / 7
    total = round(people * hours * weeks * k.house["hours_share"])
    text = f"{people:g} people x {hours:g} hours x {weeks:.0f} weeks x {k.house['hours_share']:g}"
    return found(
        total, f"people {of} months_left", text, text.replace("people", "personas").replace("hours", "horas").replace("weeks", "semanas")
    )


def _hours_of_team(k: Known, team: tuple[Member, ...]) -> Answer:
    """Hours of people who were listed one by one, from the first day of the work, each as long as he is there."""
    start = start_of(k.signals, k.today) or k.today
    end = max(deadline_of(k.signals, k.created) or start, start)
    total = round(hours_until(team, start, end) * k.house["hours_share"])
    weeks, parts = (end - start).days / 7, " + ".join(f"{one.count * (one.hours or 0):g}" for one in team)
    text = f"({parts}) hours x {weeks:.0f} weeks x {k.house['hours_share']:g}"
    en, es = (", each while there", ", cada quien mientras está") if any(one.since or one.until for one in team) else ("", "")
    return found(total, "team months_left", text + en, text.replace("hours", "horas").replace("weeks", "semanas") + es)


def in_eur(k: Known, name: str) -> float | None:
    """An amount in euros, by a rough table of orders of magnitude; None when the unit is no known currency."""
    amount, unit = k.number(name), k.unit(name).upper()
    rate = k.house.get(UNITS_OF_MONEY + unit)
    return None if amount is None or rate is None else amount / rate


def _is_money(k: Known, name: str) -> bool:
    return UNITS_OF_MONEY + k.unit(name).upper() in k.house


@rule(
    "baseline target value_per_outcome units budget offer_setup offer_monthly students own_hour_cost cost_miss unit_price unit_priced "
    "each_amount working_units working_days running_cost metric_name cost_today saving_told"
)
def worth_it(k: Known) -> Answer | None:
    """Is the value of a year above the cost of a year (a third of what is spent on building)? Unknown without amounts."""
    spent = in_eur(k, "budget")
    if k.yes("students") and not spent:
        return yes("students", "the aim is to learn, and hardly any money is spent", "la meta es aprender y casi no se gasta dinero")
    value, of = _value_of_a_year(k)
    if value is None or spent is None:
        return _pays_by_a_small_part(k, spent) if spent else None
    cost = spent / 3
    en = f"about {show(round(value, -2), 'EUR', 'en')} a year against {show(round(cost, -2), 'EUR', 'en')} a year (a third of the budget)"
    spent_es = f"{show(round(cost, -2), 'EUR', 'es')} al año (un tercio del presupuesto)"
    es = f"unos {show(round(value, -2), 'EUR', 'es')} al año frente a {spent_es}"
    if value > cost:
        return yes(f"{of} budget", en, es)
    rough = "value_per_outcome" in of or 0 < value < LEAST_WORTH * spent  # counted out of shares, or rather the price of one case
    sure = not rough and value < cost / 2
    return no(f"{of} budget", en, es) if sure else None


LEAST_WORTH = 0.01
"""Part of what is to be spent below which a year's worth is no worth that anybody plans for (house rule)."""


def _pays_by_a_small_part(k: Known, spent: float) -> Answer | None:
    """What today's way costs is no worth yet; but where a small part of it, saved, pays for a year, the arithmetic is done."""
    today = in_eur(k, "cost_today")
    part = spent / 3 / (today * _times_a_year(k, "cost_today")) if today else 1.0
    if part > k.house["small_part_of_cost"]:
        return None
    share, cost = f"{part * 100:.2g}", k.show("cost_today")
    return yes(
        "cost_today budget",
        f"today's way costs {cost}; saving {share} % of that pays for a year",
        f"la forma de hoy cuesta {cost}; ahorrar un {share} % de eso paga un año",
    )


def _value_of_a_year(k: Known) -> tuple[float | None, str]:
    """The yearly value of reaching the aim, in euros, and what it is counted from."""
    worth = worth_of_year(k.signals, k.language)
    rate = k.house.get(UNITS_OF_MONEY + worth.currency) if worth and worth.currency else None
    if worth and rate:
        running = in_eur(k, "running_cost") if k.has("running_cost") else 0.0
        price = f" {worth.price_of}" if worth.price_of else ""
        of = "saving_told" if worth.told else f"baseline target{price}"
        return worth.amount / rate - (running or 0.0) * _times_a_year(k, "running_cost"), of
    today, aim = k.a_year("baseline"), k.a_year("target")
    if today is None or aim is None or k.unit("baseline") != k.unit("target"):
        return None, ""
    gain = abs(today - aim)
    each, units = in_eur(k, "value_per_outcome"), k.number("units")
    if each is not None and units and k.unit("target") == "share" and one_of(k.signals, k.language):
        return gain * units * each * _times_a_year(k, "value_per_outcome"), "baseline target value_per_outcome units"
    return None, ""


def _times_a_year(k: Known, name: str) -> float:
    """How often a year the amount comes."""
    return (k.a_year(name) or 0.0) / (k.number(name) or 1.0)


@rule("law_class worst_harm students months_left budget")
def scale(k: Known) -> Answer | None:
    """How large the plan is: course, pilot, product or regulated. A product where nothing is known."""
    if k.one("law_class", "high", "prohibited"):
        return found("regulated", "law_class", "the law sets strict duties", "la ley impone deberes estrictos")
    if k.one("worst_harm", "people"):
        return found("regulated", "worst_harm", "people can be harmed", "se puede dañar a personas")
    if k.yes("students"):
        return found("course", "students", "students build it", "lo construyen estudiantes")
    months = k.number("months_left")
    if months is not None and months <= k.house["pilot_months"]:
        return found("pilot", "months_left", "the time is short", "el tiempo es corto")
    money = in_eur(k, "budget")
    if money is not None and money < k.house["pilot_budget_eur"]:
        rough = "" if k.unit("budget").upper() == "EUR" else " (rough rate of exchange)"
        return found("pilot", "budget", f"the budget is small{rough}", "el presupuesto es pequeño")
    return found("product", "months_left budget", "it goes into daily use", "pasa al uso diario")


RULES = (aim_is_money, has_target, months_left, hours_available, worth_it, scale)
