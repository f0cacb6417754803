"""What the team wants: the clause that says it, the kind of goal, and the kind of answer it asks for in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.wishes import NEW_AIM, answered_wish, wish_in

_MONEY = (
    r"\b(?:costs?|money|revenue|margins?|loss(?:es)?|lose less|bills?|saving|savings|save money|spend|spending|profit\w*|"
    r"cheaper|expensive|waste|wasted|refunds?|unpaid|fraud|turnover|overstock|unsold|energy bill"
    r"|costos?|costes?|dinero|ingresos|margen|perdidas?|ahorr\w+|gast\w+|factura de|merma|desperdicio|impag\w+|fraude|rentab\w+)\b"
)
_GROWTH = (
    r"\b(?:more (?:customers|users|orders|members|sales|visitors|readers|bookings|donations|subscribers|clients|books|"
    r"students|guests|sold)|sell more|sales up|grow (?:our|the|in|faster|sales|revenue)|"
    r"(?:sales|business|revenue|\w*member\w*) growth|market share|retention|retain|keep (?:our )?(?:members|"
    r"customers|readers|subscribers|students|donors|clients)|churn|about to (?:cancel|leave)|conversion|basket"
    r"|you may also like|mas (?:clientes|ventas|usuarios|pedidos|socios|donaciones|lectores)|vender mas|crecer|crecimiento|"
    r"retener|retencion|fideliz\w+)\b"
)
_STAFF = (
    r"\b(?:overtime|workload|burn-?out|sick leave|staff (?:turnover|satisfaction|morale)|(?:relieve|unburden|"
    r"help) (?:our )?(?:staff|nurses|teachers|employees|clerks)|happier (?:staff|employees)|careers?|work-life|boring work|"
    r"horas extras?|carga de trabajo|agotamiento|aliviar (?:al|a los|a las))\b"
)
_PROCESS = (
    r"\b(?:faster|quicker|sooner|speed up|fewer (?:errors|mistakes|calls|repeated)|automat\w+|by hand|manual\w*|backlog|"
    r"waiting times?|wait less|delays?|late|sort(?:s|ing)?|same questions|repeated|repetitive|tickets?|typing|breakdowns?|"
    r"failures?|downtime|errors?|hours a (?:week|month|year)|reply|scrap|defects?|duplicates?|missed appointments|no-?shows"
    r"|mas rapido|menos errores|automatiz\w+|a mano|se demoran|demoras?|tardan|espera|repart\w+|clasific\w+|retras\w+|"
    r"averias?|fallas?|defectos|reparto|plazo|ausencias)\b"
)
_SOCIAL = (
    r"\b(?:environment\w*|co2|emissions?|climate|inclusion|public good|citizens|wildlife|species|nature|biodiversity|"
    r"conservation|national park|poverty|refugees|disabled|equal\w*|humanitarian|beneficiar\w+|pupils|drop ?out of school|"
    r"water loss|charity|ngo|non-?profit|patients?"
    r"|medio ?ambiente|emisiones|clima|ciudadan\w+|alcaldia|municipio|comunidad\w*|inclusion|fauna|especies|naturaleza|"
    r"pobreza|ong|sin animo de lucro|pacientes|desercion|estudiantes en riesgo)\b"
)
_DATE = (
    r"\b(?:(?:must|has to) be (?:shown|ready|there) (?:at|for) the (?:fair|exhibition|opening|ceremony|anniversary)|"
    r"legal deadline|plazo legal|hand-?in date|before the law)\b"
)
_GOALS = {
    "goal_money": _MONEY,
    "goal_growth": _GROWTH,
    "goal_staff": _STAFF,
    "goal_process": _PROCESS,
    "goal_social": _SOCIAL,
    "goal_date": _DATE,
}
_OUTPUTS = {
    "number_over_time": r"(?:\b(?:could|can|would|wants?|needs?|like|love|help|goal|aim|wish|idea|how|looking for|podria|queremos|"
    r"quisiera\w*|gustaria|necesitamos|ayud\w+)\b[^.?!;]{0,70}?\b|^\W*(?:please )?)(?<!weather )(?<!wind )(?<!rain )(?<!snow )(?<!no )"
    r"(?:forecast\w*|pronostic\w*)|\b(?:predict (?:the )?(?:demand|sales|load|consumption|number of \w+ (?:per|each|next))|"
    r"predecir (?:la )?demanda|how many .{0,40}(?:tomorrow|next (?:day|week|month))|cuant[oa]s .{0,40}(?:manana|proxim[oa]))",
    "matching_records": r"\b(?:duplicates?|duplicad[oa]s|same (?:customer|person|patient|company) twice|"
    r"match(?:ing)? records|deduplicat\w*)\b",
    "order_of_items": r"\b(?:recommend(?:s|ation\w*|ing)? (?:\w+ ){0,3}(?:to|for)|recommend\w* (?:books|products|films|articles|courses|"
    r"items)|you may also like|next (?:book|film|product|article)|rank(?:ing)? (?:the )?\w+|recomend\w+ (?:productos|libros|"
    r"cursos|articulos))\b",
    "answer_from_documents": r"\b(?:answers? (?:\w+ ){0,4}(?:questions?|with a link|(?:from|out of) (?:the|our))|chat-?bot|"
    r"ask (?:questions )?(?:about )?(?:our|"
    r"the) (?:documents|manuals)|responder? (?:las |a )?(?:preguntas|consultas)|look up the (?:rule|answer))\b",
    "time_to_event": r"\b(?:remaining (?:useful )?li(?:fe|ves)|time (?:until|to) (?:failure|event)|how long until|"
    r"when (?:\w+ ){1,4}will (?:fail|break)|before failure|vida util|cuando va a fallar|tiempo hasta)\b",
    "fields_of_documents": r"\b(?:(?:reads?|pulls?|extracts?) (?:\w+ ){1,4}(?:period|sum|dates?|amounts?|numbers?|totals?|clauses?|"
    r"fields?|the names?)\b|finds? (?:the )?(?:\w+ ){0,3}(?:period|sum|due dates?|amounts?|totals?|clauses?) (?:in|on|"
    r"of|and)\b|(?:extract|read|pull|get) (?:\w+ ){0,4}(?:fields|dates|amounts|data|names|totals|values) (?:out of|from|"
    r"off)|extraer (?:\w+ ){0,3}(?:datos|campos|fechas|montos))\b",
    "translation": r"\b(?:translat\w+|traduc\w+)\b",
    "speech": r"\b(?:transcri\w+|speech to text|dictation|dictado)\b",
    "unusual_events": r"\b(?:anomal\w+|unusual|out of the ordinary|strange (?:readings|patterns|values)|inusual\w*|atipic\w+|raros?)\b",
    "groups": r"\b(?:segments?|cluster\w*|group (?:our |the )?(?:customers|members|donors|users|clients)|segment\w+|agrupar|"
    r"grupos de (?:clientes|usuarios))\b",
    "text": r"\b(?:summar(?:y|ies|i[sz]\w+)|write (?:a )?(?:draft|letters|texts|product (?:texts|descriptions))|"
    r"drafts? (?:\w+ ){0,3}(?:answers?|letters|replies|chapters?|clauses?|texts?|paragraphs?|reports?|offers?|mails?|descriptions?)|"
    r"resumir|resumen de|redactar)\b",
    "place_in_picture": r"\b(?:where (?:in|on) the (?:picture|image|photo)|(?:locate|mark|outline|count) (?:\w+ ){0,4}(?:in|"
    r"on) (?:the )?(?:pictures?|images?|photos?|scans?)|contar (?:\w+ ){0,3}en (?:las )?(?:fotos|imagenes))\b",
    "one_of_k": r"\b(?:sort(?:s|ed|ing)? (?:\w+ ){0,5}(?:into|to the right)|classif\w+|categor(?:y|ies|i[sz]e)|which (?:department|"
    r"category|kind|type|species)|name \d+ species|route (?:\w+ ){0,4}to|assign (?:\w+ ){0,4}to (?:the right|one)|"
    r"clasific\w+|repart\w+|a que (?:area|departamento|secretaria))\b",
    "yes_no": r"\b(?:who (?:is about to|will|is going to|might)|which (?:\w+ ){1,3}(?:will|are likely to|are about to|"
    r"should be (?:paid|checked|called)|might)|whether (?:a|an|the)|at risk of|likely to|no-?shows?|(?:spot|detect|find|"
    r"flag|catch) (?:\w+ ){0,3}(?:fraud|defects?|defective|leaks?|bad|faulty|fake|spam)|quien(?:es)? (?:va|van) a|"
    r"que \w+ (?:van a|va a)|en riesgo de|detectar (?:fraude|fugas|defectos))\b",
}


ALL_GOALS = frozenset(_GOALS)


def goal_signals(low: str) -> dict[str, Any]:
    """The kinds of goal that a folded text speaks of."""
    return {name: True for name, pattern in _GOALS.items() if re.search(pattern, low)}


def output_said(low: str) -> str:
    """The kind of answer that the text itself asks for, or ""."""
    return next((kind for kind, pattern in _OUTPUTS.items() if re.search(pattern, low)), "")


def _may_replace(s: Sentence) -> bool:
    """Whether a wish in a sentence counts: the first one, one that settles an open kind of problem, or one that is told as another aim."""
    return not s.known.get("wish") or bool(s.known.get("problem_likely")) or bool(NEW_AIM.search(s.low))


def read_goals(s: Sentence) -> Iterator[Claim]:
    """Slot business_objective: goals and wish, where the sentence says a wish or answers that question."""
    wish = wish_in(s)
    if s.asked != "business_objective" and not (wish and s.opening):
        return
    signals: dict[str, Any] = goal_signals(s.low)
    if wish and _may_replace(s):
        signals["wish"] = wish
    elif wish or s.known.get("wish"):
        pass  # what was wanted stays
    elif s.asked == "business_objective" and (told := answered_wish(s)):
        signals["wish"] = told
    yield Claim("business_objective", 0, len(s.low), signals)
