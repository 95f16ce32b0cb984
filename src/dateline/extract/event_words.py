"""Which type of event do the words themselves tell?

A rule beside the reader's label. On the 2,018 events of the training reports the patterns that decide below agree with the
annotators in 83 % of the events they fire on (37 % of all); the label head alone agreed in 49 % when this was measured
(2026-11-21, fold 0). So where a pattern fires, it decides; the label fills the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I)


_STRONG: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("abduction", _words(r"abduct\w*|kidnap\w*|hostages?|carried off|led away|hijack\w*|bundled")),
    ("arrests", _words(r"arrest\w*|detain(?:s|ed)?|detentions?|taken into custody|picked up|apprehended|rounded up")),
    ("sexual", _words(r"rap(?:e|ed|es|ing)|sexual\w*|groped")),
    ("suicide", _words(r"suicide (?:attack|bomb\w*|blast)s?|bl(?:ew|own|ow|owing) (?:him|her|them|it)sel(?:f|ves) up")),
    ("air_drone", _words(r"air ?-?strikes?|air ?-?raids?|drone (?:strike|attack)s?|bombing raids?|strafed")),
    ("agreement", _words(r"truces?|cease-?fires?|signed|signing|agree(?:d|ment|ments)|accords?|pact")),
    ("regains", _words(r"retak(?:en|e|es|ing)|retook|recaptur\w*|regain\w*|won back")),
    ("protest", _words(r"protest(?:s|ed|ers|ing)?|demonstrat\w*|rall(?:y|ies|ied)|sit-?in|vigil|picket\w*")),
    ("violent_demo", _words(r"riot\w*|threw stones|stones were thrown|unrest|stoning")),
    ("looting", _words(r"loot\w*|burn(?:ed|t) down|set (?:fire to|alight|on fire|ablaze)|torch\w*|arson|ransack\w*|vandal\w*")),
    ("shelling", _words(r"shell(?:ed|ing)|bombard\w*|salvos?|rocket (?:attack|fire)s?|mortar (?:attack|fire)s?")),
    ("grenade", _words(r"grenade (?:attack|blast)s?|grenades?")),
    ("disrupted", _words(r"defus\w*|disarmed|made safe")),
)
_WEAPONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("air_drone", _words(r"drones?|UAVs?|quadcopters?|war ?planes?|jets?|aircraft|helicopters?|gunships?|air ?strikes?|glide bombs?|F-\d+s?")),
    ("suicide", _words(r"suicide (?:vests?|belts?|bombers?)|explosive (?:vests?|belts?)")),
    ("shelling", _words(r"rockets?|missiles?|mortars?|artillery|shells?|howitzers?|Grads?|projectiles?")),
    ("ied", _words(r"car bombs?|roadside bombs?|bombs?|IEDs?|land ?mines?|mines?|explosive devices?|explosives")),
)
_PLAIN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ied", _words(r"blew up|blown up|went off|gone off|exploded|detonated|bombings?|blasts?|explosions?|stepped on|ran over")),
    ("clash", _words(r"clash\w*|fighting|fought|gun ?(?:battle|fight)s?|fire ?fights?|exchange of fire|shoot-?outs?|ambush\w*|battles?|skirmish\w*")),
    ("attack", _words(r"massacre\w*|murder\w*|execut\w*|stabb\w*|slaughter\w*|gunned down|assassinat\w*|hacked|beheaded|killings?")),
)


def type_by_words(triggers: Iterable[str], weapons: Iterable[str]) -> str | None:
    """The label that the trigger and the weapon words tell, or None. Strong triggers first, then weapons, then the rest."""
    told, used = " | ".join(triggers), " | ".join(weapons)
    for patterns, text in ((_STRONG, told), (_WEAPONS, used), (_PLAIN, told)):
        for label, pattern in patterns:
            if pattern.search(text):
                return label
    return None
