"""What the parts of a report are, and that they fit its text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.report import READ_PARTS
from sayso.sources.layout import layout


def told(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in layout(text, markdown=markdown)]


LEDE = "Shells fell on the harbour of Port Varna on Monday, the mayor said."
MORE = "Nobody was hurt, but two warehouses burned down before firemen came."


def test_markdown_report_is_told_apart() -> None:
    text = (
        "\n# Navy Shells Harbour of Port Varna\n\nMay 04, 2015\n\n**The  Varna Courier**\n\n"
        f"Firemen carry hoses during the fire that followed.\n\n{LEDE}\n\n"
        f"> We saw the ships.\n\n## Aftermath\n\n{MORE}\n\n"
        "Original url:\n\n<https://courier.example/2015/05/04/harbour>\n"
    )
    assert told(text, markdown=True) == [
        ("headline", "Navy Shells Harbour of Port Varna"),
        ("date", "May 04, 2015"),
        ("byline", "The  Varna Courier"),
        ("caption", "Firemen carry hoses during the fire that followed."),
        ("paragraph", LEDE),
        ("quote", "We saw the ships."),
        ("heading", "Aftermath"),
        ("paragraph", MORE),
        ("url", "Original url:"),
        ("url", "<https://courier.example/2015/05/04/harbour>"),
    ]


def test_one_paragraph_a_line() -> None:
    assert told(f"Harbour shelled\nBy Ana Odun\n{LEDE}\nNo Casualties\n{MORE}") == [
        ("headline", "Harbour shelled"),
        ("byline", "By Ana Odun"),
        ("paragraph", LEDE),
        ("heading", "No Casualties"),
        ("paragraph", MORE),
    ]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Shells fell on the harbour of Port Varna on Monday, the mayor\n"
        "said, and the Navy, which has denied firing on the town, was\n"
        "asked to explain.\n\n"
        "Nobody was hurt, but two warehouses burned down before the\n"
        "Varna Fire Brigade came.\n"
    )
    assert [kind for kind, _ in told(text)] == ["paragraph", "paragraph"]


def test_markdown_lines_are_joined_but_list_items_are_not() -> None:
    assert told(f"{LEDE}\n{MORE}\n\n- one item here.\n- another item.", markdown=True) == [
        ("paragraph", f"{LEDE}\n{MORE}"),
        ("paragraph", "one item here."),
        ("paragraph", "another item."),
    ]


def test_underlined_headings() -> None:
    text = f"Harbour shelled\n===\n\n{LEDE}\n\nAftermath\n---\n{MORE}"
    assert [kind for kind, _ in told(text, markdown=True)] == ["headline", "paragraph", "heading", "paragraph"]


def test_a_broken_line_goes_on_in_lower_case() -> None:
    text = f"{MORE}\nThe ships of the Varna-led \ncoalition\n withdrew."
    assert told(text)[1:] == [("paragraph", "The ships of the Varna-led \ncoalition\n withdrew.")]


@pytest.mark.parametrize(
    "dateline",
    [
        "VARNA, Oct 7 (Coast Wire) -",
        "PORT VARNA (CW) --",
        "VARNA, Ruritania —",
        "ST. ANNE -",
        "Varna, 9 June -",
        "VARNA (Coastwire)",
        "Port Varna (CNW) –",
        "(CWN) --",
        "VARNA:",
    ],
)
def test_dateline_opens_its_paragraph(dateline: str) -> None:
    assert told(f"{dateline} {LEDE}\n\n{MORE}") == [("dateline", dateline), ("paragraph", LEDE), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "opening",
    [
        "NATO said the harbour was hit.",
        "ISIL - also known by other names - shelled the harbour.",
        "The SDF (Southern Defence Force) Navy shelled the harbour.",
        "UPDATE: The harbour was shelled.",
        "NATO–Ruritania talks broke off.",
        "U.S. — and other — ships left.",
        "Mayor Odun (left) said so.",
    ],
)
def test_no_dateline(opening: str) -> None:
    assert told(f"{opening}\n\n{MORE}")[0] == ("paragraph", opening)


def test_dateline_glued_behind_a_photo_credit() -> None:
    assert told(f"Ships in the bay (Wire photo) VARNA (Coastwire) {LEDE}") == [
        ("paragraph", "Ships in the bay (Wire photo)"),
        ("dateline", "VARNA (Coastwire)"),
        ("paragraph", LEDE),
    ]


def test_dateline_glued_behind_a_headline() -> None:
    assert told(f"Harbour Shelled Again. VARNA — {LEDE}")[1:] == [("dateline", "VARNA —"), ("paragraph", LEDE)]


def test_a_report_has_one_dateline() -> None:
    kinds = [kind for kind, _ in told(f"VARNA (CW) -- {LEDE}\n\nSOFIA (CW) -- {MORE}")]
    assert kinds == ["dateline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "October 07, 2015",
        "Wed 7 Oct 2015 14:05 GMT",
        "Published: 7 October 2015",
        "Last updated at Oct 07, 2015 3:10 p.m.",
        "on Dec 23 2012, 5:03p",
        "2 October 2013, 15:39 (GMT+05:00)",
        "Sunday, November 27-2005 at 16:12",
        "Story Created: Aug 7, 2012 at 9:56 AM AKDT",
        "First Posted: 10/25/11 06:44 PM ET Updated: 12/25/11 05:12 AM ET",
        "Fri., May. 3, 2013 11:45 AM PDT",
        "2015-10-07",
        "07.10.2015",
    ],
)
def test_date_line(line: str) -> None:
    assert told(f"Harbour shelled\n{line}\n{LEDE}")[1] == ("date", line)


@pytest.mark.parametrize("line", ["October 7 was a quiet day.", "In 2015 nobody came.", "7 October"])
def test_what_a_date_line_is_not(line: str) -> None:
    assert told(f"{LEDE}\n{line}\n{MORE}")[1][0] in {"paragraph", "heading"}


def test_date_glued_before_a_headline() -> None:
    assert told(f"Mon May 4 2015 Harbour Shelled. {LEDE}") == [
        ("date", "Mon May 4 2015"),
        ("paragraph", f"Harbour Shelled. {LEDE}"),
    ]
    assert told("04-05-2015 3 Ships Sunk. More will be.")[0] == ("date", "04-05-2015")
    assert told("May 4 2015 was when the ships came.") == [("paragraph", "May 4 2015 was when the ships came.")]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Odun",
        "by Ana Odun and Petar Marr",
        "Ana Odun, Staff Writer",
        "By our defence staff",
        "From our correspondent in Varna",
        "Ana Odun in Varna",
    ],
)
def test_byline(line: str) -> None:
    assert told(f"Harbour shelled\n{line}\n{LEDE}")[1] == ("byline", line)


@pytest.mark.parametrize("line", ["By Monday the ships had left.", "Ships burn in Varna harbour", "Navy in retreat"])
def test_no_byline(line: str) -> None:
    assert told(f"Harbour shelled\n{line}\n{LEDE}")[1][0] != "byline"


@pytest.mark.parametrize(
    "line",
    [
        "The harbour after the attack. (Photo: Ana Odun)",
        "File photo: ships in the bay",
        "FILE - Ships in the bay on May 1.",
        "Image: Ana Odun",
        "In this photo taken on Sunday, ships lie in the bay.",
        "Ships in the bay / Reuters",
        "Women walk past a burned warehouse in Port Varna.",
        "The mayor, Ana Odun, is seen at the harbour.",
    ],
)
def test_caption(line: str) -> None:
    assert told(f"Harbour shelled\n{line}\n{LEDE}")[1] == ("caption", line)


@pytest.mark.parametrize(
    "line",
    [
        "File-sharing firms left the harbour.",
        "A fire on Tuesday destroyed two warehouses.",
        "The mayor wants to hold talks.",
        "Officials said protesters march every day.",
        "Two navies hold the bay.",
    ],
)
def test_no_caption(line: str) -> None:
    kind = told(f"Harbour shelled\n{line}\n{LEDE}")[1][0]
    assert kind == ("caption" if line.startswith("Two") else "paragraph")


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ana Odun; Editing by Petar Marr)",
        "Copyright 2015 Coast Wire",
        "Source: Coast Wire",
        "-- Coast Wire",
        "Ana Odun contributed to this report.",
        "© 2015 Coast Wire. All rights reserved.",
        "newsroom@courier.example",
    ],
)
def test_credit_at_the_end(line: str) -> None:
    assert told(f"{LEDE}\n{MORE}\n{line}")[-1] == ("credit", line)


@pytest.mark.parametrize("line", ["- The army left.", "Source code was stolen.", "Copies were sold."])
def test_no_credit(line: str) -> None:
    assert told(f"{LEDE}\n{MORE}\n{line}")[-1] == ("paragraph", line)


@pytest.mark.parametrize("credit", ["-AFP", "(Source: Coast Wire)", "Odun/Marr", "Editing by Petar Marr"])
def test_credit_glued_behind_the_last_sentence(credit: str) -> None:
    assert told(f"{LEDE} {MORE} {credit}") == [("paragraph", f"{LEDE} {MORE}"), ("credit", credit)]


def test_a_lone_line_is_a_paragraph() -> None:
    assert told("Harbour shelled again") == [("paragraph", "Harbour shelled again")]


def test_headline_with_a_stop() -> None:
    assert told(f"Navy Shells Harbour Again.\n\n{LEDE}")[0][0] == "headline"
    assert told(f"Who shelled the harbour?\n\n{LEDE}")[0][0] == "headline"
    assert told(f"The navy shelled it.\n\n{LEDE}")[0][0] == "paragraph"


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "***", "> ", "# ", "---\n"])
def test_nothing_to_tell(text: str) -> None:
    assert not [part for part in layout(text, markdown=True) if part.start >= part.end]


PIECES = st.sampled_from(
    [
        LEDE,
        MORE,
        "# ",
        "> ",
        "- ",
        "**",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u2028",
        "VARNA (CW) -- ",
        "By Ana Odun",
        "May 4, 2015",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS, st.booleans())
def test_parts_stand_in_order_and_never_overlap(text: str, markdown: bool) -> None:
    parts = layout(text, markdown=markdown)
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert all(one.end <= two.start for one, two in pairwise(parts))
    assert all(text[part.start : part.end] == text[part.start : part.end].strip() for part in parts)


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    parts = layout(text)
    inside = {at for part in parts for at in range(part.start, part.end)}
    lost = "".join(char for at, char in enumerate(text) if at not in inside and char.isalnum())
    assert lost == ""


def test_long_text_without_a_break() -> None:
    parts = layout("A man walks on. " * 20_000)
    assert {part.kind for part in parts} <= READ_PARTS
