"""Who says what of which event, by which channel, in which words?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.extract.graph import Graph
from dateline.extract.grounding import Grounding
from dateline.extract.ports import Node, NodeKind
from dateline.model.codes import Aspect, Channel, Stance
from dateline.model.documents import Span, hash_id
from dateline.model.report import Statement
from dateline.model.values import ActorValue

STANCES: Mapping[str, Stance] = {
    "claims": Stance.CLAIMS, "disclaims": Stance.DISCLAIMS, "attributes": Stance.ATTRIBUTES,
    "confirms": Stance.CONFIRMS, "denies": Stance.DENIES, "reports": Stance.REPORTS,
}  # fmt: skip
_CHANNELS: tuple[tuple[Channel, re.Pattern[str]], ...] = tuple(
    (channel, re.compile(rf"\b(?:{pattern})\b", re.I))
    for channel, pattern in (
        (Channel.TELEGRAM, r"telegram"),
        (Channel.PRESS_BRIEFING, r"(?:press |news |media )?(?:briefing|conference)s?|told reporters|told journalists|told the press|briefed"),
        (Channel.INTERVIEW, r"interview\w*|phone-in|told (?:to )?(?:[A-Z]\w+ ){1,4}(?:News|TV|Radio|Times|Post|Agency|Press)"),
        (Channel.STATE_MEDIA, r"state (?:tv|television|media|radio|news agency|broadcaster)|official (?:news agency|media)|state-run \w+"),
        (Channel.SOCIAL_MEDIA, r"social (?:media|network\w*)|facebook|twitter|posted on X|on X|tweet\w*|instagram|tiktok|"
            r"vkontakte|whatsapp|online post|video posted|clips? shared"),
        (Channel.COURT, r"court|trial|testif\w+|indictment|hearing|judge|prosecution case"),
        (Channel.STATEMENT, r"statements?|communiqu[eé]s?|press release|messages?|bulletin|announcement|leaflets?|declaration|"
            r"dispatch|advisory|report"),
    )
)  # fmt: skip
_TO_OUTLET = re.compile(r"^(?:to|told) (?:the )?[A-Z]")
_NOBODY = re.compile(r"people|everyone|everybody|many|some|others|they|it|most|nobody|no one", re.I)
"""Words that describe no voice: "people here say" is nobody's statement."""
_WHERE_MET = re.compile(r"(?: here| there| nearby| in the area|,? (?:in|at|from|around|near|across|who|whom) (?![^,]*[A-Z]).*)$")
_NEGATES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|false|untrue|lies?|fabricat\w*|baseless|unfounded|rumou?rs?)\b|n[’']t\b", re.I
)
_OWNING = re.compile(r"\b(?:claim\w*|responsib\w+|admit\w*|own(?:s|ed)?|took credit)\b", re.I)
_PASSING = {Stance.CLAIMS, Stance.DISCLAIMS, Stance.ATTRIBUTES}
"""Stances on a set that hold for each of its members."""
_PAST = frozenset("shot struck hit blew fired sent flew took set shelling bombing firing has had have was were would".split())
_QUALIFIED = {NodeKind.EVENT, NodeKind.WEAPON, NodeKind.PLACE, NodeKind.OBJECT}


def channel_of(mentions: Iterable[str], cues: Iterable[str] = ()) -> Channel:
    """The codebook's channel that the channel mention names, else the one that the cue implies, else unknown."""
    for words in mentions:
        for channel, pattern in _CHANNELS:
            if pattern.search(words):
                return channel
        if _TO_OUTLET.search(words):
            return Channel.INTERVIEW
    for cue in cues:
        for channel, pattern in _CHANNELS:
            if channel in (Channel.PRESS_BRIEFING, Channel.TELEGRAM, Channel.SOCIAL_MEDIA) and pattern.search(cue):
                return channel
    return Channel.UNKNOWN


@dataclass(frozen=True, slots=True)
class SetRules:
    """What the accounts know and statements need: ids by node, and which sets are a raid of one night."""

    account_ids: Mapping[str, str]
    one_night: Callable[[str], bool]


def statements_of(graph: Graph, grounding: Grounding, rules: SetRules) -> tuple[Statement, ...]:
    """All statements of a reading; one for each named speaker of a joint one."""
    found: list[Statement] = []
    for node in graph.statements():
        stance = STANCES.get(node.label or "")
        about = events_of(graph, node)
        if stance is None or not any(e in rules.account_ids for e in about):
            continue
        if (
            stance is Stance.CONFIRMS
            and not any(f.startswith("aspect:") for f in node.flags)
            and _blames(graph, grounding, node, about, node.to("by"))
        ):
            stance = Stance.ATTRIBUTES
        for speaker, actor_node in _speakers(graph, grounding, node):
            found.append(_statement(graph, grounding, rules, _Utterance(node, stance, about, speaker, actor_node)))
    return tuple(found)


def _blames(graph: Graph, grounding: Grounding, node: Node, about: Iterable[str], speakers: Iterable[str]) -> bool:
    """Does the content itself say who did it ("shelled by Nordian troops")? Then it is an attribution, not only a
    confirmation. An adjective ("a Nordian air strike") names the event, not its doer; one's own act is no blame."""
    for event in about:
        if graph.node(event).label == "arrests":
            continue
        for line in (graph.node(event), *graph.ancestors(event)):
            for doer in line.to("by"):
                if doer in speakers or grounding.actor(doer).unnamed:
                    continue
                inside = [s for s in graph.node(doer).spans if any(st.holds(s) for st in node.spans)]
                if any(not _adjective(graph, s) for s in inside):
                    return True
            if line.to("by"):
                break
    return False


def _adjective(graph: Graph, span: Span) -> bool:
    """Is the mention followed at once by an event, weapon or place that it qualifies?"""
    following = graph.document.words(Span(span.end, min(span.end + 14, len(graph.document.text)), span.title)).split()
    if following and (following[0].endswith("ed") or following[0] in _PAST):
        return False
    starts = {s.start for n in graph.reading.nodes.values() if n.kind in _QUALIFIED for s in n.spans if s.title == span.title}
    return span.end + 1 in starts


def events_of(graph: Graph, node: Node) -> tuple[str, ...]:
    """The events a statement speaks of: those named by `about`, else those tagged inside its content."""
    told = node.to("about")
    if told:
        return told
    return tuple(n.node_id for n in graph.inside(node.node_id, NodeKind.EVENT))


@dataclass(frozen=True, slots=True)
class _Utterance:
    node: Node
    stance: Stance
    about: tuple[str, ...]
    speaker: ActorValue
    actor_node: str


def _speakers(graph: Graph, grounding: Grounding, node: Node) -> list[tuple[ActorValue, str]]:
    given = [(_as_speaker(grounding.actor(a), graph.longest(a)), a) for a in node.to("by") if graph.node(a).kind is NodeKind.ACTOR]
    named = [pair for pair in given if not pair[0].unnamed]
    described = [pair for pair in given if not _NOBODY.fullmatch(pair[0].name)]
    return named or described[:1]


def _as_speaker(actor: ActorValue, words: str) -> ActorValue:
    """People speak under the words used for them ("residents"); an unnamed voice without where it was met."""
    if actor.kind == "civilians":
        words = re.sub(r"^(?:the|a|an|some|several|many|other) ", "", words, flags=re.I)
        actor = replace(actor, name=words, unnamed=True)
    if actor.unnamed:
        short = _WHERE_MET.sub("", actor.name)
        actor = replace(actor, name=short or actor.name)
    return actor


def _statement(graph: Graph, grounding: Grounding, rules: SetRules, told: _Utterance) -> Statement:
    node, document = told.node, graph.document
    passed = _passed_on(graph, rules, told)
    said = [grounding.time(t) for t in node.to("said_on")]
    inside = graph.innermost(min(node.spans, key=lambda s: s.end - s.start), besides=(node.node_id,))
    aspects = [f.removeprefix("aspect:") for f in node.flags if f.startswith("aspect:")]
    held = sum(len(graph.inside(node.node_id, kind)) for kind in (NodeKind.PLACE, NodeKind.TIME, NodeKind.WEAPON, NodeKind.FIGURE, NodeKind.EFFECT))
    return Statement(
        statement_id=hash_id("sta", document.document_id, node.node_id, told.actor_node),
        node=node.node_id,
        speaker=told.speaker,
        stance=told.stance,
        aspect=Aspect(sorted(aspects)[0]) if aspects else None,
        channel=channel_of((w for h in node.to("via") for w in graph.words(h)), (w for c in node.to("cue") for w in graph.words(c))),
        quote=quote_span(graph, node, None),
        content=node.spans,
        about=tuple(rules.account_ids[e] for e in told.about if e in rules.account_ids),
        passes_to=tuple(rules.account_ids[e] for e in passed if e in rules.account_ids),
        quotes=tuple((rules.account_ids[e], quote_span(graph, node, graph.node(e))) for e in told.about if e in rules.account_ids),
        said_on=next((v for v in said if v.days is not None), None),
        inside=inside,
        against=node.to("against"),
        chain=_reported_by_other(graph, node, inside),
        weight=held + len(node.to("via")) + len(node.to("said_on")) + _own_words(graph, told),
    )


def _own_words(graph: Graph, told: _Utterance) -> int:
    """What speaks for showing this copy of a statement: a cue of owning up, or a denial in the speaker's own words ("there was no
    such attack"), not one that holds what somebody else said ("reports of an attack")."""
    owning = any(_OWNING.search(w) for c in told.node.to("cue") for w in graph.words(c))
    denying = told.stance in (Stance.DENIES, Stance.DISCLAIMS) and any(_NEGATES.search(graph.document.words(s)) for s in told.node.spans)
    return 4 if denying else 2 if owning else 0


def _reported_by_other(graph: Graph, node: Node, outer: str | None) -> bool:
    """Is this the inner half of "Watson said the group had claimed"? The export then shows the outer one."""
    if outer is None or node.label not in ("claims", "disclaims", "attributes"):
        return False
    return graph.node(outer).label in ("attributes", "claims", "confirms", "reports") and graph.node(outer).to("by") != node.to("by")


def _passed_on(graph: Graph, rules: SetRules, told: _Utterance) -> tuple[str, ...]:
    """Members of the sets spoken of that the statement also holds for."""
    spared = set(told.node.to("except"))
    found: list[str] = []
    for event in told.about:
        members = graph.members(event)
        if not members:
            continue
        limited = any(f.startswith("aspect:") for f in told.node.flags)
        if (told.stance in _PASSING and not limited) or rules.one_night(event):
            found += [m for m in members if m not in spared and m not in told.about]
    return tuple(dict.fromkeys(found))


def quote_span(graph: Graph, node: Node, event: Node | None) -> Span:
    """The sentence that shows the statement: the one in its content that names `event`, else its own."""
    told = sorted(event.spans, key=lambda s: (s.title, s.start)) if event is not None else []
    inside = [span for span in told if any(stretch.holds(span) for stretch in node.spans)]
    if inside:
        return graph.sentence(inside[0])
    cues = [s for c in node.to("cue") for s in graph.node(c).spans]
    for stretch in sorted(node.spans, key=lambda s: (s.title, s.start)):
        sentence = graph.sentence(stretch)
        if any(sentence.holds(cue) for cue in cues):
            return sentence
    return graph.sentence(max(node.spans, key=lambda s: (not s.title, s.end - s.start)))
