"""Attributions of sentences made up for the purpose, hard ones on purpose."""

import pytest
from tests.claims.conftest import chain, outermost, read

from sayso.analysis.sentences import sentences
from sayso.claims.attribution import attributions
from sayso.claims.cues import cue_for
from sayso.model.analysis import Attribution
from sayso.model.report import Part, Report
from sayso.model.span import Span


def headline(text: str) -> tuple[Attribution, ...]:
    return read(text, (Part(0, len(text), "headline"),))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said the bridge was shelled.", "The mayor", "the bridge was shelled"),
        ("The mayor said that the bridge was shelled.", "The mayor", "that the bridge was shelled"),
        ("The mayor said on Monday that the bridge was shelled.", "The mayor", "that the bridge was shelled"),
        ("The bridge was shelled, the mayor said.", "The mayor".lower(), "The bridge was shelled"),
        ("The bridge was shelled, said the mayor of Tarsk.", "the mayor of Tarsk", "The bridge was shelled"),
        ("The bridge was shelled, the mayor said on Monday.", "the mayor", "The bridge was shelled"),
        ("According to the mayor, the bridge was shelled.", "the mayor", "the bridge was shelled"),
        ("The bridge was shelled, according to the mayor.", "the mayor", "The bridge was shelled"),
        ("The mayor told reporters the bridge was shelled.", "The mayor", "the bridge was shelled"),
        ("The mayor accused the rebels of shelling the bridge.", "The mayor", "shelling the bridge"),
        ("The mayor urged the rebels to spare the bridge.", "The mayor", "to spare the bridge"),
        ("The mayor called for a truce.", "The mayor", "a truce"),
        ("The rebels claimed responsibility for the blast.", "The rebels", "responsibility for the blast"),
        ("Doctors put the death toll at 31.", "Doctors", "the death toll at 31"),
    ],
)
def test_source_and_content_by_frame(text: str, source: str, content: str) -> None:
    found = outermost(read(text))
    assert [s.text for s in found.sources] == [source]
    assert [c.text for c in found.content] == [content]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ama Boateng, the minister, said the road was shut.", "Ama Boateng, the minister"),
        ("Ama Boateng, who runs the port, said the road was shut.", "Ama Boateng, who runs the port"),
        ("Ama Boateng, in a letter, said the road was shut.", "Ama Boateng"),
        ("Ama Boateng and Ilya Rusk said the road was shut.", "Ama Boateng and Ilya Rusk"),
        ("Officials in the valley said the road was shut.", "Officials in the valley"),
        ("On Tuesday the head of the port said the road was shut.", "the head of the port"),
        ("Residents who fled the town said the road was shut.", "Residents who fled the town"),
        ("They have repeatedly said the road was shut.", "They"),
        ("The police, however, said the road was shut.", "The police"),
    ],
)
def test_the_noun_phrase_of_a_source(text: str, source: str) -> None:
    assert [s.text for s in outermost(read(text)).sources] == [source]


def test_a_quotation_runs_on_after_its_cue() -> None:
    text = '"We held the bridge all night," Rusk said. "Nobody came to help us there."'
    assert chain(text, "held") == ["Rusk"]
    assert chain(text, "came") == ["Rusk"]
    assert outermost(read(text)).kind == "direct"


def test_the_reporters_words_resume_after_an_inner_cue() -> None:
    text = '"We hold the bridge and will not leave," Rusk said, as jets circled the valley.'
    assert chain(text, "hold") == ["Rusk"]
    assert chain(text, "circled") == []


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = "Rusk said: “We held the bridge all night.\n\n“Then the shelling of the school began again.”"
    assert chain(text, "held") == ["Rusk"]
    assert chain(text, "shelling") == ["Rusk"]


def test_a_statement_after_a_colon_runs_to_the_notes() -> None:
    paragraphs = (
        "Minister Ama Boateng said:",
        "I condemn this raid and its authors.",
        "The fighters killed nine people.",
        "Notes to editors",
        "The port was shelled.",
    )
    text = "\n\n".join(paragraphs)
    assert chain(text, "killed") == ["Minister Ama Boateng"]
    assert chain(text, "shelled") == []


def test_sources_nest() -> None:
    text = "Rusk said that the mayor had proposed that the two armies merge."
    found = read(text)
    assert chain(text, "proposed") == ["Rusk"]
    assert chain(text, "merge") == ["Rusk", "the mayor"]
    assert [a.parent for a in found] == [None, 0]


def test_a_quoted_source_says_it_to_who_quotes() -> None:
    text = "The Lagos Meridian quoted an aide as saying the army had shelled the market."
    assert chain(text, "shelled") == ["The Lagos Meridian", "an aide"]


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("The army reportedly shelled the market.", "shelled", ["unnamed"]),
        ("The army is believed to have shelled the market.", "shelled", ["unnamed"]),
        ("Rusk said suspected rebels shelled the market.", "shelled", ["Rusk", "unnamed"]),
        ("Reports of a massacre in the valley could not be checked.", "massacre", ["unnamed"]),
        ("The army is expected to leave the valley.", "leave", []),
    ],
)
def test_unnamed_sources_are_hearsay(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("The council condemned the attack on the market.", "attack", []),
        ("The council demanded an end to the siege.", "end", ["The council"]),
        ("The council vowed to expel the envoy.", "expel", ["The council"]),
        ("The council wants the army to leave.", "leave", ["The council"]),
        ("The council plans to expel the envoy.", "expel", []),
        ("The rebels renewed a pledge to free the captives.", "free", ["The rebels"]),
        ("The council rejected the rebels' demand for an amnesty.", "amnesty", ["the rebels'"]),
        ("We urge the army to leave the valley.", "leave", []),
    ],
)
def test_what_is_put_forward_and_what_is_only_judged(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


def test_and_carries_the_subject_of_the_outer_clause() -> None:
    text = "Rusk denied that officers had fired on the crowd and said the mayor lied."
    assert chain(text, "lied") == ["Rusk"]
    assert chain(text, "fired") == ["Rusk"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nine killed in raid on clinic: monitors", "monitors"),
        ("Nine killed in raid on clinic - activists", "activists"),
        ("Kremlin: no talks before the harvest", "Kremlin"),
    ],
)
def test_a_headline_names_its_source(text: str, speaker: str) -> None:
    assert outermost(headline(text)).speaker == speaker


def test_a_headlines_topic_is_no_source() -> None:
    assert headline("Harvest: nine killed in raid on clinic") == ()


def test_a_document_is_a_source_of_its_kind() -> None:
    assert outermost(read("A report by the union found that nine men were beaten.")).kind == "document"
    assert outermost(read("The union found that nine men were beaten.")).kind == "indirect"


def test_partly_quoted_is_mixed() -> None:
    found = outermost(read('Rusk said the raid was "an act of pure revenge" against his village.'))
    assert found.kind == "mixed"


def test_a_source_told_in_passing_holds_both_sides() -> None:
    text = "The truce was, officials insist, a gift to the farmers who broke it."
    assert chain(text, "gift") == ["officials"]
    assert chain(text, "truce") == ["officials"]


def test_a_parenthesis_after_a_relative_holds_what_follows() -> None:
    text = "The raid in which, the mayor said, four men died shook the valley."
    assert chain(text, "died") == ["the mayor"]
    assert chain(text, "raid") == []


def test_a_lost_comma_does_not_lose_the_source() -> None:
    assert chain("Shells hit the market on Sunday the observatory said.", "hit") == ["the observatory"]


def test_cue_for_a_source() -> None:
    text = "The envoy arrived late. The mayor, on Monday, told the radio that the bridge fell."
    report = Report("r", "r", text)
    sentence = sentences(report)[1]
    start = text.index("The mayor")
    cue = cue_for(sentence, Span(start, start + 9, "The mayor"))
    assert cue is not None
    assert cue.text == "told"
    assert text[cue.start : cue.end] == "told"


def test_cue_before_a_source() -> None:
    text = "The bridge fell, according to engineers."
    start = text.index("engineers")
    cue = cue_for(sentences(Report("r", "r", text))[0], Span(start, start + 9, "engineers"))
    assert cue == Span(17, 29, "according to")


def test_no_cue_where_nobody_speaks() -> None:
    assert cue_for(sentences(Report("r", "r", "The bridge fell."))[0], Span(0, 10, "The bridge")) is None


@pytest.mark.parametrize(
    "text", ["", " ", "said", "“", '"', "He said.", ", said", "Q: said:", "—", "said said said the said"]
)
def test_scraps_do_no_harm(text: str) -> None:
    for a in read(text):
        for span in (*a.sources, *a.content):
            assert text[span.start : span.end] == span.text


def test_spans_quote_the_text_and_come_in_order() -> None:
    text = "The mayor said “we lost nine men 🕊 today”, adding: ‘the army fled’. Rusk denied it, saying the mayor lied."
    found = read(text)
    firsts = [min(s.start for s in (*a.sources, *a.content, *((a.cue,) if a.cue else ()))) for a in found]
    assert firsts == sorted(firsts)
    assert all(text[s.start : s.end] == s.text for a in found for s in (*a.sources, *a.content))
    assert found == read(text)


def test_a_deed_of_force_cites_nobody() -> None:
    text = "Rebels attacked a convoy near Tarsk. The mayor attacked the plan."
    report = Report(id="r", key="r", text=text)
    told = sentences(report)
    every = attributions(report, told, name=lambda span: span.text)
    assert [a.cue.text for a in every if a.cue] == ["attacked", "attacked"]
    deed = text.index("attacked"), text.index("attacked") + len("attacked")
    (left,) = attributions(report, told, name=lambda span: span.text, deeds={deed})
    assert [one.text for one in left.sources] == ["The mayor"]
