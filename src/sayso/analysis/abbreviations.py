"""Words whose stop need not end a sentence, and words that begin one."""


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _table(
    """
    adj adm amb asst atty brig capt cdr cmdr cmdt col comdr cpl cpt det dr drs ens fr gen gov hon insp lt ltc maj messrs
    mgr mlle mme mr mrs ms msgr mx pfc pres prof pte pvt rep reps rev sec sen sens sgt spc spec supt
    ald assoc dist mt st ste ft pt
    """
)
"""Stand before a name, capitalised: never at the end."""

BEFORE = _table("approx cf e.g eg fig figs i.e ie no nos pp p viz vol vols vs v")
"""Stand before what they belong to: a number, an example, an opponent."""

MONTHS = _table("jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS = _table("mon tue tues wed thu thur thurs fri sat sun")

CLOSING = _table(
    """
    inc corp co cos ltd llc plc bros jr sr esq ph.d m.d b.a m.a d.d.s al dept est govt assn intl natl univ mfg
    ave blvd rd hwy sq bldg apt
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev okla ore
    penn pa tenn tex va vt wash wis wyo ont que
    """
)
"""May stand inside or at the end of a sentence, most of them capitalised: the next word decides."""

CLOCK = _table("a.m p.m am pm")
ZONES = _table("edt est et eet cest cet gmt bst utc pdt pst pt cdt cst mdt mst ist local")

OPENERS = _table(
    """
    a about according after again all also although amid among an and another any anyone as asked at based because
    before both but by despite did do does during each earlier either even every everyone few first for from further
    had has he her here hers his how however i if in indeed instead is it its just last later like many meanwhile more
    moreover most much my neither never nevertheless no nobody none nor not nothing now of on once one only or other
    others our over perhaps previously recently several she similarly since so some someone still such that the their
    then there therefore these they this those though through thus to today together tomorrow two under unlike until
    upon we were what when where whether which while who whose why will with within without would yesterday yet you your
    it's he's she's they're we're i'm you're there's that's
    """
)
"""Capitalised after an abbreviation, they begin a sentence."""

SAYING = _table(
    """
    added admitted announced answered argued asked asserted called claimed concluded continued cried declared demanded
    explained insisted joked noted observed pleaded posted quipped recalled remarked replied responded said says
    screamed shouted stated told tweeted urged warned wondered wrote yelled
    """
)
"""Words of saying that may follow a quotation and its speaker."""

DOMAINS = _table("com org net gov edu info co uk us ru eu int mil tv io html htm php pdf js")
"""Ends of addresses."""
