"""Sections about the work: tools, team, money, risks, assumptions, open questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.formats import listed, number, show
from assistant.plan.model import Money, Plan, RiskRow
from ui.web.base import capital, esc, items, labelled, points, table
from ui.web.labels import counted, label
from ui.web.names import Names


def columns(language: str, *keys: str) -> tuple[str, ...]:
    """Names of the columns of a table, from the words `part.*`."""
    return tuple(label(f"part.{key}", language) for key in keys)


def money_words(money: Money | None, language: str) -> str:
    """An amount with its currency and, unless it is for the whole project, its period."""
    if money is None:
        return ""
    period = money.period if money.period != "project" else None
    return show({"value": money.amount, "unit": money.currency, "period": period}, language=language)


def tools(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Tools with the reason, and how the team works."""
    rows = [(capital(names.text(t.need)), names.text(t.choice), names.text(t.reason)) for t in plan.tools]
    body = table(columns(language, "for", "choice", "because"), rows) if rows else ""
    m = plan.method
    frameworks = [m.team_framework] if isinstance(m.team_framework, str) else m.team_framework
    way = "; ".join(names.value(one) for one in (m.process_model, *frameworks) if one)
    body += labelled([("way", way), ("rhythm", names.text(m.cadence)), ("done", names.text(m.definition_of_done))], language)
    return way, body + points([names.sentence(a) for a in [*m.adaptations, *m.ceremonies]], language)


def team(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Who does it, and who is missing."""
    rows = [
        (
            capital(names.person(r.role)),
            label("part.nobody", language, gap=names.text(r.person_or_gap))
            if r.gap
            else capital(names.text(f"{r.person_or_gap} ({r.note})" if r.note else r.person_or_gap)),
            number(r.hours_week, language) if r.hours_week else "–",
        )
        for r in plan.team.roles
    ]
    gaps = [r for r in plan.team.roles if r.gap]
    body = table(columns(language, "function", "who", "hours_week"), rows) if rows else ""
    body += labelled([("who_decides", names.text(plan.team.decision_rights))], language)
    body += points([names.sentence(t) for t in plan.team.training_needs], language)
    filled = counted("part.functions", len(plan.team.roles) - len(gaps), language)
    if not gaps:
        return filled, body
    return label("part.missing", language, filled=filled, listed=listed([names.person(r.role) for r in gaps], language)), body


def cost(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What it costs and what it brings."""
    c, unit = plan.cost, plan.cost.build.currency
    worth, net, months = c.roi.value_year, c.roi.net_year, c.roi.payback_months

    def amount(value: float | None) -> str:
        return show(value, unit, language) if value is not None else ""

    rows = [
        ("build", amount(c.build.amount)),
        ("spend", amount(c.build.of_which_spend)),
        ("own_hours", amount(c.build.of_which_own_hours)),
        ("run", money_words(c.run_monthly, language)),
        ("cap", money_words(c.cap, language)),
        ("worth", _range(amount(worth.low), amount(worth.likely), amount(worth.high), language)),
        ("left", _range(amount(net.low), amount(net.likely), amount(net.high), language)),
        ("paid_back", label("part.months", language, n=number(round(months, 1), language)) if months else ""),
        ("narrowed", names.text(c.roi.narrowed_by)),
    ]
    said = [("say_build", c.build.amount), ("say_worth", worth.likely)]
    grey = ", ".join(label(f"part.{key}", language, amount=amount(value)) for key, value in said if value is not None)
    says = [names.sentence(k.says) for k in plan.calculations if k.says and any(path.startswith("cost") for path in k.used_by)]
    lines = [names.sentence(text) for text in (c.roi.payback_note, c.sum_says, *c.told) if text]
    body = labelled(rows, language) + _positions(plan, names, language) + points([*lines, *says], language)
    return grey or label("part.unknown", language), body


def _positions(plan: Plan, names: Names, language: str) -> str:
    """The bill: each position with its amount, or with who prices it."""
    rows = [
        (
            capital(names.text(line.name)),
            money_words(Money(amount=line.amount, currency=line.currency, period=line.period), language)
            if line.amount is not None
            else "–",
            names.sentence(line.basis),
        )
        for line in plan.cost.positions
    ]
    return table(columns(language, "position", "amount", "counted"), rows) if rows else ""


def _range(low: str, likely: str, high: str, language: str) -> str:
    if not likely:
        return ""
    return label("part.between" if low and high else "part.likely", language, low=low, likely=likely, high=high)


def risks(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """All risks, the largest first."""
    worst = sorted(plan.risks, key=lambda risk: -risk.score)
    if not worst:
        return "", ""
    rows = [f"<li><b>{names.html(r.title)}</b><span class='small'>{esc(_answered(r, names, language))}</span></li>" for r in worst]
    key = "part.risks.one" if len(worst) == 1 else "part.risks.many"
    return label(key, language, n=len(worst), text=names.text(worst[0].title)), items(rows, language)


def _answered(risk: RiskRow, names: Names, language: str) -> str:
    """What is done about a risk, by whom and until when, and its first sign."""
    due = label("part.by", language, date=show(risk.due, language=language)) if risk.due else ""
    sign = names.sentence(label("part.first_sign", language, text=risk.trigger)) if risk.trigger else ""
    return f"{names.sentence(risk.mitigation)} {capital(names.person(risk.owner))}{due}. {sign}".strip()


def assumptions(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What is taken for granted until its test."""
    rows = []
    for one in plan.framing.assumptions:
        test = names.sentence(label("part.test", language, text=one.test))
        due = label("part.test_by", language, date=show(one.due, language=language))
        rows.append(f"<li>{esc(names.sentence(one.text))}<span class='small'>{esc(f'{test} {due}')}</span></li>")
    return label("part.assumed", language, n=len(rows)) if rows else "", items(rows, language)


def open_questions(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Open questions, grouped by who can answer them."""
    groups = list(by_person(plan, names))
    if not groups:
        return "", ""
    body = "".join(f"<h4>{esc(capital(who))}</h4>{points(asked, language)}" for who, asked in groups)
    number_of = sum(len(asked) for _, asked in groups)
    return label("part.open", language, n=number_of, listed=listed([who for who, _ in groups], language)), body


def by_person(plan: Plan, names: Names) -> Iterator[tuple[str, list[str]]]:
    """(who can answer, the questions), in the order in which people first appear."""
    rows = [(names.person(q.who), names.text(q.question)) for q in plan.open_questions]
    order = list(dict.fromkeys(who for who, _ in rows))
    rows.sort(key=lambda row: order.index(row[0]))
    for who, group in groupby(rows, key=lambda row: row[0]):
        yield who, [question for _, question in group]
