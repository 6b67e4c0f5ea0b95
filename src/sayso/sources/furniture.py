"""How the furniture of a report looks: date lines, bylines, datelines, captions, credits, addresses."""

import re
from itertools import pairwise

from sayso.model.report import PartKind

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May\.?|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?|[ap])?|\d{1,2}\s?[ap]\.?\s?m\.?)"
    r"(?:\s*\(?(?:[A-Z]{2,4}(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2})\)?)?"
)
_DATE = (
    rf"(?:{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?[,-]?\s*\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]{_MONTH},?[\s-]\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}/\d{1,2}/\d{1,2})"
)
_WHEN = (
    r"(?:(?:(?:Date|Article|Story|Originally|First|Last)?\s*(?:published|posted|updated|edited|modified|created|issued|released?)"
    r"(?:\s+time)?|date(?:\s+of\s+publication)?)(?:\s+(?:on|at))?\s*:?\s*)"
)

DATE_LINE = re.compile(
    rf"{_WHEN}?(?:(?:{_DAY},?|{_CLOCK},?|at|on|\||[-–—·•])\s*)*(?:{_DATE}|{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:[\s,|·•@–—-]*(?:{_WHEN}|{_CLOCK}|{_DATE}|{_DAY}|at|ET|EST|EDT|GMT|IST|UTC))*[\s.|]*",
    re.IGNORECASE,
)
"""A line that holds nothing but a date."""

LEADING_DATE = re.compile(
    rf"{_WHEN}?(?:{_DAY},?\s+)?{_DATE}(?:\s*[-–—|,:]?\s*{_CLOCK})?(?:\s+title:)?\s*[-–—|:]?\s+(?-i:(?=[\"“A-Z0-9]))",
    re.IGNORECASE,
)
"""A date line that runs into what follows it."""

_NAME = r"[A-Z][\w.'’-]+(?:\s+(?:(?:de|del|da|di|al|el|van|von|der|bin|ben|la|le)\s+)?[A-Z][\w.'’-]*){0,4}"
_NAMES = rf"{_NAME}(?:(?:,|\s+and|\s+&|,\s+and)\s+{_NAME}){{0,5}}"
_STAFF = r"(?:staff|desk|correspondents?|reporters?|(?:staff )?writers?|bureau|agencies)"
BYLINE = re.compile(
    rf"(?:(?i:written |story |report |reported |posted )?(?i:by):?\s+(?:the\s+)?{_NAMES}"
    rf"(?:\s+in\s+{_NAME})?(?:\s*[|,/–—-]\s*.{{1,80}})?"
    rf"|{_NAME},?\s+(?:(?:Senior |Foreign |Political |Staff )*(?:Staff|Correspondent|Writer|Reporter|Contributor)"
    rf"|Special to .{{2,40}})"
    rf"|(?i:from|by)?\s*(?i:our|an?)\s+(?:[\w-]+\s+){{0,3}}(?i:{_STAFF})(?:\s+(?:in|and|at)\s+.{{1,40}})?)\.?"
)
"""By whom a report is, as a line of its own."""

NAME_IN_PLACE = re.compile(r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,2},?\s+in\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}")
"""A byline without "by"; under a headline only, for many a headline has this form."""

_PLACE = r"[A-Z][A-Z'’.-]{2,}(?:[ /][A-Z'’.-]{2,}){0,3}"
_PLACE_MIXED = r"[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){0,3}"
_REGION = r"(?:,\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2})?"
_ON = rf"(?:,?\s+(?:{_DAY},?\s*)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)?"
_AGENCY = r"\(\s?[A-Z][\w .,/&'’-]{1,40}\)"
_DASH = r"\s*(?:--+|[-–—―_\x96\x97])\s+"  # the last two are dashes of Windows-1252 read as Latin-1
_NO_PLACE = (
    r"(?!(?:[A-Z]+ )?(?i:updated?|breaking|news|live|watch|video|photos?|exclusive|file|editorial|opinion|analysis|note"
    r"|correction)\b)(?!(?:[A-Z]\.){2})"
)
_ONE_WORD = r"\([A-Z][\w./-]{1,20}\)"
_SPEAKS = r"(?=[\"“‘'(A-Z0-9]|$)"
DATELINE = re.compile(
    rf"{_NO_PLACE}(?:{_PLACE}{_REGION}{_ON}(?:\s*{_AGENCY})?(?:{_DASH}|\s*[—―]\s*|\s+--){_SPEAKS}"
    rf"|{_PLACE}(?:{_REGION}{_ON}\s*{_AGENCY}|,\s+[A-Z][\w.]+)\s*–\s*{_SPEAKS}"
    rf"|(?:{_PLACE}|{_PLACE_MIXED}){_REGION}{_ON}\s*{_AGENCY}(?:{_DASH}|\s*[–—―]\s*|\s*:\s+)"
    rf"|{_PLACE}{_REGION}{_ON}\s*{_ONE_WORD}\s+(?=[A-Z\"“])"
    rf"|(?:{_PLACE}|{_PLACE_MIXED}){_REGION},?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
    rf"(?:\s*{_AGENCY})?{_DASH}"
    rf"|{_PLACE_MIXED}{_REGION},\s+[A-Z]{{2,8}}\s*[–—-]+\s+"
    rf"|{_AGENCY}{_DASH})"
)
"""Where and by whom a report was filed, with the mark that ends it, at the start of a paragraph."""

_NO_NOUN = "".join(rf"(?<!\b{word}\s)" for word in ("the", "The", "a", "an", "of", "by", "and", "for", "with", "from"))
INLINE_DATELINE = re.compile(
    rf"(?<=\s){_NO_NOUN}{_NO_PLACE}{_PLACE}{_REGION}{_ON}\s*(?:{_AGENCY}{_DASH}|{_ONE_WORD}\s+(?=[A-Z\"“]))"
    rf"|(?<=[.!?)\"”’]\s){_NO_PLACE}{_PLACE}{_REGION}{_ON}\s*(?:--+|[–—―\x96\x97]|\s-)\s+(?=[A-Z\"“])"
)
"""A dateline glued behind a headline or a photo's credit."""

COLON_DATELINE = re.compile(rf"{_NO_PLACE}{_PLACE}{_REGION}{_ON}\s*:\s+(?=[A-Z\"“])")
"""A dateline that ends with a colon; elsewhere than at the top that is how a speaker is named."""

_AGENCIES = (
    r"(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Xinhua|Anadolu(?: Agency)?|Handout|SANA|TASS|Sputnik|RIA Novosti|UPI"
    r"|(?:The )?Associated Press|Agence France-Presse|File)"
)
CAPTION = re.compile(
    rf"""^(?:file\s*(?:photo|picture|image|pic)?\s*(?::|[-–—]\s)
      |(?:photo|picture|image|caption|pictured|above|below)\s*[:|]
      |in\s+this\s+[^.]{{0,60}}\b(?:photo|photograph|picture|image|frame\s+grab|video)\b
      |(?:an?|this)\s+(?:undated\s+|file\s+|handout\s+|still\s+)*(?:photo|photograph|picture|image|still)\s+
       (?:shows|taken|released|provided|grab))
    |\((?:[^()]*\b)?(?:photo|file|image|picture|photograph|handout|screengrab|screenshot)s?\b[^()]*\)\.?$
    |\b(?:photo|picture|image|(?-i:Credit|CREDIT)|photograph)(?:\s+by|\s+credit|\s+courtesy)?\s*:\s*[^.]{{2,60}}\.?$
    |[/©]\s*(?:{_AGENCIES}|(?-i:[A-Z][a-z]+\s[A-Z][a-z]+))(?:\s*/\s*[\w. ]+)*$
    |\bFile\s+(?:photo|picture|image)\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What gives a photo's caption away."""

AGENCY_END = re.compile(rf"[\[(|/]\s*{_AGENCIES}(?:\s*[/,]\s*[\w. ]+)*\s*[\])]?\.?$")
"""Before the text begins, a photo's credit."""

_SEEN = re.compile(
    r"carr(?:y|ies)|walks?|stands?|sits?|gathers?|inspects?|holds?|rides?|watch(?:es)?|poses?|shakes?|reacts?|attends?"
    r"|takes? part|march(?:es)?|patrols?|gestures?|listens?|embraces?|smiles?|speaks?|rises|billows|examines?|cheers?"
    r"|mourns?|chants?|waves?|looks? (?:on|at|out|over)|runs? (?:near|past|across|along|through)"
    r"|(?:is|are|was|were) (?:seen|pictured|shown)"
)
_NO_SUBJECT = re.compile(
    r"(?i:the|an?|to|of|in|for|on|at|by|with|from|and|or|but|will|would|can|could|may|might|must|should|not|who|that)|.{1,2}"
)
_TELLS = re.compile(r"(?:was|were|is|are|has|have|had|said|says|who|that|when|if|as|after)\b", re.IGNORECASE)

CREDIT = re.compile(
    rf"""^(?:
      [\[(]?(?:additional\s+)?(?:reporting|editing|writing|edited|compiled|translated|reported|written|produced)\s+by\b.{{0,240}}
      |(?:©|\(c\)|copyright\b).{{0,200}}
      |.{{0,120}}\ball\s+rights\s+reserved\b.{{0,120}}
      |(?:source|sources|credit|credits|via|agencies|photo|photos|photo\s+credit|image\s+credit)\s*:\s*.{{1,80}}
      |[-–—(\[]{{1,3}}\s*(?:with\s+)?(?-i:[A-Z][\w.]*(?:[\s/]+(?:[A-Z][\w.]*|and|of)){{0,3}})[)\]]?\.?
      |(?:read|see)\s+more\b.{{0,80}}
      |(?:this\s+(?:article|story|report)|the\s+associated\s+press)\b.{{0,120}}\b(?:contributed|published|appeared)\b.{{0,120}}
      |.{{0,80}}\bcontributed\ (?:reporting|to\ (?:this|the)\ (?:article|story|report))\b.{{0,60}}
      |\S+@\S+\.\w+
      |{_AGENCIES}(?:\s*/\s*[\w. ]{{1,30}})?
    )$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Who worked on a report, who owns it, what else to read."""

ADDRESS = re.compile(
    r"(?:(?:original|source|full|short|canonical|article)?\s*(?:url|link|address)\s*:?|read\s+(?:it|more)\s+at:?)?\s*"
    r"(?:[<(\[]?(?:https?://|www\.)\S+[>)\]]?\s*)*",
    re.IGNORECASE,
)
"""Nothing but an address, or the label of one."""

TRAILING_CREDIT = re.compile(
    rf"(?<=[.!?\"”’)])\s*(?:[-–—]+\s?(?i:{_AGENCIES})"
    r"|\(?(?:Additional reporting|Reporting|Writing|Editing|Translated) by\b[^!?]{2,240}"
    r"|\(?(?:Source|Agencies|Credit)s?:\s[^.!?]{2,80}"
    r"|(?<=\s)[A-Z][\w.]{0,20}(?:\s?/\s?[A-Z][\w. ]{1,20}){1,2})\.?$"
)
"""A credit that runs on behind the last sentence: an agency, those who worked on it, a sign-off (Odun/Marr)."""

PUBLISHER_LINE = re.compile(r"(?:[A-Z][\w.&'’-]*|of|and|the|for)(?:\s+(?:[A-Z][\w.&'’-]*|of|and|the|for|in))*")
"""Capitalised words and nothing else, as a publisher's or author's name stands alone."""


def alone(words: str) -> PartKind | None:
    """The kind of a line that is nothing but a dateline, an address or a date; else None."""
    if len(words) > 2048:
        return None
    if DATELINE.fullmatch(f"{words} "):
        return "dateline"
    if ADDRESS.fullmatch(words):
        return "url"
    return "date" if len(words) < 90 and DATE_LINE.fullmatch(words) else None


def is_byline(words: str) -> bool:
    """Whether a line says by whom the report is, and no more."""
    return len(words) < 160 and bool(BYLINE.fullmatch(words))


def is_credit(words: str) -> bool:
    """Whether a line names those who worked on a report or own it."""
    return len(words) < 400 and bool(CREDIT.fullmatch(words))


def stops(words: str) -> bool:
    """Whether words end as a sentence does: with a stop, closing quotes and brackets aside."""
    return words.rstrip("\"'”’»)]*_ ")[-1:] in {".", "!", "?", "…", ":", ";", ","}


def shown(words: str) -> bool:
    """Whether words tell in the present tense what is to be seen, as a caption does: a subject, then its doings."""
    starts = [match.start() for match in re.finditer(r"\S+", words)][:10]
    for before, at in pairwise(starts):
        if (seen := _SEEN.match(words, at)) and re.match(r"[\s,]", words[seen.end() :]):
            return not _NO_SUBJECT.fullmatch(words[before:at].strip())
        if _TELLS.match(words, at):
            return False
    return False


def titled(words: str) -> bool:
    """Whether words that end with a stop still read like a headline: short, and asking or capitalised throughout."""
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if len(word) > 3]
    if len(words) > 120 or not long or re.search(r"[.!?]\s", words):
        return False
    capital = sum(word[0].isupper() for word in long)
    return words.endswith("?") or (len(long) > 2 and capital >= 0.8 * len(long))
