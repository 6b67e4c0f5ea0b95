"""Where what somebody says ends and the reporter's own words resume."""

import re

from sayso.claims.lines import CITING, MODALS, PLAIN, Line
from sayso.claims.subjects import credit
from sayso.codebook.saying import saying

# Where the reporter's own words may resume.
_RESUMES = re.compile(
    rf",[CB]{PLAIN}(?:,[^,;]*,)?[XA]*(?=V)|"
    rf"(?P<joined>C{PLAIN}A*)(?=V)|"
    r",?[CB]A*(?=V)|,A*(?=V)|,D?[JNU#A]*[NU][tR]D?[JNU#A]*[NUO](?=V)|,[ACB]*(?=G)|;|(?:,|(?<=Q))[SB]"
)
_ALSO_THAT = re.compile(r",?C(?:t|A*X)")
_TURNS = frozenset({"while", "although", "though", "whereas", "but"})
_THING_ENDS = re.compile(r",|[CB]A*[VX]|SD|Ct")


def stop_of(text: Line) -> int:
    """The end of a line without its closing marks."""
    stop = len(text)
    while stop and text.signs[stop - 1] in ".?!,'":
        stop -= 1
    return stop


def ending(text: Line, start: int, stop: int, thing: bool = False) -> int:
    """Where a content that begins at word `start` ends: before the reporter's next verb, aside or sentence end."""
    stop = credit(text, start, stop)
    stop = next((i for i in range(start + 1, stop) if text.lower[i] in CITING), stop)
    if text.signs[start] == "I" and (more := _ALSO_THAT.search(text.signs, start, stop)):
        stop = more.start()  # "said they had offered to mediate, and that"
    for match in _RESUMES.finditer(text.signs, start + 1, stop):
        if text.signs[match.start() - 1] == "t":  # "said that, while it rained, the bridge held"
            continue
        if text.signs[match.end() - 1] in "SB" and text.lower[match.end() - 1] in _TURNS:
            if text.signs[match.end() : match.end() + 1] == "t":  # "said that the bridge fell, but that nobody died"
                continue
            return match.start()
        if text.signs[match.start()] == ";":
            return match.start()
        if match["joined"]:  # without a comma only for sure: "said a truce was near and the mayor said"
            if text.lower[match.end()] in ("said", "says") and text.signs[match.start() + 1] != "O":
                return match.start()
            continue
        if _hangs_on_modal(text, start, match.end()):
            continue
        if _is_saying(text, match.end()) and not _closes_aside(text, start, match.start()):
            return match.start()
    return _thing_end(text, start, stop) if thing else stop


def _hangs_on_modal(text: Line, start: int, at: int) -> bool:
    """Whether a verb is the second of "would ... and ...", and so of what is said."""
    known = saying().verbs.get(text.lower[at])
    return known is not None and known[1] == {"base"} and bool(MODALS & set(text.lower[start:at]))


def _closes_aside(text: Line, start: int, comma: int) -> bool:
    """Whether the verb after a comma is that of a clause begun before: "a memo in which the mayor, Ann Vale, told"."""
    opener = max(text.signs.rfind(sign, start, comma) + 1 for sign in "tRWS")
    head, aside, _ = text.signs[opener:comma].partition(",")
    return opener > 0 and bool(aside) and re.fullmatch(PLAIN, head) is not None


def _thing_end(text: Line, start: int, stop: int) -> int:
    """Where a noun phrase ends; "as" with no verb after it belongs to it: "attacked the plan as a fraud"."""
    for match in _THING_ENDS.finditer(text.signs, start + 1, stop):
        if text.lower[match.start()] != "as" or set(text.signs[match.end() : stop]) & set("VX"):
            return match.start()
    return stop


def _is_saying(text: Line, at: int) -> bool:
    return bool(saying().asserts(text.lower[at]))
