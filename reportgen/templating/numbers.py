"""Numbers in a text: which figures and number words count something, and which are dates, references, units or names.

Figures are free as years, spans of years, dates, times of day, references (`Article 6`), parts of a name (`COVID-19`, `5G`),
powers of ten behind `per`, labels such as `(1)`, and between quotation marks. Number words are refused from three on, and
only where they surely count: before a magnitude (`three hundred`), per cent, points, `times`, `fold`; from eleven on also
alone, but not before a stretch of time; from three to ten before one of the things that reports count.
"""

import re
from collections.abc import Iterator

_YEAR = r"(?:1[89]|20|21)\d\d"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NAMED = (
    r"(?:Article|Art\.|Regulation|Directive|Decision|Annex|Appendix|Table|Figure|Box|Map|Chart|Chapter|Section|Protocol"
    r"|[Pp]age|pp?\.|Nos?\.|No(?=\s+\d+/)|Note|Footnote|[Vv]ersion|v\.?|ISO|ICAO|IMO|UNSCR|TLP|[Pp]aragraph|para\.|Recital|Title|Rule|Point|Part|Step|Phase"
    r"|Level|Goal|Objective|Priority|Action|Pillar|Resolution|Convention|Recommendation|Opinion|Volume|Vol\.|Issue"
    r"|Category|Type|Scenario|Zone|Sector|Boeing|Airbus)"
)
_FREE = re.compile(
    rf"""
    [“„"][^”“"]*[”“"] | ‘[^’]*’(?!\w) | «[^»]*»                                # quoted titles
    | https?://\S+ | \bwww\.\S+ | \S+@\w\S*                                     # addresses
    | \b(?:{_NAMED}(?:\s+\([A-Z]+\))?(?:\s+No\.?)?|\((?:EU|EC|EEC)\)(?:\s+No\.?)?)\s*
      \d[\d/.–-]*(?:\(\w{{1,3}}\))*(?:/[A-Z]+)?                                 # references
      (?:\s*(?:,|and|to|or|–)\s*\d{{1,2}}(?![\d,.]*\d|\s+[a-z]))?
    | \b(?:Articles|Tables|Figures|Chapters|Sections|Annexes|[Pp]ages|Boxes|Notes)\s+\d+(?:\s*(?:,|and|to|or|–)\s*\d+)*
    | §+\s*\d+ | \#\d+
    | (?<![\d.,/–-]){_YEAR}/\d+(?:/[A-Z]+)?(?!\w) | \b\d{{1,4}}/{_YEAR}\b(?!/)    # acts, spans of years
    | \b(?:24/7|9/11)\b
    | \b\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}\b | \b\d{{1,2}}([/-])\d{{1,2}}\1{_YEAR}\b     # dates
    | \b{_YEAR}-\d{{2}}(?:-\d{{2}})?\b
    | (?<![\d.,])\b\d{{1,2}}(?:\s?(?:–|-|and|to)\s?{_DAY}|(?:st|nd|rd|th))?\s+{_MONTH}(?!\w)(?:\s+{_YEAR}\b)?
    | \b{_MONTH}\s+{_DAY}(?:\s?[–-]\s?{_DAY})?,?\s+{_YEAR}\b
    | \b(?:on|of|by|until|till|since|from|to|before|after|and)\s+{_MONTH}\s+{_DAY}(?![\d.,]*\d|\s*%)
    | \b(?:[01]?\d|2[0-3]):[0-5]\d\b(?!:)                                       # times of day
    | \b{_YEAR}(?:[–-](?:{_YEAR}|\d\d))?(?!\w|[.,]\d|\s?%)                     # years and spans of years
    | \bper\s+1(?:0{{1,2}}|[,\s]000|0{{1,2}}[,\s]000|[,\s]000[,\s]000|0{{3,6}})(?![,.]?\d)\b | =\s?100\b    # units and bases
    | \b[A-Z]\w+\s\d\.0\b | \((?:[1-9]|1\d)\) | \b(?:3M|4K|8K)\b                # names and labels
    """,
    re.VERBOSE,
)

_N = r"\d(?:[\d,.’'\u00a0\u202f]*\d)?(?:[ ]\d{3}(?!\d))*"
_MONEY = r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|HUF|CZK|RON|BGN|TRY|RSD|ALL|MKD|UAH|RUB|LYD|TND|MAD|EGP|SYP|IQD|IRR|AFN|PKR|JPY)"
_BIG = r"(?:k|m|mn|mln|mio|bn|tn|x|pp|kg|km|km²|m²|m³|t|ha)"
_PARTS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_FIGURES = rf"""
    (?<!\w)(?<!\w[./–-])(?:{_MONEY}(?=[\d]))?[-−]?
    (?:
        \d+/\d+(?![\w/-])
      | (?:{_N})?[{_PARTS}]
      | {_N}(?:[–-]{_N})?(?:
            (?:{_BIG}|{_MONEY})(?!\w)
          | (?:(?<=\d\d)|(?<=\.\d))[KMB](?!\w)
          | -(?:fold|strong|percent|per-cent|point)(?!\w)
          | (?![\w-]|[/.,]\d)
        )
    )
    | \b{_MONEY}\s?{_N}[KMB](?!\w)
"""

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SMALL = r"(?:three|four|five|six|seven|eight|nine|ten)"
_LARGE = (
    r"(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|{_TENS}(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_POWER = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_TIME = r"(?:second|minute|hour|day|night|week|month|year|decade)"
_COUNTED = (
    r"(?:per\s?cent|percent|%|percentage|points?|times|fold|out\s+of|in\s+(?:every\s+)?(?:three|four|five|six|ten|twenty)"
    r"|persons?|people|men|women|children|minors|victims?|migrants?|refugees?|applicants?|applications?|travellers?"
    r"|passengers?|citizens?|nationals?|deaths?|bodies|cases?|detections?|crossings?|arrests?|arrivals?|seizures?|incidents?"
    r"|facilitators?|smugglers?|suspects?|offenders?|documents?|passports?|boats?|vessels?|ships?|vehicles?|lorries|trucks?"
    r"|euros?|dollars?|pounds|tonnes?|kilo\w+|kilomet\w+|nationalities)"
)
_BETWEEN = r"(?:(?!(?:of|to|for|in|and|or|on|with|by|from|at|per|the|out)\b)[a-z]+[\s-])?"
_WORDS = rf"""
    \b(?:one|two|{_SMALL}|{_LARGE}|(?:half\s+)?an?|several)\s+{_POWER}(?!\w|-(?!fold))(?:\s+{_POWER}\b)?
    (?<!\bseveral\ dozen)(?<!\ba\ dozen)
    | \b{_SMALL}-?fold\b
    | \b{_SMALL}(?!\s+{_TIME}s?\b)(?=\s+{_BETWEEN}{_COUNTED}\b)
    | \b{_LARGE}(?![\w-])(?!\s+(?:consecutive\s+|full\s+)?{_TIME})(?!(?:\s+|-)first|-)
"""
_NUMBER = re.compile(rf"(?:{_FIGURES})", re.VERBOSE)
_SPOKEN = re.compile(rf"(?:{_WORDS})", re.VERBOSE | re.IGNORECASE)


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Gives the offset and the text of every number that counts something."""
    if not _ANY.search(text):
        return
    masked = _FREE.sub(lambda found: "x" * len(found[0]), text)
    found = [(each.start(), each[0].strip(" .,")) for each in (*_NUMBER.finditer(masked), *_SPOKEN.finditer(masked))]
    yield from sorted(found)


_ANY = re.compile(
    rf"[\d{_PARTS}]|hundred|thousand|illion|dozen|three|four|five|six|seven|eight|nine|ten|eleven|twelve|t[ey]\b",
    re.IGNORECASE,
)
"""What a text without numbers has nowhere."""
