"""Which words make an actor's phrase a pronoun, a title, a crowd of civilians, an unknown doer or an official voice?

Closed word lists, all in the form that `reference.actor_names.plain` gives a word. They are general English of news
reports; names of groups and persons stand in the actor directory.
"""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = _set(
    "it its itself they their theirs them themselves he his him himself she her hers herself we us our ours who whom whose which that this "
    "these those i you one ones both all others another some any each none same latter former former's"
)
ARTICLES = _set("the a an some any this that these those its their his her our another")
NUMBERS = _set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions dozen dozens scores several few "
    "couple many more most least half number over about around nearly almost up other various"
)
SMALL_WORDS = _set("of at than to and or also both only just")

RANKS = _set(
    "gen general brig brigadier maj major lt lieutenant col colonel capt captain cpt sgt sergeant adm admiral rear vadm radm cmdr cdr "
    "commander commodore corporal cpl marshal field cadet ltc ltg msgt pte private warrant comdt commandant supt insp superintendent "
    "inspector asp dsp ssp ig igp dig constable"
)
HONORIFICS = _set(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness sheikh shaikh sheik shaykh ayatollah imam hajji haji hadji mullah maulana "
    "mawlawi maulvi moulvi mufti sayyid sayyed seyyed king queen prince princess emir amir sultan pope bishop archbishop cardinal patriarch "
    "rabbi father sister rev reverend pastor fr saint comrade engineer alhaji malam hon honourable gov ven venerable molavi moulana mulla "
    "hakim qari padre ustad councillor councilor magistrate prefect subprefect sub honorable"
)
ROLES = _set(
    "spokesperson spokesman spokeswoman spokespeople spokespersons spokesmen spokeswomen minister secretary president premier chancellor "
    "chief head director leader chairman chairwoman chairperson chair governor mayor official officials officer officers deputy ambassador "
    "envoy representative representatives aide adviser advisor advisers advisors coordinator commissioner prosecutor judge lawmaker "
    "lawmakers legislator senator senators congressman congresswoman mp mps administrator analyst analysts researcher expert professor "
    "lawyer doctor surgeon physician nurse medic journalist reporter correspondent activist campaigner cleric elder elders chieftain "
    "resident witness eyewitness survivor farmer shopkeeper driver teacher student trader manager executive ceo founder cofounder successor "
    "predecessor secretarygeneral undersecretary statesman diplomat diplomats politician veteran warlord militant fighter gunman rebel "
    "insurgent jihadist emir strongman ruler dictator monarch figure operative operatives member members source sources speaker boss "
    "counsel rapporteur negotiator mediator fisherman herder sailor pilot soldier policeman policewoman sheriff detective investigator "
    "paramedic rescuer firefighter volunteer blogger author historian engineer dean officerincharge commanderinchief inspectorgeneral "
    "directorgeneral principal headmaster imam priest pastor monk nun mother father brother sister son daughter wife husband widow cousin "
    "uncle aunt nephew relative neighbour neighbor oil worker businessman businesswoman merchant"
)
ROLE_MODIFIERS = _set(
    "press prime vice first second deputy assistant acting interim senior top chief joint staff former ex then current incoming outgoing "
    "supreme paramount veteran political principal under national security adviser public affairs media information communications "
    "executive district regional provincial local village town city county municipal federal state area sector caretaker de facto exiled "
    "hereditary honorary permanent special standing general strategic retired late slain lead government overall founding spiritual "
    "religious tribal community self styled commanding proclaimed"
)
"""Words that stand before a role without naming a body; "security" and "government" do both, so bodies are tried with them."""

PORTFOLIOS = {
    "defense": "mod", "interior": "interior", "home": "interior", "foreign": "mfa", "external": "mfa", "health": "health",
    "justice": "justice", "information": "information", "intelligence": "intelligence", "military": "forces",
    "army": "forces", "navy": "navy", "naval": "navy", "police": "police", "security": "security", "emergency": "emergency",
    "emergencies": "emergency", "government": "government", "presidential": "presidency", "border": "border", "coastguard": "coastguard",
    "administration": "government", "judiciary": "justice", "judicial": "justice", "army's": "forces", "civil": "emergency",
    "counterterrorism": "security", "air": "airforce",
}  # fmt: skip
"""The body of a state that an adjective of office tells: "US defense official", "Turkish interior minister"."""

OF_STATE = _set("president premier chancellor prime minister secretary")
"""Titles so few hold that the surname behind them is enough ("President Obama")."""

PARTICLES = _set(
    "al el bin ibn ben bint abu umm ag ould uld mint van von der de del della da di do dos das du la le ul ur y e ar as ad an ash at az et "
    "zu ter"
)

ORGANISATION_NOUNS = _set(
    "group groups movement movements organisation organization organisations organizations militia militias faction factions front army "
    "brigade brigades battalion battalions force forces party coalition alliance network council committee commission agency agencies "
    "service services company companies firm operator owner corporation union association society foundation institute institution centre "
    "center office bureau department ministry directorate command authority administration government channel station broadcaster outlet "
    "outlets newspaper daily website site magazine radio television tv news media press thinktank tank charity ngo observatory monitor "
    "watchdog court tribunal parliament assembly league federation regiment division unit units wing arm branch affiliate offshoot cartel "
    "gang syndicate corps guard guards police congress board fund bank trust university hospital red crescent cross mission embassy "
    "consulate airline shipping line lines tankers maritime logistics ltd llc inc plc co house initiative project programme program "
    "campaign club squadron fleet summit conference tribe clan militiamen vigilantes rangers hub partner partners manufacturer"
)
PEELED = _set(
    "team squad squads detachment patrol column militant militants rebel rebels insurgent insurgents islamist islamists jihadist jihadists "
    "jihadi extremist extremists separatist separatists armed terrorist terrorists terror paramilitary paramilitaries guerrilla guerrillas "
    "leftist leftwing marxist communist maoist hardline hardliner shia shiite shi'ite sunni salafi salafist wahhabi muslim christian "
    "kurdish tuareg arab ethnic powerful banned outlawed proscribed designated socalled so called self styled proclaimed declared elite "
    "state run stateowned staterun owned official officials semi private independent opposition dominant ruling notorious shadowy little "
    "known littleknown regional local global transnational international national political criminal drug based tactical military naval air "
    "ground special security mercenary mercenaries contractor group groups movement movements organisation organization militia militias "
    "faction factions coalition alliance network umbrella news agency agencies channel station broadcaster outlet newspaper daily website "
    "magazine radio television tv media press monitor monitoring monitors watchdog war conflict rights human humanitarian aid charity ngo "
    "think tank thinktank cartel gang fighters fighter members member gunmen gunman militiamen militiaman operatives operative forces force "
    "troops soldiers men units unit cells cell commanders loyalists supporters affiliates affiliate terrorist's mujahideen warriors "
    "combatants combatant recruits cadres cadre hackers peacekeepers peacekeeper volunteers volunteer remnants remnant"
)
"""Words that may stand before or after a known name without changing whom it names ("Islamist group X", "X fighters")."""

PEOPLES = _set(
    "islamist jihadist shia shiite sunni salafi salafist wahhabi muslim christian marxist maoist communist kurdish tuareg arab druze "
    "baloch balochi pashtun hutu tutsi fulani amhara tigrayan oromo tamil rohingya chechen basque catalan corsican karen kachin"
)
"""Describing words that are written with a capital and are no state's."""
PEELED = PEELED | PEOPLES

BARE_HEADS = ORGANISATION_NOUNS | _set(
    "country state nation body institution team staff side camp attackers raiders crowd ship vessel alliance label"
)

PLAIN_CIVILIANS = _set(
    "people person persons residents resident villagers villager civilians civilian passengers passenger locals inhabitants inhabitant "
    "citizens citizen townspeople townsfolk bystanders bystander passersby pedestrians pedestrian commuters commuter motorists motorist "
    "travellers traveller travelers traveler families family households women children woman child boy boys girl girls infants infant "
    "babies baby toddler dead victims victim casualties noncombatants population public youths youngsters elderly"
)
CIVILIAN_GROUPS = _set(
    "students student pupils pupil schoolchildren schoolgirls schoolgirl schoolboys worshippers worshipper worshipers pilgrims pilgrim "
    "farmers farmer herders herder pastoralists fishermen fisherman miners miner workers worker labourers labourer laborers laborer traders "
    "trader shoppers shopper vendors vendor shopkeepers shopkeeper merchants teachers teacher doctors doctor nurses nurse medics medic "
    "paramedics paramedic journalists journalist reporters reporter activists activist protesters protester protestors demonstrators "
    "demonstrator mourners mourner refugees refugee displaced migrants migrant evacuees settlers settler tourists tourist employees "
    "employee staff staffers crew crews crewmen crewmembers seafarers seafarer sailors drivers driver truckers lorry volunteers volunteer "
    "rescuers rescuer firefighters firefighter engineers engineer officials clerics cleric priests priest monks monk nuns nun elders elder "
    "chiefs tribesmen lawyers lawyer judges judge politicians politician prisoners prisoner detainees inmates hostages hostage patients "
    "patient guests guest customers customer audience spectators fans footballers players athletes crowds crowd mob mobs rioters looters "
    "congregation parishioners believers faithful christians muslims hindus sikhs jews minorities tribespeople nomads peasants gatherers "
    "loggers foragers hunters wedding funeral relatives relative neighbours neighbors neighbor parents mothers mother fathers father couple "
    "brothers brother siblings son daughter humanitarians aidworkers contractors contractor scientists academics professors gatheringgoers"
)
CIVILIAN_FILLERS = _set(
    "innocent local ordinary unarmed other more many some young old elderly nearby living there civilian male female displaced trapped "
    "unsuspecting fleeing stranded area site scene in the on board of at least village town city neighbourhood neighborhood those who them "
    "aboard inside around present"
)
UNKNOWN_DOERS = _set(
    "gunmen gunman attackers attacker assailants assailant militants militant bandits bandit insurgents insurgent rebels rebel fighters "
    "fighter terrorists terrorist extremists extremist jihadists jihadist separatists separatist guerrillas raiders raider kidnappers "
    "abductors captors dacoits dacoit smugglers traffickers poachers rustlers elements mercenary bombers bomber shooters shooter "
    "perpetrators perpetrator suspects suspect culprits killers killer militiamen militiaman vigilantes snipers sniper robbers robber "
    "criminals gangsters gangs gang thugs pirates pirate hijackers arsonists saboteurs saboteur assassins assassin mercenaries infiltrators "
    "hitmen hitman individuals"
)
DOER_FILLERS = _set(
    "armed unidentified unknown masked suspected alleged heavily heavy motorcycle motorbike motorcycleriding borne mounted suicide islamist "
    "men man group groups of several some other two three four five the a an hooded camouflaged uniformed presumed local would be alone "
    "lone teenage teenaged male female unnamed dozens hundreds on motorcycles motorbikes separatist jihadist tribal young youths"
)
OFFICIAL_HEADS = _set(
    "official officials source sources chieftain spokesman spokesmen spokeswoman spokesperson spokespersons spokespeople officer officers "
    "commander commanders leader leaders diplomat diplomats minister ministers aide aides adviser advisers advisor advisors lawmaker "
    "lawmakers representative representatives chief chiefs witness witnesses eyewitness eyewitnesses analyst analysts expert experts medic "
    "medics doctor doctors member members figure figures insider insiders negotiator negotiators governor mayor president secretary person "
    "investigators investigator prosecutors rescuers director head deputy administrator general colonel captain major lieutenant brigadier "
    "admiral sergeant judge lawyer resident residents operator observers observer"
)
VOICE_HEADS = OFFICIAL_HEADS - _set("member members operator operators")
"""Those who speak: "Iranian officials" are not Iran's government, but "members of the group" are the group."""
SPEAKERS = _set(
    "official officials source sources spokesman spokesmen spokeswoman spokesperson spokespersons spokespeople minister ministers president "
    "secretary representative representatives"
)
"""Officials whose words are their government's; officers, judges and doctors only serve it."""
WITNESSES = _set("witness witnesses eyewitness eyewitnesses onlookers")
VOICES_OF_MEDIA = _set(
    "media outlet outlets reports newspaper newspapers channel channels broadcaster broadcasters press website websites television "
    "journalists report"
)

BACKED = _set(
    "backed aligned linked allied supported sponsored funded affiliated trained armed friendly loyal tied inclined proxy proxies"
)
"""Second halves of "Iran-backed": who stands behind a nameless group."""

ARMED_CUES = _set(
    "armed gun guns rifle rifles masked black uniform uniforms fatigues camouflage motorcycles motorbikes weapons unidentified unknown "
    "jackets boats pickup pickups machetes knives balaclavas hooded"
)
"""What makes "men" attackers and not victims."""
NOT_STATE = _set(
    "opposition rebel rebels enemy international partner allied separatist militia resistance tribal irregular insurgent kurdish democratic "
    "guerrilla task foreign loyalist islamist jihadist anti pro private vigilante hostile hybrid proxy"
)
"""Forces with such a word before them are no state's: "opposition forces"."""
GATHERINGS = _set(
    "group groups crowd crowds number handful band team convoy hundreds dozens thousands scores"
)
COMMON_WORDS = (
    PLAIN_CIVILIANS | CIVILIAN_GROUPS | CIVILIAN_FILLERS | UNKNOWN_DOERS | DOER_FILLERS | OFFICIAL_HEADS | WITNESSES | VOICES_OF_MEDIA
    | NUMBERS | SMALL_WORDS | ROLES | ROLE_MODIFIERS | ORGANISATION_NOUNS | _set("men man soldiers troops forces army police gendarmes navy")
) - _set("christians muslims hindus sikhs jews islamist crescent red cross")  # fmt: skip
"""Words that take a capital only at the start of a sentence."""
