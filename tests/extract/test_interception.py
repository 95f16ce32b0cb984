"""Whose attack was shot down, when a reader took the defenders for its doers; and what a time counts from that names nothing."""

from __future__ import annotations

import pytest

from tests.stories import resolved, told

STOPPED = [  # body, whether the doer named there is the defender
    ("<a1>Jordanian troops</a1> <e1>shot down</e1> two <w1>drones</w1>", True),
    ("<a1>The Jordanian army</a1> said its gunners <e1>intercepted</e1> a <w1>rocket</w1>", True),
    ("<a1>The Jordanian army</a1> <e1>engaged</e1> <w1>drones</w1> and missiles", True),
    ("<w1>Drones</w1> of <a1>the Jordanian army</a1> were <e1>shot down</e1>", False),
    ("<w1>Drones</w1> of <a1>the Jordanian army</a1> were <e1>shot down</e1> with two missiles", False),
    ("<w1>Drones</w1> sent by <a1>the Jordanian army</a1> were <e1>destroyed</e1>", False),
    ("<a1>The Jordanian army</a1> <e1>fired</e1> <w1>missiles</w1>", False),
    ("<a1>The Jordanian army</a1> <e1>destroyed</e1> a depot. <w1>Drones</w1> flew", False),
]


@pytest.mark.parametrize("certain", [False, True])
@pytest.mark.parametrize(("body", "defends"), STOPPED)
def test_who_stops_drones_did_not_send_them(body: str, defends: bool, certain: bool) -> None:
    table = "e1 air_drone actual by=a1 in=p1 at=t1 with=w1"
    (account,) = told("d", "2021-03-12", f"{body} near <p1>Mafraq</p1> on <t1>Friday</t1>.", table, certain=certain).accounts
    assert bool(account.perpetrators) is (certain or not defends)


def test_whose_forces_is_no_place() -> None:
    body = "<a1>Rebels</a1> <e1>shelled</e1> <p1>near U.S.</p1> and allied forces in <p2>Marib</p2> on <t1>Friday</t1>."
    for certain, places in ((True, 2), (False, 1)):
        (account,) = told("d", "2021-03-12", body, "e1 shelling actual by=a1 in=p1,p2 at=t1\np1 near", certain=certain).accounts
        assert len(account.places) == places


def test_statements_of_one_cue_share_speaker_and_day() -> None:
    body = (
        "\"In the last 24 hours, <s1>our troops <e1>shelled</e1> <p1>Marib</p1></s1>. <s2>They also <e2>bombed</e2> <p2>Hodeidah</p2></s2>,\" "
        "<a1>the army</a1> <c1>said</c1> on <t1>Thursday</t1>."
    ).replace("the last 24 hours", "<t2>the last 24 hours</t2>")
    table = (
        "e1 shelling actual in=p1 at=t2\ne2 air_drone actual in=p2 at=t2\n"
        "s1 claims by=a1 cue=c1 said_on=t1\ns2 claims cue=c1"
    )
    report = told("d", "2021-03-15", body, table, certain=False)
    assert [s.speaker.name for s in report.statements] == [report.statements[0].speaker.name] * 2
    days = {a.when.days.last.isoformat() for a in report.accounts if a.when is not None and a.when.days is not None}
    assert days == {"2021-03-11"}


LATER = [  # phrase, day that it means after "late on Thursday" in a report of Friday 12 March
    ("Hours later", "2021-03-11"),
    ("The next morning", "2021-03-12"),
    ("Two days later", "2021-03-13"),
]


@pytest.mark.parametrize(("phrase", "day"), LATER)
def test_a_later_time_counts_from_the_last_one_told(phrase: str, day: str) -> None:
    body = (
        "<a1>Rebels</a1> <e1>shelled</e1> <p1>Marib</p1> late on <t1>Thursday</t1>. "
        f"<t2>{phrase}</t2> <a2>the army</a2> <e2>bombed</e2> a camp near <p2>Hodeidah</p2>."
    )
    table = "e1 shelling actual by=a1 in=p1 at=t1\ne2 air_drone actual by=a2 in=p2 at=t2\np2 near"
    report = told("d", "2021-03-14", body, table, certain=False)
    when = report.accounts[1].when
    assert when is not None and when.days is not None and when.days.first.isoformat() == day
    assert "counts from the time told before it" in when.trace
    assert len(resolved(report).incidents) == 2


@pytest.mark.parametrize("certain", [False, True])
def test_who_counts_the_strikes_did_not_fly_them(certain: bool) -> None:
    body = "<a1>The Syrian Observatory for Human Rights</a1> counted <n1>16</n1> <e1>strikes</e1> at <p1>Raqqa</p1> on <t1>Friday</t1>."
    (account,) = told("d", "2021-03-12", body, "e1 air_drone actual set by=a1 size=n1 in=p1 at=t1", certain=certain).accounts
    assert bool(account.perpetrators) is certain


@pytest.mark.parametrize("certain", [False, True])
def test_the_day_of_a_claim_is_closer_than_the_weeks_of_a_count(certain: bool) -> None:
    body = (
        "<a1>Rebels</a1> on <t1>Friday</t1> <c1>claimed</c1> <s1>an <e1>attack</e1> on <p1>Marib</p1></s1>. There were <n1>16</n1> such "
        "<e2>attacks</e2> <t2>between 1 and 10 March</t2>."
    )
    table = "e1 attack actual by=a1 in=p1 part_of=e2\ne2 attack actual set size=n1 at=t2\ns1 claims by=a1 cue=c1 said_on=t1"
    account = next(a for a in told("d", "2021-03-13", body, table, certain=certain).accounts if not a.is_set)
    assert account.when is not None and account.when.days is not None
    assert (account.when.days.length > 3) is certain
