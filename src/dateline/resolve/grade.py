"""Who did it, by whose word, and does anybody else say so? `responsibility`, `corroboration` and `outcome` by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.codes import Aspect, Corroboration, Outcome, Responsibility, Stance
from dateline.model.report import Effect, Statement
from dateline.model.values import ActorValue
from dateline.resolve.voices import Side, voice_key

_SAYS_SO = {Stance.CONFIRMS, Stance.REPORTS, Stance.ATTRIBUTES}
_ARMED_SIDES = {"state_force", "ministry", "government", "armed_group", "umbrella", "official", "person", "police", "agency"}
_DISPUTED = {Aspect.AGENCY, Aspect.OUTCOME, Aspect.TARGET}


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement on one incident with its side. `direct` is false for what a set passes on."""

    statement: Statement
    side: Side
    direct: bool
    document_id: str


def responsibility(voices: Sequence[Voice], perpetrators: Sequence[ActorValue]) -> tuple[Responsibility, str, tuple[str, ...]]:
    """(grade, basis, trace). A claim later withdrawn, or denied with nobody else claiming, is `denied`."""
    claims = [v for v in voices if v.statement.stance is Stance.CLAIMS]
    denials = [v for v in voices if _denies_doing(v)]
    deniers = {voice_key(v.statement.speaker) for v in denials}
    standing = [v for v in claims if voice_key(v.statement.speaker) not in deniers]
    if standing:
        return Responsibility.CLAIMED, "claim", (f"claimed by {standing[0].statement.speaker.name}",)
    if denials:
        return Responsibility.DENIED, "denial", (f"denied by {denials[0].statement.speaker.name}, claimed by nobody else",)
    if not any(not p.unnamed or p.name for p in perpetrators):
        return Responsibility.UNKNOWN, "nothing said", ("nobody is named as the doer",)
    named = [v for v in voices if v.side is not Side.CLAIMANT]
    basis = "authority" if named else "narration"
    return Responsibility.ATTRIBUTED, basis, (f"{basis} names {', '.join(p.name for p in perpetrators)}",)


def _denies_doing(voice: Voice) -> bool:
    """Denies having done it; a doer's own side saying that it did not happen, or was not them, says the same."""
    s = voice.statement
    return s.stance is Stance.DISCLAIMS or (s.stance is Stance.DENIES and voice.side is Side.CLAIMANT and s.aspect in (None, Aspect.AGENCY))


def corroboration(
    voices: Sequence[Voice], effects: Sequence[tuple[Effect, Side]], *, claimed_by_narration: bool = False
) -> tuple[Corroboration, tuple[str, ...]]:
    """(grade, trace). Narration is no voice; the host state's authority counts as the victim side."""
    event = [v for v in voices if v.statement.aspect is None or v.statement.stance is not Stance.DENIES]
    denies = [v for v in voices if v.statement.stance is Stance.DENIES and v.statement.aspect is None and v.side is not Side.CLAIMANT]
    says = [v for v in event if v.statement.stance in _SAYS_SO]
    others = [v for v in says if v.side is not Side.CLAIMANT]
    if denies:
        victim = [v for v in denies if v.side is Side.VICTIM]
        if victim and not any(
            v.side is Side.VICTIM
            for v in others
            if voice_key(v.statement.speaker) not in {voice_key(d.statement.speaker) for d in denies} and v.direct and _official_event(v)
        ):
            return Corroboration.DENIED, (f"{victim[0].statement.speaker.name} says it did not happen",)
        return Corroboration.CONTESTED, (f"{denies[0].statement.speaker.name} denies what others say",)
    disputed = _dispute(voices, effects, claimed=any(v.statement.stance is Stance.CLAIMS for v in voices))
    if disputed is not None:
        return Corroboration.CONTESTED, (disputed,)
    victims = [v for v in others if v.side is Side.VICTIM]
    if victims:
        return Corroboration.CONFIRMED, (f"confirmed by {victims[0].statement.speaker.name} of the victim side",)
    independent = {voice_key(v.statement.speaker): v for v in others}
    if len(independent) >= 2:
        return Corroboration.CONFIRMED, ("two independent voices: " + ", ".join(v.statement.speaker.name for v in independent.values()),)
    if independent:
        return Corroboration.SINGLE_SOURCE, (f"one independent voice: {next(iter(independent.values())).statement.speaker.name}",)
    if any(v.side is Side.CLAIMANT for v in voices):
        return Corroboration.CLAIM_ONLY, ("only the side that did it speaks",)
    return Corroboration.SINGLE_SOURCE, ("told by the outlet's narration only",)


def _official_event(voice: Voice) -> bool:
    return not voice.statement.speaker.unnamed


def _dispute(voices: Sequence[Voice], effects: Sequence[tuple[Effect, Side]], *, claimed: bool) -> str | None:
    """What is contested: whether, what was hit or came of it, or who did it; never a toll or a place.

    Who did it is settled by a claim that stands; whose a target is can only be contested by the side said to be hit.
    """
    for voice in voices:
        aspect = voice.statement.aspect
        if voice.statement.stance is not Stance.DENIES and voice.statement.stance is not Stance.DISCLAIMS:
            continue
        if claimed and (aspect is Aspect.AGENCY or voice.statement.stance is Stance.DISCLAIMS):
            continue
        if aspect is Aspect.TARGET and not (voice.side is Side.VICTIM and voice.statement.speaker.kind in _ARMED_SIDES):
            continue
        if voice.statement.stance is Stance.DENIES and aspect in _DISPUTED:
            return f"{voice.statement.speaker.name} denies the {voice.statement.aspect}"
        if voice.statement.stance is Stance.DISCLAIMS and any(v.statement.stance is Stance.ATTRIBUTES for v in voices):
            return f"{voice.statement.speaker.name} denies having done it, others say so"
    as_claimed = {e.outcome for e, side in effects if side is Side.CLAIMANT}
    told = {e.outcome for e, side in effects if side is not Side.CLAIMANT}
    if Outcome.HIT in as_claimed and told and told <= {Outcome.INTERCEPTED, Outcome.MISSED}:
        return "the claimant says hit, the other side says not"
    return None


def outcome(effects: Sequence[tuple[Effect, Side]], *, harmed: bool, unarmed: bool) -> tuple[Outcome, str]:
    """(outcome, rule). The defender's word before the claimant's; damage done is a hit whatever it is called."""
    told = [e.outcome for e, side in effects if side is not Side.CLAIMANT] or [e.outcome for e, _ in effects]
    known = [o for o in told if o is not Outcome.UNKNOWN]
    if Outcome.PARTLY in known or {Outcome.HIT, Outcome.INTERCEPTED} <= set(known):
        return Outcome.PARTLY, "some intercepted, some not"
    for value in (Outcome.HIT, Outcome.INTERCEPTED, Outcome.MISSED):
        if value in known:
            return value, "as the defender tells" if any(s is not Side.CLAIMANT for _, s in effects) else "as claimed"
    if harmed:
        return Outcome.HIT, "somebody was killed, hurt or taken"
    if unarmed:
        return Outcome.HIT, "the act itself is what was sought"
    return Outcome.UNKNOWN, "nothing told"
