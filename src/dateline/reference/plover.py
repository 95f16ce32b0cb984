"""Which PLOVER sector and which ACLED inter code does an actor have?

A general mapping from our own kinds, roles of state bodies and the nouns of a description; nothing is listed by name but
what the directory says. PLOVER's sectors are those of its codebook (github.com/openeventdata/PLOVER); inter codes are those
of ACLED's codebook: 1 state forces, 2 rebels, 3 political militias, 4 identity militias, 5 rioters, 6 protesters, 7
civilians, 8 external and other forces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dateline.reference.actor_names import key_of
from dateline.reference.actors import Actor, ActorDirectory

FORMER = frozenset("former ex retired onetime ousted deposed ex-president late".split())
"""Words before an office that is over: PLOVER's ELI."""
BY_KIND: Mapping[str, str] = MappingProxyType({
    "armed_group": "REB", "umbrella": "REB", "state_force": "MIL", "police": "COP", "ministry": "GOV", "government": "GOV",
    "agency": "GOV", "international_force": "IGO", "organisation": "NGO", "party": "PTY", "monitor": "NGO", "media": "MED",
    "company": "BUS", "civilians": "CVL", "official": "GOV",
})  # fmt: skip
BY_ROLE: Mapping[str, str] = MappingProxyType({
    "parliament": "LEG", "intelligence": "SPY", "prosecutor": "JUD", "security": "MIL", "border": "COP", "coastguard": "COP",
    "gendarmerie": "COP", "nationalguard": "MIL", "media": "MED", "justice": "GOV", "emergency": "GOV",
})  # fmt: skip
"""Where a role of state_roles.csv says more than its kind."""
INTER_BY_KIND: Mapping[str, int] = MappingProxyType({
    "armed_group": 2, "umbrella": 2, "state_force": 1, "police": 1, "government": 1, "ministry": 1, "agency": 1,
    "international_force": 8, "civilians": 7, "organisation": 7, "monitor": 7, "media": 7, "company": 7, "party": 7,
})  # fmt: skip
"""Where a row gives no inter code of its own."""
WORLD_BODY = frozenset("nations union league community council authority treaty cooperation states cooperative states".split())
SECRET = frozenset("intelligence secret spy mukhabarat security".split())
CRIMINAL = frozenset("cartel cartels gang gangs mafia syndicate bandits bandit commando clan".split())

_OF = re.compile(r" (?:of|for|in|at|from|with|to) ")
_WORDS = {
    "ELI": "celebrity royal royals tycoon",
    "GOV": "minister ministers premier chancellor ambassador envoy embassy consulate ministry ministries government authorities cabinet president "
    "governor mayor diplomat diplomats bureaucrat administration regime king queen prince emir sultan monarch presidency municipality council",
    "MIL": "army navy military troops troop soldier soldiers airforce marines marine destroyer frigate submarine warship warships warplane "
    "warplanes jet jets general generals colonel admiral sergeant corporal brigadier infantry battalion regiment commandos artillery "
    "peacekeepers paratroopers sailor sailors airmen tank tanks helicopter helicopters veteran fleet",
    "COP": "police policeman policemen policewoman cop cops constable sheriff gendarmes gendarmerie detective detectives customs",
    "SPY": "intelligence spy spies agent espionage",
    "LEG": "parliament parliamentarian parliamentarians lawmaker lawmakers legislator legislators legislature senator senators senate congress "
    "congressman congresswoman congressmen mp mps assemblyman deputies knesset duma bundestag",
    "JUD": "judge judges court courts tribunal prosecutor prosecutors magistrate magistrates judiciary jury attorney attorneys",
    "REB": "rebel rebels insurgent insurgents insurgency guerrilla guerrillas militant militants militia militias separatist separatists jihadist "
    "jihadists terrorist terrorists extremist extremists secessionists mujahideen fighters fighter paramilitary paramilitaries",
    "UAF": "gunman gunmen attacker attackers assailant assailants bomber bombers kidnappers sniper assassin",
    "CRM": "criminal criminals gangster gangsters gang gangs cartel cartels mafia smuggler smugglers trafficker traffickers pirate pirates bandit "
    "bandits thief thieves robber robbers dealer dealers murderer hacker hackers poacher poachers prisoner prisoners",
    "PTY": "party parties candidate candidates politician politicians",
    "OPP": "opposition dissident dissidents",
    "MED": "journalist journalists reporter reporters correspondent editor newspaper newspapers media broadcaster magazine television radio press "
    "cameraman photographer photojournalist blogger channel station columnist",
    "EDU": "student students pupil pupils teacher teachers professor professors university universities school schools schoolchildren schoolgirls "
    "schoolboys academic academics college lecturer scholar scholars researcher",
    "HLH": "doctor doctors nurse nurses medic medics hospital hospitals paramedic paramedics surgeon surgeons physician physicians clinic",
    "REL": "cleric clerics priest priests imam imams bishop bishops archbishop monk monks nun nuns rabbi pope pastor church churches mosque "
    "missionary missionaries ayatollah worshippers pilgrims",
    "BUS": "businessman businessmen businesswoman company companies firm firms corporation trader traders merchant merchants entrepreneur investor "
    "investors banker bankers bank banks ceo executive executives shopkeeper shopkeepers industry vendors",
    "LAB": "worker workers labourer labourers laborer laborers labor miner miners employee employees strikers trade",
    "AGR": "farmer farmers herder herders peasant peasants fisherman fishermen rancher ranchers pastoralists farmworkers grower growers",
    "REF": "refugee refugees migrant migrants displaced asylum evacuees",
    "NGO": "charity charities ngo ngos humanitarian aidworkers watchdog",
    "CVL": "civilian civilians people villager villagers resident residents citizen citizens protester protesters protestors demonstrator "
    "demonstrators woman women man men child children boy boys girl girls family families passenger passengers tourist tourists bystander voters "
    "crowd crowds youth youths mob rioters activist activists driver drivers settlers tribesmen elders pedestrian pedestrians "
    "nationals national natives population",
}
SECTOR_OF_WORD: Mapping[str, str] = MappingProxyType({word: sector for sector, words in _WORDS.items() for word in words.split()})
WEAK = frozenset(("CVL", "PTY", "UAF", "LAB"))
"""Sectors of words that any other word of the phrase outweighs ("opposition activists", "armed men of the cartel")."""
PAIRS: Mapping[str, str] = MappingProxyType({
    "armed men": "UAF", "armed group": "UAF", "armed groups": "UAF", "security forces": "MIL", "security force": "MIL", "coast guard": "COP",
    "border guards": "COP", "border guard": "COP", "air force": "MIL", "armed forces": "MIL", "prime minister": "GOV", "secret service": "SPY",
    "house of representatives": "LEG", "house of commons": "LEG", "house of lords": "LEG", "national assembly": "LEG",
    "civil society": "CVL", "aid workers": "NGO", "aid worker": "NGO", "attorney general": "JUD", "head of state": "GOV", "white house": "GOV",
    "drug lord": "CRM", "trade union": "LAB", "trade unions": "LAB", "labor union": "LAB", "labor unions": "LAB", "secretary of state": "GOV",
    "supreme court": "JUD", "human rights": "NGO", "presidential candidate": "PTY",
})  # fmt: skip


def sector_of_words(phrase: str) -> str:
    """The PLOVER sector that the nouns of a description tell, or empty: "retired generals", "opposition lawmakers"."""
    if any(f" {pair} " in f" {key_of(phrase)} " for pair in PAIRS if " of " in pair):
        return _sector(phrase)
    head = _OF.split(phrase, maxsplit=1)[0]
    sector = _sector(head) if head != phrase else ""
    return sector or _sector(phrase)


def _sector(phrase: str) -> str:
    words = key_of(phrase.replace("-", " ")).split()
    text = f" {' '.join(words)} "
    found = [(text.index(f" {pair} ") + len(pair), sector) for pair, sector in PAIRS.items() if f" {pair} " in text]
    at = 0
    for word in words:
        at = text.index(f" {word} ", max(0, at - 1)) + len(word)
        sector = SECTOR_OF_WORD.get(word) or SECTOR_OF_WORD.get(word + "s")
        if sector is not None and not any(f" {word} " in f" {pair} " and f" {pair} " in text for pair in PAIRS):
            found.append((at, sector))
    found.sort()
    strong = [sector for _, sector in found if sector not in WEAK]
    sector = strong[-1] if strong else found[-1][1] if found else ""
    return "ELI" if sector == "GOV" and FORMER & set(words) else sector


def sector_of(actor: Actor, directory: ActorDirectory) -> str:
    """The PLOVER sector of a row of the directory; of a person, that of the body spoken for. A state as a whole has none."""
    if actor.kind == "person":
        body = directory.get(actor.speaks_for) if actor.speaks_for is not None else None
        return sector_of(body, directory) if body is not None else "ELI"
    words = {w for name in actor.names for w in key_of(name).split()}
    if actor.kind in ("armed_group", "umbrella") and words & CRIMINAL:
        return "CRM"
    if actor.kind == "organisation" and actor.country is None and words & WORLD_BODY:
        return "IGO"
    role = _role_of(actor)
    if role == "state":
        return ""
    if actor.kind == "agency" and words & SECRET:
        return "SPY"
    return BY_ROLE.get(role, "") or BY_KIND.get(actor.kind, "")


def _role_of(actor: Actor) -> str:
    """The role of a state body's id ("tr-intelligence"), empty for others."""
    if actor.country is None or not actor.actor_id.startswith(f"{actor.country.lower()}-"):
        return ""
    return actor.actor_id.split("-", 1)[1]


def inter_of(actor: Actor) -> int | None:
    """ACLED's inter code: the row's own, or the one of its kind; persons have none."""
    return actor.inter if actor.inter is not None else INTER_BY_KIND.get(actor.kind)


__all__ = ["FORMER", "inter_of", "sector_of", "sector_of_words"]
