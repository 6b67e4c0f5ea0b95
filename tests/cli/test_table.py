"""Tables that a person can read, at 80 columns and without colours."""

import io
from dataclasses import replace

import pytest

from sayso.cli.page import Page
from sayso.cli.table import TABLES
from sayso.model.analysis import NumberMention, PlaceMention, Sentence
from sayso.model.claim import Claim, Role
from sayso.model.reading import Reading
from sayso.model.span import Span


def shown(layer: str, reading: Reading, explain: bool = False) -> str:
    stream = io.StringIO()
    TABLES[layer](Page(stream), reading, explain)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")  # whatever the environment asks for, a pipe gets none


def test_claims_stand_under_their_source_chain(reading: Reading) -> None:
    assert shown("claims", reading) == (
        "ferry.txt · Amal Post · 2021-03-09\n"
        "Ferry hit off Port Amal\n"
        "  On the say-so of coast guard\n"
        "    ASSAULT heavy-weapons · happened · rebels → ferry\n"
        "      Port Amal · 2021-03-08 · with mortars · killed 12 or more\n"
        "      The coast guard said on Monday that rebels »shelled« a ferry near Port\n"
        "      Amal with mortars, killing at least 12 people.\n"
        "\n"
        "  On the say-so of rebel spokesman, as told by Radio Amal\n"
        "    ASSAULT · denied · rebels\n"
        "      Port Amal\n"
        "      A rebel spokesman, quoted by Radio Amal, denied that his men had\n"
        "      »attacked« “the ferry”.\n"
        "\n"
    )


def test_the_reports_own_voice_comes_first(reading: Reading) -> None:
    own = replace(reading.claims[1], sources=())
    lines = shown("claims", replace(reading, claims=(reading.claims[0], own))).splitlines()
    chains = [line for line in lines if line.startswith("  ") and line[2] != " "]
    assert chains == ["  In the report's own voice", "  On the say-so of coast guard"]


def test_explain_says_what_decided(reading: Reading) -> None:
    lines = [line.strip() for line in shown("claims", reading, explain=True).splitlines()]
    assert "why: shell by verb; confidence 0.91" in lines
    assert 'time: "on Monday"' in lines


def test_explain_says_why_a_name_stands_for_a_place(reading: Reading) -> None:
    span = Span(0, 5, "Brask")
    told = replace(reading, places=(PlaceMention(span, "Brask", 1, 60.0, 10.0, why="in company of Oslo"),))
    lines = shown("mentions", told, explain=True).splitlines()
    assert lines[lines.index("  place  Brask = Brask (60.00, 10.00) [0:5]") + 1] == "         why: in company of Oslo"
    assert "company" not in shown("mentions", told)


@pytest.mark.parametrize("layer", list(TABLES))
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_eighty_or_has_blanks_at_its_end(reading: Reading, layer: str, explain: bool) -> None:
    lines = shown(layer, reading, explain).splitlines()
    assert lines
    assert [line for line in lines if len(line) > 80 or line != line.rstrip() or "\x1b" in line] == []


def test_a_report_cannot_steer_the_terminal(reading: Reading) -> None:
    text = "Men\x1b[31m shot\u202e at\n\tus"
    claim = Claim(
        "c", "r", Sentence(0, len(text), text), Span.of(text, 9, 13), "ASSAULT", "", "happened",
        actors=(Role(Span.of(text, 0, 3), "M\x9ben"),),
    )  # fmt: skip
    lines = shown("claims", replace(reading, claims=(claim,))).splitlines()
    assert lines[3:5] == ["    ASSAULT · happened · M en", "      Men [31m »shot« at us"]


def test_nested_attributions_are_indented(reading: Reading) -> None:
    lines = shown("attributions", reading).splitlines()
    assert lines[2] == '  coast guard (indirect) "said"'
    assert lines[4] == '    unnamed (mixed) "denied"'


def test_mentions_say_what_they_stand_for(reading: Reading) -> None:
    assert shown("mentions", reading).splitlines()[2:] == [
        "  place  Port Amal = Port Amal (1.23, -2.25)",
        "  party  The coast guard = Amal (state:XAM)",
        "  time   Monday = 2021-03-08",
        "  party  rebels = rebels (name:rebels)",
        "  number at least 12 = killed 12 or more",
    ]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(5, 5, "killed 5"), (5, None, "killed 5 or more"), (None, 5, "killed up to 5"), (2, 5, "killed 2 to 5")],
)
def test_counts_are_said_in_words(reading: Reading, low: int | None, high: int | None, said: str) -> None:
    count = NumberMention(Span(121, 132, "at least 12"), "killed", low, high)
    assert f"= {said}\n" in shown("mentions", replace(reading, numbers=(count,)))
