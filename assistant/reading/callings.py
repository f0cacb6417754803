"""Words for people by what they do: those who build, who act, everybody else, groups of them, and roles by the ending of their word."""

from __future__ import annotations

from assistant.reading.coarse import NO_PERSON, PERSON
from assistant.reading.numbers import TWO_TO_TEN

_IAN = r"(?:(?!galician)[a-z]{2,}ici|histor|guard|custod|theolog|librar|veterinar)ians?"
"""Callings that end as the people of a country do: an electrician, and no Italian."""
BUILDER = (
    r"(?:analysts?|developers?|programmers?|engineers?|scientists?|statisticians?|students?|admins?|administrators?|"
    r"sysadmins?|volunteers?|interns?|contractors?|consultants?|researchers?"
    r"|data people|coders?|devs?|physicists?|economists?|mathematicians?|phds?|postdocs?|controllers?|librarians?|technicians?|"
    r"editors?|designers?|architects?|product (?:owner|manager)s?|project managers?"
    r"|analistas?|desarrollador(?:es|a|as)?|programador(?:es|a|as)?|ingenier[oa]s?|cientific[oa]s?|estudiantes?|alumn[oa]s?|"
    r"administrador(?:es|a|as)?|voluntari[oa]s?|becari[oa]s?|contratistas?"
    r"|consultor(?:es|a|as)?|investigador(?:es|a|as)?|tecnic[oa]s?|informatic[oa]s?|estadistic[oa]s?|practicantes?|"
    r"disenador(?:es|a|as)?|editor(?:es|a|as)?|matematic[oa]s?)"
)
ANYBODY = (
    r"(?:people|ppl|persons?|of us|de nosotr[oa]s|colleagues?|employees|staff|members|nurses?|doctors?|clerks?|agents?|managers?|teachers?|"
    r"lawyers?|experts?|specialists?|owners?|leads?|heads?|workers?|personas?|colegas?|compañer[oa]s?|companer[oa]s?|"
    r"emplead[oa]s?|medic[oa]s?|enfermer[oa]s?|docentes?|expert[oa]s?|especialistas?|abogad[oa]s?|jef[ea]s?|agronom[oa]s?|"
    r"agronomists?|officers?|secretar(?:y|ies)|planners?|coordinators?|trainers?|accountants?|bookkeepers?|mechanics?|"
    r"electricians?|m[ae]n|wom[ae]n|guys?|"
    r"hydrologists?|advisers?|apprentices?|assistants?|[a-z]{3,}(?:(?<![kht]l)ists?|ographers?)|"
    + _IAN
    + r"|IT person|it person|geologists?|"
    r"chemists?|biologists?|botanists?|[a-z]{3,}olog[oa]s?|veterinari[oa]s?|"
    r"nephews?|nieces?|sons?|daughters?|brothers?|sisters?|cousins?|lads?|wife|husband|friends?|trainees?|"
    r"sobrin[oa]s?|hij[oa]s?|prim[oa]s?|cunad[oa]s?|amig[oa]s?|herman[oa]s?)"
)
COUNT = (
    rf"(?P<n>\d+|an?|one|{TWO_TO_TEN}|twelve|un|una|uno|"
    r"our|my|the|nuestr[oa]|mi|another|otr[oa])(?:\s(?:of|de) (?:our|the|my|nuestr[oa]s|l[oa]s))?"
)
BY_ENDING = rf"(?!{NO_PERSON}\b)(?:[a-z]{{3,}}(?:er|or|ist|ee|guard)s?|{_IAN})"
"""A person by the ending of the word, where the question is who builds it."""
ROLE = (
    r"(?:[a-z]*(?:ologist|iatrist|icist|apist|armacist|entist|ician|grapher|keeper|master|maker|grower|farmer|worker|warden|wright|"
    r"foreman|woman|driver|adviser|advisor|counsell?or|director|inspector|planner|buyer|manager|leader|officer|trainer|teacher|"
    r"baker|brewer|cook|chef|clerk|nurse|doctor|physician|surgeon|midwife|secretary|packer|picker|fitter|welder|roaster|blender|"
    r"dispatcher|controller|coordinator|librarian|editor|lawyer|paralegal|judge|engineer|operator|guard|ranger|pilot|captain|"
    r"vet|agent|desk|crew|team|lead|head|owner|accountant|bookkeeper|caretaker|janitor|receptionist|supervisor|shift|board)s?|"
    r"baker|cook|chef|clerk|nurse|doctor|vet|fitter|packer|ranger|guard|agent|planner|buyer|trainer|teacher|tutor|editor|lawyer|driver|"
    r"grower|farmer|winegrower|manager|leader|owner|adviser|counsellor|secretary|operator|engineer|technician|inspector|librarian|"
    r"dispatcher|bookkeeper|foreman|midwife|pharmacist|brewer|roaster|surgeon|caretaker|crew|desk|team|staff|people|boss|partner|"
    r"colleagues?|volunteers?|assistants?|interns?|trainees?|companer[oa]s?|voluntari[oa]s?|ayudantes?|"
    r"workers|nurses|clerks|agents|planners|trainers|teachers|tutors|editors|lawyers|drivers|growers|farmers|managers|leads|leaders|"
    r"agronomists?|machinists?|florists?|stylists?|hygienists?|dentists?|deputy|deputies|bosun|skipper|gamekeeper|steward(?:ess)?|"
    r"advisers|counsellors|operators|engineers|technicians|inspectors|dispatchers|partners|doctors|guards|rangers|buyers|"
    r"tecnic[oa]s?|agronom[oa]s?|enfermer[oa]s?|medic[oa]s?|docentes?|maestr[oa]s?|profesor(?:a|es|as)?|operador(?:a|es|"
    r"as)?|operari[oa]s?|"
    r"conductor(?:a|es)?|chofer(?:es)?|supervisor(?:a|es|as)?|inspector(?:a|es|as)?|encargad[oa]s?|jef[ea]s?|gerentes?|"
    r"asesor(?:a|es|as)?|"
    r"agentes?|coordinador(?:a|es|as)?|planificador(?:a|es)?|comprador(?:a|es)?|cociner[oa]s?|panader[oa]s?|"
    r"abogad[oa]s?|bibliotecari[oa]s?|"
    r"secretari[oa]s?|viajer[oa]s?|vendedor(?:a|es|as)?|caficultor(?:a|es)?|agricultor(?:a|es)?|ingenier[oa]s?|"
    r"trabajador(?:a|es)? social(?:es)?)"
)
"""Those who act and decide, by their calling in many trades."""
KIN = (
    r"(?:(?:grand|step)?(?:mothers?|fathers?|mums?|moms?|mas?|pas?|dads?|parents?|sons?|daughters?)|aunts?|uncles?|spouses?|"
    r"neighbou?rs?|famil(?:y|ies)|folks?|kids|boys|girls|child(?:ren)?|sisters?|matrons?|sextons?|sweeps?|monks?|nuns?|priests?|stewards?|"
    r"abuel[oa]s?|madres?|padres?|ti[oa]s?|espos[oa]s?|marido|mujer(?:es)?|suegr[oa]s?|niet[oa]s?|vecin[oa]s?|duen[oa]s?|familias?|chic[oa]s|gente)"
)
"""People by their kin or their place in a house."""
GROUP = (
    r"(?:teams?|crews?|staff|desks?|helpdesk|boards?|committees?|councils?|jur(?:y|ies)|panel|departments?|divisions?|offices?|management|"
    r"brigades?|squads?|reception|dispatch|purchasing|accounting|procurement|(?:night|day|late|early|morning|evening|first|second|third|next|"
    r"weekend) shifts?|(?:control|mail|news|post|operations|dispatch|emergency) rooms?|"
    r"(?:customer|client|field|rescue|fire|night|emergency|patient|nursing) services?|"
    r"equipos?|plantilla|personal|cuadrillas?|brigadas?|comites?|juntas?|consejos?|jurados?|oficinas?|departamentos?|gerencia|recepcion|"
    r"turnos? de (?:noche|dia|manana|tarde|guardia)|sala de control)"
)
"""People who work together, or the place that stands for them."""
_BY_SPANISH_ENDING = (
    r"(?:[a-z]{3,}(?:[cdst]or|ero|ari[oa]|ist[a]|olog[oa])|[a-z]{3,}(?:[cds]tora|dora|sora|nera|dera|mera|jera|tera|rera)|"
    r"[a-z]{3,}(?:ante|gente|dente)|jef[ea]|tecnic[oa]|mecanic[oa]|medic[oa]|quimic[oa]|enolog[oa]|agronom[oa]|perit[oa]|capitan|capataz|"
    r"alcalde(?:sa)?|juez|jueza|policia|piloto|fiscal)(?:es|s)?"
)
_NO_CALLING = (
    r"(?:[a-z]*(?:meter|metro|gauge|layer|timer|cluster|poster|booster|cylinder|shelter|scooter|shutter|container|center|centre|(?:dash|key|card|white|cup)board)|"
    r"(?:gener|ventil|radi|incub|excav|escal|simul|acceler|refriger|separ|regul|altern|accumul|evapor|vibr|actu)ators?|(?:extr|comp)actor|"
    r"(?:s|v|conn|proj|inj|refl|ej|sel)ector|tensor|procesador|processor|compresor|ventilador|generador|secador|calentador|marcador|comedor|"
    r"register|chapter|roster|disaster|tower|fever|river|cover|buffer|carrier|folder|powder|ladder|border|tender|gender|timber|lumber|leather|"
    r"butter|beer|flower|shower|trailer|burner|tanker|locker|lever|liver|manner|dinner|supper|laser|cancer|odou?r|vapou?r|labou?r|harbou?r|"
    r"flavou?r|behaviou?r|mirror|terror|corridor|anchor|(?:in|out)door|restaurant|pollutant|lubricant|coolant|variant|instant|distant|"
    r"dominant|median|specimen|screw|reagent|overhead|[a-z]*erior|valor|calor|sabor|favor|tumor|[a-z]*lista|(?:entre|re)?vista|p[ia]sta|"
    r"enero|febrero|dinero|numero|primer[oa]|tercer[oa]|tablero|fichero|letrero|genero|sendero|agujero|vertedero|criadero|"
    r"gallinero|granero|carretera|manera|madera|nevera|caldera|frontera|bandera|ladera|"
    r"(?:hor|sal|invent|formul|di|calend|escen|glos|neces|cuestion|prim|secund|contr|ordin|semin|can)ari[oa]|"
    r"(?:dur|bast|const|inst|import|relev|rest|dist|vol|est|adel|sigui|sufici|pendi|reci|frecu|difer)[ae]nte|[a-z]*(?:acci|inci|prece|depen)dente|"
    r"urgente)(?:e?s)?"
)
"""Nouns with the ending of a calling that call nobody, beside those of machines."""
CALLING = rf"(?!(?:{NO_PERSON}|{_NO_CALLING})$)(?:{ROLE}|{KIN}|{PERSON}|{ANYBODY}|{BUILDER}|{_BY_SPANISH_ENDING})"
"""One noun that calls people, by itself or by its ending."""
