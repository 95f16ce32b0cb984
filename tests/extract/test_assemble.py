"""From nodes and edges to a report: who said which value, chains, sets, times, places and figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.extract.assemble import report_of
from dateline.extract.statements import channel_of
from dateline.model.codes import Channel, Outcome, Stance, SubEventType, Toll
from dateline.model.documents import Document
from dateline.model.report import Account, Report
from dateline.model.values import Basis
from dateline.reference.actor_names import key_of
from dateline.reference.actors import Actor
from dateline.reference.bundle import load_reference
from dateline.reference.garrisons import Garrison
from tests.stories import told
from training.annotated import parse
from training.perfect import perfect_reading


def account(report: Report, node: str) -> Account:
    return next(a for a in report.accounts if a.node == node)


def test_who_said_a_value_follows_from_nesting() -> None:
    report = told(
        "nest", "2022-06-08",
        """<n1>Six</n1> <a1>traders</a1> were <e1>shot</e1> in <p1>Gao</p1> on <t1>Tuesday</t1>. <a2>The mayor</a2> <c1>said</c1>
<s1><n2>eight</n2> had died in the <e1>attack</e1></s1>.""",
        "e1 attack actual on=a1 in=p1 at=t1 killed=n1,n2\nn1 of=a1\na2 unnamed\ns1 confirms by=a2 cue=c1",
    )  # fmt: skip
    tolls = account(report, "e1").tolls
    assert [(t.figure.low, t.statement) for t in tolls] == [(6, None), (8, "s1")]


def test_a_chain_shows_the_outer_and_keeps_the_inner() -> None:
    report = told(
        "chain", "2022-06-08",
        """<a1>A minister</a1> <c1>said</c1> <s1><a2>the Nur Front</a2> had <c2>claimed</c2> <s2>the <e1>bombing</e1> of <p1>Gao</p1></s2></s1>
on <t1>Tuesday</t1>.""",
        "e1 ied actual by=a2 in=p1 at=t1\na1 unnamed\ns1 attributes by=a1 cue=c1\ns2 claims by=a2 cue=c2",
    )  # fmt: skip
    assert {s.stance: s.chain for s in report.statements} == {Stance.ATTRIBUTES: False, Stance.CLAIMS: True}


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("<a2>the Nur Front</a2> <e1>shelled</e1> <p1>Gao</p1>", Stance.ATTRIBUTES),
        ("<p1>Gao</p1> was <e1>shelled</e1>", Stance.CONFIRMS),
        ("a <a2>Nur Front</a2> <e1>attack</e1> on <p1>Gao</p1>", Stance.CONFIRMS),
    ],
)
def test_a_confirmation_that_names_the_doer_is_an_attribution(content: str, stance: Stance) -> None:
    body = f"<a1>A minister</a1> <c1>said</c1> <s1>{content}</s1> on <t1>Tuesday</t1>. <a2>The Nur Front</a2> is silent."
    report = told("blame", "2022-06-08", body, "e1 shelling actual by=a2 in=p1 at=t1\na1 unnamed\ns1 confirms by=a1 cue=c1")
    assert report.statements[0].stance is stance


def test_a_blanket_claim_passes_to_members_save_those_excepted() -> None:
    report = told(
        "blanket", "2022-06-08",
        """<a1>The Nur Front</a1> <c1>claimed</c1> <s1>all the <e1>attacks</e1></s1> but one: <e2>shots</e2> at <p1>Gao</p1>, a <e3>blast</e3> at
<p2>Kidal</p2>, <e4>fire</e4> at <p3>Menaka</p3>, on <t1>Tuesday</t1>.""",
        "e1 violence actual set by=a1 at=t1\ne2 attack actual part_of=e1 in=p1\ne3 ied actual part_of=e1 in=p2\n"
        "e4 looting actual part_of=e1 in=p3\ns1 claims by=a1 cue=c1 except=e4",
    )  # fmt: skip
    passed = {a.node for a in report.accounts if a.account_id in report.statements[0].passes_to}
    assert passed == {"e2", "e3"}
    assert account(report, "e2").when is not None
    assert account(report, "e2").perpetrators[0].shared


def test_a_claim_without_a_day_for_the_act_is_dated_by_the_claim() -> None:
    report = told(
        "day", "2022-06-11",
        "<a1>The Nur Front</a1> on <t1>Thursday</t1> <c1>claimed</c1> <s1>an <e1>attack</e1> on <a2>soldiers</a2> at <p1>Gao</p1></s1>.",
        "e1 clash actual by=a1 on=a2 in=p1\ns1 claims by=a1 cue=c1 said_on=t1",
    )  # fmt: skip
    when = account(report, "e1").when
    assert when is not None
    assert when.days is not None
    assert (when.days.first, when.days.last, when.basis) == (date(2022, 6, 9), date(2022, 6, 9), Basis.INFERRED)


def test_stages_on_days_that_follow_are_one_range() -> None:
    report = told(
        "siege", "2022-06-11",
        "The <e1>siege</e1> of the hotel in <p1>Gao</p1> began <t1>late on Thursday</t1> and ended on <t2>Friday morning</t2>.",
        "e1 clash actual in=p1 at=t1,t2",
    )  # fmt: skip
    when = account(report, "e1").when
    assert when is not None
    assert when.days is not None
    assert (when.days.first, when.days.last) == (date(2022, 6, 9), date(2022, 6, 10))


def test_words_inside_a_statement_count_from_its_day() -> None:
    report = told(
        "said", "2022-06-13",
        "On <t1>Thursday</t1> <a1>the army</a1> <c1>said</c1> <s1>its men <e1>fought off</e1> raiders at <p1>Gao</p1> <t2>the day before</t2></s1>.",
        "e1 clash actual on=a1 in=p1 at=t2\nt2 from=t1\ns1 confirms by=a1 cue=c1 said_on=t1",
    )  # fmt: skip
    when = account(report, "e1").when
    assert when is not None
    assert when.days is not None
    assert when.days.first == date(2022, 6, 8)


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [("<n1>No one</n1> was hurt", 0, 0), ("<n1>Several</n1> were hurt", None, None), ("<n1>Four</n1> were hurt", None, 4)],
)
def test_zeros_and_vague_figures(words: str, killed: int | None, injured: int | None) -> None:
    report = told("zero", "2022-06-08", f"A <e1>blast</e1> hit <p1>Gao</p1>. {words}.", "e1 ied actual in=p1 injured=n1")
    found = {t.toll: t.figure.low for t in account(report, "e1").tolls}
    assert (found.get(Toll.KILLED), found.get(Toll.INJURED)) == (killed, injured)


def test_a_share_is_not_added_to_its_whole() -> None:
    report = told(
        "share", "2022-06-08",
        "A <e1>blast</e1> in <p1>Gao</p1> killed <n1>nine</n1> <a1>people</a1>, <n2>four</n2> of them <a2>guards</a2>.",
        "e1 ied actual on=a1 in=p1 killed=n1,n2\nn1 of=a1\nn2 part_of=n1 of=a2",
    )  # fmt: skip
    assert [t.figure.low for t in account(report, "e1").tolls] == [9]


def test_a_drone_shot_down_by_its_target_is_disrupted_weapons_use() -> None:
    report = told(
        "down", "2022-06-08",
        "<a1>The army</a1> <e1>shot down</e1> a <o1>drone</o1> over <p1>Gao</p1> on <t1>Tuesday</t1>.",
        "e1 air_drone actual by=a1 on=o1 in=p1 at=t1",
    )  # fmt: skip
    assert account(report, "e1").sub_event_type is SubEventType.DISRUPTED


def test_only_material_damage_is_a_hit_without_casualties() -> None:
    report = told(
        "damage", "2022-06-08",
        "The <w1>rocket</w1> <e1>attack</e1> on <p1>Gao</p1> caused <f1>only material damage</f1>.",
        "e1 shelling actual in=p1 with=w1 effect=f1\nf1 hit",
    )  # fmt: skip
    found = account(report, "e1")
    assert [e.outcome for e in found.effects] == [Outcome.HIT]
    assert {t.toll: t.figure.low for t in found.tolls} == {Toll.KILLED: 0, Toll.INJURED: 0}


@pytest.mark.parametrize(
    ("told_as", "name"),
    [
        ("a farmer from Mlaiha", "civilians"),
        ("two nurses at Gao", "civilians"),
        ("the hostages", "civilians"),
        ("a commander from Mlaiha", "commander from Mlaiha"),
        ("a young man of the Pigiri clan", "young man of the Pigiri clan"),
        ("a Red Cross driver from Gao", "Red Cross driver from Gao"),
        ("a judge at the farmers' hall", "judge at the farmers' hall"),
    ],
)
def test_where_unarmed_people_are_from_makes_no_name(told_as: str, name: str) -> None:
    body = f"<a1>Gunmen</a1> <e1>shot</e1> <a2>{told_as}</a2> in <p1>Kidal</p1> on <t1>Tuesday</t1>."
    report = told("whence", "2024-03-06", body, "e1 attack actual by=a1 on=a2 in=p1 at=t1\na1 unnamed\na2 unnamed")
    assert [t.actor.name for t in report.accounts[0].targets] == [name]


def test_unarmed_people_are_civilians_and_a_ship_keeps_its_name() -> None:
    report = told(
        "who", "2022-06-08",
        """<e1>Shots</e1> at <n1>a</n1> <a1>teacher of 24</a1> in <p1>Gao</p1>. A <w1>drone</w1> <e2>hit</e2> the <o1>tanker Blue Heron</o1>
of <a2>Delta Lines</a2> in the <p2>southern Red Sea</p2>.""",
        "e1 attack actual on=a1 in=p1 killed=n1\nn1 of=a1\ne2 air_drone actual on=o1 in=p2 with=w1\no1 of=a2",
    )  # fmt: skip
    assert [t.actor.name for t in account(report, "e1").targets] == ["civilians"]
    assert "Blue Heron" in account(report, "e2").targets[0].actor.name


def test_a_presence() -> None:
    report = told(
        "here", "2022-06-08", "There are <n1>about 900</n1> <a1>French soldiers</a1> in <p1>Mali</p1>.", "n1 presence of=a1 in=p1"
    )  # fmt: skip
    (presence,) = report.presences
    assert (presence.count, presence.approximate, presence.country) == (900, True, "ML")


def test_a_place_unknown_is_put_where_the_text_is_as_a_fallback() -> None:
    report = told(
        "lost", "2022-06-08",
        "<a1>Gunmen</a1> <e1>killed</e1> <n1>two</n1> <a2>herders</a2> on <t1>Tuesday</t1>. Talks go on in <p1>Bamako</p1>.",
        "e1 attack actual by=a1 on=a2 at=t1 killed=n1\nn1 of=a2\na1 unnamed",
    )  # fmt: skip
    place = account(report, "e1").place
    assert place is not None
    assert (place.place.country, place.place.precision, place.place.basis) == ("ML", 3, Basis.FALLBACK)


@pytest.mark.parametrize(
    ("mention", "cue", "channel"),
    [
        ("on its Telegram channel", "said", Channel.TELEGRAM),
        ("during a press briefing", "said", Channel.PRESS_BRIEFING),
        ("in a statement", "said", Channel.STATEMENT),
        ("to Fox News", "confirm", Channel.INTERVIEW),
        ("on state television", "said", Channel.STATE_MEDIA),
        ("on X", "wrote", Channel.SOCIAL_MEDIA),
        ("in court", "told", Channel.COURT),
        ("", "told reporters", Channel.PRESS_BRIEFING),
        ("", "said", Channel.UNKNOWN),
    ],
)
def test_channels(mention: str, cue: str, channel: Channel) -> None:
    assert channel_of([mention] if mention else [], [cue]) is channel


@pytest.mark.parametrize(
    ("body", "place", "how"),
    [
        ("<e1>Gunfire</e1> broke out on <t1>Tuesday</t1>. It was heard all over <p1>Gao</p1>.", "Gao", "the first that the text names"),
        ("A court sat in <p1>Gao</p1>. In <p2>Mali</p2> <e1>gunfire</e1> broke out on <t1>Tuesday</t1>.", "Mali", "in the same sentence"),
        ("In <p1>Gao</p1> a court sat. <e1>Gunfire</e1> broke out on <t1>Tuesday</t1>, as in <p2>Kidal</p2>.", "Kidal", "in the same sentence"),
        ("In <p1>Gao</p1> a court sat. <e1>Gunfire</e1> broke out on <t1>Tuesday</t1>. <p2>Kidal</p2> was calm.", "Gao", "the last place told before"),
    ],
)
def test_a_place_that_an_uncertain_reader_did_not_join_says_where_it_was_taken_from(body: str, place: str, how: str) -> None:
    table = "e1 attack actual at=t1"
    unsure = account(told("near", "2022-06-08", body, table, certain=False), "e1")
    assert unsure.place is not None
    assert (unsure.place.place.name, unsure.place.place.basis) == (place, Basis.INFERRED)
    assert how in unsure.place.place.trace[-1]
    sure = account(told("near", "2022-06-08", body, table), "e1")
    assert sure.place is not None and sure.place.place.basis is Basis.FALLBACK


def test_a_site_that_a_reader_took_for_a_thing_is_where_it_happened() -> None:
    body = "<w1>Drones</w1> <e1>hit</e1> the <o1>Ain al-Asad air base</o1> in <p1>Iraq</p1> and a <o2>fuel truck</o2> on <t1>Tuesday</t1>."
    unsure = account(told("site", "2022-06-08", body, "e1 air_drone actual on=o1,o2 in=p1 at=t1 with=w1", certain=False), "e1")
    assert [(p.place.precision, p.place.country) for p in unsure.places] == [(1, "IQ"), (3, "IQ")]


def test_the_group_is_the_one_that_the_report_told_before() -> None:
    body = """<a1>Boko Haram</a1> <e1>attacked</e1> <p1>Gao</p1> on <t1>Tuesday</t1>. On <t2>Monday</t2>
<a2>the group</a2> had <e2>raided</e2> <p2>Kidal</p2>."""
    table = "e1 attack actual by=a1 in=p1 at=t1\ne2 attack actual by=a2 in=p2 at=t2"
    told_of = account(told("group", "2022-06-08", body, table), "e2").perpetrators[0].actor
    assert (told_of.actor_id, told_of.basis) == ("boko-haram", Basis.INFERRED)


def _with_a_base(kind: str = "air_drone", more: str = "p1 in=p2", **edges: str) -> list[tuple[str, Basis]]:
    """Whom an attack on a listed base hit, in a world whose only base is Gao, held by invented guards."""
    known = load_reference()
    guard = Actor("delta-guard", "Delta Guard", "state_force", "ML")
    by_key = {**known.directory.by_key, key_of(guard.name): (guard.actor_id,)}
    directory = replace(known.directory, actors={**known.directory.actors, "delta-guard": guard}, by_key=by_key)
    held = {("ML", "Gao"): (Garrison("Gao", "ML", "delta-guard", 2020, 2023, "hand"),)}
    body = """<w1>Drones</w1> <e1>hit</e1> <o1>Gao</o1>, a <o2>fuel truck</o2>, the <o3>tanker Blue Heron</o3> and <a1>the Nur Front</a1>
in <p1>Gao</p1>, <p2>Mali</p2>, on <t1>Tuesday</t1>. <a2>Delta Guard</a2> was silent."""
    table = f"e1 {kind} actual at=t1 with=w1 {' '.join(f'{k}={v}' for k, v in edges.items())}\n{more}"
    annotated = parse(f"id: base\n---\n{body}\n---\n{table}\n", "base", None)
    reading = perfect_reading(annotated)
    document = Document("base", annotated.text, published_on=date(2022, 6, 8))
    report = report_of(document, reading, replace(known, directory=directory, garrisons=held))
    return [(t.actor.name, t.actor.basis) for t in account(report, "e1").targets]


def test_an_attack_on_a_base_of_which_no_holder_is_told_hits_those_known_to_be_there() -> None:
    there = ("Delta Guard", Basis.FALLBACK)
    assert _with_a_base(on="o1", **{"in": "p1"}) == [there]
    assert _with_a_base(on="o2", **{"in": "p1"}) == [there]
    assert _with_a_base(**{"in": "p1"}) == [there]


def test_nobody_is_known_to_be_hit_by_himself_by_an_arrest_or_at_a_place_that_was_guessed() -> None:
    assert _with_a_base(by="a2", **{"in": "p1"}) == []
    assert _with_a_base("arrests", **{"in": "p1"}) == []
    assert _with_a_base(more="p2 near", **{"in": "p1"}) == []


def test_those_told_of_stand_before_those_known_to_be_there() -> None:
    assert [name for name, _ in _with_a_base(on="a1", **{"in": "p1"})] == ["Nur Front"]
    assert [name for name, _ in _with_a_base(on="o3", **{"in": "p1"})] == ["Blue Heron"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the tanker Blue Heron", "Blue Heron"), ("container vessel MSC Delta", "MSC Delta"), ("the Blue Heron", "Blue Heron"),
        ("a police station", "police station"), ("the village of Gao", "village of Gao"), ("fuel depot near Gao", "fuel depot near Gao"),
    ],
)  # fmt: skip
def test_a_thing_with_a_name_of_its_own_goes_by_it(words: str, name: str) -> None:
    body = f"A <w1>drone</w1> <e1>hit</e1> <o1>{words}</o1> on <t1>Tuesday</t1>."
    (target,) = account(told("named", "2022-06-08", body, "e1 air_drone actual on=o1 at=t1 with=w1"), "e1").targets
    assert target.actor.name == name


def test_nobody_hurt_in_all_is_nobody_in_each_and_other_figures_stay_with_the_set() -> None:
    body = """Two <e1>attacks</e1> on <t1>Tuesday</t1>, a <e2>blast</e2> in <p1>Gao</p1> and <e3>shots</e3> in <p2>Kidal</p2>, hurt {toll}."""
    table = "e1 violence actual set at=t1 injured=n1\ne2 ied actual part_of=e1 in=p1\ne3 attack actual part_of=e1 in=p2"
    none = told("none", "2022-06-08", body.format(toll="<n1>nobody</n1>"), table)
    six = told("six", "2022-06-08", body.format(toll="<n1>six</n1> people"), table)
    assert {t.toll: t.figure.low for t in account(none, "e2").tolls} == {Toll.KILLED: 0, Toll.INJURED: 0}
    assert account(six, "e2").tolls == ()
    table = table.replace("part_of=e1 in=p1", "part_of=e1 in=p1 injured=n2")
    own = told("own", "2022-06-08", body.format(toll="<n1>nobody</n1> but <n2>two</n2> guards"), table)
    assert {t.toll: t.figure.low for t in account(own, "e2").tolls} == {Toll.INJURED: 2, Toll.KILLED: 0}


def test_what_is_counted_on_after_a_longer_total_is_counted_over_its_time_for_an_unsure_reader() -> None:
    body = """The army counted <n1>55</n1> <e1>attacks</e1> <t1>since 1 May</t1>, <n2>27</n2> of them <e2>raids</e2> in <p1>Gao</p1>. It put
the soldiers hurt in <e3>ambushes</e3> at <n3>59</n3>. On <t3>Tuesday</t3> alone it saw <n5>four</n5> <e5>strikes</e5>. Shopkeepers hid for an
hour. <n6>Eight</n6> <e6>blasts</e6> were heard. On <t4>Monday</t4> there were <n7>six</n7> <e7>rockets</e7>. <n8>Seven</n8> <e8>shells</e8> fell."""
    table = """e1 violence actual set size=n1 at=t1\ne2 attack actual set size=n2 in=p1\ne3 attack actual set injured=n3
e5 attack actual set size=n5 at=t3\ne6 ied actual set size=n6\ne7 shelling actual set size=n7 at=t4\ne8 shelling actual set size=n8"""

    def starts(*, certain: bool) -> dict[int, str | None]:
        report = told("count", "2022-06-08", body, table, certain=certain)
        return {t.count: str(t.window.days.first) if t.window is not None and t.window.days is not None else None for t in report.tallies}

    stated = {55: "2022-05-01", 4: "2022-06-07", 6: "2022-06-06"}
    assert starts(certain=False) == {**stated, 27: "2022-05-01", 59: "2022-05-01", 8: None, 7: None}
    assert starts(certain=True) == {**stated, 27: None, 59: None, 8: None, 7: None}


@pytest.mark.parametrize(("words", "name"), [("veterinarian of 24", "civilians"), ("village nurses", "civilians"), ("police mechanic", "police mechanic")])
def test_people_of_peaceful_trades_are_civilians(words: str, name: str) -> None:
    report = told("trade", "2022-06-08", f"Men <e1>shot</e1> a <a1>{words}</a1> in <p1>Gao</p1>.", "e1 attack actual on=a1 in=p1\na1 unnamed")
    assert [t.actor.name for t in account(report, "e1").targets] == [name]


def test_beside_people_a_thing_without_a_name_of_its_own_is_no_target() -> None:
    body = "A <e1>blast</e1> hit <n1>nine</n1> <a1>mourners</a1> at a <o1>gathering in memory of Colonel Rahimi</o1> by the <o2>Hotel Aurora</o2>."
    report = told("crowd", "2022-06-08", body, "e1 ied actual on=a1,o1,o2 injured=n1\na1 unnamed\nn1 of=a1")
    assert [t.actor.name for t in account(report, "e1").targets] == ["civilians", "Hotel Aurora"]


def test_to_tell_of_an_arrest_is_no_blame() -> None:
    body = "<a1>A minister</a1> <c1>said</c1> <s1><a2>the Gao police</a2> had <e1>arrested</e1> <a3>a man</a3></s1> on <t1>Tuesday</t1>."
    for kind, stance in (("arrests", Stance.CONFIRMS), ("attack", Stance.ATTRIBUTES)):
        report = told("told", "2022-06-08", body, f"e1 {kind} actual by=a2 on=a3 at=t1\na1 unnamed\na3 unnamed\ns1 confirms by=a1 cue=c1")
        assert [s.stance for s in report.statements] == [stance]


def test_sets_that_are_part_of_each_other_do_not_hang_the_figures() -> None:
    body = "<e1>Attacks</e1> and <e2>raids</e2> on <t1>Tuesday</t1> in <p1>Gao</p1> hurt <n1>nobody</n1>."
    table = "e1 violence actual set at=t1 part_of=e2\ne2 attack actual set in=p1 part_of=e1 injured=n1"
    assert {t.toll for t in account(told("circle", "2022-06-08", body, table), "e1").tolls} == {Toll.INJURED, Toll.KILLED}
