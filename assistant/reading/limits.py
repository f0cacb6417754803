"""What binds the team, in its own words: what is forbidden, what the law asks for, where data may be, and who must agree first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.text import end_of_list

_LAW = (
    r"\b(?:laws?(?! (?:firms?|offices?|students?|schools?|books?|department))|by law|legally|statut\w+|directives?|decrees?|ordinances?|"
    r"(?:eu |the )regulations?(?! of\b)|gdpr|dsgvo|rgpd|cnil|data protection (?:act|officer|authority|law)|"
    r"collective agreement|works agreement|"
    r"(?:act|regulation|section|article|§) ?\d+|(?:the|our) (?:licen[cs]e|contract|permit|authority|regulator|inspectorate)|"
    r"ley(?:es)?|decreto|reglamento|normativa|convenio|por ley|legalmente)\b"
)
_DUTY = (
    r"\b(?:must|has to|have to|shall|requires?|required|demands?|forbids?|prohibits?|obliges?|obliged|allows? only|prescribes?|"
    r"stays|remains|"
    r"min(?:imum)?|deleted|kept|debe\w*|obliga\w*|prohibe\w*|exige\w*)\b"
)
_OFFICIAL = r"\b(?:official|legal|statutory|prescribed|mandatory) (?:[\w-]+ ){1,6}?(?:stays|remains|must (?:still |always )?(?:be|stay))\b"
_TOLD = (
    r"\b(?:must|has to|have to|deben?|tienen? que) (?:first |always |be )*(?:told|informed|notified|asked first|avisad\w+|informad\w+)\b"
)
_HEADED = r"^(?:law|laws|legal|not allowed|forbidden|prohibited|rules?(?= (?:of|from) the)|ley|prohibido|no permitido)\s?:\s?\S"
_QUALITY = (
    r"(?:miss\w*|overlook\w*|los[te]\w*|forg\w+|delay\w*|exceed\w*|higher|lower|more|less|fewer|longer|worse|better|above|"
    r"below|over|under|late\w*|"
    r"wrong\w*|fals\w*|slow\w*|bigger|smaller|greater|than|empty|left|too|a|an|the|so|broken|damaged|spoil\w*|wast\w*|enough|"
    r"able|perd\w+|peor|mayor|menor|mas)"
)
_MAY_NOT = r"(?:may|must|shall)(?: not|n't)(?: ever)?|(?:is|are) (?:not|never) (?:allowed|permitted) to|no (?:puede[n]?|debe[n]?)"
_FORBIDS = re.compile(
    rf"\b(?:no|nothing|nobody|none of)\b(?: [\w'-]+){{0,4}}? (?:may|must|shall|(?:is|are) allowed to) (?:ever )?be (?!{_QUALITY}\b)[a-z-]+"
    rf"|\b(?:{_MAY_NOT}) (?:be|ser|estar) (?!{_QUALITY}\b)[a-z-]+"
    rf"|\b(?:nobody|no one|nadie) (?:may|is allowed to|puede) (?!{_QUALITY}\b)[a-z]+"
    r"|\b(?:is|are) (?:strictly )?(?:forbidden|prohibited)\b|\besta[n]? prohibid[oa]s?\b"
    r"|\b(?:we|they|it|one) (?:are|is) (?:not|never) (?:allowed|permitted) to [a-z]+"
)
"""What is said not to be done to somebody or something. What must not be missed, late or worse is a wish for quality, and no limit."""
_NUMBERED_LAW = r"\b(?:law|act|decree|directive|regulation|ley|decreto|reglamento)(?: \(e[uc]\))?(?: no\.?| n\.)? ?\d+/\d+"

_DATA = (
    r"(?:data|records?|files?|names?|address(?:es)?|numbers?|letters?|e?-?mails?|texts?|photos?|pictures?|images?|recordings?|"
    r"documents?|scans?|plans?|recipes?|drawings?|contracts?|results?|datos|nombres|direcciones|fotos|documentos|correos)"
)
_GO = r"(?:go|get|come|end up|travel|be (?:sent|given|passed|shown|sold|shared|uploaded|put|typed|copied|stored))"
_NOT_TO = re.compile(
    rf"\b{_DATA}(?: [a-z]+)? (?:must|may|can|should|shall) ?(?:not|never) (?:ever )?{_GO} (?:to|into|onto|on|in|with|by)\b(?! the wrong)"
    rf"|\b(?:no|none of the|none of our) (?:[\w'-]+ )?{_DATA} (?:must |may |can |should )?{_GO} (?:to|into|onto|on|with)\b"
)
_SERVICE = (
    r"(?:google\w*|microsoft|azure|aws|amazon|openai|chat ?gpt|gpt\w*|gemini|claude|anthropic|mistral|copilot|dropbox|"
    r"(?:us|american|foreign|outside|external) (?:tools?|clouds?|providers?|servers?|services?|companies|firms)|third part(?:y|"
    r"ies)|cloud(?! (?:cover|layer|base)))"
)
_WITH_NAMES = (
    r"\b(?:must|may|can|should)(?: not|n't) (?:leave|go out|get out|be (?:sent|shared|exported))\b[^.;,]{0,30}"
    r"\b(?:with|including) (?:the |any |their )?(?:names?|personal data|addresses)\b"
    r"|\bno (?:puede[n]?|debe[n]?) salir con (?:los )?(?:nombres|datos personales)\b"
)
_ANYWHERE = r"\b(?:(?:to|into|in|on|onto) (?:the |any )?cloud|third part(?:y|ies)|outside (?:providers?|services?|companies|firms))\b"
"""Recipients that stand for all that is outside."""
_REFUSED = re.compile(
    rf"\b(?:said|says|say) no to\b[^.;]{{0,30}}\b{_SERVICE}\b|\b(?:forbids|ruled out|does not (?:want|allow))\b[^.;]{{0,30}}\b{_SERVICE}\b"
)
_HOUSE = (
    r"(?:networks?|intranet|building|house|walls|premises|lan|data ?cent(?:er|re)|servers?|machines|firewall|hospital|company|"
    r"bank|ministry|"
    r"town hall|site|red|edificio|casa|servidores)"
)
_INSIDE = re.compile(
    r"^(?:\w+: )?(?:everything|all of it|it all|all(?: (?:the |our )?data)?|(?:the |our )?(?:data|model|system|"
    r"whole thing)(?= (?:must|has to|have to|should|"
    r"may only|stays?|remains?))|todo)"
    r"(?: (?:must|has to|have to|should|may|only|stays?|stay|remains?|remain|runs?|run|be|kept|has|to|debe|quedarse|queda))* "
    r"(?:inside|within|in|on|behind|dentro de|en) (?:the|our|its|own|la|el|"
    rf"nuestr[oa]s?) ?(?:[\w'-]+ ){{0,3}}?{_HOUSE}(?: (?:only|please|itself))?[\s.!]*$"
)
_NOTHING_OUT = re.compile(
    r"\b(?:nothing|no data|nada) (?:may |must |shall |can |should |ever |puede |debe )*(?:leaves?|goes? out(?:side)?|gets? out|"
    r"sale|salir)\b"
    r"|\bwe (?:may|must|are) not (?:allowed to )?(?:export|upload|share|send|give|pass|hand) (?:it|them|any|out|away|on|the data|data)\b"
)
_LANGUAGE_MODEL = (
    r"\b(?:mistral|openai|chat ?gpt|gpt-?\d?\w*|claude|anthropic|gemini|copilot|bedrock|cohere|aleph alpha|llama|llms?|"
    r"(?:large )?language models?|modelos? de lenguaje)\b"
)
_OUTSIDE = rf"{_LANGUAGE_MODEL}|\b(?:cloud(?! (?:cover|layer|base))|azure|aws|saas|hosted (?:in|by|at)|nube)\b"
_FINE = re.compile(
    r"\b(?:no (?:problem|objection|issue|trouble)s?|(?:is|are|would be|it's) (?:fine|ok(?:ay)?|allowed|permitted|approved|no problem)|"
    r"(?:we|you) (?:may|can|are allowed to|are permitted to) (?:also )?use|(?:are|is|were|was) (?:allowed|permitted|free|cleared) to use|"
    r"contract (?:is |was |already )*signed|signed (?:an? |the )?(?:contract|dpa|agreement)|dpa (?:is )?signed|"
    r"(?:se puede|podemos|pueden) usar|no hay problema|esta permitid[oa])\b"
)
_NOT_FINE = re.compile(
    r"\b(?:not|never|n't|no longer|nobody) (?:be )?(?:allowed|permitted|ok(?:ay)?|fine|use|signed)\b|\bno (?:cloud|saas|api)\b"
)
_ONLY_WHERE = (
    r"\b(?:in (?:the )?eu(?:rope)?|in [a-z]+ only|only in|hosted in|in frankfurt|in (?:germany|france|ireland|spain|our country))\b"
)

_AGREES = (
    r"(?:agree|approve|consent|sign off|say yes|give (?:its|his|her|their|the) (?:ok(?:ay)?|approval|consent|permission|green light)|"
    r"allow it|clear it|aprobar\w*|autorizar\w*|consentir|estar de acuerdo|dar (?:su|el) (?:permiso|visto bueno))"
)
_MUST_AGREE = re.compile(
    r"\b(?P<who>(?:(?:the|our|el|la|nuestr[oa]) )?(?!(?:and|or|but|so|then|y|pero|"
    r"person|human|somebody|someone|we|you|they|it|he|she|i|customers?|"
    r"clients?|users?|which|who|that)\b)"
    rf"[^\W\d_][\w'-]*(?: (?!(?:must|has|have|needs?|will|and|or|but|if)\b)[\w'-]+){{0,4}}?)"
    rf" (?:must|has to|have to|needs? to|debe[n]?|tiene[n]? que) (?:first |all |still )?{_AGREES}\b(?P<what>[^.;]*)"
)
_EACH_TIME = (
    r"^\s?(?:with |to |off )?(?:each|every|all|any|them|it\b(?! (?:first|before|in writing))|the (?:answers?|drafts?|texts?|"
    r"orders?|lists?|results?))\b"
)
LONGEST = 30
"""Words up to which a sentence that binds is kept whole; of a longer one the clause is kept (house rule)."""


def read_limits(s: Sentence) -> Iterator[Claim]:
    """Slots regulation_jurisdiction, data_access_rights and stakeholder_owner: what is told on purpose, never asked in return."""
    if s.low.rstrip().endswith("?"):
        return
    placed = list(_where_data_may_be(s))
    yield from placed
    yield from _who_agrees_first(s)
    match = _binding(s)
    if match and not any("limits" in claim.signals for claim in placed):
        start, words = _kept(s, match)
        numbered = re.search(_NUMBERED_LAW, s.low)
        law: dict[str, Any] = {"laws": [s.text[numbered.start() : numbered.end()]]} if numbered else {}
        yield Claim("regulation_jurisdiction", start, start + len(words), {"limits": [words]} | law)


def within_limits(s: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence that binds, without what only a ban speaks of.

    What may not be done is not what is wanted ("no judge may be ranked"), and "no names may leave the house" does not say that there are
    no names.
    """
    told = {name for claim in claims for name in claim.signals}
    if not {"limits", "data_may_leave"} & told:
        return claims
    banned = "limits" in told and "wish" not in told and bool(_FORBIDS.search(s.low) or s.has(r"\b(?:forbids|prohibits|prohibe)\b"))
    return [replace(claim, signals={n: v for n, v in claim.signals.items() if not _only_banned(n, v, banned=banned)}) for claim in claims]


def _only_banned(name: str, value: Any, *, banned: bool) -> bool:
    return (banned and name in _USES) or (name in _DATA_OF_PEOPLE and value is False)


_USES = frozenset({"high_risk_area", "prohibited_use"})
_DATA_OF_PEOPLE = frozenset({"personal_data", "health_data", "minors", "images_of_people"})


def _binding(s: Sentence) -> re.Match[str] | None:
    """What makes a sentence one that binds: a ban, a duty to tell, or a duty beside the law that sets it."""
    if s.has(_HEADED):
        return re.search(_HEADED, s.low)
    if match := _FORBIDS.search(s.low) or s.has(_OFFICIAL) or s.has(_TOLD):
        return match
    law, duty = s.has(_LAW), s.has(_DUTY)
    return duty if law and duty else None


def _kept(s: Sentence, match: re.Match[str]) -> tuple[int, str]:
    """Where the words that bind begin, and the words: the sentence, or its clause where it is long; without a heading."""
    head = re.match(r"(?:not allowed|forbidden|prohibited|constraints?|limits?|rules?|prohibido)\s?:\s?", s.low)
    start = head.end() if head else 0
    end = len(s.text)
    if len(s.low.split()) > LONGEST:
        clause = s.clause_at(match.start())
        start, end = min(clause.start, match.start()), max(clause.end, match.end())
        end = end_of_list(s.low, end)
    return start, s.text[start:end].strip(" .,;:*-")


def _where_data_may_be(s: Sentence) -> Iterator[Claim]:
    """Slot data_access_rights: all stays inside, a recipient is ruled out, or a service outside is allowed."""
    whole = (0, len(s.text))
    if _INSIDE.search(s.low) or _NOTHING_OUT.search(s.low):
        yield Claim("data_access_rights", *whole, {"data_may_leave": "never"})
        return
    if s.has(_WITH_NAMES):
        yield Claim("data_access_rights", *whole, {"data_may_leave": "anonymous"})
        return
    if match := _NOT_TO.search(s.low) or _REFUSED.search(s.low):
        anywhere: dict[str, Any] = {"data_may_leave": "never"} if s.has(_ANYWHERE) else {}
        yield Claim("data_access_rights", *whole, {"limits": [_kept(s, match)[1]]} | anywhere)
        return
    outside = s.has(_OUTSIDE)
    if not outside or not _allowed(s, outside):
        return
    signals: dict[str, Any] = {"data_may_leave": "freely"}
    if s.has(_LANGUAGE_MODEL):
        signals["llm_allowed"] = True
    if s.has(_ONLY_WHERE):
        signals["limits"] = [_kept(s, outside)[1]]
    yield Claim("data_access_rights", *whole, signals)


def _allowed(s: Sentence, outside: re.Match[str]) -> bool:
    """Whether the sentence says that the service outside may be used; "no problem with" denies the problem, and not the service."""
    if not _FINE.search(s.low) or _NOT_FINE.search(s.low):
        return False
    return not s.negated(outside.start()) or bool(s.has(r"\bno (?:problem|objection|issue)"))


def _who_agrees_first(s: Sentence) -> Iterator[Claim]:
    """Slot stakeholder_owner: somebody who must agree to the project; who approves each single case decides, and is another matter."""
    match = _MUST_AGREE.search(s.low)
    if match and not re.search(_EACH_TIME, match["what"]) and not s.negated(match.start("who")):
        who = re.sub(r"^(?:the|our|el|la|nuestr[oa]) ", "", s.text[match.start("who") : match.end("who")], flags=re.IGNORECASE)
        yield Claim("stakeholder_owner", *match.span(), {"consent_of": who})
