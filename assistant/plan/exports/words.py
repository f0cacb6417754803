"""The fixed words of page one, English and Spanish."""

from __future__ import annotations

from knowledge.rows import Words

LABELS: dict[str, Words] = {
    "plan_of": Words(en="Plan of {date}, version {version}, {status}", es="Plan del {date}, versión {version}, {status}"),
    "ready": Words(en="ready", es="listo"),
    "ready_open": Words(en="ready, with its date still to be agreed", es="listo, con la fecha por acordar"),
    "draft": Words(en="draft", es="borrador"),
    "stopped": Words(en="stopped", es="terminado"),
    "conditions": Words(en="with {n} conditions", es="con {n} condiciones"),
    "condition": Words(en="with one condition", es="con una condición"),
    "by": Words(en="{who}, by {date}", es="{who}, hasta el {date}"),
    "more_conditions": Words(en="{n} more under Decisions", es="{n} más en Decisiones"),
    "gaps": Words(en="What keeps this a draft:", es="Por qué sigue siendo un borrador:"),
    "open": Words(en="To be agreed before it begins:", es="Hay que acordar antes de empezar:"),
    "number": Words(en="The number that counts:", es="La cifra que cuenta:"),
    "not_set": Words(en="not set yet.", es="todavía sin fijar."),
    "this_number": Words(en="the number of the goal", es="la cifra de la meta"),
    "from_to": Words(en="{metric}, from {start} to **{target}**", es="{metric}, de {start} a **{target}**"),
    "to": Words(en="{metric}, **{target}**", es="{metric}, **{target}**"),
    "until": Words(en=" by {date}.", es=" hasta el {date}."),
    "starts": Words(en="**Starts** {date}, as you said.", es="**Empieza** el {date}, como dijeron."),
    "done": Words(
        en="**Done by** {p50} (even chance) or {p80} (80 % sure).",
        es="**Terminado** el {p50} (probabilidad del 50 %) o el {p80} (80 % seguro).",
    ),
    "late": Words(
        en="**That is {days} days after the date that was named** ({date}): agree on less, on more hands or on another date first.",
        es="**Son {days} días después de la fecha pedida** ({date}): acuerden antes hacer menos, sumar manos u otra fecha.",
    ),
    "cut": Words(
        en="Without {tasks} it ends on {date}.",
        es="Sin {tasks} termina el {date}.",
    ),
    "far": Words(en="Until then it gets as far as: {task}.", es="Hasta entonces se llega a: {task}."),
    "worth": Words(en="Likely worth {likely} a year{spread}.", es="Valor probable: {likely} al año{spread}."),
    "spread": Words(en=", between {low} and {high}", es=", entre {low} y {high}"),
    "spend": Words(en="**Spend** {spend} of your {cap}.", es="**Gasto:** {spend} de sus {cap}."),
    "cap": Words(en="Budget {cap}.", es="Presupuesto: {cap}."),
    "hours": Words(en="About {n} of your own hours.", es="Unas {n} horas propias."),
    "next": Words(en="next", es="ahora"),
    "who": Words(en="who", es="quién"),
    "when": Words(en="by", es="hasta"),
    "risks": Words(en="What could go wrong", es="Qué puede salir mal"),
    "instead": Words(en="Instead of this:", es="En lugar de esto:"),
    "cheapest": Words(en="Cheapest test:", es="La prueba más barata:"),
    "buy": Words(en="Buy instead:", es="Comprar en vez de construir:"),
}
COUNTS = {
    "en": ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "es": ["ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
}


def label(key: str, language: str, **fields: object) -> str:
    """A fixed text of page one in `language`, filled."""
    return LABELS[key].in_(language).format(**fields)


def in_words(amount: int, language: str) -> str:
    """A small number as a word: two, dos."""
    words = COUNTS["es" if language == "es" else "en"]
    return words[amount] if amount < len(words) else str(amount)
