"""The nouns and small words by which a phrase shows what kind of party it names."""

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is easier to read without quotes."""
    return frozenset(words.split())


TITLES = word_set(
    """
    activist actor adm admiral adviser advisor advocate aide ambassador analyst archbishop attache attaché attacker
    attorney author ayatollah bishop blogger bomber boss boy brig brigadier brother businessman businesswoman
    campaigner candidate capt captain cardinal chair chairman chairperson chairwoman chancellor chief chieftain
    cleric clerk client co-ordinator col colonel commander commissioner commodore comptroller congressman
    congresswoman consul coordinator corporal correspondent cpl crown czar dame daughter delegate deputy dictator
    diplomat director dissident doctor dr driver editor elder emir engineer envoy executive expert farmer father
    fighter founder gen general girl gov governor gunman head husband imam inspector journalist judge justice king
    lady lawmaker lawyer leader legislator lieutenant lord lt maj major man manager marshal mayor me mediator medic
    member mgr militant minister miss monitor mother mp mr mrs ms mullah negotiator negotiators nurse officer
    official ombudsman opposition-leader paramedic pastor patriarch photographer pilot pm policeman pope premier
    president priest prince princess prisoner prof professor prosecutor queen rabbi rapporteur rebel rep reporter
    representative researcher resident rev reverend right-winger rival ruler scholar secretary secretary-general sen
    senator sergeant sgt sheik sheikh shopkeeper singer sir sister soldier solicitor son speaker spokesman
    spokesperson spokeswoman st star strongman student sultan superintendent surgeon suspect teacher terrorist
    trader treasurer tsar undersecretary vice-minister vice-president villager volunteer warlord whip whistleblower
    widow wife witness woman worker writer
    """
)
TITLE = f"(?:{'|'.join(map(re.escape, sorted(TITLES)))})"
"""A pattern for one of them."""
ONE_PERSON = TITLES | word_set(
    """
    abbot accountant activist advocate analyst applicant apprentice attacker author baker barrister bishop blogger
    boatman boy brigadier broker builder captive carpenter citizen civilian collector colleague comrade conscript
    constable convict cook counsellor councillor councilor courier curate customs-officer defector defendant
    demonstrator dentist deserter detainee docker drover economist electrician entrepreneur eyewitness fireman
    fisherman foreman fugitive gardener grandfather grandmother grocer guard guerrilla gunner headmaster headman
    headmistress historian hostage infantryman informant informer interpreter intruder investigator jailer labourer
    lecturer legionnaire magistrate marine mechanic merchant midwife migrant miner missionary monk navigator neighbour
    neighbor newsman notary novelist nun nurse operator organiser organizer parishioner passenger passer-by patient
    paymaster peasant pensioner plaintiff poet policewoman porter preacher prefect principal protester provost pupil
    rector refugee repairman retiree sailor scientist sentry serviceman shepherd signalman smuggler sniper solicitor
    statesman steward superior surveyor tailor tenant trainee translator traveller usher victim vicar waiter
    watchman winner workman youngster youth
    """
)
"""Nouns for a single person, whom "he" or "she" may take up."""
HONORIFICS = word_set(
    """
    adm admiral archbishop ayatollah bishop brig brigadier capt captain col colonel corporal cpl dame dr father gen
    general gov imam lady lieutenant lord lt maj major marshal me mgr miss mr mrs ms mullah prof rep rev sen
    sergeant sgt sheik sheikh sir st
    """
)
OFFICES = word_set(
    """
    activist adviser advisor aide ambassador attorney chair chairman chairperson chairwoman chancellor chief
    co-ordinator commander commissioner coordinator delegate deputy director editor elder emir envoy founder general
    governor head inspector judge justice king lawyer leader manager mayor member minister negotiator officer
    official ombudsman pm premier president prince prosecutor queen rapporteur representative secretary
    secretary-general senator speaker spokesman spokesperson spokeswoman sultan treasurer undersecretary
    vice-minister vice-president whip
    """
)
"""Titles that are posts, held of a state or an organisation."""

FEMALE = word_set(
    """
    actress businesswoman chairwoman congresswoman dame daughter girl grandmother lady miss mother mrs ms nun nurse
    policewoman princess queen sister spokeswoman widow wife woman
    """
)
MALE = word_set(
    """
    archbishop ayatollah bishop boy brother businessman chairman congressman emir father husband imam king lord man
    mr pope prince sir son spokesman sultan
    """
)
PORTFOLIOS = word_set(
    """
    acting affairs agriculture air army assistant chief commerce communications conference county culture defence
    defense deputy development district economy education emergency energy environment executive finance first
    fisheries foreign former founding general health home human industry information intelligence interior
    investigations justice labor labour late local majority managing media migration military minority national naval
    new newly-appointed oil operations opposition outgoing parliamentary party permanent planning police political
    press prime prisons provincial public rebel reconciliation regional rights second security senior special sport
    staff state then top tourism trade transport treasury union vice visiting war water
    """
)
BODY_NOUNS = word_set(
    """
    accord act administration agency agreement aid airbase airport alliance ansar army assembly association
    authority bank bar base battalion bloc board bridge brigada brigade brigades brotherhood bureau cabinet camp
    cartel center centre chamber charter church city clan club coalition colectivo collectif college comando comité
    command commission committee company confederation conference congress conseil consejo consulate convention corp
    corporation corps council county court crescent cross daily day delegation department directorate district
    division ejercito ejército embassy faction families federation force forces forum foundation frente front
    front's fuerzas fund gang gazette government group group's guard guards gulf harakat hay'at herald hizb hospital
    house inc institute international island islands jabhat jaish jaysh jihad journal kingdom lantern law league
    liga liwa ltd media militia ministry mission monitor month mosque mountain mountains mouvement movement
    movimiento nations navy network news newspaper observatory office organisation organization parliament parti
    partido partito party plan police post press process program programme province radio regime region relief
    republic resistance resolution rights river road school sea secretariat senate service sindicat sindicato
    society squad square staff state states street summit taskforce television tigers times town treaty tribe
    tribunal tribune trust tv union unit units university unión valley village war watch watchdog week workers
    """
)
"""Nouns that make an organisation, a place or a thing of a capitalised name, so that it is no person."""

FORCE_NOUNS = word_set(
    """
    advance aircraft aircrafts aircrew airmen airstrike airstrikes ambassador announcement armor armour armoured
    arms artillery assault attache attaches attaché attachés attack attacks authorities aviation base bases
    battalion battalions batteries battery boat boats bomb bombardment bomber bombers bombing bombings bombs border
    brigade brigades bulldozers camp camps carrier carriers cavalry centers centres checkpoint checkpoints commando
    commandos commissioner companies conscripts contingent contingents contribution convoy convoys corvette
    corvettes crew crews cutter cutters delegate delegates depot depots destroyer diplomats dredger drone drones
    economy exports fighter-jet fighter-jets fire fleet fleets force forces frigate frigates garrison gatherings
    gendarmes guards gun gunboat gunboats gunfire gunners guns gunship gunships headquarters helicopter
    helicopter-gunship helicopters hideout hideouts house-to-house howitzers incursion incursions infantry
    instructors invasion jeeps jet jets land leadership line lines lorries lorry marine marines missile missiles
    monitors mortar mortars movements moves navies navy navy-ship observers offensive offensives officers operation
    operations outpost outposts paratrooper paratroopers patrol patrols peacekeeper peacekeepers pilot pilots plane
    planes platoon platoons position positions post posts power raid raids regiment rifles rocket rockets rulers
    sailor sailors sappers servicemen services shelling shells ship shipping ships side sniper snipers soil soldier
    soldiers sorties statement statements strike strikes stronghold strongholds submarine submarines tank tanks
    target targets team technicians territories territory trainer trainers troop troop-carriers troops trucks tug
    ultimatum unit units vehicle vehicles vessel vessels warplane warplanes warship warships weapon weapons
    """
)
"""Men, machines, acts and ground of a force: with a state or a group before them they stand for it."""

MEMBER_NOUNS = word_set(
    """
    advisers advisors affiliate agency attacker attackers bomber bombers branch cadres car cell cells commanders
    data element elements extremist extremists faction feed fighter fighters figures gang group groups guerillas
    guerrilla guerrillas gunman gunmen hostage-takers insurgent insurgents jihadi jihadis jihadist jihadists
    leadership loyalists man media member members men militant militants militia militiaman militiamen militias
    monitor movement network newspaper officers organisation organization outfit rebel rebels recruits
    reinforcements release report reports sleeper statement strongpoint strongpoints suicide takfiri takfiris terror
    terrorist terrorists trainers twitter
    """
)
"""Nouns that say of a named group only that it is one, or of people that they belong to it."""

SOLDIERS = word_set("army armed battalion forces military soldiers troops unit units")
"""What an army is called where its state is not named, and the words that go with it."""

OPERATED = word_set(
    """
    aircraft airstrike airstrikes artillery bomb bombardment bombing bombings bombs bomber bombers drone drones fire
    gun gunboat gunboats gunfire guns gunship gunships helicopter helicopters howitzers jet jets missile missiles
    mortar mortars offensive operation operations plane planes raid raids rocket rockets shell shelling shells ship
    ships strike strikes submarine tank tanks vehicle vehicles vessel vessels warplane warplanes warship warships
    """
)
"""Weapons, platforms and acts that stand for whoever fights with them."""

PLACE_NOUNS = word_set(
    """
    accord act agreement airbase airport border bridge camp charter church city conference convention county
    crossing day district forum gulf highway hospital island islands law market mosque mountain mountains operation
    palace plan process province region resolution river road school sea square stadium street summit talks town
    treaty valley village war
    """
)
"""Last words of names that are no parties."""

PAIRED = word_set(
    """
    armies camps capitals countries country delegations factions forces government governments groups leaders
    leaderships men militaries ministers nations neighbors neighbours parties party presidents side sides states
    teams women
    """
)
"""What "both" and "the two" may be told of."""

NOBODY = word_set(
    "all anybody anyone both each everybody everyone neither nobody none one others some somebody someone"
)
"""Words that no later "it" or "they" takes up."""

NO_ONE = frozenset({"nobody", "no one", "no-one"})
"""Words for there being nobody who does it, or whom it is done to."""

PERSON_NOUNS = word_set(
    """
    activists cadets children civilians demonstrators detainees doctors drivers employees farmers fighters fishermen
    guards herders hostages journalists magistrates marchers medics men migrants miners monks nurses officers
    passengers patients peacekeepers pensioners people pilgrims policemen prisoners protesters recruits refugees
    residents sailors shepherds soldiers students teachers tourists traders troops villagers women workers youths
    """
)
ARMED_NAMES = word_set(
    """
    ansar army brigade brigades ejercito ejército fighters forces frente front guerrillas harakat jaish jaysh
    liberation liwa militia movement mujahideen mujahidin resistance tigers volunteers
    """
)
"""Words in the names of groups that fight."""

ARMED_NOUNS = word_set(
    """
    attacker attackers extremists fighters group guerrillas gunmen insurgents jihadis jihadist jihadists militant
    militants terrorist terrorists
    """
)
ANAPHORIC = word_set(
    """
    agency body charity collective company cult firm gang group militia movement network ngo organisation organization
    outfit outlet sect
    """
)
"""Nouns that take up a body told of before by themselves: "the group"."""

KINDS = word_set(
    """
    alliance association battalion bloc brigade cartel center centre club command commission committee council court
    federation front junta league ministry mission newspaper paper party regiment station tribe tribunal union wing
    """
)
"""Nouns that take up a body told of before under a name that has them: "the brigade" for "2nd Hill Brigade"."""

INQUIRIES = word_set("inquiry investigation panel probe study survey team")
"""Nouns for those who look into something, which take them up by themselves."""

GROUP_NOUNS = word_set(
    """
    agency alliance association bank bloc body broadcaster bulletin cartel channel charity coalition commission
    committee communique communiqué company council court faction federation firm force front gang group institute
    league militia ministry mission monitor movement network newspaper ngo observatory organisation organization
    organization's outfit outlet paper party report statement station union watchdog
    """
)
PEOPLE_NOUNS = word_set(
    """
    all bodies casualties dead deaths everyone injured killed lives more nobody none other others people person
    persons someone those wounded
    """
)
PLURAL_NOUNS = word_set(
    """
    children clergy crew guerrilla media men militia people personnel police staff taliban troops women youth
    """
)
SINGULAR_S = word_set(
    """
    affairs bahamas barbados committee comoros congress contras crisis cyprus emirates hamas honduras isis laos
    maldives nations netherlands news philippines politics press services seychelles states times united-states us
    """
)

DETERMINERS = word_set(
    """
    a an any each every her his its my our own so-called some such that the their these this those your
    """
)
QUANTITIES = word_set(
    """
    a about additional all almost an another any approximately around as at billion both couple dozen dozens each
    eight eighteen eighty eleven estimated even every exactly few fewer fifteen fifty five forty four fourteen
    further group half handful hundred hundreds just large least less many million millions minimum more most nearly
    nine nineteen ninety no none not number numbers numerous of one only other over remaining roughly score scores
    seven seventeen seventy several six sixteen sixty small some ten tens than these thirteen thirty those thousand
    thousands three to total twelve twenty two under up various well
    """
)

FUNCTION_WORDS = DETERMINERS | word_set(
    """
    according after also although among and as at because before between but by despite during earlier for from he
    here however i if in it later meanwhile more no not of on or over she since so then there they though to today
    under we when while who with yesterday yet you
    """
)
"""Small words that no name of a person or body begins with, capitalised or not."""

THIRD = {
    "he": "person", "him": "person", "his": "person", "himself": "person",
    "she": "person", "her": "person", "hers": "person", "herself": "person",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "many", "them": "many", "their": "many", "theirs": "many", "themselves": "many",
}  # fmt: skip
FIRST = {"i": "one", "me": "one", "my": "one", "mine": "one", "myself": "one"} | dict.fromkeys(
    ("we", "us", "our", "ours", "ourselves"), "side"
)
RELATIVE = word_set("that which who whom whose")
POSSESSIVES = word_set("her his its my our their whose your")
