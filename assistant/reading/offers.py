"""What somebody asks for a product or service: once, and for each month, whatever question is open while it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.error_names import ON_PURPOSE, named_error
from assistant.reading.offer_words import OFFERED
from assistant.reading.quantities import Quantity

_OFFER = rf"{OFFERED}|\b(?:cloud service|saas|product (?:costs|from)|suscripcion|licencia)\b"
_FOR_ONE = r"\s?(?:/|(?:per|each|cada)\s|por\s(?!(?:el|la|los|las|su|sus|todo|toda|esto|eso|[a-z]+[aei]r)\b))"
"""Behind a price that is one of many: "4 EUR per hive and month"."""
_SELLER = (
    r"(?:firm|company|start-?up|agency|consultan\w+|freelancer|provider|vendor|supplier|seller|manufacturer|empresa|consultora|agencia|"
    r"proveedor\w*|fabricante|vendedor\w*)"
)
_WARE = (
    r"(?:app|tool|software|product|module|system|service|platform|programa|herramienta|aplicacion|modulo|servicio|plataforma|licen[cs]\w*)"
)
_SOMEBODY_ASKS = rf"\b(?:{_SELLER}|{_WARE}|asked|asks|wanted|wants|charges?|sistema|pid(?:e|en|io|ieron)|cobran?|querian?)\b"
"""Who, in the answer to what was offered, wants money for something."""
_ASKS = (
    r"(?:asks?|asked|wants?|wanted|charges?|demands?|would (?:charge|want)|pid(?:e|en|io|ieron)|cobr(?:a|an|aria|"
    r"arian)|quiere|presupuest[oó]|vende)"
)
_SELLS = re.compile(
    rf"\b{_SELLER}\b[^,;.]{{0,40}}?\b{_ASKS}\b|\b{_ASKS}\b[^;.]{{0,50}}?\b(?:for|por) (?:the|an?|its|their|el|la|"
    rf"su|un|una) (?:[\w-]+ ){{0,3}}?{_WARE}\b"
    rf"|\bnos (?:han |ha )?(?:pid\w+|cobr\w+|presupuest(?:ad)?\w+)\b"
)
"""Somebody wants money for a ware: words of a trade that no other question's answer needs."""


def is_offer(s: Sentence) -> bool:
    """Whether a sentence with a sum tells what somebody asks for what he sells, and no error is priced in it on purpose."""
    if not s.kinds("money") or (named_error(s.low) and ON_PURPOSE.search(s.low)):
        return False
    return bool((s.has(OFFERED) or _SELLS.search(s.low)) and not s.has(r"\bbudget|presupuesto\b|\bcosts? us\b"))


def read_offers(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    """The claim of slot existing_solution: what setting it up costs, and what each month does; it takes all `amounts`."""
    match = s.has(_OFFER) or _SELLS.search(s.low) or (s.has(_SOMEBODY_ASKS) if s.asked == "existing_solution" else None)
    if match is None or not amounts or s.asked in {"budget", "success_metric_target"} or s.has(r"\bbudget|presupuesto\b"):
        return
    monthly = [q for q in amounts if q.period in {"month", "year"}]
    once = [q for q in amounts if q.period is None and not re.match(_FOR_ONE, s.after(q.end, 16))]
    signals: dict[str, Any] = {"service_offered": True}
    signals |= {"offer_setup": once[0].signal()} if once else {}
    if monthly:
        per_month = monthly[0] if monthly[0].period == "month" else replace(monthly[0], value=monthly[0].value / 12, period="month")
        signals["offer_monthly"] = per_month.signal()
    if s.has(r"\bcloud|\bnube\b|saas"):
        signals["service_in_cloud"] = True
    yield Claim("existing_solution", min(match.start(), amounts[0].start), max(match.end(), amounts[-1].end), signals)
    amounts.clear()
