"""What a message only supposes ("what if ...?", "if we had ..., when ...?"): where that stands, and the same words as a plain statement."""

from __future__ import annotations

import re

from assistant.reading.text import readable, sentences

_LEAD = (
    r"^\W*(?:(?:and|but|so|ok|okay|now|also|well|hm+|then|just|please|by the way|question|hypothetically|y|pero|bueno|entonces|ahora|"
    r"ademas|oye|una pregunta|pregunta)\b[\s,:-]*)*"
    r"(?:(?:[a-z'-]+ ){1,4}?(?:asks?|asked|wonders?|wondered|wants? to know|wondering|tell (?:me|us)|preguntan?|pregunto|quieren? saber)"
    r"(?: now)?[\s,:]+)?"
)
"""What may stand before the supposition: joining words, and who asks."""
_WHAT_IF = re.compile(
    rf"{_LEAD}(?:what(?:'s| is| would be)?(?: (?:happens|would happen|changes|would change|about|then))?,? if|whatif|how about if|"
    r"(?:(?:let's|let us) )?(?:suppose|supposing|imagine|pretend)(?: for a moment| now)?(?:,? that)?(?= (?!an?\b|some\b)[^,?]+ )|"
    r"que (?:pasa|pasaria|ocurre|ocurriria|sucede|sucederia|cambia|cambiaria|tal)(?: con el plan| entonces)? si|"
    r"(?:supongamos|suponiendo|supon(?:ga|gan)?|imaginemos|imagin(?:a|e|en|ate|ense))(?: que)?(?= (?!una?\b)[^,?]+ ))\b\W*"
)
"""The opening of a mere supposition, whatever comes behind."""
_Y_SI = re.compile(r"^\W*(?:pero |bueno |entonces |ahora )*y si (?!(?:mejor )?(?:solo |simplemente )?(?:usamos|usaramos|hacemos)\b)")
"""In Spanish the same opening begins rules: only a question supposes. "¿y si usamos una regla?" asks why not."""
_SAY = re.compile(rf"{_LEAD}(?:(?:let's|let us) (?:say|assume)|assuming|assume|say|pongamos|digamos)(?: that| que)?,? (?=[a-z])")
_UNREAL = re.compile(
    r"\b(?:(?:we|i|they|he|she|it|you|there|[a-z]+) (?:only |just )?(?:had|were|could|did(?:n't| not))\b|"
    r"\w{2,}(?:ieramos|iesemos|aramos|asemos)\b|(?:tuvier|hubier|pudier|estuvier|fuer|tuvies|hubies|pudies|fues)an?\b)"
)
"""The mood of what is not so."""
_AUX = r"(?:would|will|could|can|do|does|did|is|are|was|changes?|happens?|must|should)"
_ASKS_WHAT = (
    rf"(?:(?:when|what|which|where|how(?: (?:much|many|long|far|soon|late|big)\b(?: \w+){{0,3}}?)?) {_AUX}|what's|when's|"
    rf"(?:would|will|could|can|do|does|is|are) (?:the|it|we|that|this|they|you|there|our)|"
    r"cuando|cuant[oa]s?|que (?:pasa\w*|cambia\w*|dice|diria|queda\w*)|como (?:queda\w*|cambia\w*)|"
    r"(?:se )?(?:llega\w*|alcanza\w*|cambia\w*|podria\w*|estaria|seria|costaria|terminaria\w*|acabaria\w*|bastaria))\b"
)
"""A question about what follows; "who decides?" asks for a rule."""
_IF_FIRST = re.compile(rf"{_LEAD}(?:if|in case|si|en caso de que) (?P<clause>.+?)(?:,|;|\s-)?\s(?:then |entonces )?[¿]?{_ASKS_WHAT}")
_IF_LAST = re.compile(
    rf"{_LEAD}(?P<asks>{_ASKS_WHAT}.*?) (?:even if|if|in case|supposing|assuming|aunque|si|en caso de que|suponiendo que) (?P<clause>.+)"
)
_ASKS_THEN = re.compile(rf"[,;:-]\s(?:then |entonces )?[¿]?{_ASKS_WHAT}")
_WHETHER = re.compile(
    r"\b(?:know|knows|see|sees|check|checks|tell|tells|say|says|find out|ask|asks|wonder|sure|test|tests|decide|decides|notice|"
    r"recogni[sz]e|detect|predict|measure|matter|saber|sabemos|ver|comprobar|decir|preguntar|segur[oa]|probar|decidir|detectar|predecir|medir|importa)"
    r"(?: (?:me|us|you|nos))?$"
)
"""Behind these words "if" means "whether"."""
_BARE = re.compile(r"\W*(?:not|so|no|yes|needed|necessary|possible|si|asi|es asi|hace falta|es posible)\b(?=\W*(?:$|[,;:]))")
"""An "if" with nothing behind it: what was asked before is taken up, and nothing is supposed."""
_NEXT = re.compile(rf"{_LEAD}{_ASKS_WHAT}")
_FOLLOWS = re.compile(r"\b(?:would|then|in that case|instead|entonces|en ese caso|\w{3,}(?:ria|rian|riamos))\b")


def supposed_at(low: str) -> int | None:
    """Where the supposed clause begins in a folded sentence; None where nothing is only supposed.

    A rule of the team ("if we find none, we stop"), a wish ("we would like ...") and "whether" are none.
    """
    found = _span(low)
    return found[0] if found else None


def _span(low: str) -> tuple[int, int] | None:
    if opened := _WHAT_IF.match(low) or _said_so(low):
        return opened.end(), _end(low, opened.end())
    if (last := _IF_LAST.match(low)) and "?" in low and not (_WHETHER.search(last["asks"]) or _BARE.match(last["clause"])):
        return last.span("clause")
    if (first := _IF_FIRST.match(low)) and not _BARE.match(first["clause"]):
        return first.span("clause")
    if low.rstrip().endswith("?") and (bare := _Y_SI.match(low)):
        return bare.end(), len(low)
    return None


def _said_so(low: str) -> re.Match[str] | None:
    """Whether the mood shows that it is not so: "let's say we had 12 hours"; "let's say 24" tells another number."""
    opened = _SAY.match(low)
    return opened if opened and _UNREAL.search(low, opened.end()) else None


def _end(low: str, start: int) -> int:
    """The end of the clause: before a question of its own, "what if we had two more, when would it be done?"."""
    asked = _ASKS_THEN.search(low, start)
    return asked.start() if asked else len(low)


def supposition(text: str) -> str:
    """The supposed clause of a sentence, letter by letter; "" where nothing is only supposed."""
    span = _span(readable(text))
    return text[span[0] : span[1]].strip(" ?¿!.,;:\"'") if span else ""


def goes_on(low: str) -> bool:
    """Whether a question behind a supposition asks what would follow: "when would it be done then?"."""
    return bool(_NEXT.match(low) and _FOLLOWS.search(low))


def without_suppositions(text: str) -> str:
    """A text without the sentences that only suppose something."""
    low = readable(text)
    spans = [(s.start, s.end) for s in sentences(low) if supposed_at(low[s.start : s.end]) is not None]
    for start, end in reversed(spans):
        text = text[:start] + "\n" + text[end:]
    return text


_IRREGULAR = (
    ("did not have|didn't have|hadn't|had not|hadn't got", "do not have"),
    ("had only|only had|just had", "have only"),
    ("did not|didn't", "do not"),
    ("had", "have"),
    ("were|was", "are"),
    ("could", "can"),
    ("left", "leaves"),
    ("fell", "falls"),
    ("lost", "lose"),
    ("got", "get"),
    ("gave", "give"),
    ("hired", "hire"),
    ("ran", "run"),
    ("came", "come"),
    ("joined", "joins"),
    ("tuvi[ée](?:ra|se)mos", "tenemos"),
    ("tuvie(?:ra|se)n", "tienen"),
    ("tuvie(?:ra|se)", "tiene"),
    ("fu[ée](?:ra|se)mos", "somos"),
    ("fue(?:ra|se)n", "son"),
    ("fue(?:ra|se)", "es"),
    ("hubie(?:ra|se)n?", "hay"),
    ("pudi[ée](?:ra|se)mos", "podemos"),
    ("pudie(?:ra|se)n?", "puede"),
    ("estuvie(?:ra|se)n?", "está"),
)
_PLURAL = re.compile(r"\b(\w{2,}?)(?:[áa]ramos|[áa]semos)\b")
_PLURAL_IR = re.compile(r"\b(\w{2,}?)(?:i[ée]ramos|i[ée]semos)\b")


def stated(clause: str) -> str:
    """A supposed clause in the words of a statement: "we only had 20,000 EUR" is "we have only 20,000 EUR"."""
    for unreal, plain in _IRREGULAR:
        clause = re.sub(rf"(?i)\b(?:{unreal})\b", plain, clause)
    return _PLURAL_IR.sub(r"\1emos", _PLURAL.sub(r"\1amos", clause))
