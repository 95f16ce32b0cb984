"""Which figures are totals over several incidents, and which forces are said to be where?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.events import weapons_in
from dateline.extract.figures import is_single, parse_figure
from dateline.extract.graph import Graph
from dateline.extract.grounding import Grounding
from dateline.extract.ports import Node, NodeKind
from dateline.model.codes import Realis, TallyKind, Toll, Weapon
from dateline.model.documents import Span, hash_id
from dateline.model.report import Account, Presence, Statement, Tally
from dateline.model.values import ActorValue, Basis, Figure, PlaceValue, Qualifier, TimeValue

BREATH = 2
"""Characters between a sentence with a total and the next one."""
LEAST = 2
"""A figure of one is no total over several incidents."""


@dataclass(frozen=True, slots=True)
class _Total:
    """A figure on a set, before it is known who states it."""

    kind: TallyKind
    figure: Figure
    node: Node
    account: Account
    event: Node
    toll: Toll | None = None
    weapons: tuple[Weapon, ...] = ()


def tallies_of(graph: Graph, grounding: Grounding, accounts: Sequence[Account], statements: Sequence[Statement]) -> tuple[Tally, ...]:
    """Every stated number over more than one incident: a set's size, its tolls, the number of its weapons."""
    found: list[Tally] = []
    for account in accounts:
        if not account.is_set or account.realis is not Realis.ACTUAL:
            continue
        for total in _totals(graph, account):
            in_headline = graph.first(total.node.node_id).title
            if total.figure.low is not None and total.figure.low >= LEAST and not in_headline and not _told_one_by_one(graph, total):
                found.append(_tally(graph, grounding, statements, total))
    return tuple(found) if graph.reading.certain else _windows_shared(found, graph)


def _windows_shared(tallies: Sequence[Tally], graph: Graph) -> tuple[Tally, ...]:
    """For a reader that is not sure: what is counted on in the breath of a longer total ("55 attacks since May, 27 of them in the
    north. She said 59 soldiers had been hurt") is counted over its time, where none is told."""
    shared: list[Tally] = []
    for tally in sorted(tallies, key=lambda t: (t.quote.title, t.quote.start)):
        long = [o for o in shared if _told_shortly_before(o, tally) and _lasting(o.window)]
        untold = tally.window is None or tally.window.basis is not Basis.STATED
        shared.append(replace(tally, window=long[-1].window) if untold and long else tally)
    return tuple(shared)


def _told_shortly_before(one: Tally, other: Tally) -> bool:
    return one.quote.title == other.quote.title and other.quote.start - one.quote.start >= 0 and other.quote.start - one.quote.end <= BREATH


def _lasting(window: TimeValue | None) -> bool:
    """Is it a stated time of more than a day?"""
    if window is None or window.days is None or window.basis is not Basis.STATED:
        return False
    return window.open_end or window.open_start or window.days.length > 1


def _told_one_by_one(graph: Graph, total: _Total) -> bool:
    """ "Attacked two bases", and then the one and the other: the parts say it all (GOLD.md, tallies)."""
    return total.kind is not TallyKind.CASUALTIES and len(graph.members(total.event.node_id)) >= (total.figure.low or 0)


def _totals(graph: Graph, account: Account) -> list[_Total]:
    event = graph.node(account.node)
    found: list[_Total] = []
    for figure_id in event.to("size"):
        figure = _figure(graph, figure_id)
        if not is_single(figure):
            found.append(_Total(TallyKind.INCIDENTS, figure, graph.node(figure_id), account, event))
    for toll in Toll:
        for figure_id in event.to(toll.value):
            found.append(_Total(TallyKind.CASUALTIES, _figure(graph, figure_id), graph.node(figure_id), account, event, toll))
    for weapon_id in event.to("with"):
        for figure_id in graph.node(weapon_id).to("size"):
            kinds = weapons_in(graph.longest(weapon_id))
            found.append(_Total(TallyKind.MUNITIONS, _figure(graph, figure_id), graph.node(figure_id), account, event, None, kinds))
    return found


def _figure(graph: Graph, figure_id: str) -> Figure:
    return parse_figure(graph.document.words(graph.first(figure_id)))


def _tally(graph: Graph, grounding: Grounding, statements: Sequence[Statement], total: _Total) -> Tally:
    figure, node, account = total.figure, total.node, total.account
    span = graph.first(node.node_id)
    holder = graph.innermost(span)
    statement = next((s for s in statements if s.node == holder), None)
    speaker = statement.speaker if statement is not None else _speaker_of(graph, grounding, holder)
    ones = figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    weapons = total.weapons or tuple(dict.fromkeys(w.weapon for w in account.weapons if not w.read_off))
    targets = tuple(t.actor for t in account.targets)
    if total.toll is not None:
        targets = tuple(grounding.actor(a) for a in node.to("of") if graph.node(a).kind is NodeKind.ACTOR) or targets
    return Tally(
        tally_id=hash_id("tal", account.account_id, total.kind.value, str(span.start), str(figure.low)),
        kind=total.kind,
        count=figure.low or 0,
        count_max=figure.low if ones else figure.high,
        what=_what(graph, total, span),
        account=account.account_id,
        speaker=speaker,
        weapons=weapons,
        window=account.when,
        countries=_countries(account),
        perpetrators=tuple(p.actor for p in account.perpetrators),
        targets=targets,
        quote=graph.sentence(span),
        statement=holder,
        toll=total.toll,
    )


def _speaker_of(graph: Graph, grounding: Grounding, holder: str | None) -> ActorValue | None:
    actors = graph.node(holder).to("by") if holder is not None else ()
    return grounding.actor(actors[0]) if actors else None


def _what(graph: Graph, total: _Total, span: Span) -> str:
    """The words that say what is counted: the figure with its event or its people."""
    trigger = graph.longest(total.event.node_id)
    counted = total.toll.value if total.toll is not None else trigger
    return f"{graph.document.words(span)} {counted}"


def _countries(account: Account) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.place.country for p in account.places if p.place.country is not None))


def presences_of(graph: Graph, grounding: Grounding) -> tuple[Presence, ...]:
    """Stated sizes of forces in places; a size without a number ("several thousand") is no presence."""
    found: list[Presence] = []
    for node in graph.reading.of_kind(NodeKind.FIGURE):
        forces = [a for a in node.to("of") if graph.node(a).kind is NodeKind.ACTOR]
        if "presence" not in node.flags or not forces:
            continue
        span = graph.first(node.node_id)
        figure = parse_figure(graph.document.words(span))
        places = [v for v in (grounding.place(p) for p in node.to("in")) if isinstance(v, PlaceValue)]
        if figure.low is None or span.title:
            continue
        holder = graph.innermost(span)
        found.append(
            Presence(
                presence_id=hash_id("pre", graph.document.document_id, node.node_id, str(span.start)),
                force=grounding.actor(forces[0]),
                count=figure.low,
                approximate=figure.qualifier is not Qualifier.EXACT,
                country=places[0].country if places else None,
                place=places[0].name if places else "",
                quote=graph.sentence(span),
                speaker=_speaker_of(graph, grounding, holder),
            )
        )
    return tuple(found)
