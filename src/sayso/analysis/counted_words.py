"""The nouns and verbs that tell what a number counts."""

from typing import Final

from sayso.model.analysis import NumberOf

KINDS: Final[tuple[tuple[str, str], ...]] = (
    (
        "child",
        (
            r"child(?:ren)?|boys?|girls?|minors?|infants?|newborns?|bab(?:y|ies)|toddlers?|teenagers?|schoolchildren|"
            r"schoolboys?|schoolgirls?|pupils?|kids?"
        ),
    ),
    ("woman", r"wom[ae]n|mothers?|grandmothers?|wi(?:fe|ves)|widows?|sisters?|daughters?|nuns?"),
    ("police", r"police(?:m[ae]n|wom[ae]n)?|police\s+officers?|gendarmes?|constables?|sheriffs?|riot\s+officers?"),
    (
        "combatant",
        (
            r"soldiers?|troops?|servicem[ae]n|marines?|sailors?|airm[ae]n|conscripts?|recruits?|reservists?|"
            r"peacekeepers?|commandos?|"
            r"paratroopers?|legionnaires?|guardsm[ae]n|fighters?|militants?|rebels?|insurgents?|guerrillas?|"
            r"jihadists?|jihadis?|terrorists?|"
            r"gunm[ae]n|militiam[ae]n|extremists?|mercenar(?:y|ies)|separatists?|combatants?|partisans?|commanders?|"
            r"snipers?|bombers?|"
            r"attackers?|assailants?|assassins?|captains?|lieutenants?|colonels?|generals?|majors?|sergeants?|"
            r"corporals?|warriors?|"
            r"mutineers?|defectors?|armed\s+men"
        ),
    ),
    (
        "official",
        (
            r"officials?|ministers?|mayors?|governors?|lawmakers?|legislators?|deput(?:y|ies)|senators?|councillors?|"
            r"councilors?|diplomats?|"
            r"ambassadors?|judges?|magistrates?|prosecutors?|envoys?|parliamentarians?|presidents?"
        ),
    ),
    (
        "civilian",
        (
            r"civilians?|villagers?|residents?|bystanders?|passers-by|worshippers?|worshipers?|shoppers?|farmers?|"
            r"herders?|journalists?|"
            r"reporters?|photographers?|cameram[ae]n|aid\s+workers?|doctors?|nurses?|medics?|patients?|teachers?|"
            r"students?|pilgrims?|"
            r"passengers?|tourists?|miners?|fisherm[ae]n|workers?|activists?|protest[eo]rs?|demonstrators?|rescuers?|"
            r"paramedics?|mourners?|"
            r"locals?|noncombatants?"
        ),
    ),
)
"""Nouns by the kind of person they name, in singular and plural; of two that fit, the earlier kind."""

PERSON: Final = "|".join(pattern for _, pattern in KINDS) + (
    r"|people|persons?|m[ae]n|fathers?|husbands?|sons?|brothers?|members?|leaders?|officers?|guards?|drivers?|"
    r"pilots?|engineers?|"
    r"technicians?|aides?|lawyers?|employees?|staff(?:ers)?|volunteers?|citizens?|nationals?|foreigners?|"
    r"migrants?|refugees?|prisoners?|"
    r"detainees?|hostages?|captives?|suspects?|convicts?|inmates?|dissidents?|opponents?|supporters?|priests?|"
    r"clerics?|imams?|monks?|"
    r"bishops?|elders?|chiefs?|politicians?|candidates?|victims?|survivors?|relatives?|famil(?:y|ies)|"
    r"couples?|youths?|traders?|"
    r"merchants?|smugglers?|clerks?|foresters?|hauliers?|shopkeepers?|bricklayers?|carpenters?|mechanics?|"
    r"cooks?|waiters?|barbers?|"
    r"professors?|poets?|writers?|singers?|actors?|artists?|athletes?|players?|shepherds?|orphans?|uncles?|"
    r"aunts?|cousins?|nephews?|"
    r"nieces?|neighbou?rs?|parents?|settlers?|hunters?|loggers?|dealers?|traffickers?|agents?|spies|spy|"
    r"advisers?|advisors?|"
    r"instructors?|monitors?|observers?|inspectors?|businessm[ae]n|salesm[ae]n|[a-z]{3,}(?:icians?|arians?|"
    r"ologists?)|"
    r"(?-i:[A-Z][a-z]+(?:ans?|[iu]s|ese|ish))"
)
"""Nouns for people; the last are names of peoples, by their endings."""

HARM: Final[tuple[tuple[NumberOf, str, str], ...]] = (
    (
        "killed",
        (
            r"kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|massacr(?:ed|ing|es?)|execut(?:ed|ing|es?|ions?)|slaughter(?:ed|"
            r"ing|s)?|slain|beheaded|"
            r"beheading|assassinat(?:ed|ing|es?|ion)|shot dead|dead|deaths?(?: of)?|li(?:fe|ves) of|lost|claimed|"
            r"eliminat(?:ed|ing|es?)|neutrali[sz](?:ed|ing|es?)|"
            r"liquidat(?:ed|ing)|bodies of|lynched|stabbed to death|drowned|shooting of|took out|taken out|taking out"
        ),
        (
            r"dead|died|die|killed|slain|deaths?|fatalities|bodies|corpses|murdered|executed|massacred|perished|"
            r"beheaded|assassinated|"
            r"shot dead|lost their lives|martyrs?|martyred|drowned|lives|eliminated|neutrali[sz]ed|hanged|remains"
        ),
    ),
    (
        "injured",
        (
            r"injur(?:ed|ing|es?|y of|ies of)|wound(?:ed|ing|s)|hurt(?:ing)?|maim(?:ed|ing)|treated|beat(?:en|ing)?|"
            r"injuries to|hospitali[sz]ed"
        ),
        (
            r"injured|wounded|hurt|injuries|maimed|beaten|stabbed|pepper-sprayed|hospitali[sz]ed|treated|"
            r"(?:suffered|sustained|received)(?: \w+){0,2} (?:wounds|injuries|burns|cuts)|lost (?:a|an|his|her) "
            r"(?:leg|arm|eye|hand|foot)"
        ),
    ),
    (
        "captured",
        (
            r"captur(?:ed|ing|es?)|arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|abduct(?:ed|ing|s)?|kidnap(?:ped|ping|s)?|"
            r"seized|imprison(?:ed|ing)?|"
            r"jail(?:ed|ing)?|round(?:ed|ing) up|held|holding|holds?|freed|freeing|free|releas(?:ed|ing)|"
            r"(?<!press )release|"
            r"(?:arrests?|detention|abduction|kidnapping|capture|liberation) of|took|taken|led away|swap(?:ped)?|"
            r"exchang(?:ed|ing|e)|in custody"
        ),
        (
            r"hostages?|prisoners?|detainees?|captives?|captured|arrested|arrests|detained|abducted|kidnapped|jailed|"
            r"imprisoned|in custody|"
            r"prisoner|hostage|freed|released|held|rounded up|gave (?:himself|themselves) up|in detention|behind bars|"
            r"in prison|in jail|inmates"
        ),
    ),
    (
        "displaced",
        (
            r"displac(?:ed|ing|es?)|uproot(?:ed|ing|s)?|forc(?:ed|ing)|evict(?:ed|ing|s|ion of)?|driv(?:en|ing) out|"
            r"expel(?:led|ling)?|"
            r"deport(?:ed|ing|s)?|evacuat(?:ed|ing|es?|ion of)"
        ),
        (
            r"refugees?|displaced|homeless|fled|flee|fleeing|have left|uprooted|evacuated|evicted|driven from|"
            r"driven out|deported|migrants?|"
            r"asylum seekers"
        ),
    ),
)
"""What happened to people: verbs before the number, words behind it."""

ATTACK: Final = (
    r"(?:air\s?)?strikes?|attacks?|raids?|sorties?|missions|bombings?|explosions?|blasts?|airstrikes?|"
    r"assaults?|offensives?|"
    r"counter-?attacks?|clashes|ambush(?:es)?|incidents|violations|breaches|shootings|executions|bombardments|"
    r"salvos|barrages|"
    r"times|incursions|killings|massacres"
)

TROOPS: Final = (
    r"troops?|soldiers?|servicemen|marines?|sailors?|peacekeepers?|commandos?|paratroopers?|fighters?|"
    r"militants?|rebels?|insurgents?|"
    r"guerrillas?|gunmen|militiamen|mercenar(?:y|ies)|reservists?|conscripts?|recruits?|battalions?|brigades?|"
    r"compan(?:y|ies)|"
    r"regiments?|divisions?|bombers?|personnel|observers|monitors|guards|terrorists?|jihadists?|combatants?|"
    r"guardsmen|mutineers?"
)

LIFELESS: Final = (
    r"agreements?|kilomet\w+|miles|hectares|acres|settlements?|villages?|towns?|cities|homes?|houses?|"
    r"buildings?|schools?|hospitals?|"
    r"depots?|posts?|bases?|points?|positions?|checkpoints?|bridges?|roads?|rounds?|tons?|tonnes|barrels|"
    r"bottles|laws?|resolutions?|"
    r"mosques?|churches|districts?|provinces?|states?|countries|strongholds?|strongpoints?|warehouses?|"
    r"factories|flags?|banners?|targets|facilities|compounds?|lines|demands|conditions|cases|infections?|complaints?"
)
"""Things that come to harm, but are not counted with people."""
