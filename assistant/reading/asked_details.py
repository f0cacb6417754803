"""By its form, which detail of the team's own plan a question asks for: who signs, somebody's load, a gate, a sum, why the plan says so."""

from __future__ import annotations

import re

from assistant.reading.text import fold

_DATA = (
    r"(?:data|data ?sets?|rows?|columns?|features?|inputs?|variables?|values?|outliers?|records?|fields?|layers?|labels?|samples?|words|"
    r"datos|filas|columnas|variables|valores|registros|campos|entradas|caracteristicas)"
)
_MAY = r"(?:can|could|must|should|may|might|do|would|shall|will|have to|need to|ought to)"
_LEAVE = (
    r"(?:leave (?:it |that |this )?(?:out|off|away|aside)|drop|cut|skip|omit|do without|give up|sacrifice|spare|shorten|strike|"
    r"(?:be )?(?:left out|dropped|cut|skipped|omitted)|go(?:es)? first|go(?=\W*$)|falls? away)"
)
_LEAVE_ES = (
    r"(?:quit(?:ar|amos|emos)|recort(?:ar|amos|emos)|dej(?:ar|amos|emos) (?:fuera|de lado)|omit(?:ir|imos)|prescind(?:ir|imos)|"
    r"salt(?:ar(?:nos)?|amos)|sacrific(?:ar|amos)|elimin(?:ar|amos)|suprim(?:ir|imos)|cort(?:ar|amos))"
)
_CUT = re.compile(
    rf"\b(?:what|which (?:parts?|tasks?|steps?|things?|work|of (?:it|them|the tasks))|anything|something|where|"
    rf"how much)\b(?! if)(?: else| of it)?"
    rf"(?: (?:that|there))? (?:(?:{_MAY} )?(?:we|i|you|one|it|they) (?:{_MAY} )?|{_MAY} )(?:still |then |best |safely |"
    rf"perhaps |to )?{_LEAVE}\b"
    rf"(?! (?:\w+ ){{0,4}}?{_DATA}\b)|"
    rf"\b(?:can|could|should|must|may) (?:we|i) (?:\w+ )?{_LEAVE} (?:anything|something|a task|a step|some (?:of it|tasks|steps|work))\b|"
    rf"\b(?:que (?:partes?|tareas?|pasos?)|que|algo|cuales?)\b(?: (?:podemos|podriamos|debemos|deberiamos|hay que|"
    rf"tenemos que|se puede|puedo))?"
    rf" {_LEAVE_ES}\b(?! (?:\w+ ){{0,4}}?{_DATA}\b)"
)
"""What can be left out, of the work and not of the data."""
_WHO_OR_WHEN = r"(?:who|whom|whose|when|by when|until when|which day|what day|has|have|is|are|must|quien(?:es)?|cuando|que dia|esta)"
_SIGNS = re.compile(
    rf"\b{_WHO_OR_WHEN}\b[^?]*?(?<!\bof )\b(?:sign(?:s|ed|ing)?(?: off)?|signatures?|firm(?:a|an|ar|ado|ada|o|e|en))\b"
    r"(?! (?:up|in|out|of|language|idiom)\b)"
)
_OTHER_PAPER = re.compile(
    r"\b(?:contracts?|agreements?|nda|dpa|leases?|invoices?|forms?|papers?|consents?|licen[cs]es?|warning signs?|contratos?|acuerdos?|"
    r"convenios?|facturas?|permisos?|consentimientos?)\b"
)
_GATES = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|final|next|each|every|our|all|\d(?:st|nd|rd|th)?) (?:the )?gates?\b|\bgates? \d\b|"
    r"\b(?:at|pass|through|behind|before|after|of|is|are|when|do|does|what) the (?:\w+ )?gates?\b|"
    r"\b(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|ultim[oa]|proxim[oa]|nuestr[oa]s|l[oa]s|el|cada) "
    r"(?:puntos? (?:de decision|en (?:el|los) que)|puertas?|compuertas?|hitos? de decision)\b"
)
_WORK = re.compile(
    r"\b(?:hours?|time|load|busy|enough|free|overbooked|overloaded|tasks?|work|workload|do|part|job|responsible|role|needed?|"
    r"horas?|tiempo|tareas?|trabaj\w+|hace|hacer|toca|ocupad\w+|carga|alcanzan?|papel|libre)\b"
)
_COSTS = re.compile(r"\b(?:costs?|price|priced|worth|charges?|pay|paid|sum|cuestan?|vale[ns]?|precio|pagamos|suma)\b")
_SAYS_SO = re.compile(
    r"^\W*(?:(?:and|but|so|y|pero|entonces)\W+)?(?:why|how come|por que)\b(?: on earth)? (?:(?:does|do|did|is|has|would) )?"
    r"(?:(?:the|your|this|my|our|el|la|tu|su|este) (?:\w+ )?(?:plan|draft|table|page|text|summary|verdict|borrador|tabla|pagina|texto)|"
    r"it|you|there|me|nos|se)?\s?"
    r"(?:says?|said|writes?|wrote|written|claims?|states?|shows?|stands?|thinks?|mentions?|puts?|counts?|dice[sn]?|dijo|pone[ns]?|"
    r"escribe[ns]?|afirma|aparece|sale|figura|cuenta)\b"
    r"(?:\s(?:el|la|tu|su|este) (?:plan|borrador|tabla|texto))?(?:\s(?:there|here|with|ahi|aqui))?(?:\s(?:that|of|on|"
    r"que))?\W*(?P<what>\S.*)$"
)
_FROM_WHERE = re.compile(
    r"^\W*(?:where|de donde)\b (?:does|do|did|is|are|has|have|comes?|sale[ns]?|viene[ns]?)\s?(?P<what>.+?)\s?"
    r"\b(?:(?:in|on|of) (?:the |your |my |our )?(?:plan|draft|page|table)\b.*|come from.*|from|(?:en|del) (?:el )?plan\b.*)\W*$"
)
_QUOTED = re.compile(
    r"^\W*(?:who|what|quien|que) (?:is|are|es|son) (?:this |the |the person |el |la )*[\"«'](?P<what>[^\"»']{2,40})[\"»']\W*$"
)


def asks_to_cut(question: str) -> bool:
    """Whether it asks what of the work can be left out: "what must we drop to be in time?"."""
    return bool(_CUT.search(fold(question)))


def asks_who_signs(question: str) -> bool:
    """Whether it asks who signs the goal, or by when; no contract and no form."""
    low = fold(question)
    return bool(_SIGNS.search(low)) and not _OTHER_PAPER.search(low)


def asks_for_gates(question: str) -> bool:
    """Whether it asks for a gate of the plan, or all of them."""
    return bool(_GATES.search(fold(question)))


def asks_for_work(question: str) -> bool:
    """Whether it asks, of somebody who has to be named in it, what he does, or for his time."""
    return bool(_WORK.search(fold(question)))


def asks_for_a_price(question: str) -> bool:
    """Whether it asks what something costs or is worth."""
    return bool(_COSTS.search(fold(question)))


def said_by_the_plan(question: str) -> str:
    """What a question repeats of the plan to ask why it stands there, or where it comes from; "" for any other question."""
    text = " ".join(question.split())
    low = fold(text)
    found = _SAYS_SO.match(low) or _FROM_WHERE.match(low) or _QUOTED.match(low)
    return text[found.start("what") : found.end("what")].strip(" ?¿.!\"'“”«»") if found else ""
