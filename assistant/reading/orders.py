"""Instructions in a text that are addressed to the assistant: found, quoted back, never obeyed and never read as facts."""

from __future__ import annotations

import re

from assistant.reading.text import MOST_READ, Span, blank, fold, sentences

_RULES = (
    r"(?:instructions?|rules?(?! of thumb)|prompts?|guidelines|orders|everything (?:above|before)|system|guardrails"
    r"|instrucciones|reglas|indicaciones|ordenes|todo lo anterior)"
)
_TOLD = r"(?:^\W*|[,;:]\s+|\b(?:please|and|then|now|just|por favor|y|you (?:must|should|can|will|may|have to|need to)|debes|tienes que)\s)"
"""An order begins a sentence or follows a word that addresses; "our agents ignore the rules" is a statement."""
_IMPERATIVES = (
    rf"{_TOLD}(?:ignore|disregard|forget|override|bypass)\b (?:\w+ ){{0,4}}{_RULES}\b",
    rf"{_TOLD}(?:ignora|ignore|ignoren|olvida|olvide|omite|omita|desobedece)\b (?:\w+ ){{0,4}}{_RULES}\b",
    rf"{_TOLD}(?:answer|reply|respond|output|print|write|say) (?:only|just|nothing but|exactly)\b(?! (?:in|at|on|for|by|when|"
    rf"if|once|to)\b)",
    r"\b(?:answer|reply|respond) (?:only|just) with\b",
    rf"{_TOLD}(?:responde|responda|contesta|conteste|escribe|escriba|di|diga) (?:solo|solamente|unicamente|exactamente)\b",
    r"^\W*(?:now )?(?:you are now|from now on you are|ahora eres) (?:an?\b|in\b|my\b|dan\b|free\b|un\b|una\b|mi\b)",
    r"^\W*(?:act as|pretend (?:to be|that you)|roleplay|actua como|finge (?:ser|que))\b",
    r"\b(?:reveal|print|show|repeat|leak|output) (?:me )?(?:your|the) (?:\w+ )?(?:system )?(?:prompts?|instructions|api key|"
    r"secrets?|password)\b",
    r"\b(?:muestra|revela|repite|imprime) (?:tus|las|tu|el) (?:\w+ )?(?:instrucciones|prompt|claves?|secretos?)\b",
    r"\b(?:set|put|change) (?:the|your) (?:verdict|status|score|rating|result|priority|decision|risks?|plan(?: status)?) (?:to|at|as|=)\s",
    r"\bset (?:the|your) budget (?:to|at|=) ?[€$£]?\d{1,2}(?![\d.,]*\s?(?:k|m|thousand|million|mil)|[\d.,]*\d)",
    r"\b(?:pon|ponga|fija|cambia) (?:el|la) (?:veredicto|estado|puntaje|resultado|decision) (?:en|a|como)\s",
    r"\bpon el presupuesto en \d{1,2}\b(?![.,]?\d| ?mil)",
    r"\b(?:mark|rate|score|approve|declare) (?:this|the|it|our) (?:\w+ )?(?:as (?:ready|approved|go|excellent|passed|"
    r"complete)|with (?:full|10|100)|10/10|100)\b",
    r"\b(?:the |your )?verdict (?:must|has to|shall) be\b|\bel veredicto debe ser\b",
    r"\b(?:note|message|instruction|hint|reminder|memo|attention) (?:to|for) (?:the |any |all )?(?:ai|assistant|"
    r"language model|llm|model|system|bot|chatbot|planner|reviewer|agent)s?\b(?! in\b)",
    r"\b(?:nota|mensaje|instruccion|aviso) (?:para|al?) (?:el |la )?(?:ia|asistente|modelo|sistema|bot)\b",
    r"^\W*(?:system|assistant|developer)\s?:\s|\bsystem prompt\b|<\|[a-z_]+\|>|\[/?inst\]",
    r"\b(?:assistant|ai|model|bot|llm|asistente|ia)[,:] (?:please )?(?:ignore|skip|answer|say|do not|write|set|mark|approve|"
    r"delete|ignora|responde|di|borra|pon)\b",
    r"\b(?:delete|erase|wipe) (?:all )?(?:your|the) (?:memory|journal|history|other projects|database)\b|\bborra (?:todo|"
    r"la memoria|el historial)\b",
    r"\bjailbreak\b|\bdeveloper mode\b|\bdo anything now\b",
)
_ORDER = re.compile("|".join(f"(?:{p})" for p in _IMPERATIVES))
_COMMENT = re.compile(r"<!--(.*?)(?:-->|$)", re.DOTALL)
_BRACKET = re.compile(r"\[[^\[\]]{3,600}\]|\{\{[^{}]{3,600}\}\}|<<[^<>]{3,600}>>")
_ADDRESSED = re.compile(
    r"\b(?:assistant|ai|model|bot|llm|system|ignore|skip|answer|reply|say|must|write|asistente|ia|sistema|ignora|responde|set|plan)\b"
)


def order_spans(text: str) -> list[Span]:
    """Where orders stand, in order and without overlaps: in brackets, in hidden comments, and as sentences of their own."""
    head = text[:MOST_READ]
    low = fold(head)
    found = [Span(m.start(1), m.end(1)) for m in _COMMENT.finditer(head) if _ADDRESSED.search(low[m.start(1) : m.end(1)])]
    found += [Span(*m.span()) for m in _BRACKET.finditer(head) if _ORDER.search(low[m.start() : m.end()].strip("[]{}<> "))]
    rest = blank(low, [(o.start, o.end) for o in found])
    for sentence in sentences(rest):
        if _ORDER.search(rest[sentence.start : sentence.end]):
            found.append(sentence)
    return sorted(found, key=lambda o: o.start)


def find_orders(text: str) -> tuple[str, ...]:
    """The orders to the assistant in `text`, letter by letter."""
    return tuple(quote for o in order_spans(text) if (quote := text[o.start : o.end].strip()))
