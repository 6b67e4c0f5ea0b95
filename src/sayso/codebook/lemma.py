"""Base forms of English words, as far as a look-up in a word table needs them."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Base form: its irregular forms. Forms that are bases as well (found, left, lay, shot) lead to both.
_IRREGULAR = """
arise arose arisen; awake awoke awoken; be am is are was were been; beat beaten; bear bore borne born; become became;
begin began begun; bend bent; bet bet; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown;
break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen;
cling clung; come came; creep crept; deal dealt; die died dying dies; dig dug; do did done does; draw drew drawn;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found;
flee fled; fling flung; fly flew flown flies; forbid forbade forbidden; foresee foresaw foreseen;
forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken;
freeze froze frozen; get got gotten; give gave given; go went gone goes; grind ground; grow grew grown; hang hung;
have had has; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led;
lean leant; leave left; lend lent; lie lay lain lying; light lit; lose lost; make made; mean meant; meet met;
mislead misled; mow mown; oversee oversaw overseen; overrun overran; overtake overtook overtaken;
overthrow overthrew overthrown; partake partook; pay paid; plead pled; prove proven; rebuild rebuilt; repay repaid;
rescind rescinded; resell resold; retake retook retaken; rethink rethought; ride rode ridden; ring rang rung;
rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shoot shot;
show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; sling slung;
speak spoke spoken; speed sped; spend spent; spill spilt; spin spun; spring sprang sprung; stand stood;
steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove striven; swear swore sworn;
sweep swept; swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told;
think thought; throw threw thrown; tread trod trodden; undergo underwent undergone; undertake undertook undertaken;
uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written; child children;
man men; woman women; person people; life lives; knife knives; thief thieves; half halves; foot feet;
spokesman spokesmen; spokeswoman spokeswomen; gunman gunmen; chairman chairmen; crisis crises; basis bases;
army armies
"""
_VOWELS = "aeiou"
_BRITISH = re.compile(r"i[sz](?=(?:e|ation)$)")
_OUR = re.compile(r"(?<=[a-z])ou?r$")


def _irregular() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for family in _IRREGULAR.split(";"):
        base, *rest = family.split()
        for form in rest:
            forms.setdefault(form, []).append(base)
    return forms


_BASES = _irregular()


def _stems(stem: str) -> Iterator[str]:
    """Bases that a stem before -ed or -ing can come from: `bomb`, `ambush`, `fir(e)`, `stab(b)`, `panic(k)`."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if doubled and stem[-1] not in "sz":
        yield stem[:-1]
    yield stem
    yield stem + "e"
    if doubled and stem[-1] in "sz":
        yield stem[:-1]
    if stem.endswith("ck"):
        yield stem[:-1]


def _regular(word: str) -> Iterator[str]:
    """Bases of a regular inflection, the likeliest first."""
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
    if word.endswith("ied") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("ed") and len(word) > 3:
        yield from _stems(word[:-2])
    if word.endswith("ing") and len(word) > 4:
        yield from _stems(word[:-3])
    if word.endswith("ings") and len(word) > 5:
        yield from _stems(word[:-4])


def _spellings(word: str) -> Iterator[str]:
    """The word in British and American spelling: -ise and -ize, -our and -or."""
    yield word
    yield _BRITISH.sub("is", word)
    yield _BRITISH.sub("iz", word)
    yield _OUR.sub("our", word)
    yield _OUR.sub("or", word)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """The word in lower case with straight apostrophes and without a possessive ending."""
    word = word.strip().casefold().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return re.sub(r"'s?$", "", word)


@lru_cache(maxsize=20_000)
def bases(word: str) -> tuple[str, ...]:
    """Forms under which a word may stand in a table, the word itself first and then the likeliest.

    Of an expression with spaces or hyphens the last part counts, then the first: `air strikes`, `US-backed`,
    `pro-army`.
    """
    word = plain(word)
    out: dict[str, None] = {}
    parts = [part for part in re.split(r"[\s\-]+", word) if part]
    for form in dict.fromkeys([word, "".join(parts), *parts[-1:], *parts[:1]]):
        for base in (form, *_BASES.get(form, ()), *_regular(form)):
            out.update(dict.fromkeys(_spellings(base)))
    return tuple(out)
