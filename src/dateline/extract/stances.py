"""Whose act is spoken of, and is it denied? Checks on the stance that an uncertain reader gives.

On the 2,201 statements of the training reports the reader's stance alone and rules alone come out even (53 % and 54 %,
2026-11-21, fold 0). Each is sure of something else: the rules of who speaks of his own act and of plain words of denial,
the reader of denials that only the content tells. So the rules correct the reader where they are sure.
"""

from __future__ import annotations

import re

from dateline.extract.graph import Graph
from dateline.extract.grounding import Grounding
from dateline.extract.ports import Node, NodeKind
from dateline.model.codes import Stance
from dateline.reference.actor_likeness import same_actor

ONE_SIDE = 0.55
_OWNS = re.compile(r"\b(?:claim\w*|responsib\w+|took credit|admit\w*|own(?:s|ed) up|boast\w*)\b", re.I)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|dismiss\w*|refut\w*|contradict\w*|disown\w*|disavow\w*)\b", re.I)
NEGATES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|false|untrue|lies?|fabricat\w*|baseless|unfounded|rumou?rs?)\b|n[’']t\b", re.I
)
_WITHDRAWS = re.compile(r"\b(?:withdr[ae]w\w*|retract\w*)\b", re.I)


def checked_stance(graph: Graph, grounding: Grounding, node: Node, stance: Stance, about: tuple[str, ...]) -> Stance:
    """The stance of a statement read by a model, corrected where words and speakers leave no doubt."""
    cue = " ".join(w for c in node.to("cue") for w in graph.words(c))
    own = _speaks_of_own_act(graph, grounding, node, about)
    if _DENIES.search(cue):
        return Stance.DISCLAIMS if own else Stance.DENIES
    if _WITHDRAWS.search(cue) and own:
        return Stance.DISCLAIMS
    content = " ".join(graph.words(node.node_id))
    if stance in (Stance.DENIES, Stance.DISCLAIMS) and not NEGATES.search(f"{cue} {content}"):
        return Stance.CLAIMS if own else Stance.CONFIRMS
    if stance is Stance.ATTRIBUTES and not own and not _names_a_doer(graph, grounding, node, about):
        return Stance.CONFIRMS
    if stance is Stance.CLAIMS and not own and not _OWNS.search(cue):
        return Stance.CONFIRMS
    if stance in (Stance.CONFIRMS, Stance.REPORTS, Stance.ATTRIBUTES) and (own or _OWNS.search(cue)) and own is not False:
        return Stance.CLAIMS
    return stance


def _names_a_doer(graph: Graph, grounding: Grounding, node: Node, about: tuple[str, ...]) -> bool:
    """Is somebody with a name told as the doer of what the statement is about, or named inside its content?"""
    doers = [d for event in about for line in (graph.node(event), *graph.ancestors(event)) for d in line.to("by")]
    doers += [n.node_id for n in graph.inside(node.node_id, NodeKind.ACTOR)]
    return any(d not in node.to("by") and not grounding.actor(d).unnamed for d in doers)


def _speaks_of_own_act(graph: Graph, grounding: Grounding, node: Node, about: tuple[str, ...]) -> bool | None:
    """True when a speaker, or the body he speaks for, did it; None when nobody is told as the doer."""
    doers = [d for event in about for line in (graph.node(event), *graph.ancestors(event)) for d in line.to("by")]
    if not doers:
        return None
    for speaker in node.to("by"):
        if speaker in doers:
            return True
        value = grounding.actor(speaker)
        for doer in doers:
            other = grounding.actor(doer)
            spoken_for = value.speaks_for is not None and value.speaks_for == other.name
            if spoken_for or same_actor(value, other, grounding.reference.directory) >= ONE_SIDE:
                return True
    return False
