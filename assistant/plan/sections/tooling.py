"""The tools: for each need of this plan the products compared by the eight criteria, with what you have among them."""

from __future__ import annotations

from assistant.plan.model import ToolChoice
from assistant.plan.sections.context import Context
from assistant.plan.wording import capital, clause, joined
from knowledge.product_rows import Product

WEIGHTS = {
    "problem": 2.0,
    "solution": 2.0,
    "deployment": 2.0,
    "capacity_building": 1.0,
    "team": 3.0,
    "cost": 3.0,
    "hardware": 1.0,
    "software": 2.0,
}
"""Weights of the eight criteria of the course (house rule); the team may change them."""

MOST = {"course": 3, "pilot": 5, "product": 8, "regulated": 9}
"""Most needs shown, by the size of the plan."""

CHECK = "Check current state and licence."
"""The reminder with which notes on products end."""

COSTS = {"free": 0.0}
"""Monthly cost where it is certain."""

HARD_FORMS = {"image", "audio", "video"}
"""Forms that a tool must read where the team has them, whatever else it reads."""
FEW = 3
"""Weights from which on it is a close call."""


def tools_section(context: Context) -> list[ToolChoice]:
    """One choice a need; empty where nothing is built."""
    if not context.builds:
        return []
    needs: dict[str, list[Product]] = {}
    for product in context.catalogue.products.values():
        needs.setdefault(product.need, []).append(product)
    wanted = [need for need in needs if _needed(context, need)]
    return [_choice(context, need, needs[need]) for need in wanted[: MOST.get(context.scale, 4)]]


def _needed(context: Context, need: str) -> bool:
    """Whether this plan needs it."""
    llm, served = context.language_model, context.chosen("serving_mode")
    asked_live = served in ("online", "streaming") or (served == "edge" and context.yes("answer_while_waiting", "acts_in_seconds"))
    conditions = {
        "read scans": context.yes("text_in_pictures"),
        "label cases": context.value("labels") in ("none", "some") and not llm,
        "search passages": llm,
        "language model": llm,
        "judge answers": llm,
        "build models": not llm,
        "version data": not llm and context.scale != "course",
        "serve answers": asked_live,
        "run it on time": (served == "batch" or (served == "edge" and not asked_live)) and context.scale != "course",
        "watch it": served not in ("none", "") and context.scale != "course",
        "store data": context.scale != "course",
        "look at data": not llm and context.scale != "course",
        "draw charts": not llm and context.scale in ("product", "regulated"),
        "share features": "feature_store" in context.chosen_all("storage"),
    }
    return conditions.get(need, True)


def weights(context: Context) -> dict[str, float]:
    """Weights of the criteria, with the team's own."""
    return {name: context.situation.case.weights.get(name, weight) for name, weight in WEIGHTS.items()}


def points(product: Product, weight: dict[str, float]) -> float:
    """Weighted points of a product."""
    return sum(weight.get(name, 1.0) * value for name, value in product.fits.items())


def _ruled_out(context: Context, product: Product) -> str:
    if product.state == "closed":
        return context.spoken("it is no longer offered")
    if product.cloud_only and context.value("data_may_leave") == "never":
        return context.spoken("the data must not leave the house")
    forms = set(context.value("data_forms") or ())
    if product.reads and forms and not set(product.reads) & (forms & HARD_FORMS or forms):
        return context.spoken("it is made for other forms of data")
    if product.cost_class in ("medium", "high") and (context.figure("budget") or 1) <= 0:
        return context.spoken("there is no money for it")
    return ""


def _choice(context: Context, need: str, products: list[Product]) -> ToolChoice:
    weight = weights(context)
    options = [
        {
            "name": context.spoken(p.name),
            "points": None if (why := _ruled_out(context, p)) else points(p, weight),
            "excluded": why or None,
            "note": note(context, p),
            "licence": context.spoken(p.licence),
        }
        for p in products
    ]
    left = sorted((p for p in products if not _ruled_out(context, p)), key=lambda p: -points(p, weight))
    for product in left[:1]:
        context.source(product.source, "tools")
    best = left[0] if left else None
    return ToolChoice(
        need=context.spoken(need),
        options=options,
        scores={context.spoken(p.name): dict(p.fits) for p in products},
        choice=context.spoken(best.name) if best else context.spoken("what you have already"),
        reason=_reason(context, best, left, weight),
        licence=context.spoken("{licence} (check before use)", licence=context.spoken(best.licence)) if best else "",
        monthly_cost=COSTS.get(best.cost_class) if best else 0.0,
        cost_class=best.cost_class if best else "free",
        checked_on=best.checked if best else None,
        sensitivity=sensitivity(context, left, weight),
    )


def note(context: Context, product: Product) -> str:
    """What is to be known of a product, without the reminder that stands once below the choice."""
    return clause(context.spoken(product.note).replace(context.spoken(CHECK), ""))


def _reason(context: Context, best: Product | None, left: list[Product], weight: dict[str, float]) -> str:
    if best is None:
        return context.spoken("Everything else is ruled out on your facts.")
    won = context.spoken("{points} points", points=context.number(points(best, weight)))
    behind = (
        context.spoken("; {name} has {points}", name=context.spoken(left[1].name), points=context.number(points(left[1], weight)))
        if left[1:]
        else ""
    )
    return joined(f"{won}{behind}", context.spoken(best.note))


def sensitivity(context: Context, left: list[Product], weight: dict[str, float]) -> str:
    """Which change of a weight would make the second one win."""
    if len(left) < 2:
        return context.spoken("No other product is left to compare.")
    best, second = left[0], left[1]
    flips = [
        name for name in weight if points(second, {**weight, name: weight[name] + 2}) > points(best, {**weight, name: weight[name] + 2})
    ]
    if not flips:
        return context.spoken("No single weight, raised by 2, would change it.")
    if len(flips) >= FEW:
        return context.spoken("A close call: {name} is as good for most teams.", name=context.spoken(second.name))
    names = context.listed(context.spoken(name.replace("_", " ")) for name in flips)
    return capital(context.spoken("{name} would win if {names} counted 2 more.", name=context.spoken(second.name), names=names))
