"""What do time expressions look like in running English text?

Patterns for `re.VERBOSE`-free use over the text as it came: any white space between words, any case; `time_finder` asks
about the case of words that are also others ("may", "march", "sat"). The names of months, weekdays and numbers are those
of `date_words`.
"""

from __future__ import annotations

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"


def either(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


S = r"\s+"
DASH = r"(?:\s*[-‐‑–]\s*|\s+)"
NUMBER_WORD = rf"(?:{either(_TENS)}(?:[-\s]{either(_ONES)})?|{either(_ONES)})(?:{S}(?:hundred|thousand))?"
EXACT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:{S}1/2)?|{NUMBER_WORD}(?:[-\s]+and[-\s]+a[-\s]+half)?)"
VAGUE = (
    rf"(?:a{S}few|several|some|many|a{S}couple{S}of|a{S}couple|a{S}dozen|an?{S}(?:hundred|thousand)|dozens{S}of|half{S}an?|"
    rf"a{S}number{S}of|few|couple{S}of|hundreds{S}of|thousands{S}of)"
)
COUNT = rf"(?:{EXACT}|{VAGUE})"
ORDINAL = rf"(?:{either(_ORDINALS)}|\d+(?:st|nd|rd|th))"
UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|centuries)"
PLURAL = r"(?:seconds|minutes|hours|days|nights|weeks|weekends|months|quarters|years|decades|centuries)"
SINGULAR = r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SHORT_WEEKDAY = r"(?:(?:mon|tues?|weds?|thurs?|fri|sat|sun)\.)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
PART = r"(?:mornings?|afternoons?|evenings?|nights?|overnight|noon|midday|midnight|dawn|dusk|daybreak|sunrise|sunset)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
EARLY = rf"(?:(?:very{S})?(?:early|earlier|late|later|mid|sometime){DASH}(?:(?:in|on|of){S})?(?:the{S})?)"
END = (
    rf"(?:(?:by{S})?(?:the{S})?(?:very{S})?(?:end|beginning|start|middle|close|rest|remainder|turn|first{S}part|latter{S}part|"
    rf"early{S}part|last{S}part){S}of{S}(?:the{S})?)"
)
MODIFIER = rf"(?:{END}|{EARLY})"
ABOUT = (
    rf"(?:(?:about|around|nearly|almost|approximately|roughly|some|just{S}over|just{S}under|over|more{S}than|less{S}than|fewer{S}than|"
    rf"at{S}least|at{S}most|up{S}to|no{S}more{S}than|no{S}less{S}than|only|another|under|exactly|as{S}(?:many|much|little|few){S}as){S})"
)
PAST = r"(?:past|last|previous|preceding|recent|first|final|initial)"
COMING = r"(?:next|coming|following|upcoming|remaining)"
THIS = (
    r"(?:this|last|next|this\s+past|this\s+coming|the\s+past|the\s+last|the\s+next|the\s+coming|that|that\s+same|the\s+same|"
    r"the\s+following|the\s+previous|the\s+preceding|the\s+current|the\s+prior|the\s+latest)"
)
ZONE = r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|[HIJKPS][KS]?T|(?:local|eastern|central|pacific|\w+)\s+(?:standard\s+|daylight\s+)?time)"
HALF = r"(?:[ap]\.?\s?m\b\.?)"
CLOCK = (
    rf"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d\s?{HALF}(?:{S}{ZONE}|{S}\({ZONE}\))?|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:{S}{ZONE}|{S}\({ZONE}\))?(?![\d.:]\d)|(?:[01]?\d|2[0-4])\.[0-5]\d{S}{ZONE}|(?:1[0-2]|0?[1-9])\s?{HALF}(?:{S}{ZONE}|{S}\({ZONE}\))?"
    rf"|(?:[01]\d|2[0-4])[0-5]\d\s?(?:GMT|UTC|hrs|hours)\b|(?:{NUMBER_WORD}|\d{{1,2}})\s+o'clock|noon|midnight|midday)"
)
FEAST = (
    r"(?:thanksgiving(?:\s+day)?|christmas(?:\s+(?:day|eve))?|new\s+year'?s?(?:\s+(?:day|eve))|easter(?:\s+(?:sunday|monday))?|good\s+friday|"
    r"halloween|valentine'?s\s+day|labor\s+day|memorial\s+day|independence\s+day|veterans\s+day|election\s+day|boxing\s+day|"
    r"ramadan|eid\s+al-(?:fitr|adha)|ashura|yom\s+kippur|rosh\s+hashanah?|passover|hanukkah|nowruz|the\s+fourth\s+of\s+july|may\s+day)"
)
DATE = (
    rf"(?:(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}|(?:mon|tue|wed|thu|fri|sat|sun)),?{S})?(?:the{S})?(?:{MONTH}{S}{DAY}(?!\d|:\d|/)(?:\s*,?\s*{YEAR}\b)?|{DAY}(?:{S}of)?{S}{MONTH}\b(?:\s*,?\s*{YEAR}\b)?)"
    rf"|{MONTH}(?:{S}of)?,?{S}{YEAR}\b|\b{YEAR}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}/(?:{YEAR}|\d\d)\b|\b\d{{1,2}}\.\d{{1,2}}\.{YEAR}\b)"
)
