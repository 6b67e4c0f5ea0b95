import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.names import slug
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


def naming(text: str = REPORT, mentions: tuple[str, ...] = (), publisher: str = "", title: str = "") -> Naming:
    report = Report(id="r", key="r", text=text, title=title, publisher=publisher)
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
        ("Syrian government forces", "Syrian government"),
        ("US warplanes", "United States"),
        ("Norway's Defence Minister Kari Lund", "Kari Lund"),
        ("the Danish ambassador, Jens Holm", "Jens Holm"),
        ("the FSA", "FSA"),
    ],
)
def test_name(words: str, name: str) -> None:
    assert naming().name(find(words)) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Chile's president", "president of Chile"),
        ("Chile's former prime minister", "former prime minister of Chile"),
        ("Chile's former foreign minister", "former Chilean foreign minister"),
        ("Chile's news agency", "Chilean news agency"),
        ("Chile's embassy", "Chile"),
        ("Chile's army", "Chilean army"),
    ],
)
def test_an_office_of_a_state_is_named_with_its_state(words: str, name: str) -> None:
    text = f"On Monday {words} said that ships had left Arica."
    assert naming(text).name(find(words, text)) == name


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
        ("Kenyan officers left.", "Kenyan officers", "Kenya"),
        ("Kenya's navy left.", "Kenya's navy", "Kenya"),
        ("Kenyan traders left.", "Kenyan traders", "Kenyan traders"),
        ("A Kenyan envoy left.", "A Kenyan envoy", "Kenyan envoy"),
        ("Mr Jan Holm shot his guards.", "his guards", "Jan Holm's guards"),
        ("Kenya armed its border guards.", "its border guards", "Kenya"),
        ("President Jan Holm of Kenya spoke. His country would pay.", "His country", "Kenya"),
        ("The diggers' cooperative, led by Ann Vale, seized it.", "The diggers' cooperative", "diggers' cooperative"),
        ("The diggers' shovels broke.", "The diggers' shovels", "diggers' shovels"),
        ("A court in Olm freed him.", "A court in Olm", "court in Olm"),
        ("Farmers in Olm fled.", "Farmers in Olm", "Farmers"),
        ("The army left. Soldiers fired.", "Soldiers", "army"),
        ("The army left. Guards fired.", "Guards", "Guards"),
        ("The Kenyan army left. Chadian army units stayed. The army said troops fired.", "troops", "troops"),
        ("Rebels left. Soldiers fired.", "Soldiers", "Soldiers"),
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
        ("the Government of Chad and Boko Haram", ("Government of Chad", "Boko Haram")),
        ("Greek and Cypriot officials", ("Greek officials", "Cypriot officials")),
        ("Minister of Trade and Fisheries Ana Soto", ("Ana Soto",)),
        ("the Hill Fund's Chief of Water Affairs and Emergency Relief, Jan Novak,", ("Jan Novak",)),
        ("Minister of Defence Ana Soto and General Jan Novak", ("Ana Soto", "Jan Novak")),
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


def test_the_three_are_those_told_of() -> None:
    text = "Rain fell. Norway, Chad and Peru met in Paris. The three agreed."
    names = naming(text, ("Norway", "Chad", "Peru")).members(find("The three", text))
    assert names == ("Norway", "Chad", "Peru")


@pytest.mark.parametrize(
    ("text", "mention", "words", "name"),
    [
        (
            "Chad held 14 naval cadets. Two of the cadets fled.",
            "14 naval cadets",
            "Two of the cadets",
            "naval cadets",
        ),
        ("Police held three dock workers. They freed the three.", "three dock workers", "the three", "dock workers"),
        ("A shell killed 20 villagers. It hurt 25 others.", "20 villagers", "25 others", "villagers"),
        ("A clerk and two nurses told of it. Novak put the toll at nine.", "A clerk and two nurses", "nine", "people"),
        ("A clerk and two nurses told of it. It hurt nine others.", "A clerk and two nurses", "nine others", "people"),
        ("A shell killed 20 villagers and hurt 18 more.", "20 villagers", "18 more", "villagers"),
        ("Hail fell as the Lake Front lost nine fighters.", "Hail", "nine fighters", "Lake Front"),
        ("Hail fell. A strike by Norway hit Brno. The strike went on.", "Norway", "The strike", "Norway"),
        ("The Special Envoy left. The Envoy was tired.", "The Special Envoy", "The Envoy", "Special Envoy"),
        ("The mayor, Ms. Ana Soto, left. The mayor was ill.", "Ana Soto", "The mayor", "Ana Soto"),
        ("Hail fell. They blamed those responsible.", "Hail", "those responsible", "those responsible"),
    ],
)
def test_taken_up_again(text: str, mention: str, words: str, name: str) -> None:
    at = text.rindex(words)
    named = naming(text, (mention,), publisher="Office of the UN Envoy").name(Span.of(text, at, at + len(words)))
    assert named == name


def test_a_pronoun_tells_whether_a_person_is_a_woman() -> None:
    text = "Minister Jan Novak was ill. His lawyer, Eva Mala, left. She said that guards had beaten him."
    assert naming(text, ("Jan Novak", "Eva Mala", "She")).name(find("him", text), speaker="Eva Mala") == "Jan Novak"


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


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Rebel fighters fled. The rebel groups had been warned.", "The rebel groups", "rebels"),
        ("The Mercy Corps aid organisation left Adwan.", "The Mercy Corps aid organisation", "Mercy Corps"),
        ("The UN refugee agency left. UNHCR said so.", "UNHCR", "UNHCR"),
        ("Puntland's Ministry of Posts closed. The rebels fled.", "Puntland", "Puntland"),
        ("Two rebel factions met.", "Two rebel factions", "rebel factions"),
        ("More than 30 Syrian rebel fighters were killed.", "More than 30 Syrian rebel fighters", "Syrian rebels"),
        ("Shells hit a rebel chemical weapons depot.", "a rebel chemical weapons depot", "rebels"),
        ("Troops in helmets shut the road.", "Troops in helmets", "Troops"),
        ("A crowd of about 150 blocked the gate.", "A crowd of about 150", "crowd"),
        ("Coalition aircraft hit a bridge.", "Coalition aircraft", "Coalition"),
        ("North Korea sent envoys. Ships of the North turned back.", "the North", "North Korea"),
        ("Zaire closed its border. Kinshasa sent police.", "Kinshasa", "Zaire"),
        ("Congolese and Zairian troops met. Kinshasa sent police.", "Kinshasa", "Democratic Republic of the Congo"),
        ("Western criticism was harsh.", "Western", "West"),
        ("Police broke up the rally of the Dawn group.", "the Dawn group", "Dawn"),
        ("Police broke up the rally of the Socialist group.", "the Socialist group", "Socialist group"),
        ("The Frente del Rio Alto signed. Later the Frente pulled back.", "the Frente", "Frente del Rio Alto"),
        ("They met the firm Hill & Lund. The company pulled out.", "The company", "Hill & Lund"),
        ("They raided the Hill Tribune. The newspaper closed.", "The newspaper", "Hill Tribune"),
        ("Colonel Jan Novak spoke. Police held the colonel's family.", "the colonel's family", "Jan Novak's family"),
        ("Chile's Defence Minister, Ana Soto, resigned.", "Chile's Defence Minister", "Ana Soto"),
        (
            "General Jan Novak Chief of the General Staff spoke.",
            "General Jan Novak Chief of the General Staff",
            "Jan Novak",
        ),
        ("Four Danish warships in the Baltic Sea fired.", "Four Danish warships in the Baltic Sea", "Denmark"),
        ("The Hill Fund said in a report that Brno burned. Chad left. The report is new.", "The report", "Hill Fund"),
        ("They fled the Lake Front in Norway.", "the Lake Front in Norway", "Lake Front in Norway"),
        ("Olm left. The Olm Rescue Task Force stayed.", "The Olm Rescue Task Force", "Olm Rescue Task Force"),
        ("The Marsh Lions fled. Then the Marsh Lions Units fled.", "the Marsh Lions Units", "Marsh Lions"),
        ("Islamic State in Syria fled.", "Islamic State in Syria", "Islamic State"),
        ("President Omar Al-Hadi met President Omar Hadi. Later Hadi left.", "Hadi left", "Omar Al-Hadi"),
        ("A camera crew based in Oslo filmed it.", "A camera crew based in Oslo", "camera crew based in Oslo"),
        ("It was told by Dr Ana Soto over a bad line.", "Dr Ana Soto over a bad line", "Ana Soto"),
        ("They fled from the Hill Front. Norway looked on.", "the Hill Front", "Hill Front"),
        ("A bomber lost his way as he ran.", "he", "bomber"),
        ("Judge Ana Soto spoke. Lawyer Eva Soto replied. Soto then left.", "Soto then", "Eva Soto"),
    ],
)
def test_phrases_of_reports(text: str, words: str, name: str) -> None:
    span = find(
        words.removesuffix(" then").removesuffix(" left"), text, nth=2 if words in ("Soto then", "Hadi left") else 0
    )
    assert naming(text).name(span) == name


@pytest.mark.parametrize(
    ("words", "name"), [("your troops", "troops"), ("your Government", "Government"), ("your own", "your own")]
)
def test_whose_your_is_stays_open(words: str, name: str) -> None:
    text = f"Readers wrote: keep {words} at home."
    assert naming(text).name(find(words, text)) == name


def test_their_own_is_theirs() -> None:
    text = "Norway buried its own."
    assert naming(text, ("Norway",)).name(find("its own", text)) == "Norway"


def test_its_is_whoever_is_asked() -> None:
    text = "Norway must press Turkey to end its raids, and Iraq its own."
    one = naming(text, ("Norway", "Turkey"))
    assert one.name(find("its", text)) == "Turkey"


def test_we_outside_a_quotation_is_the_publisher_not_who_is_cited_in_the_sentence() -> None:
    text = "The Harbour Council claims that our ships left early."
    one = naming(text, ("The Harbour Council",), publisher="Press Office of the Hill Relief")
    assert one.name(find("our ships", text), speaker="Harbour Council") == "Hill Relief"


def test_the_government_of_a_ministry_that_publishes_is_its_own() -> None:
    text = "The Government has cut its ties with Fiji. Fiji was told on Monday."
    assert naming(text, publisher="Ministry of Trade, Wellington").name(find("The Government", text)) == "New Zealand"
    assert naming(text).name(find("The Government", text)) == "Fijian government"


FLOOD = """\
Some forty families who had camped on the quay since the flood went home on Monday, and the harbour was opened to \
the ferries again. A priest, who had brought them rice, said that nobody had been hurt.

The government has promised them timber. The army cleared the road with two lorries, and the regime's men looked on.

"""


@pytest.mark.parametrize(
    ("words", "name"), [("The government", "government"), ("The army", "army"), ("the regime", "regime")]
)
@pytest.mark.parametrize("aside", ["", "Chile is lending a crane.", "The Chilean army is lending a crane."])
def test_a_state_told_of_in_passing_does_not_get_the_government(words: str, name: str, aside: str) -> None:
    text = FLOOD + aside
    assert naming(text).name(find(words, text)) == name


def test_a_text_without_line_breaks_has_a_head_too() -> None:
    text = " ".join((2 * FLOOD).split())
    assert naming(f"Chile saw rain. {text}").name(find("The government", f"Chile saw rain. {text}")) == (
        "Chilean government"
    )
    assert naming(f"{text} Chile saw rain.").name(find("The government", f"{text} Chile saw rain.")) == "government"


@pytest.mark.parametrize(
    "text",
    [
        f"SANTIAGO, May 4 - {FLOOD}",
        f"Chile: quay cleared\n\n{FLOOD}",
        FLOOD.replace("A priest", "A Chilean priest"),
        f"Quay cleared\n\n{FLOOD.replace('A priest', 'A Chilean priest')}",
        f"{FLOOD}Rain is forecast in Santiago. Chile is short of timber.",
    ],
)
def test_a_state_told_of_at_the_head_or_twice_gets_the_government(text: str) -> None:
    assert naming(text).name(find("The government", text)) == "Chilean government"


@pytest.mark.parametrize(
    ("title", "publisher"), [("Chilean quay cleared", ""), ("", "The Quay Herald, Santiago"), ("", "Radio Chile")]
)
def test_title_and_publisher_tell_whose_the_government_is(title: str, publisher: str) -> None:
    text = f"{FLOOD}Rain is forecast in Chile."
    assert naming(text, title=title, publisher=publisher).name(find("The government", text)) == "Chilean government"
    assert naming(text, title="Quay cleared", publisher="The Herald").name(find("The government", text)) == "government"


def test_of_a_state_in_passing_and_one_at_the_head_the_latter_has_the_government() -> None:
    text = f"LIMA, May 4 - {FLOOD}The regime in Chile is lending a crane."
    assert naming(text).name(find("The government", text)) == "Peruvian government"
    assert naming(text).name(find("The regime in Chile", text)) == "Chilean government"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # men and machines of the army are the army
        ("The Chilean army fired. The army men fled.", "The army men", "Chilean army"),
        ("The Chilean army fired. The army aircraft fled.", "The army aircraft", "Chilean army"),
        ("The Chilean army fired. The army wives fled.", "The army wives", "army wives"),
        ("The Chilean army fired. The men fled.", "The men", "men"),
        ("Hail fell. The army men fled.", "The army men", "army"),
        # the head of the only state that the report is about
        ("Chile saw rain. The President looked on.", "The President", "president of Chile"),
        ("Chile saw rain. The King looked on.", "The King", "king of Chile"),
        ("Chile saw rain. President Juan Rey spoke. The President left.", "The President", "Juan Rey"),
        ("Chile saw rain. A president looked on.", "A president", "president"),
        ("Chile saw rain. The mayor looked on.", "The mayor", "mayor"),
        ("Hail fell. The President looked on.", "The President", "President"),
        # several parties, or one side
        ("Two rebel groups signed.", "Two rebel groups", "rebel groups"),
        ("Rebel groups signed.", "Rebel groups", "rebels"),
        ("The rebel groups signed.", "The rebel groups", "rebels"),
        ("Three rebel fighters signed.", "Three rebel fighters", "rebels"),
    ],
)
def test_armies_heads_of_state_and_rebel_groups(text: str, words: str, name: str) -> None:
    at = text.rindex(words)
    assert naming(text).name(Span.of(text, at, at + len(words))) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # People by what they are, what they hold and how they are spelt.
        ("Two fled, says the driver, Jan Novak, who saw it.", "the driver", "Jan Novak"),
        ("The chief, a tall colonel named Jan Novak, left.", "The chief", "Jan Novak"),
        (
            "Jan Novak, head of the Hill Court, left. Then the head of the Hill Court spoke.",
            "the head of the Hill Court",
            "Jan Novak",
        ),
        ("Prince Omar al-Sayed left. Prince Omar was ill.", "Prince Omar", "Omar al-Sayed"),
        ("Mayor Jan Novotny left. Novotni was ill.", "Novotni", "Jan Novotny"),
        ("Troops left Afganistan.", "Afganistan", "Afghanistan"),
        # An abbreviation with its letters in another order.
        (
            "It told the Hill Observatory for Water Rights. The latest HWOR figures are bad.",
            "The latest HWOR",
            "Hill Observatory for Water Rights",
        ),
        # Bodies of a state, of common people and of a leader.
        ("Norway's state broadcaster reported it.", "Norway's state broadcaster", "Norwegian state broadcaster"),
        ("Norway's foreign policy council met.", "Norway's foreign policy council", "Norway's foreign policy council"),
        ("The traders' union met.", "The traders' union", "traders' union"),
        ("The emir's Taliban fighters left.", "The emir's Taliban fighters", "Taliban"),
    ],
)
def test_sources_by_other_words(text: str, words: str, name: str) -> None:
    at = text.rindex(words)
    mentions = ("Jan Novak",) if "Jan Novak" in text else ()
    assert naming(text, mentions).name(Span.of(text, at, at + len(words))) == name


def test_its_chairman_and_whose_commander_are_people_of_theirs() -> None:
    text = "The Lake Club met. Its chairman left with the Hill Army, whose commander had called."
    one = naming(text, ("The Lake Club", "the Hill Army"))
    assert one.name(find("Its chairman", text)) == "Lake Club's chairman"
    assert one.name(find("whose commander", text)) == "Hill Army's commander"


def test_a_ministry_of_a_breakaway_state_does_not_speak_for_the_state_it_left() -> None:
    text = "We thank all who helped. Our men hold the hills."
    assert naming(text, publisher="Ministry of Posts, Puntland").name(find("We", text)) == "Ministry of Posts"
    assert naming(text, publisher="Ministry of Posts, Norway").name(find("We", text)) == "Norway"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("its citizens", "Chilean citizens"),
        ("its army", "Chilean army"),
        ("its ambassador", "Chilean ambassador"),
        ("its president", "president of Chile"),
        ("its soldiers", "Chile"),
    ],
)
def test_what_a_state_has_is_named_with_it(words: str, name: str) -> None:
    text = f"Chile said on Monday that {words} had left Arica."
    assert naming(text, ("Chile",)).name(find(words, text)) == name


def test_a_country_of_somebody_is_their_state() -> None:
    text = "Chile's foreign minister, Ana Vale, said her country would send ships."
    assert naming(text).name(find("her country", text), speaker="Ana Vale") == "Chile"


def test_the_premier_is_the_person_of_that_title() -> None:
    text = "Premier Ana Vale spoke on Monday. On Friday the premier resigned."
    assert naming(text).name(find("the premier", text)) == "Ana Vale"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Four Chilean reservists crossed the river.", "Four Chilean reservists", "Chile"),
        ("The Chilean 3rd Division crossed the river.", "The Chilean 3rd Division", "Chile"),
        ("Chile's 3rd Division crossed the river.", "Chile's 3rd Division", "Chile's 3rd Division"),
        ("A company of Danish troops dug in.", "A company of Danish troops", "Denmark"),
        ("Retreating Danish troops burned it.", "Retreating Danish troops", "Denmark"),
        ("Danish tanks and infantry took the hill.", "infantry", "Denmark"),
        ("The Turks took the hill.", "The Turks", "Turkey"),
        ("Bonn sent a note.", "Bonn", "Germany"),
        ("South Vietnamese gunners shelled the road.", "South Vietnamese gunners", "South Vietnam"),
        ("The frigate HMS Tarn sank.", "The frigate HMS Tarn", "United Kingdom"),
        ("Kosovo police closed the road.", "Kosovo police", "Kosovo police"),
    ],
)
def test_men_units_and_machines_of_a_state(text: str, words: str, name: str) -> None:
    assert naming(text).name(find(words, text)) == name


def test_governments_told_by_their_place_or_head() -> None:
    text = "Chad shut its border. The government there closed two roads. Chadian rebels had fired on them."
    assert naming(text).name(find("The government there", text)) == "Chad"
    text = "Chad is at war with rebels. The government of President Idris Odun in Chad lost a town."
    assert naming(text).name(find("The government of President Idris Odun", text)) == "Chadian government"
    text = "Chad sent guns. Federal troops in Chad and the junta in Chad held on."
    assert naming(text).name(find("Federal troops", text)) == naming(text).name(find("the junta", text)) == "Chad"


def test_aircraft_of_the_one_state_whose_forces_are_told_of() -> None:
    text = "Chadian troops left the town at dawn. Helicopter gunships had hit the market in Tarn."
    assert naming(text).name(find("Helicopter gunships", text)) == "Chad"
    text = "Chadian troops fought Libyan troops in the town. Helicopter gunships had hit the market in Tarn."
    assert naming(text).name(find("Helicopter gunships", text)) == "Helicopter gunships"


def test_a_dateline_alone_makes_no_state_the_one_that_flies() -> None:
    text = "FAYA, Chad (AP) - Warplanes bombed a queue in Tarn, a rebel-held town over the border."
    assert naming(text).name(find("Warplanes", text)) == "Warplanes"
    text += " Rebels said Chad had no other way to hit them."
    assert naming(text).name(find("Warplanes", text)) == "Chad"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Norlandic Prime", "Norlandic Prime Minister Ann Vale"),
        ("The Deputy", "The Deputy"),  # who is named by nobody
    ],
)
def test_words_that_end_within_a_title_go_on_to_who_has_it(cut: str, whole: str) -> None:
    text = "Norlandic Prime Minister Ann Vale left. The Deputy Minister was ill."
    assert naming(text).whole(find(cut, text)).text == whole


def test_a_line_in_title_case_tells_no_names_of_bodies() -> None:
    text = (
        "Poll: Rich Farmers Abandon Meadow Party for Rosa Lindqvist.\n\n"
        "Farmers left the Meadow party, which Olof Hage leads. The Lake Union of Growers said so. The Union is small."
    )
    told = naming(text)
    assert told.name(find("the Meadow party", text)) == "Meadow party"
    assert told.name(find("The Union", text)) == "Lake Union of Growers"


def test_prefixes_and_short_words_do_not_spoil_title_case() -> None:
    text = "Farmers Abandon Meadow Party with al-Odun Fighters from Hills.\n\nThe Meadow party was silent."
    assert naming(text).name(find("The Meadow party", text)) == "Meadow party"


@pytest.mark.parametrize("words", ["his group", "his movement", "his militia"])
def test_the_group_of_somebody_who_leads_one_is_that(words: str) -> None:
    text = f"Lake Front commander Omar Sayeed spoke. Sayeed said {words} would go on."
    told = naming(text, ("Omar Sayeed",))
    assert told.name(find(words, text), speaker="Omar Sayeed") == "Lake Front"


def test_the_group_of_somebody_who_leads_none_is_theirs() -> None:
    text = "Omar Sayeed spoke. Sayeed said his group would go on."
    assert naming(text, ("Omar Sayeed",)).name(find("his group", text), speaker="Omar Sayeed") == "Omar Sayeed"


def test_an_army_is_based_nowhere() -> None:
    text = "The Chilean army advanced. The Oslo-based observatory said that it had lost nine men."
    told = naming(text, ("The Chilean army",))
    assert told.name(find("The Oslo-based observatory", text)) == "Oslo-based observatory"
