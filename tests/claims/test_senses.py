"""Words of force that tell of no force, and those that do."""

import pytest
from tests.hand import act, material

from sayso.claims.assemble import claims
from sayso.claims.senses import FORCE, literal
from sayso.codebook import load
from sayso.model.analysis import Act

TURNS = (
    # text, the word taken for force, what it tells
    ("The unions hope to strike a deal by Friday.", "strike", "AGREE"),
    ("The premier struck a softer tone in Brask.", "struck", ""),
    ("A report that struck a chord with voters was read out.", "struck", ""),
    ("The court struck down the ban on rallies.", "struck", "REJECT change"),
    ("Lawmakers struck the clause from the text.", "struck", "REJECT change"),
    ("The senate killed the bill on Tuesday.", "killed", "REJECT change"),
    ("The merger was torpedoed by the regulator.", "torpedoed", "REJECT change"),
    ("The row has killed any hope of a vote.", "killed", ""),
    ("The remarks wounded the pride of the town.", "wounded", ""),
    ("The minister vowed to attack the problem of debt.", "attack", ""),
    ("Crews battled the blaze at the mill.", "battled", ""),
    ("The drug targets a new virus.", "targets", ""),
    ("The deputies attacked the budget as unfair.", "attacked", "ACCUSE disapprove"),
    ("The fight against corruption goes on.", "fight", ""),
    ("The two lists are in a battle for votes in the north.", "battle", ""),
    ("A legal battle over the mill ended on Friday.", "battle", ""),
    ("A war of words broke out.", "war", ""),
    ("She recovered from a heart attack in May.", "attack", ""),
    ("The mayor launched a scathing attack on the judge.", "attack", "ACCUSE disapprove"),
    ("The party began a charm offensive in the north.", "offensive", ""),
    ("The governor is under fire from critics in the capital.", "fire", "ACCUSE disapprove"),
    ("The governor is under fire over his handling of the floods.", "fire", "ACCUSE disapprove"),
    ("The mayor came under attack from the press.", "attack", "ACCUSE disapprove"),
    ("The senators clashed with the premier over spending.", "clashed", "ACCUSE disapprove"),
    ("The aide was bombarded with questions by reporters.", "bombarded", ""),
    ("The candidate was ambushed by a reporter's question.", "ambushed", ""),
    ("The lender's shares were hit by fears of a recession.", "hit", ""),
    ("The firm was hit with a fine of two million.", "hit", ""),
    ("Commuters were hit by a strike of train drivers.", "hit", ""),
    ("The drivers' strike hit the capital.", "hit", ""),
    ("The lorries had caught fire at noon.", "fire", ""),
    ("A mill catches fire each summer.", "fire", ""),
    ("The incumbent was beaten at the election by a schoolteacher.", "beaten", ""),
    ("Opponents of the plan were defeated in a vote.", "defeated", ""),
    ("The striker shot wide in the final minute.", "shot", ""),
    ("The team marched into the final.", "marched", ""),
    ("The mayor is fighting for his political life.", "fighting", ""),
    ("Farmers are caught in the middle of the dispute.", "caught", ""),
    ("He was struck by the beauty of the hills.", "struck", ""),
    ("The firm launched an offensive on the toy market.", "offensive", ""),
    ("Marchers set fire to a police station.", "fire", "ASSAULT primitive"),
    ("Hackers attacked the ministry.", "attacked", "COERCE cyber"),
    ("A denial-of-service attack knocked the parliament's website offline.", "knocked", "COERCE cyber"),
    ("A cyberattack hit three hospitals in Olm.", "hit", "COERCE cyber"),
    ("The cyber attack crippled the port.", "crippled", "COERCE cyber"),
    ("Officials blamed Norland for the cyberattacks.", "cyberattacks", "COERCE cyber"),
    ("They crippled the bank's computer network with ransomware.", "crippled", "COERCE cyber"),
    ("Officials blamed Norland for the cyber attack.", "attack", "COERCE cyber"),
    ("Drones struck the supply network of the rebels.", "struck", "ASSAULT"),
    ("Drones hit the computers of the port.", "hit", "ASSAULT"),
    ("The club may fire a coach this week.", "fire", "SANCTION expel"),
    ("He was fired from his job at the mill.", "fired", "SANCTION expel"),
    ("Two hundred employees were sacked in May.", "sacked", "SANCTION expel"),
    ("The airline axed 300 jobs.", "axed", ""),
    ("The premier fired back at his critics.", "fired", ""),
    ("She fired off a letter to the council.", "fired", ""),
    ("The forward fired the winning goal in the last minute.", "fired", ""),
    ("Valen beat Orl 3-1 in the final.", "beat", ""),
    ("The rider was beaten to the line.", "beaten", ""),
    ("A documentary was shot in the old town.", "shot", ""),
    ("Prices shot up in May.", "shot", ""),
    ("The order was executed by the bank.", "executed", ""),
    ("The party captured 40 percent of the vote.", "captured", ""),
    ("The deputies seized on the remarks.", "seized", ""),
    ("The chain shelled out two million for the site.", "shelled", ""),
    ("The film bombed at the box office.", "bombed", ""),
    ("The band blew the audience away.", "blew", ""),
    ("The two sides are locked in negotiations over pay.", "locked", ""),
    ("The fund launched a raid on the company's shares.", "raid", ""),
    ("The invasion of tourists angered the town.", "invasion", ""),
    ("Farmers slaughtered 2,000 cattle.", "slaughtered", ""),
    ("The piece was executed with skill.", "executed", ""),
    ("She knocked out the champion in the third round.", "knocked", ""),
    ("The army executed nine captives.", "executed", "ASSAULT targeted"),
    ("Marchers burned an effigy of the envoy.", "burned", "PROTEST vandalize"),
    ("The militia looted the shops of the quarter.", "looted", "COERCE seize"),
    ("Youths looted a bank in Olm.", "looted", "PROTEST riot"),
    ("The patrol captured three gunmen near the mill.", "captured", "COERCE arrest"),
    ("The army seized 40 rifles in the raid.", "seized", "COERCE seize"),
    ("Four men hijacked an airliner.", "hijacked", "ASSAULT abduct"),
    ("Norland violated the truce on Monday.", "violated", "ASSAULT"),
    ("The guards were beaten back at the bridge.", "beaten", "ASSAULT"),
    ("Two clerks were stabbed at the gate.", "stabbed", "ASSAULT primitive"),
)

OTHERWISE_TOLD = (
    # text, the word, the type that the reader model took it for, what it tells
    ("The bank froze the accounts of the party.", "froze", "COERCE", "SANCTION discontinue"),
    ("The colonel was removed from his post.", "removed", "COERCE", "SANCTION expel"),
    ("The council voted down the levy.", "voted", "SUPPORT", "REJECT change"),
    ("The mayor accepted the demands of the dockers.", "accepted", "AGREE", "CONCEDE"),
    ("Two battalions went up the slope at dawn.", "went", "RETREAT", "MOBILIZE troops"),
    ("The soldiers will stay in the port.", "stay", "PROTEST", "MOBILIZE troops"),
    ("The premier will stay in the port.", "stay", "PROTEST", "PROTEST"),
    ("Norland flew rifles to the islands.", "flew", "MOBILIZE", "AID"),
    ("Lorries brought the wounded to Olm.", "brought", "MOBILIZE", "AID"),
    ("Police regained control of the mill.", "control", "RELATION", "ASSAULT"),
    ("The clerk is on trial for murder.", "trial", "SANCTION", "ACCUSE allege"),
    ("Norland ordered two diplomats out.", "ordered", "REQUEST", "SANCTION expel"),
    ("The fighters laid down their arms.", "laid", "MOBILIZE", "RETREAT disarm"),
)

FORCEFUL = (
    ("The guards beat two clerks at the polling station on the day of the election.", "beat"),
    ("Gunmen beat three voters in the election.", "beat"),
    ("Police fired over the heads of the crowd.", "fired"),
    ("Guards shot high to scare the miners.", "shot"),
    ("The rebels were beaten in the north.", "beaten"),
    ("Troops marched into the town.", "marched"),
    ("The wounded man is fighting for his life in hospital after troops shot him.", "shot"),
    ("Smugglers were caught in the port.", "caught"),
    ("Bombers launched an attack on a market in Olm.", "attack"),
    ("The rebels struck the depot with mortars.", "struck"),
    ("The patrol came under fire from rebels near the bridge.", "fire"),
    ("The town is under attack from the hills.", "attack"),
    ("Troops fired tear gas at the crowd.", "fired"),
    ("The guards fired on the minister.", "fired"),
    ("The source said that rebels fired a mortar at the School for Basic Education.", "fired"),
    ("The militia captured the town of Dovra.", "captured"),
    ("The battle for Dovra went on.", "battle"),
    ("The fight against the rebels went on.", "fight"),
    ("Police beat marchers with batons.", "beat"),
    ("The two armies clashed over the border post.", "clashed"),
    ("The dead were hit by shells.", "hit"),
    ("The town was bombarded with rockets.", "bombarded"),
    ("A sniper killed a Buffalo doctor who was near the law court.", "killed"),
    ("The army shelled the bank.", "shelled"),
    ("Gunmen attacked a football match in Orl.", "attacked"),
    ("Rebels shot the president.", "shot"),
    ("Commanders hiding for a long time in the hills were killed in the raid.", "killed"),
    ("The prisoners began a hunger strike.", "strike"),
    ("A raid on the bank left two guards dead.", "raid"),
    ("Rockets were fired from a post in the hills.", "fired"),
    ("Rebels fought for the market in Brask.", "fought"),
    ("Police seized gold and footage.", "seized"),
    ("Rebels fired back at the coalition.", "fired"),
    ("Two people died in political clashes in Orl.", "clashes"),
    ("An election attack in Dovra killed nine.", "attack"),
    ("Bandits killed 40 cattle.", "killed"),
    ("Bandits killed an AIDS worker.", "killed"),
    ("Rebels blew up a dam project.", "blew"),
    ("A rocket struck the dam project.", "struck"),
    ("The rebels captured the seat of the province.", "captured"),
    ("The attack over a remark left two dead.", "attack"),
    ("The town came under fire from opposition forces.", "fire"),
    ("The village was hit by a strike from a drone.", "hit"),
)

NOBODYS = (
    ("An earthquake struck the north, killing 30 people.", ("struck", "killing")),
    ("The storm battered the coast and claimed 12 lives.", ("battered", "claimed")),
    ("Lightning struck a tower and killed two.", ("struck", "killed")),
    ("Flu has killed 40 people this winter.", ("killed",)),
    ("The mayor died of a heart attack.", ("died",)),
    ("Nine died of Ebola in the camp.", ("died",)),
    ("Forty carriers were counted, five of whom had AIDS, and two deaths.", ("deaths",)),
    ("Three workers died when a crane collapsed.", ("died",)),
    ("Two climbers fell to their deaths near Brask.", ("deaths",)),
    ("She died after slipping on the ice.", ("died",)),
    ("Eleven died in a train crash near Orl.", ("died", "crash")),
    ("A gas explosion destroyed a bakery.", ("explosion", "destroyed")),
    ("Fireworks exploded in a shed, killing five.", ("exploded", "killing")),
    ("Two women were hit by a car on the bridge.", ("hit",)),
    ("A boy died when he was struck by an eastbound truck.", ("died", "struck")),
)


def left(text: str, *acts: Act) -> list[str]:
    """Type and mode of the acts that are left of these."""
    made = material(text, *acts)
    return [f"{one.type} {one.mode}".strip() for found in literal(made.sentences, made.acts) for one in found]


@pytest.mark.parametrize(("text", "word", "tells"), TURNS)
def test_a_turn_of_speech_tells_of_no_force(text: str, word: str, tells: str) -> None:
    assert left(text, act(text, word)) == ([tells] if tells else [])


@pytest.mark.parametrize(("text", "word", "taken", "tells"), OTHERWISE_TOLD)
def test_the_object_of_a_verb_tells_what_is_done(text: str, word: str, taken: str, tells: str) -> None:
    assert left(text, act(text, word, type=taken)) == [tells]


@pytest.mark.parametrize(("text", "word"), FORCEFUL)
def test_force_stays_force(text: str, word: str) -> None:
    assert left(text, act(text, word)) == ["ASSAULT"]


@pytest.mark.parametrize(("text", "word"), [(text, word) for text, word, _ in TURNS])
def test_what_the_model_takes_for_words_stays(text: str, word: str) -> None:
    assert left(text, act(text, word, type="CONSULT")) == ["CONSULT"]


@pytest.mark.parametrize(("text", "words"), NOBODYS)
def test_harm_that_nobody_did_is_no_act(text: str, words: tuple[str, ...]) -> None:
    assert left(text, *(act(text, word) for word in words)) == []


def test_a_beast_that_does_it_is_no_party() -> None:
    text = "A bear killed a hunter."
    assert left(text, act(text, "killed")) == left(text, act(text, "killed", actors=["A bear"])) == []
    assert left("A hunter was killed by a lion.", act("A hunter was killed by a lion.", "killed")) == []
    assert left("A boy was hit by a truck.", act("A boy was hit by a truck.", "hit", actors=["a truck"])) == []
    assert left("A hunter killed a bear.", act("A hunter killed a bear.", "killed")) == ["ASSAULT"]
    assert left(text.replace("bear", "rebel"), act(text.replace("bear", "rebel"), "killed", actors=["A rebel"]))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Rebels killed six people after the earthquake.", {"actors": ["Rebels"]}),
        ("Six people were killed with rifles after the flood.", {}),  # a weapon is named
        ("Six people were killed in the earthquake zone.", {}),  # no cause, but a place
        ("An epidemic of raids killed six people.", {}),
        ("News of it spread like wildfire, killing six.", {}),
        ("Six people were killed near Mount Flood.", {}),  # a name
        ("Six guards were killed after falling into an ambush.", {}),
        ("Six people were killed by a car that sped into the crowd.", {}),
        ("Six people were killed by an army truck.", {}),
        ("Six people were killed by a lorry in an attack on the fair.", {}),
        ("The Hill Tigers killed six people.", {"actors": ["The Hill Tigers"]}),
    ],
)
def test_harm_beside_such_a_word_may_be_an_act(text: str, made: dict[str, list[str]]) -> None:
    word = "killing" if "killing" in text else "killed"
    assert left(text, act(text, word, actors=made.get("actors", ()))) == ["ASSAULT"]


def test_force_in_the_sentence_stays_with_its_harm() -> None:
    text = "Police fired at marchers in the stampede, killing two."
    assert left(text, act(text, "fired"), act(text, "killing")) == ["ASSAULT", "ASSAULT"]


def test_an_accident_may_go_back_to_force_told_before() -> None:
    text = "Jets bombed the mill. Nine people died when the roof collapsed."
    assert left(text, act(text, "bombed"), act(text, "died")) == ["ASSAULT", "ASSAULT"]
    assert left(text, act(text, "died")) == []


def test_nature_does_not_go_back_to_it() -> None:
    text = "Jets bombed the mill. Nine people died in the earthquake."
    assert left(text, act(text, "bombed"), act(text, "died")) == ["ASSAULT"]


def test_a_claim_tells_which_turn_gave_it_its_type() -> None:
    text = "The senate killed the bill."
    made = material(text, act(text, "killed"))
    (said,) = literal(made.sentences, made.acts)[0]
    (claim,) = claims(material(text, said), load())
    assert claim.type == "REJECT"
    assert "turn of speech: kill with object" in claim.because.pattern


def test_turns_are_sought_for_deeds_alone() -> None:
    assert {load().types[name].quad for name in FORCE} == {4}
