import pytest

from sayso.analysis.naming import Naming, slug
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span

REPORT = """\
Foreign Minister Anton Belov said on Monday that Russian jets had bombed members of \
the Islamic State group near Palmyra, and that its fighters had fled. He denied that Russia had hit the hospital.

"We warned the regime," Belov said. "I told Damascus twice."

At least 16 civilians were killed and 20 injured, according to the Hill Observatory for Prisons (HOP). \
The Observatory, based in Oslo, said Syrian government forces shelled the town. HOP said US warplanes were seen.

Norway's Defence Minister Kari Lund and the Danish ambassador, Jens Holm, met in Oslo. The minister praised the FSA. \
Both countries sent doctors.
"""


def naming(text: str = REPORT, mentions: tuple[str, ...] = (), publisher: str = "") -> Naming:
    report = Report(id="r", key="r", text=text, publisher=publisher)
    return Naming(report, sentences(report), parties(), [find(words, text) for words in mentions])


def find(words: str, text: str = REPORT, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span.of(text, at, at + len(words))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Foreign Minister Anton Belov", "Anton Belov"),
        ("Russian jets", "Russia"),
        ("members of the Islamic State group", "Islamic State"),
        ("the Islamic State group", "Islamic State"),
        ("He", "Anton Belov"),
        ("the hospital", "hospital"),
        ("the regime", "Syrian government"),
        ("Damascus", "Syria"),
        ("At least 16 civilians", "civilians"),
        ("20", "people"),
        ("the Hill Observatory for Prisons (HOP)", "Hill Observatory for Prisons"),
        ("The Observatory", "Hill Observatory for Prisons"),
        ("Syrian government forces", "Syrian government forces"),
        ("US warplanes", "United States"),
        ("Norway's Defence Minister Kari Lund", "Kari Lund"),
        ("the Danish ambassador, Jens Holm", "Jens Holm"),
        ("the FSA", "FSA"),
    ],
)
def test_name(words: str, name: str) -> None:
    assert naming().name(find(words)) == name


def test_short_forms() -> None:
    assert naming().name(find("Belov", nth=1)) == "Anton Belov"
    assert naming().name(find("HOP", nth=1)) == "Hill Observatory for Prisons"


def test_first_person_is_the_speaker_or_their_side() -> None:
    one = naming('Chile\'s Defence Minister Ana Soto was blunt. "I saw our ships go. We will act," she said.')
    text = 'Chile\'s Defence Minister Ana Soto was blunt. "I saw our ships go. We will act," she said.'
    assert one.name(find("I", text), speaker="Ana Soto") == "Ana Soto"
    assert one.name(find("our ships", text), speaker="Ana Soto") == "Chile"
    assert one.name(find("We", text), speaker="Ana Soto") == "Chile"
    assert one.name(find("she", text)) == "Ana Soto"


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("Hill Relief", "Hill Relief"),
        ("Hill Relief, Press Office", "Hill Relief"),
        ("UK Government", "United Kingdom"),
        ("Ministry of Foreign Affairs of Peru", "Peru"),
    ],
)
def test_we_of_a_press_release_is_the_publisher(publisher: str, name: str) -> None:
    text = "We condemn the attack."
    assert naming(text, publisher=publisher).name(find("We", text)) == name


def test_capitals_that_look_like_pronouns() -> None:
    text = "The US and WHO met us."
    assert naming(text).name(find("US", text)) == "United States"
    assert naming(text).name(find("WHO", text)) == "WHO"


def test_pronouns_take_up_mentions() -> None:
    text = "Ten villagers met the Hill Front on Monday. It freed three hostages. They thanked it."
    one = naming(text, ("Ten villagers", "the Hill Front", "three hostages"))
    assert one.name(find("It", text)) == "Hill Front"
    assert one.name(find("They", text)) == "hostages"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kenya said its planes had left.", "its planes", "Kenya"),
        ("Maria Lopez fled. Her brother stayed.", "Her brother", "Maria Lopez's brother"),
        ("Iran blamed its ally Iraq.", "its ally Iraq", "Iraq"),
        ("Troops entered. Syrias rebels left.", "Syrias rebels", "Syria's rebels"),
        ("A French-backed Lake Front unit left.", "A French-backed Lake Front unit", "Lake Front"),
        ("The Lebanese army fired.", "The Lebanese army", "Lebanese army"),
        ("Some of the wounded fled.", "Some of the wounded", "people"),
        ("The Assad regime fell.", "The Assad regime", "Syrian government"),
        ("The Malian government agreed.", "The Malian government", "Mali"),
        ("The Malian government fought rebels.", "The Malian government", "Malian government"),
        ("Rebels shot a man who had fled the town.", "a man who had fled the town", "man"),
        ("Brussels said no.", "Brussels", "European Union"),
        ("Chile's foreign ministry agreed.", "Chile's foreign ministry", "Chile"),
    ],
)
def test_phrases(text: str, words: str, name: str) -> None:
    mentions = ("Maria Lopez",) if "Maria" in text else ()
    assert naming(text, mentions).name(find(words, text)) == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Chile's Defence Minister Ana Soto and President Juan Rey", ("Ana Soto", "Juan Rey")),
        ("Western diplomats, Arab states and Turkey", ("Western diplomats", "Arab states", "Turkey")),
        ("the Ministry of Defence and Veterans", ("Ministry of Defence and Veterans",)),
        ("Greek and Cypriot officials", ("Greek officials", "Cypriot officials")),
        ("the mayor", ("mayor",)),
    ],
)
def test_members(words: str, names: tuple[str, ...]) -> None:
    text = f"On Monday {words} said so."
    assert naming(text).members(find(words, text)) == names


@pytest.mark.parametrize("words", ["Both countries", "The two governments", "Both"])
def test_both_are_the_two_told_of(words: str) -> None:
    text = f"Rain fell. Norway met Chad in Paris. {words} agreed."
    assert naming(text, ("Norway", "Chad")).members(find(words, text)) == ("Norway", "Chad")


def test_offices() -> None:
    text = "Norway's Defence Minister Kari Lund met Omar Said, head of the Lake Front, and Mr Paul Roy."
    assert [(o.person, o.title.text, o.holder.text) for o in naming(text).offices()] == [
        ("Kari Lund", "Minister", "Norway"),
        ("Omar Said", "head", "Lake Front"),
    ]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Russia", "state:RUS"),
        ("Islamic State", "group:islamic-state"),
        ("Pentagon", "body:pentagon"),
        ("Anton Belov", "person:anton-belov"),
        ("Syrian government forces", "name:syrian-government-forces"),
        ("...", "name:unknown"),
    ],
)
def test_party(name: str, party: str) -> None:
    assert naming().party(name) == party


def test_slug_keeps_letters_of_all_scripts() -> None:
    assert slug("Ana Peña-O'Neil") == "ana-peña-oneil"
