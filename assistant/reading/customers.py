"""Places that are customers': a number of customers is no number of sites."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity

_CUSTOMERS = r"(?:customers?|clients?|clientes)"
_SERVED = re.compile(
    rf"\b(?:serv(?:e|es|ing)|suppl(?:y|ies|ying)|(?:deliver|sell)(?:s|ing)?(?: [\w-]+){{0,4}} to|work(?:s|ing)? for|"
    rf"(?:wash|clean|cook|bak|print|repair|mak|produc|driv|transport)(?:e?s|e|ing)?(?: \w+){{0,3}} for|{_CUSTOMERS}:?|"
    r"atend(?:emos|er)|abastece\w*|(?:suministra|vende|entrega)\w*(?: \w+){0,3} a|(?:trabaja|lava|limpia|cocina)\w*(?: \w+){0,3} para)"
    r"(?: (?:about|around|some|over|more than|unos|unas|mas de|to|a|the|our|los|las))*\s$"
)
_ARE_CUSTOMERS = re.compile(
    rf"\W{{0,2}}(?:(?:as|who are|that are|which are|are|being|como|que son|son) )?(?:(?:our|regular|nuestr[oa]s) )*{_CUSTOMERS}\b"
)


def of_customers(s: Sentence, q: Quantity) -> bool:
    """Whether the counted places are those of customers: "we wash for 60 hotels", "60 hotels as customers", "customers: 30 bars"."""
    counted = s.low[q.start : q.end]
    return bool(
        _SERVED.search(s.before(q.start, 60)) or _ARE_CUSTOMERS.match(s.after(q.end, 40)) or re.search(rf"\b{_CUSTOMERS}\b", counted)
    )
