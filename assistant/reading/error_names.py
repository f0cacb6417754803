"""Errors by the words that name them: a miss or a false alarm, too little or too much."""

from __future__ import annotations

import re

_UNDER = (
    r"^\W*(?:under|corto)\b|\b(?:too low|too little|too few|too small|too short|"
    r"under-?(?:estimat|forecast|stock|staff|deliver|predict)\w*|runs? out|running out|"
    r"ran out|out of stock|stock-?outs?|sold out|short(?:age|fall)?|lost sale"
    r"|missing (?:item|unit)|(?:is|are|goes) missing|demasiado baj[oa]|muy baj[oa]|de menos|faltan?|faltante|quiebre|"
    r"se agota|quedarnos sin|quedar(?:se|nos) cort[oa]s?)\b"
)
_OVER = (
    r"^\W*(?:over|pasado)\b|\b(?:too high|too much|too many|too big|too long|"
    r"over-?(?:estimat|forecast|stock|staff|predict|order)\w*|surplus|left ?over|having over|"
    r"leftovers?|wasted?|thrown away|expired?|expires|outdated|caduc\w+|vencid[oa]s?|unsold|excess|binned"
    r"|demasiado alt[oa]|muy alt[oa]|de mas|sobran?|sobrante|excedente|desperdici\w*|tirar|se tira|tirad[oa]s?|pasarse|pasarnos)\b"
)
_MISS = (
    r"\b(?:miss|misses|missing|missed|overlook\w*|no detect\w+|undetected|unnoticed|unpaid|not (?:found|caught|noticed|detected|seen|"
    r"paid)|fail\w*|breakdowns?|breaks? ?down|outages?|lost|slips? through|slipped"
    r"|false negatives?|fns?|fraud\w*|defaults?|bursts?|leak\w*|no-?shows?|real (?:one|case)|late|accident\w*|complaint|"
    r"unplanned|stops? (?:unplanned|by surprise)|no detectad[oa]|no vist[oa]|se (?:nos )?escapa|perdid[oa]|"
    r"pasad[oa] por alto|falsos? negativos?|averia\w*|impagad[oa]"
    r"|fraude|fuga|fallo|no pagad[oa]|sin detectar|omitid[oa]|que se pierde|abandono)\b"
)
_ALARM = (
    r"\b(?:false (?:alarms?|positives?|warnings?|alerts?)|unnecessar\w*|needless\w*|for nothing|in vain|wrongly|"
    r"good customer|healthy|an? (?:[a-z-]+ )?(?:call|visit|check|inspection|coupon|review|mailing|letter|offer|discount|"
    r"reminder|test|look|trip|dig|stop)"
    r"|each (?:call|visit|check|inspection|review)|checking|inspecting|falsas? alarmas?|falsos? positivos?|innecesari[oa]|"
    r"en vano|para nada|buen cliente|una (?:llamada|visita|revision|inspeccion|carta)|una? [a-z]+ de mas|cada (?:llamada|"
    r"visita|revision))\b"
)
GOOD_LOST = (
    r"\ba (?:good|healthy|sound|correct|real|innocent|honest|clean) (?:one|[a-z]+) (?:that is |which is |who is |is |"
    r"being )?(?:\w+ ){0,3}"
    r"(?:thrown|rejected|refused|scrapped|discarded|sorted out|blocked|stopped|asked|turned (?:away|down)|lost)"
    r"|\b(?:hold|throw|turn|send|sort|scrap|reject|refus|stop|discard|block|return)[a-z]{0,4}(?: (?:back|away|out|down|off))? an? "
    r"(?:good|healthy|sound|correct|real|innocent|honest|clean|intact)\b"
    r"|\b(?:tirar|rechazar|mandar|apartar|parar|devolver|descartar|bloquear|retener) (?:un[oa]? )(?:[a-z]+ )?(?:buen[oa]?|viv[oa]|san[oa]|"
    r"limpi[oa])\b"
    r"|\bun[oa]? (?:\w+ )?buen[oa]? (?:\w+ )?(?:rechazad|tirad|descartad|bloquead)[oa]"
)
_NEEDLESS = r"\b(?:for nothing|in vain|without (?:any )?need|needlessly|sin necesidad|sin motivo|en (?:vano|balde)|de balde|para nada)\b"
_BAD_KEPT = (
    r"\b(?:ship|send|sell|deliver|let|pass|miss|overlook)[a-z]{0,4}(?: out)? an? (?:bad|tainted|cracked|faulty|broken|defective|sick|"
    r"wrong|fake|rotten|spoiled|guilty)\b|(?:not|n't|never|without) (?:see|notice|catch|find|detect|spot)(?:ing|ting|n)?\b|"
    r"\bno (?:ver|verl[oa]|enterarse|darse cuenta)\b|que no (?:vimos|vemos|detectamos)\b|"
    r"\b(?:an? )?(?:bad|cracked|faulty|broken|defective|sick|wrong|fake|rotten|spoiled) (?:[a-z]+ ){1,2}(?:at (?:a|"
    r"the) customer|that (?:goes out|"
    r"slips|gets through|is delivered|reaches)|delivered|shipped|sold|gets? through|goes out)"
)
_ERRORS = (
    (
        "cost_false_alarm",
        r"\b(?:una? (?:visita|llamada|revision|inspeccion|viaje) de mas|an? (?:extra|needless|unnecessary) \w+|"
        r"(?:avisar|alertar|llamar|revisar|inspeccionar|comprobar|escribir|molestar|preguntar|mirar|parar)(?:l[oae]s?)? de mas|"
        r"(?:warn|alert|call|check|inspect|ask|stopp?|writ|look)ing (?:[a-z]+ )?(?:too often|needlessly|once too often))\b",
    ),
    ("cost_false_alarm", GOOD_LOST),
    ("cost_miss", _BAD_KEPT),
    ("cost_under", _UNDER),
    ("cost_over", _OVER),
    ("cost_false_alarm", r"\bfalse (?:alarm|positive)|falsas? alarmas?|falsos? positivos?|\bfps?\b"),
    ("cost_false_alarm", _NEEDLESS),
    ("cost_miss", _MISS),
    ("cost_false_alarm", _ALARM),
)
"""Errors by the words that name them, the surest first."""
COUNTERPART = {
    "cost_miss": "cost_false_alarm",
    "cost_false_alarm": "cost_miss",
    "cost_under": "cost_over",
    "cost_over": "cost_under",
}
"""Each error of a pair, and the other one."""

ON_PURPOSE = re.compile(
    r"\b(?:miss(?:es|ing|ed)?|overlook\w*|undetected|unnoticed|skip\w*|losing|false|fals[oa]s?|for nothing|in vain|en vano|para nada|"
    r"too (?:low|high|late|early|much|many|little|few)|"
    r"not (?:finding|noticing|seeing|warning)|let(?:ting)?|dejar|no (?:detect\w*|ver\w*|avisar)|"
    r"escap[ae]\w*|demasiad[oa]s?|de mas|de menos|quedarse|pasarse|slips?|passing|f[np]s?)\b"
)
"""Words that speak of an error on purpose; the others count only where errors are asked for."""


def named_error(part: str) -> str:
    """The error that a part of a folded sentence names, as the signal of its price ("cost_miss"), or ""."""
    return next((kind for kind, pattern in _ERRORS if re.search(pattern, part)), "")
