"""How an act is told, by the words around its trigger."""

import pytest
from tests.hand import act, material

from sayso.claims.status import MARKERS, Marker, status
from sayso.model.analysis import Status

TOLD: tuple[tuple[str, str, str, Status, Status, str], ...] = (
    # text, trigger, type, what the model says, what the words tell, the words
    ("The former mayor of Brask left.", "mayor", "RELATION", "ongoing", "happened", "former"),
    ("The ex-mayor of Brask left.", "mayor", "RELATION", "ongoing", "happened", "ex"),
    ("An ousted trade ally of Chad left.", "ally", "RELATION", "ongoing", "happened", "ousted"),
    ("They stood outside the coalition.", "coalition", "RELATION", "ongoing", "denied", "outside"),
    ("Suspected hill rebels shelled the mill.", "shelled", "ASSAULT", "happened", "possible", "Suspected"),
    ("The alleged attack was brief.", "attack", "ASSAULT", "ongoing", "possible", "alleged"),
    ("Rebels reportedly shelled the mill.", "shelled", "ASSAULT", "possible", "happened", "reportedly"),
    ("The guards failed to stop the men.", "stop", "ARREST", "happened", "denied", "failed"),
    ("The guards refused to simply leave.", "leave", "RETREAT", "possible", "denied", "refused"),
    ("Rebels have been shelling the mill.", "shelling", "ASSAULT", "happened", "ongoing", "been"),
    ("Chad is considering sending troops.", "sending", "MOBILIZE", "planned", "possible", "considering"),
    ("The army denied that it had shelled the mill.", "shelled", "ASSAULT", "happened", "denied", "denied"),
    ("Norway denied that any of the shells it fired hit Brask.", "hit", "ASSAULT", "happened", "denied", "denied"),
    ("Norway denied that any of the shells it fired hit Brask.", "fired", "ASSAULT", "denied", "happened", "it"),
    ("Norway denies that the men they had shot were guards.", "shot", "ASSAULT", "denied", "happened", "they"),
    (
        "Norway denies any claim that its jets were bombing it.",
        "bombing",
        "ASSAULT",
        "possible",
        "denied",
        "denies any claim",
    ),
    ("Norway rejected claims that it had shelled it.", "shelled", "ASSAULT", "happened", "denied", "rejected claims"),
    ("Chad dismissed reports of shelling.", "shelling", "ASSAULT", "happened", "denied", "dismissed reports"),
    ("Chad denied deliberately shelling the mill.", "shelling", "ASSAULT", "happened", "denied", "denied"),
    ("Rebels will attack unless guards leave.", "attack", "ASSAULT", "planned", "possible", "unless"),
    ("Rebels will attack only if guards leave.", "attack", "ASSAULT", "planned", "possible", "only if"),
    ("It was not clear whether anyone was hurt.", "hurt", "ASSAULT", "denied", "possible", "not clear"),
    ("Norway did not deny that it shelled the mill.", "shelled", "ASSAULT", "denied", "happened", "not deny"),
    ("She pleaded not guilty to the murder.", "murder", "ASSAULT", "happened", "denied", "pleaded not guilty"),
    ("Pilots are forbidden to bomb the mill.", "bomb", "ASSAULT", "possible", "denied", "forbidden"),
    ("The guards were told not to fire.", "fire", "ASSAULT", "wanted", "denied", "not"),
    ("They were minutes from storming the mill.", "storming", "ASSAULT", "happened", "denied", "minutes from"),
    ("The army continues to shell the mill.", "shell", "ASSAULT", "happened", "ongoing", "continues to"),
    ("Rebels claim to have shelled the mill.", "shelled", "ASSAULT", "possible", "happened", "have"),
    ("The men were to be expelled on Friday.", "expelled", "SANCTION", "happened", "planned", "to"),
    ("The union put off a march.", "march", "PROTEST", "happened", "planned", "put off"),
    ("The minister nearly resigned.", "resigned", "RETREAT", "happened", "denied", "nearly"),
    ("The guards were about to surrender.", "surrender", "RETREAT", "happened", "planned", "about to"),
    ("They were on the verge of attacking.", "attacking", "ASSAULT", "ongoing", "planned", "on the verge of"),
    ("Norway would have sent troops.", "sent", "MOBILIZE", "planned", "possible", "would have"),
    ("The men are believed to have been shot.", "shot", "ASSAULT", "happened", "possible", "believed"),
    (
        "Norway could not confirm that rebels shot the guards.",
        "shot",
        "ASSAULT",
        "happened",
        "possible",
        "could not confirm",
    ),
    ("The strike set for Friday was called off.", "strike", "PROTEST", "ongoing", "denied", "called off"),
    ("Did the army shell the mill?", "shell", "ASSAULT", "happened", "possible", "Did"),
    ("Q: Are rebels shelling the mill?", "shelling", "ASSAULT", "ongoing", "possible", "Are"),
    ("The march has been postponed.", "march", "PROTEST", "ongoing", "planned", "postponed"),
    ("They did not say that it was a missile.", "missile", "ASSAULT", "denied", "possible", "did not say"),
    ("It is unclear if rebels shelled the mill.", "shelled", "ASSAULT", "happened", "possible", "unclear"),
    ("Reports of an attack by the army were untrue.", "attack", "ASSAULT", "happened", "denied", "untrue"),
    ("Talk of shelling is wholly false.", "shelling", "ASSAULT", "ongoing", "denied", "false"),
    ("A man wanted for murder fled.", "murder", "ASSAULT", "wanted", "possible", "wanted"),
)


@pytest.mark.parametrize(("text", "trigger", "type_", "said", "told", "words"), TOLD)
def test_words_that_tell_the_status(
    text: str, trigger: str, type_: str, said: Status, told: Status, words: str
) -> None:
    made = act(text, trigger, type=type_, status=said)
    (sentence,) = material(text, made).sentences
    found, evidence = status(sentence, made)
    assert found == told
    assert [span.text for span in evidence] == [words, trigger]
    assert all(text[span.start : span.end] == span.text for span in evidence)


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "said"),
    [
        ("The mayor of Brask, a former clerk, left.", "mayor", "RELATION", "ongoing"),  # behind the tie
        ("The former guard attacked the mill.", "attacked", "ASSAULT", "ongoing"),  # no tie
        ("The former mayor of Brask may be back.", "mayor", "RELATION", "possible"),  # of another status
        ("Guards outside the mill attacked them.", "attacked", "ASSAULT", "ongoing"),
        ("They met outside Brask, where Chad had found an ally.", "ally", "RELATION", "ongoing"),
        ("Suspected rebels may shell the mill.", "shell", "ASSAULT", "planned"),
        ("Suspected of theft, the rebels in town shelled the mill.", "shelled", "ASSAULT", "happened"),
        ("Reportedly the rebels shelled the mill.", "shelled", "ASSAULT", "possible"),  # far off
        ("Rebels reportedly want to shell the mill.", "shell", "ASSAULT", "wanted"),
        ("The guards hoped to stop the men.", "stop", "ARREST", "happened"),
        ("The guards failed, to stop the men.", "stop", "ARREST", "happened"),
        ("Norway rejected calls that it had made.", "made", "REQUEST", "happened"),
        ("The army denied it, an attack that killed six.", "killed", "ASSAULT", "happened"),
        ("A court denied bail to a guard who had killed six.", "killed", "ASSAULT", "happened"),
        ("Guards held a clerk whose stories were false.", "held", "COERCE", "happened"),
        (
            "The suspected " + "-" * 200 + " one two three four five guards shelled the mill.",
            "shelled",
            "ASSAULT",
            "happened",
        ),
        ("Norway denied that shells it fired hit Brask.", "fired", "ASSAULT", "happened"),
        ("Norway denied that it fired the shells.", "fired", "ASSAULT", "denied"),
        ("Norway denied that the army said it fired shells.", "fired", "ASSAULT", "denied"),
        ("Norway denied that guards who hit Brask fled.", "hit", "ASSAULT", "happened"),
        ("Norway denied that its strike killed six.", "strike", "ASSAULT", "happened"),
        ("The mill has been shelled.", "shelled", "ASSAULT", "happened"),
        ("Chad considered it, then planned an attack.", "attack", "ASSAULT", "planned"),
        ("Unless guards leave, rebels will attack.", "attack", "ASSAULT", "planned"),
        ("Rebels will attack if guards leave.", "attack", "ASSAULT", "planned"),
        ("Rebels attacked unless paid.", "attacked", "ASSAULT", "happened"),
        ("Rebels attacked the mill, and the reports were false.", "attacked", "ASSAULT", "happened"),
        ("IS fighters shelled the mill.", "shelled", "ASSAULT", "happened"),
        ("Almost all of them surrendered.", "surrendered", "RETREAT", "happened"),
        ("The strike over a march that was called off goes on.", "strike", "PROTEST", "ongoing"),
        ("Norway threatened Chad with fines if talks were cancelled.", "threatened", "THREATEN", "happened"),
        ("Nurses protested because the talks were postponed.", "protested", "PROTEST", "ongoing"),
        ("Police held men whose plan was foiled.", "held", "COERCE", "happened"),
        ("Norway could confirm that rebels shot the guards.", "shot", "ASSAULT", "happened"),
        ("It was clear whether anyone was hurt.", "hurt", "ASSAULT", "denied"),
        ("The cabinet debated whether or not to attack.", "attack", "ASSAULT", "possible"),
        ("Holm was acquitted of the murder and released.", "released", "RETREAT", "happened"),
        ("Holm was acquitted of the murder, sparking riots.", "riots", "PROTEST", "happened"),
    ],
)
def test_words_that_leave_the_status_as_it_is(text: str, trigger: str, type_: str, said: Status) -> None:
    made = act(text, trigger, type=type_, status=said)
    (sentence,) = material(text, made).sentences
    assert status(sentence, made) == (said, (made.trigger,))


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: str(marker.pattern.pattern))
def test_every_marker_has_a_case(marker: Marker) -> None:
    ends = [(text, text.index(trigger) + len(trigger), type_, told) for text, trigger, type_, _, told, _ in TOLD]
    assert any(
        marker.pattern.search(text[end:] if marker.after else text[:end])
        for text, end, type_, told in ends
        if told == marker.told and marker.ties == (type_ == "RELATION")
    )


def test_the_words_stand_where_the_sentence_stands() -> None:
    text = "It rained. Suspected rebels shelled the mill."
    made = act(text, "shelled")
    told, evidence = status(material(text, made).sentences[1], made)
    assert told == "possible"
    assert [text[span.start : span.end] for span in evidence] == ["Suspected", "shelled"]
