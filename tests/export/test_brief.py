"""Is the brief one safe file that says what the casebook says? Hostile text, no loads from outside, no broken links."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from dateline.export.brief import Told, brief_html, evidence, show_days, show_place, show_range, timeline, write_brief
from dateline.export.rows import rows_of
from dateline.model.documents import Document
from dateline.model.report import Report
from tests.stories import ARMY, CLAIM, resolved, told

HOSTILE = "<script>alert('x')</script>\"><img src=http://evil.example/x onerror=alert(1)>'&amp;"
NAMES = {"YE": "Yemen"}
REPORTS = (told("claim", "2021-03-12", *CLAIM), told("army", "2021-03-13", *ARMY))
LOADING = {"src", "srcset", "data", "action", "formaction", "background", "poster", "xlink:href"}
VOID = {"meta", "br", "img", "link", "input", "hr"}


def page(rows: dict[str, list[dict[str, Any]]], reports: tuple[Report, ...] = REPORTS, names: dict[str, str] | None = None) -> str:
    return brief_html(Told(rows["incidents"], rows, reports, NAMES if names is None else names))


def rows(reports: tuple[Report, ...] = REPORTS) -> dict[str, list[dict[str, Any]]]:
    return rows_of(resolved(*reports), [r.document for r in reports])


class Seen(HTMLParser):
    """Tags with their attributes, text, and tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.words += " " if tag in ("td", "th") else ""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile(value: Any, key: str = "") -> Any:
    """Every text that comes from a report replaced by hostile text; ids, days and grades are the program's own."""
    if isinstance(value, dict):
        return {k: hostile(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [hostile(v, key) for v in value]
    told_by_report = (
        "quote speaker speaker_for place perpetrators targets title publisher value chosen rule trace what force url documents country "
        "published_on_evidence"
    ).split()
    return HOSTILE if isinstance(value, str) and key in told_by_report else value


def extra_rows(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    ident = found["incidents"][0]["incident_id"]
    tally = {
        "speaker": "Observers", "count": 9, "count_max": None, "kind": "incidents", "window_start": "2021-03-01", "window_end": None,
        "accounted_for": ["inc-gone", ident], "missing": 8, "quote": "nine attacks", "document": "claim",
    }  # fmt: skip
    presence = {"force": "Road Guard", "approximate": True, "count": 200, "country": "YE", "place": "Marib", "quote": "about 200", "document": "army"}
    return {**found, "tallies": [tally], "presences": [presence]}


@pytest.mark.parametrize("made", [lambda r: r, hostile], ids=["plain", "hostile"])
def test_the_page_is_whole_loads_nothing_and_runs_nothing(made: Any) -> None:
    text = page(made(extra_rows(rows())))
    seen = Seen(text)
    assert (seen.open, seen.wrong) == ([], [])
    assert {t for t, _ in seen.tags} <= set(
        "html head meta title style body header h1 h2 h3 p section div b span i svg path text a circle g figure figcaption table thead tbody tr th td details summary blockquote mark dl dt dd br".split()
    )
    ids = {a["id"] for _, a in seen.tags if "id" in a}
    for tag, attributes in seen.tags:
        assert not {k for k in attributes if k.startswith("on") or k in LOADING}, tag
        href = attributes.get("href")
        if href is not None:
            assert tag == "a"
            assert (href[1:] in ids) if href.startswith("#") else href.startswith(("http://", "https://")), href
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_hostile_text_is_shown_as_text() -> None:
    text = page(hostile(extra_rows(rows())), names={})
    assert "<script" not in text
    assert "<img" not in text
    assert Seen(text).words.count(HOSTILE) > 20


def test_hostile_text_of_a_document_is_shown_as_text_in_its_evidence() -> None:
    first, second = (replace(r, document=replace(r.document, title=HOSTILE, publisher=HOSTILE)) for r in REPORTS)
    body = CLAIM[0].replace("camp", "camp &lt;script&gt;alert(1)&lt;/script&gt; [b]")
    reports = (told("claim", "2021-03-12", body, CLAIM[1]), second)
    assert "<script>" in reports[0].document.text
    text = page(rows((first, second)), (first, second)) + page(rows(reports), reports)
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [b]" in text


@pytest.mark.parametrize(("url", "linked"), [("https://a.example/x", True), ("javascript:alert(1)", False), ("data:text/html,x", False), (None, False)])
def test_a_document_is_linked_by_web_addresses_only(url: str | None, linked: bool) -> None:
    found = rows()
    found["documents"][0]["url"] = url
    assert (f'href="{url}"' in page(found)) == linked


def test_the_page_says_what_the_casebook_says() -> None:
    words = " ".join(Seen(page(extra_rows(rows()))).words.split())
    for told_there in (
        "brief: 1 incident from 2 documents", "1 incident, 2021-03-12 What 2", "1 contested", "Yemen 1", "Marib, Yemen",
        "Sawt al-Jabal Brigades claims responsibility, telegram, 2021-03-12 claimant claim", "military spokesman for Yemeni Armed Forces confirms victim army",
        "Observers 9+ incidents 2021-03-01 – … 1 ? 8", "Road Guard about 200 Marib",
    ):  # fmt: skip
        assert told_there in words, told_there


def test_an_empty_casebook_still_makes_a_page() -> None:
    text = page({"incidents": [], "tallies": [], "documents": [], "presences": []}, ())
    seen = Seen(text)
    assert (seen.open, seen.wrong) == ([], [])
    assert "0 incidents" in seen.words
    assert "No incidents." in seen.words
    assert "<svg" not in text


def test_maps_and_names_are_coloured_by_corroboration() -> None:
    found = rows()
    (incident,) = found["incidents"]
    for grade, only in (("confirmed", False), ("claim-only", True)):
        found["incidents"] = [{**incident, "corroboration": grade}]
        assert ('class="area only"' in page(found)) == only
    found["incidents"] = [{**incident, "country": None, "place": "Gulf of Aden"}]
    assert "at sea 1" in Seen(page(found)).words


def test_incidents_on_no_map_are_counted() -> None:
    found = rows()
    (incident,) = found["incidents"]
    places = [(lat, lon) for lat in (-30, 0, 30) for lon in (-120, -80, -40, 0)]
    found["incidents"] = [{**incident, "incident_id": f"inc-{n}", "lat": float(lat), "lon": float(lon)} for n, (lat, lon) in enumerate(places)]
    assert "4 incidents in other regions are on no map." in Seen(page(found)).words


def test_the_file_is_written_into_a_new_folder(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "brief.html"
    found = rows()
    write_brief(target, Told(found["incidents"], found, REPORTS, NAMES))
    assert target.read_text("utf-8") == page(found)
    assert [p.name for p in target.parent.iterdir()] == ["brief.html"]


# ---- parts of it
@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2021-03-12", "2021-03-12", "2021-03-12"),
        ("2021-03-12", "2021-03-13", "2021-03-12 – 13"),
        ("2021-03-31", "2021-04-01", "2021-03-31 – 2021-04-01"),
        ("2021-12-31", "2022-12-31", "2021-12-31 – 2022-12-31"),
    ],
)
def test_days(first: str, last: str, shown: str) -> None:
    assert show_days({"date_start": first, "date_end": last}) == shown


@pytest.mark.parametrize(("value", "shown"), [(None, "–"), ({"low": 0, "high": 0}, "0"), ({"low": 3, "high": 3}, "3"), ({"low": 3, "high": 14}, "3–14")])
def test_ranges(value: dict[str, int] | None, shown: str) -> None:
    assert show_range(value) == shown


@pytest.mark.parametrize(
    ("place", "country", "shown"),
    [("Marib", "YE", "Marib, Yemen"), ("Yemen", "YE", "Yemen"), ("Gulf of Aden", None, "Gulf of Aden"), ("Nowhere", "XX", "Nowhere, XX")],
)
def test_places(place: str, country: str | None, shown: str) -> None:
    assert show_place({"place": place, "country": country}, NAMES) == shown


@pytest.mark.parametrize(("days", "bars", "step"), [([0], 1, 1), ([0, 59], 60, 1), ([0, 60], 9, 7), ([0, 420], 15, 30), ([0, 9000], 25, 365)])
def test_the_timeline_holds_every_incident_once(days: list[int], bars: int, step: int) -> None:
    from datetime import date, timedelta

    found = [{"date_start": (date(2000, 1, 1) + timedelta(d)).isoformat(), "corroboration": "confirmed" if d else "denied"} for d in days]
    made = list(timeline(found))
    assert (len(made), made[0].days) == (bars, step)
    assert (sum(b.confirmed for b in made), sum(b.other for b in made)) == (len(days) - 1, 1)
    assert list(timeline([])) == []


LONG = "Before it. " * 40 + "They did it." + " After it." * 40


@pytest.mark.parametrize(
    ("text", "quote", "starts", "ends"),
    [(LONG, "They did it.", "… ", " …"), ("They did it. Then.", "They did it.", "<mark>", "Then."), ("First. They did it.", "They did it.", "First. <mark>", "</mark>")],
)
def test_evidence_marks_the_quote_in_its_text(text: str, quote: str, starts: str, ends: str) -> None:
    start = text.index(quote)
    row = {"document": "d", "quote": quote, "start": start, "end": start + len(quote)}
    shown = str(evidence({"d": Document("d", text)}, row))
    assert f"<mark>{quote}</mark>" in shown
    assert (shown.startswith(starts), shown.endswith(ends)) == (True, True)
    assert re.sub(r"</?mark>|… | …", "", shown) in text


def test_evidence_of_a_title_or_of_a_document_that_is_gone() -> None:
    row = {"document": "d", "quote": "a <b>", "start": 3, "end": 8, "in_title": True}
    assert str(evidence({"d": Document("d", "text", title="It, a <b>")}, row)) == "It,<mark> a &lt;b</mark>&gt;"
    assert str(evidence({}, row)) == "<mark>a &lt;b&gt;</mark>"


def test_the_rows_of_a_casebook_pass_through_json_unchanged() -> None:
    found = rows()
    assert page(json.loads(json.dumps(found))) == page(found)


def test_what_only_a_headline_says_is_marked_as_that(headlined: Report) -> None:
    text = page(rows((headlined,)), (headlined,))
    assert f"<mark>{headlined.document.title}</mark>" in text
    assert "headlined, its headline" in text
    assert "Told by the outlet" not in text
    assert "its headline" not in page(rows())
