"""What is in and what is out: sites that fall away, and days before which something is not possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.other_dates import is_limit
from assistant.reading.starts import start_in

_PLACE = (
    r"(?:halls?|sites?|plants?|shops?|stores?|branch(?:es)?|wards?|schools?|hospitals?|clinics?|warehouses?|depots?|"
    r"lines?|units?|buildings?|"
    r"offices?|floors?|regions?|farms?|fields?|vineyards?|cellars?|stations?|ships?|hotels?|kitchens?|gyms?|librar(?:y|ies)|routes?|"
    r"naves?|sedes?|plantas?|tiendas?|sucursal(?:es)?|hospital(?:es)?|escuelas?|colegios?|bodegas?|oficinas?|fincas?|edificios?|lineas?|"
    r"estaciones?|hoteles?|rutas?|almacen(?:es)?)"
)
_NAMED = (
    rf"(?:{_PLACE} (?:\d+|[a-f]\b|number \w+|(?:de )?[a-z]{{3,}})|(?:the |el |la |los |las |"
    rf"our )?(?:[a-z]+ ){{0,2}}{_PLACE}(?: norte| sur| este| oeste| del? \w+| in \w+)?)"
)
_OUT = re.compile(
    rf"\b(?P<place>{_NAMED}) (?:(?:is|are|was|were|has|have|had|will|must|can|drops?|falls?|goes|went|queda\w*|esta|sale|se)\s)*"
    r"(?:be |been |to be |left |taken )*(?:out(?! of (?:stock|date|order))\b|closed?\b|closing\b|gone\b|sold\b|"
    r"excluded\b|not (?:part|included|in scope|taking part)\b|"
    r"away\b|no longer\b|fuera\b|cierra\b|cerrad[oa]\b|excluid[oa]\b|retira\b|cae\b)"
    rf"|\b(?:without|except|excluding|leave out|leaving out|drop|minus|not|sin|excepto|salvo|menos|excluyendo|dejamos fuera|quitamos) "
    rf"(?P<left>(?:the |our |la |el |las |los )?(?:(?:first|second|third|fourth|last|north\w*|south\w*|east\w*|west\w*|"
    rf"old|new|small\w*|big\w*|segund[oa]|tercer[oa]|primer[oa]?) )?"
    rf"{_PLACE}(?: \d+| norte| sur| este| oeste| de \w+| in \w+| [a-f]\b)?)(?! (?:data|manager|network))"
    rf"|\b(?:we (?:lost|lose|are losing)|(?:perdimos|perdemos)) (?P<lost>{_NAMED})"
)
MOST_SITES = 60
"""Up to so many sites, one that falls away is counted off; more are rather customers or fields than sites."""
_PARTICULAR = re.compile(
    rf"{_PLACE} (?:\d+|[a-f]\b|number|norte|sur|este|oeste|de |in )|\b(?:first|second|third|fourth|last|north\w*|"
    rf"south\w*|east\w*|west\w*|old|new|"
    rf"segund[oa]|tercer[oa]|primer[oa]?|the|la|el) (?:\w+ )?{_PLACE}\b"
)


FALLS_AWAY = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|so|y|pero|that|que)\s)\W*(?P<thing>(?:(?:the|our|all|los|las|el|la|"
    r"nuestr[oa]s)\s)?(?:[a-z][\w'-]*\s){1,4}?)"
    r"(?:(?:is|are|stays?|falls?|goes|go|will be|queda\w*|esta\w*|son|es)\s(?:now |all |completely |ahora )*)"
    r"(?:out of (?:the )?(?:scope|project|plan|question)\b|off the table\b|not (?:in scope|part of (?:it|this|the (?:project|plan)))\b|"
    r"no longer (?:in scope|"
    r"part of (?:it|this|the (?:project|plan))|used|needed)\b|fuera del? (?:alcance|proyecto|plan)\b|"
    r"(?:dropped|left out|excluded|fuera|excluid[oa]s?)(?: (?:from|del?) (?:the |this )?(?:scope|project|plan|alcance|"
    r"proyecto))?(?=\s*(?:[.,;:!)]|$|now\b|and\b|y\b)))"
)
"""'The night shift is out of scope': a thing of any kind that is said to fall away."""


def read_scope(s: Sentence) -> Iterator[Claim]:
    """Slot scope_mvp: a site that falls away (with the number of sites that is left), a day before which nothing works."""
    if s.asked in {"scope_mvp", "data_quality", "data_sources_volume"}:
        return
    match = _OUT.search(s.low)
    place = next((match.group(name) for name in ("place", "left", "lost") if match.group(name)), "") if match else ""
    if match and _PARTICULAR.search(place):
        yield Claim("scope_mvp", *match.span(), _left(s, match, place))
    elif fallen := FALLS_AWAY.search(s.low) if s.known and not s.opening else None:
        start, end = fallen.start("thing"), fallen.end()
        yield Claim("scope_mvp", start, end, {"scope": _beside_before(s, _bare(s.text[start:end]))})
    for moment in s.moments if start_in(s) is None else ():
        if moment.day >= s.today and is_limit(s, moment.start):
            clause = s.clause_at(moment.start)
            yield Claim("scope_mvp", clause.start, clause.end, {"scope": _bare(s.text[clause.start : clause.end])})
            return


def _beside_before(s: Sentence, words: str) -> str:
    """What falls away now, behind what fell away before."""
    before = str(s.known.get("scope") or "")
    return f"{before}; {words}" if before and words not in before else before or words


def _bare(clause: str) -> str:
    """A clause without the word that joins it to the one before."""
    return re.sub(r"^(?:so|and|but|also|y|pero|así que|entonces)\s", "", clause.strip(" .,;"), flags=re.IGNORECASE)


def _left(s: Sentence, match: re.Match[str], place: str) -> dict[str, Any]:
    """The clause as the scope, and one site less than before where one falls away."""
    clause = s.clause_at(match.start())
    signals: dict[str, Any] = {"scope": _beside_before(s, _bare(s.text[clause.start : max(clause.end, match.end())]))}
    sites = s.known.get("sites")
    one = not re.search(rf"\b{_PLACE}\b", place) or not re.search(
        r"\b(?:halls|sites|plants|shops|stores|branches|sedes|tiendas|naves|plantas)\b", place
    )
    if isinstance(sites, int) and 1 < sites <= MOST_SITES and one:
        signals["sites"] = sites - 1
    return signals
