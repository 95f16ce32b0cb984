"""From small reports to incidents: merging, claims, sets, denials, judgements, stable ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dateline.export.rows import rows_of
from dateline.model.codes import Corroboration, Outcome, Responsibility, Stance, Toll
from dateline.model.documents import Span
from dateline.model.report import ActorTold
from dateline.model.resolution import Judgement, TollRange
from dateline.model.values import ActorValue, Basis, Days
from dateline.reference.bundle import load_reference
from dateline.resolve.grade import Voice
from dateline.resolve.incidents import _spoken_for
from dateline.resolve.merge import _told_before_known
from dateline.resolve.scope import candidates
from dateline.resolve.sets import _is_part
from dateline.resolve.voices import Side
from tests.stories import ARMY, CLAIM, resolved, told

CLAIMED = told("claim", "2021-03-12", *CLAIM)
CONFIRMED = told("army", "2021-03-13", *ARMY)


def test_a_claim_alone() -> None:
    (incident,) = resolved(CLAIMED).incidents
    assert incident.days.first.isoformat() == "2021-03-12"
    assert (incident.place.name, incident.place.country, incident.place.precision) == ("Marib", "YE", 2)
    assert [p.name for p in incident.perpetrators] == ["Sawt al-Jabal Brigades"]
    assert (incident.responsibility, incident.corroboration) == (Responsibility.CLAIMED, Corroboration.CLAIM_ONLY)
    assert (incident.weapons[0], incident.weapon_count) == ("drone", 2)
    (statement,) = incident.statements
    assert statement.statement.channel == "telegram"


@pytest.mark.parametrize(
    ("doer", "forces"),
    [
        ("President Joe Biden", "United States Armed Forces"),
        ("The Turkish Defence Ministry", "Turkish Armed Forces"),
        ("Turkey", "Turkish Armed Forces"),
        ("Hassan Nasrallah", "Hassan Nasrallah"),
    ],
)
def test_who_commands_a_states_forces_strikes_with_them(doer: str, forces: str) -> None:
    body = f"<a1>{doer}</a1> <e1>bombed</e1> <a2>the defence ministry of Yemen</a2> in <p1>Marib</p1> on <t1>Friday</t1>."
    (incident,) = resolved(told("strike", "2021-03-12", body, "e1 air_drone actual by=a1 on=a2 in=p1 at=t1")).incidents
    assert [p.name for p in incident.perpetrators] == [forces]
    assert [t.name for t in incident.targets] == ["Yemeni Ministry of Defence"]


def test_two_outlets_one_incident() -> None:
    resolution = resolved(CLAIMED, CONFIRMED)
    (incident,) = resolution.incidents
    assert len(incident.documents) == 2
    assert incident.corroboration is Corroboration.CONTESTED, incident.trace
    assert incident.outcome is Outcome.INTERCEPTED
    assert incident.tolls == {Toll.INJURED: TollRange(0, 0), Toll.KILLED: TollRange(0, 0)}
    assert any("same place name" in why for link in resolution.links for why in link.why)


def test_order_does_not_matter() -> None:
    assert resolved(CLAIMED, CONFIRMED) == resolved(CONFIRMED, CLAIMED)


def test_ids_stay_when_reports_are_added() -> None:
    (before,) = resolved(CLAIMED).incidents
    previous = {a: before.incident_id for a in before.accounts}
    (after,) = resolved(CLAIMED, CONFIRMED, previous=previous).incidents
    assert after.incident_id == before.incident_id


def ruling(kind: str, *subjects: str, at: str = "2021-04-01", field: str | None = None, value: str | None = None) -> Judgement:
    return Judgement(f"j-{kind}-{at}", kind, subjects, field, value, "read both", at)


def test_a_judgement_keeps_apart_and_another_undoes_it() -> None:
    accounts = (CLAIMED.accounts[0].account_id, CONFIRMED.accounts[0].account_id)
    apart = ruling("different", *accounts)
    assert len(resolved(CLAIMED, CONFIRMED, judgements=(apart,)).incidents) == 2
    together = ruling("same", *accounts, at="2021-04-02")
    assert len(resolved(CLAIMED, CONFIRMED, judgements=(apart, together)).incidents) == 1
    undone = ruling("undo", apart.judgement_id, at="2021-04-03")
    assert len(resolved(CLAIMED, CONFIRMED, judgements=(apart, undone)).incidents) == 1


def test_a_judgement_on_a_value_and_on_being_an_incident() -> None:
    account = CLAIMED.accounts[0].account_id
    (incident,) = resolved(CLAIMED, judgements=(ruling("value", account, field="killed", value="2-3"),)).incidents
    assert incident.tolls[Toll.KILLED] == TollRange(2, 3)
    assert next(f.rule for f in incident.ledger if f.name == "killed") == "a judgement"
    assert resolved(CLAIMED, judgements=(ruling("not_incident", account),)).incidents == ()


def test_a_set_is_none_itself_and_its_claim_passes() -> None:
    report = told(
        "set", "2022-06-08",
        """<a1>The Nur Front</a1> <c1>claimed</c1> <s1><e1>attacks</e1> on <n1>two</n1> bases</s1> in <p1>Mali</p1> on <t1>Tuesday</t1>. At
<p2>Sévaré</p2> <n2>three</n2> <a2>soldiers</a2> were killed when <w1>rockets</w1> <e2>struck</e2>; at <p3>Ménaka</p3> a
<e3>gun battle</e3> left <n3>one</n3> <a3>guard</a3> wounded.""",
        "e1 violence actual set size=n1 by=a1 in=p1 at=t1\ne2 shelling actual part_of=e1 on=a2 in=p2 with=w1 killed=n2\n"
        "e3 clash actual part_of=e1 on=a3 in=p3 injured=n3\nn2 of=a2\nn3 of=a3\np2 in=p1\np3 in=p1\ns1 claims by=a1 cue=c1",
    )  # fmt: skip
    incidents = resolved(report).incidents
    assert sorted(i.place.name for i in incidents) == ["Menaka", "Sévaré"]
    assert all(i.responsibility is Responsibility.CLAIMED for i in incidents)
    assert all(i.days.first.isoformat() == "2022-06-07" for i in incidents)
    assert resolved(report).tallies == ()


def test_places_apart_are_one_event_each() -> None:
    report = told(
        "apart", "2022-06-08",
        "<a1>The army</a1> <c1>said</c1> <s1><e1>air strikes</e1> on <t1>Tuesday</t1> hit camps <p1>near Kidal</p1> and <p2>Tessalit</p2></s1>.",
        "e1 air_drone actual set by=a1 in=p1,p2 at=t1\np1 near\ns1 claims by=a1 cue=c1",
    )  # fmt: skip
    incidents = resolved(report).incidents
    assert [i.place.name.removesuffix(" Airport") for i in incidents] == ["Kidal", "Tessalit"]
    assert [s.statement.stance for i in incidents for s in i.statements] == [Stance.CLAIMS, Stance.CLAIMS]


def test_a_total_is_a_tally_and_says_what_is_missing() -> None:
    report = told(
        "total", "2022-06-08",
        """<a1>A monitor</a1> <c1>counted</c1> <s1><n1>14</n1> <e1>attacks</e1> on <a2>soldiers</a2> in <p1>Mali</p1> <t1>since 1 June</t1></s1>.
On <t2>Tuesday</t2> <w1>rockets</w1> <e2>struck</e2> <a2>soldiers</a2> at <p2>Sévaré</p2>.""",
        "e1 violence actual set size=n1 on=a2 in=p1 at=t1\ne2 shelling actual on=a2 in=p2 at=t2 with=w1\np2 in=p1\ns1 reports by=a1 cue=c1\na1 unnamed",
    )  # fmt: skip
    resolution = resolved(report)
    (tally,) = resolution.tallies
    assert len(resolution.incidents) == 1
    assert (tally.tally.count, tally.missing) == (14, 13)
    assert tally.accounted_for == (resolution.incidents[0].incident_id,)
    assert [d.isoformat() for d in tally.window if d] == ["2022-06-01", "2022-06-08"]


@pytest.mark.parametrize("realis", ["planned", "hypothetical", "generic", "negated"])
def test_what_did_not_happen_is_no_incident(realis: str) -> None:
    report = told("un", "2022-06-08", "Talk of an <e1>attack</e1> at <p1>Gao</p1> on <t1>Tuesday</t1>.", f"e1 attack {realis} in=p1 at=t1")
    assert resolved(report).incidents == ()


def test_an_old_event_is_background() -> None:
    report = told("old", "2022-06-08", "The <e1>bombing</e1> of <p1>Gao</p1> on <t1>18 January 2017</t1>.", "e1 suicide actual in=p1 at=t1")
    resolution = resolved(report)
    assert resolution.incidents == ()
    assert any("background" in note for note in resolution.notes)


def test_denied_by_the_supposed_victim() -> None:
    report = told(
        "denied", "2022-06-08",
        """<a1>Local media</a1> <c1>reported</c1> <s1>a <w1>drone</w1> <e1>attack</e1> on the airport of <p1>Gao</p1> on <t1>Tuesday</t1></s1>.
<a2>The Malian army</a2> <c2>said</c2> <s2>there was no such <e1>attack</e1></s2>.""",
        "e1 air_drone actual in=p1 at=t1 with=w1\ns1 reports by=a1 cue=c1\ns2 denies by=a2 cue=c2\na1 unnamed",
    )  # fmt: skip
    (incident,) = resolved(report).incidents
    assert incident.corroboration is Corroboration.DENIED


def test_a_claim_withdrawn_is_denied() -> None:
    report = told(
        "withdrawn", "2022-06-08",
        """<a1>The Nur Front</a1> first <c1>claimed</c1> <s1>the <e1>blast</e1> that killed <n1>two</n1> <a2>traders</a2> in <p1>Gao</p1> on
<t1>Tuesday</t1></s1>, then <c2>withdrew</c2> <s2>the <e1>claim</e1></s2>.""",
        "e1 ied actual on=a2 in=p1 at=t1 killed=n1\nn1 of=a2\ns1 claims by=a1 cue=c1\ns2 disclaims by=a1 cue=c2",
    )  # fmt: skip
    (incident,) = resolved(report).incidents
    assert incident.responsibility is Responsibility.DENIED
    assert {s.statement.stance for s in incident.statements} == {Stance.CLAIMS, Stance.DISCLAIMS}


def test_tolls_are_a_range_and_parted_groups_add_up() -> None:
    first = told(
        "one", "2022-06-08",
        "<a1>Gunmen</a1> <e1>killed</e1> <n1>four</n1> <a2>herders</a2> and <n2>a</n2> <a3>soldier</a3> in <p1>Bandiagara</p1> on <t1>Tuesday</t1>.",
        "e1 attack actual by=a1 on=a2,a3 in=p1 at=t1 killed=n1,n2\nn1 of=a2\nn2 of=a3\na1 unnamed",
    )  # fmt: skip
    second = told(
        "two", "2022-06-09",
        """<a1>The mayor</a1> <c1>put</c1> <s1>the dead of <t1>Tuesday</t1>'s <e1>raid</e1> on <p1>Bandiagara</p1> at <n1>nine</n1></s1>.""",
        "e1 attack actual in=p1 at=t1 killed=n1\ns1 confirms by=a1 cue=c1\na1 unnamed",
    )  # fmt: skip
    (incident,) = resolved(first, second).incidents
    assert incident.tolls[Toll.KILLED] == TollRange(5, 9)


def test_a_reply_names_what_it_answers() -> None:
    report = told(
        "reply", "2022-06-09",
        """<w1>Rockets</w1> <e1>hit</e1> <p1>Gao</p1> on <t1>Tuesday</t1>. On <t2>Wednesday</t2> <a1>the army</a1> <e2>bombed</e2> <p2>Ansongo</p2>
in answer.""",
        "e1 shelling actual in=p1 at=t1 with=w1\ne2 air_drone actual by=a1 in=p2 at=t2 replies_to=e1",
    )  # fmt: skip
    first, second = resolved(report).incidents
    assert second.responds_to == first.incident_id


def test_an_undated_report_is_dated_by_what_it_shares() -> None:
    body, table = CLAIM[0].replace("on <t1>Friday</t1>", "on <t1>Friday, 12 March</t1>"), CLAIM[1]
    undated = told("undated", "", body, table)
    assert undated.published.day is None or undated.published.day.year == 2021 or undated.variants
    if undated.published.day is None and undated.variants:
        alone = resolved(undated)
        assert alone.published[undated.document_id].day is None
        together = resolved(undated, CONFIRMED)
        assert len(together.incidents) == 1


@pytest.mark.parametrize(("place", "day"), [("Marib", date(2021, 3, 9)), ("Aden", None)])
def test_where_only_the_year_is_open_a_loose_match_dates(place: str, day: date | None) -> None:
    """One tells the night before, without doer or weapon; another town's attack is no help."""
    undated = told(
        "year", "",
        "As of <t2>Tuesday</t2>, a day after <e1>shots</e1> near <p1>Marib</p1> on <t1>Monday, 8 March</t1>, the road was closed.",
        "e1 attack actual in=p1 at=t1\np1 near\nt2 now",
    )  # fmt: skip
    other = told("dated", "2021-03-08", f"<e1>Shots</e1> fell in <p1>{place}</p1> on <t1>Sunday</t1>.", "e1 attack actual in=p1 at=t1")
    assert undated.published.day is None and len(undated.variants) > 1
    assert resolved(undated, other).published[undated.document_id].day == day


def test_one_report_twice_is_one_document() -> None:
    assert len(resolved(CLAIMED, replace(CLAIMED)).incidents) == 1


@pytest.mark.parametrize(("sureness", "count"), [(0.9, 1), (0.2, 0)])
def test_an_event_that_the_reader_hardly_believes_is_no_incident(sureness: float, count: int) -> None:
    unsure = told("claim", "2021-03-12", *CLAIM, certain=False)
    unsure = replace(unsure, accounts=tuple(replace(a, sureness=sureness) for a in unsure.accounts))
    resolution = resolved(unsure)
    assert len(resolution.incidents) == count
    assert count or any("certainty of 0.20" in note for note in resolution.notes)


AREAS = (
    """<a1>The army</a1> <c1>said</c1> on <t1>Friday</t1> that <s1><w1>drones</w1> had <e1>struck</e1> it in <p1>western Iraq</p1> and, on <t1>Friday</t1> too,
had been <e2>fired</e2> at it in <p2>northern Iraq</p2></s1>.""",
    "e1 air_drone actual on=a1 in=p1 at=t1 with=w1\ne2 air_drone actual on=a1 in=p2 at=t1 with=w1\ns1 confirms by=a1 cue=c1",
)


def test_areas_that_one_report_names_apart_are_two_incidents_even_for_an_unsure_reader() -> None:
    assert [i.place.name for i in resolved(told("areas", "2021-03-12", *AREAS, certain=False)).incidents] == ["western Iraq", "northern Iraq"]
    merged = (AREAS[0].replace("northern Iraq", "western Iraq"), AREAS[1])
    assert len(resolved(told("areas", "2021-03-12", *merged, certain=False)).incidents) == 1


def test_the_denial_that_is_shown_is_the_one_in_own_words() -> None:
    report = told(
        "denied",
        "2026-03-09",
        """<a1>The governor</a1> <c1>rejected</c1> <s1>accounts of a fresh <e1>blast</e1> in <p1>Marib</p1> on <t1>Friday</t1></s1>.

<a1>The governor</a1> <c2>says</c2> <s2>there was no such <e1>blast</e1></s2>. <a2>A trader</a2> <c3>reported</c3> <s3>the <e1>explosion</e1></s3>.""",
        "e1 ied actual in=p1 at=t1\ns1 denies by=a1 cue=c1\ns2 denies by=a1 cue=c2\ns3 confirms by=a2 cue=c3",
    )
    (incident,) = resolved(report).incidents
    shown = [s for s in incident.statements if s.statement.stance is Stance.DENIES]
    assert [report.document.words(s.quote) for s in shown] == ["The governor says there was no such blast."]


def test_to_deny_who_did_it_is_shown_as_that_and_is_no_denial_by_the_doer() -> None:
    report = told(
        "disowned",
        "2026-03-09",
        """<a1>The Sawt Brigade</a1> <e1>shelled</e1> <p1>Marib</p1> on <t1>Friday</t1>, <a2>the army</a2> <c1>said</c1> <s1>of the <e1>attack</e1></s1>.
<a3>A neighbouring state</a3> <c2>said</c2> <s2>the brigade was not behind the <e1>attack</e1></s2>.""",
        "e1 shelling actual by=a1 in=p1 at=t1\ns1 attributes by=a2 cue=c1\ns2 denies by=a3 cue=c2 aspect=agency against=s1",
    )
    (row,) = rows_of(resolved(report), [report.document])["incidents"]
    assert sorted((s["stance"], s.get("aspect")) for s in row["statements"]) == [("attributes", None), ("denies_responsibility", "agency")]
    assert row["responsibility"] == "attributed"


def test_residents_are_those_of_the_town() -> None:
    report = told(
        "residents",
        "2026-03-09",
        """<e1>Shelling</e1> hit <p1>Marib</p1> on <t1>Friday</t1>. <a1>Residents</a1> <c1>told</c1> of <s1>the <e1>attack</e1></s1>.""",
        "e1 shelling actual in=p1 at=t1\ns1 confirms by=a1 cue=c1\na1 unnamed",
    )
    (row,) = rows_of(resolved(report), [report.document])["incidents"]
    assert [s["speaker"] for s in row["statements"]] == ["Residents of Marib"]


@pytest.mark.parametrize(
    ("whole", "part", "shown"),
    [("pk-forces", "pk-ispr", ["ISPR"]), ("islamic-resistance-in-iraq", "kataib-hezbollah", None), ("al-qaeda", "aqi", None)],
)
def test_an_organ_speaks_for_its_state_body_and_a_member_for_itself(whole: str, part: str, shown: list[str] | None) -> None:
    directory = load_reference().directory
    names = [directory.actors[ident] for ident in (whole, part)]
    (claim,) = CLAIMED.statements
    voices = [
        Voice(
            replace(claim, speaker=replace(claim.speaker, name=a.name, actor_id=a.actor_id, kind=a.kind, speaks_for=None)), Side.CLAIMANT, True, "d"
        )
        for a in names
    ]
    kept = [v.statement.speaker.name for v in voices if not any(_spoken_for(v, o, directory) for o in voices)]
    assert kept == (shown if shown is not None else [a.name for a in names])


def test_a_set_and_another_doer_still_tell_the_year() -> None:
    """A series told as a whole, and laid at another door: in which of the years that fit does another report know of it?"""
    undated = told(
        "series", "",
        "As of <t2>Wednesday</t2> nobody had answered for the <e1>strikes</e1> of <a1>the Alpine Brigades</a1> in <p1>Marib province</p1> on "
        "<t1>Tuesday, 9 March</t1>. <n1>One</n1> <e2>hit</e2> <p2>Aden</p2>.",
        "e1 air_drone actual set by=a1 in=p1 at=t1\ne2 air_drone actual part_of=e1 in=p2 size=n1\nt2 now",
    )  # fmt: skip
    dated = told(
        "dated", "2021-03-10", "<a1>The Coral Front</a1> <e1>bombed</e1> a camp in <p1>Harib</p1> on <t1>Tuesday</t1>.",
        "e1 air_drone actual by=a1 in=p1 at=t1",
    )  # fmt: skip
    assert undated.published.day is None and len(undated.variants) > 1
    assert resolved(undated, dated).published[undated.document_id].day == date(2021, 3, 10)


@pytest.mark.parametrize(
    ("places", "size", "count"),
    [("p1,p2", "", 2), ("p1,p2,p3", "", 1), ("p1,p2,p3", "size=n1", 3)],
)
def test_a_raid_over_three_places_without_results_of_their_own_is_one_incident(places: str, size: str, count: int) -> None:
    report = told(
        "raid", "2022-06-08",
        f"""<a1>The Nur Front</a1> <e1>shelled</e1> {"<n1>three</n1>" if size else "some"} towns, <p1>Gao</p1>, <p2>Timbuktu</p2> and
<p3>Kidal</p3>, on <t1>Tuesday</t1>.""",
        f"e1 shelling actual set by=a1 in={places} at=t1 {size}",
    )  # fmt: skip
    assert len(resolved(report).incidents) == count


@pytest.mark.parametrize(
    ("speaker", "flags", "stance"),
    [
        ("The Malian police", "a1 unnamed", Stance.CLAIMS),
        ("Mali's interior ministry", "", Stance.CLAIMS),
        ("The Kidal Rights Watch", "", Stance.CONFIRMS),
    ],
)
def test_an_arrest_told_by_those_who_made_it_is_their_claim(speaker: str, flags: str, stance: Stance) -> None:
    report = told(
        "arrest", "2022-06-08",
        f"""<a1>{speaker}</a1> <c1>said</c1> <s1><a2>officers</a2> <e1>arrested</e1> <n1>four</n1> <a3>men</a3> in <p1>Gao</p1> on
<t1>Tuesday</t1></s1>.""",
        f"e1 arrests actual by=a2 on=a3 in=p1 at=t1\na2 unnamed\na3 unnamed\nn1 of=a3\ns1 confirms by=a1 cue=c1\n{flags}",
    )  # fmt: skip
    (incident,) = resolved(report).incidents
    assert [s.statement.stance for s in incident.statements] == [stance]
    assert incident.corroboration is (Corroboration.CLAIM_ONLY if stance is Stance.CLAIMS else Corroboration.SINGLE_SOURCE)


def test_a_raid_on_a_shop_told_by_the_police_is_no_claim_of_theirs() -> None:
    report = told(
        "raid", "2022-06-08",
        "<a1>Police</a1> <c1>said</c1> <s1><a2>men</a2> <e1>shot</e1> <a3>a trader</a3> in <p1>Gao</p1> on <t1>Tuesday</t1></s1>.",
        "e1 attack actual by=a2 on=a3 in=p1 at=t1\na1 unnamed\na2 unnamed\na3 unnamed\ns1 confirms by=a1 cue=c1",
    )  # fmt: skip
    assert [s.statement.stance for s in resolved(report).incidents[0].statements] == [Stance.CONFIRMS]


def test_a_toll_of_an_arrest_is_no_claim() -> None:
    report = told(
        "toll", "2022-06-08",
        "<a1>The Malian police</a1> <c1>said</c1> <s1><n1>four</n1> <a3>men</a3> were <e1>arrested</e1> in <p1>Gao</p1> on <t1>Tuesday</t1></s1>.",
        "e1 arrests actual by=a1 on=a3 in=p1 at=t1\na1 unnamed\na3 unnamed\nn1 of=a3\ns1 confirms by=a1 cue=c1 aspect=toll",
    )  # fmt: skip
    assert [s.statement.stance for s in resolved(report).incidents[0].statements] == [Stance.CONFIRMS]


def test_what_a_set_of_another_report_lends_counts_and_is_shown_with_the_set() -> None:
    whole = told(
        "whole", "2022-06-08",
        "<a1>The Nur Front</a1> <c1>claimed</c1> <s1><n1>two</n1> <e1>rocket attacks</e1> in <p1>Mali</p1> on <t1>Tuesday</t1></s1>.",
        "e1 shelling actual set size=n1 by=a1 in=p1 at=t1\ns1 claims by=a1 cue=c1",
    )  # fmt: skip
    parts = told(
        "parts", "2022-06-08",
        """<a1>The Nur Front</a1> <e1>shelled</e1> <p1>Gao</p1> in <p3>Mali</p3> on <t1>Tuesday</t1> and later <e2>fired rockets</e2> at
<p2>Kidal</p2>.""",
        "e1 shelling actual by=a1 in=p1 at=t1\ne2 shelling actual by=a1 in=p2 at=t1\np1 in=p3\np2 in=p3",
    )  # fmt: skip
    incidents = resolved(whole, parts).incidents
    assert [i.place.name for i in incidents] == ["Gao", "Kidal"]
    assert [i.responsibility for i in incidents] == [Responsibility.CLAIMED] * 2
    assert [i.statements for i in incidents] == [(), ()]


@pytest.mark.parametrize(
    ("told_of", "chosen"),
    [
        (["known"], ["known"]),
        (["known", "thing"], ["known"]),
        (["known", "named"], ["named"]),
        (["thing"], ["thing"]),
        (["known", "named", "thing"], ["named", "thing"]),
    ],
)
def test_who_is_known_to_be_at_a_base_stands_for_it_where_nobody_is_named(told_of: list[str], chosen: list[str]) -> None:
    kinds = {"known": ("state_force", Basis.FALLBACK), "named": ("armed_group", Basis.STATED), "thing": ("object", Basis.STATED)}
    (candidate,) = candidates([CLAIMED])[0]
    pairs = [(candidate, ActorTold(ActorValue(n, n, None, kinds[n][0], None, kinds[n][1]), None, Span(0, 1))) for n in told_of]
    assert [pair[1].actor.name for pair in _told_before_known(pairs)] == chosen


@pytest.mark.parametrize(("word", "incidents"), [("freed", 0), ("let go", 0), ("handed over", 0), ("crowned", 1)])
def test_captives_who_go_free_are_no_incident(word: str, incidents: int) -> None:
    body = f"<a1>The elders of Gao</a1> <e1>{word}</e1> <a2>two drivers</a2> in <p1>Gao</p1> on <t1>Friday</t1>."
    report = told("free", "2024-03-10", body, "e1 other actual by=a1 on=a2 in=p1 at=t1\na2 unnamed")
    assert len(resolved(report).incidents) == incidents


SUM = (
    "{0}<a1>Troops</a1> <e1>defended</e1> their camps in <p1>Iraq</p1> against <n1>three</n1> <w1>drones</w1> on <t1>Friday</t1>{1}. "
    "In <p2>Mosul</p2> a <w2>drone</w2> <e2>fell</e2> on <t1>Friday</t1>; in <p3>Basra</p3> <w3>another</w3> <e3>fell</e3> that <t1>Friday</t1>."
)
SUM_TABLE = """e1 air_drone actual on=a1 in=p1 at=t1 with=w1
e2 {0} actual in=p2 at=t1 with=w2
e3 air_drone actual in=p3 at=t1 with=w3
w1 size=n1
a1 unnamed
{1}"""


@pytest.mark.parametrize(
    ("kind", "certain", "places"),
    [("air_drone", False, ["Mosul", "Basra"]), ("air_drone", True, ["Iraq", "Mosul", "Basra"]), ("ied", False, ["Iraq", "Mosul", "Basra"])],
)
def test_an_account_of_a_whole_country_is_the_sum_of_its_parts(kind: str, certain: bool, places: list[str]) -> None:
    report = told("sum", "2024-03-10", SUM.format("", ""), SUM_TABLE.format(kind, ""), certain=certain)
    assert [i.place.name for i in resolved(report).incidents] == places


@pytest.mark.parametrize(
    ("changed", "is_part"),
    [
        ({}, True),
        ({"whole_set": True}, False),
        ({"days": Days(date(2024, 3, 7), date(2024, 3, 8))}, False),
        ({"days": Days(date(2024, 3, 8), date(2024, 3, 9))}, False),
        ({"place": {"basis": Basis.FALLBACK}}, False),
        ({"place": {"radius_km": 900.0}}, False),
        ({"place": {"country": "SY"}}, False),
        ({"whole": {"basis": Basis.INFERRED}}, False),
        ({"whole": {"precision": 2}}, False),
        ({"whole": {"kind": "part", "radius_km": 900.0}}, True),
        ({"whole": {"kind": "part", "radius_km": 100.0}}, False),
    ],
)
def test_what_makes_an_account_part_of_a_sum(changed: dict[str, Any], is_part: bool) -> None:
    report = told("sum", "2024-03-10", SUM.format("", ""), SUM_TABLE.format("air_drone", ""), certain=False)
    whole, part, _ = candidates([report])[0]
    whole = replace(whole, place=replace(whole.place, **changed.pop("whole", {})))
    part = replace(part, **(changed | {"place": replace(part.place, **changed.get("place", {}))}))
    assert _is_part(part, whole) is is_part


def test_what_is_said_of_the_sum_is_said_of_its_parts() -> None:
    body = SUM.format("<s1>", "</s1>, <a2>Commodore Harun Daler</a2> <c1>said</c1>")
    report = told("sum", "2024-03-10", body, SUM_TABLE.format("air_drone", "s1 confirms by=a2 cue=c1"), certain=False)
    incidents = resolved(report).incidents
    assert [(i.place.name, [s.statement.speaker.name for s in i.statements]) for i in incidents] == [
        ("Mosul", ["Harun Daler"]), ("Basra", ["Harun Daler"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "flag", "incidents"),
    [("war", "set", 0), ("fighting of the war", "set", 0), ("raids", "set", 1), ("war games", "set", 1), ("offensive", "set", 1), ("hostilities", "", 1)],
)
def test_a_war_is_no_incident(words: str, flag: str, incidents: int) -> None:
    body = f"<a1>The Northern Column</a1> and <a2>the army</a2> were in a <e1>{words}</e1> in <p1>Gao</p1> on <t1>Friday</t1>."
    report = told("war", "2024-03-10", body, f"e1 clash actual {flag} by=a1 on=a2 in=p1 at=t1")
    assert len(resolved(report).incidents) == incidents
