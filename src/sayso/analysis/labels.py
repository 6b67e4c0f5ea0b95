"""What the reader model can say, in the order of its outputs. Training and reading share this file alone."""

from sayso.model.analysis import STATUSES, NumberOf

TYPES: tuple[str, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RELATION",
)  # fmt: skip
"""The types a trigger can have. In the output of the trigger head, 0 is "no trigger" and type i stands at i + 1."""

CUES: tuple[str, ...] = ("says", "mind")
"""What a word of saying can be: its source puts the content forward, or only has it in mind or judges it. In the output
of the cue head, 0 is "no cue" and cue i stands at i + 1."""

MARKS: tuple[str, ...] = (*TYPES, *CUES)
"""What a word can be that the second stack reads for: the trigger of a type, or a cue."""

HINTS: tuple[str, ...] = (*TYPES, "verb of saying", "noun of saying")
"""What the codebook can tell of a word."""

MODES: tuple[str, ...] = (
    "", "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access",
    "resign", "assist", "change", "yield", "meet", "disapprove", "investigate", "allege", "restrict", "arrest",
    "relations", "expel", "territory", "violence", "demo", "riot", "strike", "hunger", "boycott", "obstruct",
    "vandalize", "convict", "discontinue", "troops", "weapons", "police", "militia", "seize", "censor", "curfew",
    "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "sexual", "targeted",
    "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
    "crowd-control", "unconventional", "ally", "opponent", "controls", "office",
)  # fmt: skip

PARTY_TAGS: tuple[str, ...] = ("none", "actor", "actor-more", "recipient", "recipient-more")
"""Of a word for a trigger: begins or continues the words of an actor or a recipient."""

SOURCE_TAGS: tuple[str, ...] = ("none", "inner", "inner-more", "outer", "outer-more")
"""Of a word for a trigger: begins or continues the words of the innermost source, or of one outside it; of a word for a
cue: of its source, as `inner`."""

SAID_TAGS: tuple[str, ...] = ("none", "content", "cue")
"""Of a word for a cue: part of what is attributed, or of the cue itself."""

NUMBER_TAGS: tuple[NumberOf | str, ...] = (
    "none", "killed", "injured", "captured", "displaced", "troops", "weapons", "vehicles", "aircraft", "attacks",
    "money", "other",
)  # fmt: skip

WORD_HEADS: dict[str, tuple[str, ...]] = {
    "party": PARTY_TAGS,
    "source": SOURCE_TAGS,
    "place": ("none", "place", "place-more"),
    "time": ("none", "time"),
    "number": NUMBER_TAGS,
    "said": SAID_TAGS,
}
"""Heads that say something of each word for a trigger; of a cue only `source` and `said` are heard."""

SOURCE_KINDS: tuple[str, ...] = ("none", "here", "carried", "unnamed")
"""Where a link of the chain is named: there is none, in this sentence, in one before, nowhere."""

CARRIED: tuple[str, ...] = ("none", "here", "carried")
"""Where a role is filled: nowhere, in this sentence, in one before (or, for a time, by the publication date)."""

TRIGGER_HEADS: dict[str, tuple[str, ...]] = {
    "mode": MODES,
    "status": STATUSES,
    "inner": SOURCE_KINDS,
    "outer": SOURCE_KINDS,
    "actor": CARRIED,
    "recipient": CARRIED,
    "where": CARRIED,
    "when": CARRIED,
}
"""Heads that say something of a trigger as a whole; of a cue only `inner` is heard."""
