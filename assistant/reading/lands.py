"""Countries in a text: the jurisdiction, and whether it lies in the EU."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence

_EU = {
    r"germany|german (?:law|company|firm|town|city|hospital|state|market|bank|insurer)|bremen|berlin|hamburg|munich|"
    r"cologne|frankfurt|leipzig|dresden|stuttgart|hanover|bavaria|saxony|thuringia|hesse|brandenburg|rhineland|westphalia|"
    r"saarland|alemania": "Germany",
    r"austria|austrian (?:law|company|town|hospital)|vienna|graz|linz|salzburg|innsbruck|(?<!south )tyrol|carinthia|styria|vorarlberg|"
    r"burgenland": "Austria",
    r"france|french (?:law|hospitals?|bank)|paris|lyon|marseilles?|toulouse|bordeaux|lille|strasbourg|brittany|normandy|alsace|"
    r"provence|cnil|francia": "France",
    r"spain|spanish (?:law|hospitals?|bank)|madrid|barcelona|sevilla|valencia|zaragoza|bilbao|malaga|murcia|granada|"
    r"galicia|navarra|catalonia|cataluna|andalusia|andalucia|asturias|cantabria|aragon|extremadura|canary islands|canarias|aepd|"
    r"espana": "Spain",
    r"ital(?:y|ian law)|milan|rome|turin|naples|bologna|florence|genoa|venice|trento|trentino|south tyrol|lombardy|tuscany|"
    r"piedmont|sicily|sardinia|veneto|italia": "Italy",
    r"netherlands|holland|dutch law|amsterdam|rotterdam|utrecht|eindhoven|groningen|friesland": "Netherlands",
    r"belgium|belgian law|brussels|antwerp|ghent|liege|flanders|wallonia": "Belgium",
    r"luxembourg": "Luxembourg",
    r"poland|polish law|warsaw|krakow|cracow|gdansk|wroclaw|silesia": "Poland",
    r"sweden|swedish law|stockholm|gothenburg|malmo": "Sweden",
    r"denmark|danish law|copenhagen|aarhus|jutland": "Denmark",
    r"finland|finnish law|helsinki|tampere|lapland": "Finland",
    r"ireland|irish law|dublin|galway": "Ireland",
    r"portugal|portuguese law|lisbon|porto\b|algarve|alentejo": "Portugal",
    r"greece|greek law|athens|thessaloniki|crete": "Greece",
    r"czech(?:ia| republic| law)|prague|brno|ostrava|moravia|bohemia": "Czechia",
    r"slovakia|bratislava|kosice": "Slovakia",
    r"slovenia|ljubljana|maribor": "Slovenia",
    r"hungary|hungarian law|budapest|debrecen": "Hungary",
    r"romania|bucharest|cluj|transylvania": "Romania",
    r"bulgaria|sofia|plovdiv": "Bulgaria",
    r"croatia|zagreb|dalmatia|istria": "Croatia",
    r"estonia|tallinn|tartu": "Estonia",
    r"latvia|riga": "Latvia",
    r"lithuania|vilnius|kaunas": "Lithuania",
    r"malta|valletta": "Malta",
    r"cyprus|nicosia|limassol": "Cyprus",
    r"eu|european union|europe|ue|union europea": "EU",
}
_NAMES_TOO = r"sofia|florence|paris|hesse|brandenburg|milan|valencia|georgia"
"""Places that people or things are called by as well: they count only behind "in", "near", "from" or with their country."""
_ELSEWHERE = {
    r"colombia|medellin|bogota|cali|barranquilla|cartagena|antioquia|huila|cauca|tolima|boyaca|"
    r"cundinamarca|santander|caldas|quindio|risaralda|narino": "Colombia",
    r"mexico|cdmx|guadalajara|monterrey": "Mexico",
    r"argentina|buenos aires": "Argentina",
    r"chile|valparaiso": "Chile",
    r"peru|lima": "Peru",
    r"ecuador|quito|guayaquil": "Ecuador",
    r"uruguay|montevideo": "Uruguay",
    r"brazil|brasil|sao paulo": "Brazil",
    r"costa rica": "Costa Rica",
    r"usa|united states|u\.s\.|california|texas|new york|estados unidos": "USA",
    r"canada|toronto|quebec": "Canada",
    r"uk|united kingdom|england|scotland|wales|london|nhs": "UK",
    r"switzerland|swiss law|zurich|geneva|suiza": "Switzerland",
    r"norway|oslo": "Norway",
    r"india|mumbai|delhi": "India",
    r"kenya|nairobi": "Kenya",
    r"nigeria|lagos": "Nigeria",
    r"south africa": "South Africa",
    r"australia|sydney|melbourne": "Australia",
    r"japan|tokyo": "Japan",
}
_LAW = r"\b(?:law|laws|gdpr|jurisdiction|regulat\w*|right to|ley|leyes|norma\w*|act\b|rules of)"


_OTHERS = re.compile(
    r"\b(?:vendors?|suppliers?|providers?|compan(?:y|ies)|firms?|start-?ups?|tools?|software|products?|competitors?|manufacturers?|offers?|"
    r"consultants?|proveedor(?:es)?|empresas?)(?: \w+){0,2} (?:from|in|of|de)(?: the| la)?\s$"
    r"|\b(?:sellers?|dealers?|traders?|sales(?:man|men|woman|person)|reps?|representatives?|somebody|someone|vendedor(?:es|as?)?|"
    r"comercial(?:es)?) (?:from|de)(?: the| la)?\s$"
    r"|\b(?:hosted|hosting|servers?|cloud|data ?cent(?:er|re)s?|api|servidores|nube)(?: \w+){0,2} (?:in|from|en)(?: the| la)?\s$"
    r"|\b(?:export\w*|ship\w*|deliver\w*|driv\w+|travel\w*|import\w*|fl(?:y|ies|ew)|bought|buy|go|goes|went|sent|send|como en|like in)"
    r"(?: [\w'-]+){0,3} (?:to|into|from|in|for|a|de|en)(?: the| la)?\s$"
)
"""Words before a place where somebody else sits, a machine stands, or something is sent."""


def read_lands(s: Sentence) -> Iterator[Claim]:
    """Slot regulation_jurisdiction: loose where a place is only named, firm where the law is spoken of or asked for."""
    firm = s.asked == "regulation_jurisdiction" or bool(s.has(_LAW)) or len(s.low.split()) <= 4
    named = sorted(
        (match.span(), name, inside)
        for table, inside in ((_EU, True), (_ELSEWHERE, False))
        for pattern, name in table.items()
        for match in re.finditer(rf"\b(?:{pattern})(?!\w)", s.low)
        if _is_theirs(s, match)
    )
    if named:  # the first place that is named as their own
        span, name, inside = named[0]
        yield Claim("regulation_jurisdiction", *span, {"jurisdiction": name, "in_eu": inside}, firm=firm)


def _is_theirs(s: Sentence, match: re.Match[str]) -> bool:
    """Whether a place is where the team itself is at work, as far as the words before it say."""
    before = s.before(match.start(), 60)
    if _OTHERS.search(before) or s.negated(match.start()):
        return False
    return not re.fullmatch(_NAMES_TOO, match.group()) or bool(re.search(r"\b(?:in|near|from|around|of|en|de)\s$", before))
