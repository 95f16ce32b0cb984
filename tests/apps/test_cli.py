"""The `dateline` command as its users meet it: exit codes, what it prints, and that a second run changes nothing."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dateline.inference.onnx_reader
from dateline import __version__
from dateline.apps.cli import app
from dateline.errors import ReaderError
from dateline.export.rows import rows_of
from dateline.extract.ports import Reading
from dateline.extract.segment import ReadingView
from dateline.model.report import Report
from dateline.store.casebook import open_casebook
from tests.stories import ARMY, CLAIM, resolved
from training.annotated import AnnotatedReport, parse
from training.perfect import AnnotationReader

TALLY = (
    """<a1>A spokeswoman for the observers</a1> <c1>counted</c1> <s1><n1>four</n1> <w1>drone</w1> <e1>attacks</e1> near <p1>Marib</p1> between
<t1>1 March and 14 March</t1></s1>.""",
    "e1 air_drone actual set size=n1 in=p1 at=t1 with=w1\np1 near\na1 unnamed\ns1 confirms by=a1 cue=c1",
)
FRENCH = (
    "Des hommes armés ont attaqué samedi un convoi militaire près de la ville de Gao, tuant trois soldats, selon un communiqué "
    "de l'armée publié dimanche."
)


def annotated(ident: str, story: tuple[str, str]) -> AnnotatedReport:
    found = parse(f"id: {ident}\n---\n{story[0].strip()}\n---\n{story[1].strip()}\n", ident, None)
    assert found.faults == ()
    return found


CLAIMED, CONFIRMED, COUNTED = annotated("claim", CLAIM), annotated("army", ARMY), annotated("count", TALLY)
DAYS = {"claim": "2021-03-12", "army": "2021-03-13", "count": "2021-03-15"}


def line(report: AnnotatedReport, **more: str) -> str:
    row = {"id": report.ident, "text": report.text, "publisher": "Test [bold]Wire", "published_at": DAYS[report.ident], **more}
    return json.dumps(row) + "\n"


class Reader(AnnotationReader):
    """Knows three texts, reads nothing in others, and fails on "unreadable"."""

    def __init__(self) -> None:
        super().__init__({r.text: r for r in (CLAIMED, CONFIRMED, COUNTED)})
        self.reads = 0

    def read(self, view: ReadingView) -> Reading:
        self.reads += 1
        if "unreadable" in view.document.text:
            raise ReaderError("fake", "out of breath")
        return super().read(view)


class Desk:
    """A folder with a casebook and some reports, and the command to use on them."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self.folder, self.reader, self.book = folder, reader, str(folder / "book.db")

    def put(self, name: str, content: str) -> str:
        (self.folder / name).write_text(content, "utf-8")
        return str(self.folder / name)

    def __call__(self, *args: str, code: int = 0, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, [*args, "--casebook", self.book], input=stdin)
        assert result.exit_code == code, (result.exit_code, result.output, result.exception)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    def id_of(self, number: int = 0) -> str:
        return str(open_casebook(self.book, create=False).incidents()[number]["incident_id"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    reader = Reader()
    monkeypatch.setattr(dateline.inference.onnx_reader, "shipped_reader", lambda _threads: reader)
    for name in [n for n in os.environ if n.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "own places"))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, reader)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """With three reports read: a claim, its confirmation, and a count of four."""
    desk("run", desk.put("a.jsonl", line(CLAIMED) + line(CONFIRMED) + line(COUNTED)))
    return desk


# ---- run
def test_other_own_places_read_the_reports_anew(desk: Desk) -> None:
    reports = desk.put("a.jsonl", line(CLAIMED))
    desk("run", reports)
    assert "0 read, 1 already known" in desk("run", reports).stdout
    sites = desk.put("mine.csv", "name,lat,lon,kind,country,radius,aliases,source\nTell Vel,36.1,41.2,base,IQ,2,,own survey\n")
    assert CliRunner().invoke(app, ["gazetteer", "add-sites", sites]).exit_code == 0
    assert "1 read, 0 already known" in desk("run", reports).stdout
    assert "0 read, 1 already known" in desk("run", reports).stdout


def test_run_reads_resolves_and_says_so(desk: Desk) -> None:
    result = desk("run", desk.put("a.jsonl", line(CLAIMED) + line(CONFIRMED)))
    assert result.stdout == f"2 read, 0 already known, 0 refused; 1 incidents (1 new or changed) in {desk.book}\n"
    assert result.stderr == ""


def test_a_second_run_reads_nothing_and_changes_nothing(desk: Desk) -> None:
    path = desk.put("a.jsonl", line(CLAIMED) + line(CONFIRMED) + line(COUNTED))
    desk("run", path)
    before = {k: desk(*k.split()).stdout for k in ("list", "tallies", "export -o out", "document claim")}
    exported = {p.name: p.read_bytes() for p in Path("out").iterdir()}
    reads = desk.reader.reads
    assert desk("run", path).stdout.startswith("0 read, 3 already known, 0 refused; 1 incidents (0 new or changed)")
    assert desk.reader.reads == reads
    assert {k: desk(*k.split()).stdout for k in before} == before
    assert {p.name: p.read_bytes() for p in Path("out").iterdir()} == exported


def test_reports_in_any_order_and_in_several_runs_come_to_the_same(desk: Desk) -> None:
    lines = [line(r) for r in (CLAIMED, CONFIRMED, COUNTED)]
    desk("run", desk.put("a.jsonl", "".join(lines)))
    desk("export", "-o", "once")
    desk.book = str(desk.folder / "other.db")
    for number, one in enumerate(lines[::-1]):
        desk("run", desk.put(f"{number}.jsonl", one))
    desk("export", "-o", "thrice")

    def without_ids(folder: str) -> list[dict[str, object]]:
        rows = [json.loads(row) for row in Path(folder, "incidents.jsonl").read_text("utf-8").splitlines()]
        return [{k: v for k, v in row.items() if k != "incident_id"} for row in rows]

    assert without_ids("once") == without_ids("thrice")


def test_a_changed_text_under_the_same_id_replaces_the_older_one(full: Desk) -> None:
    changed = json.dumps({"id": "army", "text": "The army has no comment.", "published_at": "2021-03-14"})
    result = full("run", full.put("b.jsonl", changed))
    assert "1 read, 0 already known" in result.stdout
    assert full("document", "army").stdout.count("no comment") == 1
    assert "contested" not in full("list").stdout


@pytest.mark.parametrize("flags", [[], ["--quiet"]])
def test_refusals_are_named_on_standard_error_and_lose_nothing_else(desk: Desk, flags: list[str]) -> None:
    desk.put("empty.txt", "")
    desk.put("picture.png", "x")
    desk.put("rows.jsonl", line(CLAIMED) + '{"text": }\n' + json.dumps({"id": "fr", "text": FRENCH}) + "\n" + line(CONFIRMED))
    result = desk("run", *flags, "rows.jsonl", "empty.txt", "picture.png", "[no]where.txt", code=3)
    assert result.stdout.startswith("2 read, 0 already known, 5 refused; 1 incidents")
    assert [re.split(r": ", refusal, maxsplit=1)[0] for refusal in result.stderr.splitlines()] == [
        "refused rows.jsonl:2", "refused rows.jsonl (fr)", "refused empty.txt", "refused picture.png", "refused [no]where.txt",
    ]  # fmt: skip
    assert all(len(refusal.split(": ", 1)[1]) > 10 for refusal in result.stderr.splitlines())
    assert desk("run", "rows.jsonl", code=3).stdout.startswith("0 read, 2 already known, 2 refused")


def test_a_document_that_the_reader_cannot_read_is_refused(desk: Desk) -> None:
    result = desk("run", desk.put("a.txt", "This is unreadable."), desk.put("b.jsonl", line(CLAIMED)), code=3)
    assert result.stdout.startswith("1 read, 0 already known, 1 refused")
    assert "reader fake: out of breath" in result.stderr


def test_standard_input_is_read_as_a_document(desk: Desk) -> None:
    assert desk("run", "-", stdin=line(CLAIMED)).stdout.startswith("1 read, 0 already known")
    assert desk("run", "-", stdin=line(CLAIMED)).stdout.startswith("0 read, 1 already known")
    assert desk("run", "-", stdin=CONFIRMED.text).stdout.startswith("1 read, 0 already known")
    assert desk("run", "-", stdin="Nothing happened in town.").stdout.startswith("1 read, 0 already known")
    assert "standard input" in desk("document", "standard input", code=1).stderr
    assert desk("run", "-", stdin="", code=3).stdout.startswith("0 read")


@pytest.mark.parametrize(
    ("setting", "value", "code", "told"),
    [
        ("MAX_BYTES", "100", 3, "over the limit of 100"),
        ("MAX_BYTES", "many", 1, "setting max_bytes='many': wants a whole number"),
        ("MAX_BYTES", "0", 1, "wants a whole number of at least 1"),
        ("MAX_BYTES", "²", 1, "wants a whole number"),
        ("MAX_BYTES", "", 0, ""),
        ("LANGUAGE_MIN_WORDS", "5", 3, "reads as 'fr'"),
    ],
)
def test_settings_come_from_the_environment(desk: Desk, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, code: int, told: str) -> None:
    monkeypatch.setenv(f"DATELINE_{setting}", value)
    french = " ".join(FRENCH.split()[:15])
    result = desk("run", desk.put("a.txt", french), desk.put("b.txt", "word " * 50), code=code)
    assert told in result.stderr


def test_the_casebook_of_the_environment_is_used_and_an_empty_name_is_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.put("a.jsonl", line(CLAIMED))
    for value, expected in (("mine.db", "mine.db"), ("", "casebook.db")):
        monkeypatch.setenv("DATELINE_CASEBOOK", value)
        result = CliRunner().invoke(app, ["run", path])
        assert (result.exit_code, result.stdout.endswith(f"in {expected}\n")) == (0, True)
        assert Path(expected).is_file()


def test_without_weights_run_fails_before_it_makes_a_casebook(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_threads: int) -> Reader:
        raise ReaderError("weights", "no a.onnx")

    monkeypatch.setattr(dateline.inference.onnx_reader, "shipped_reader", missing)
    assert desk("run", desk.put("a.jsonl", line(CLAIMED)), code=1).stderr == "dateline: reader weights: no a.onnx\n"
    assert not Path(desk.book).exists()


# ---- wrong usage and failure
@pytest.mark.parametrize(
    "args",
    [
        ["run"],
        ["show"],
        ["list", "--since", "yesterday"],
        ["export", "-o", "out", "--format", "xml"],
        ["judge", "maybe", "inc-1", "--why", "x"],
        ["judge", "same", "{id}", "--why", "x"],
        ["judge", "same", "{account}", "{account}", "--why", "x"],
        ["judge", "value", "{id}", "killed", "--why", "x"],
        ["judge", "value", "{id}", "killed", "many", "--why", "x"],
        ["judge", "value", "{id}", "killed", "5-2", "--why", "x"],
        ["judge", "value", "{id}", "mood", "bad", "--why", "x"],
        ["judge", "value", "{id}", "occurred", "12 March", "--why", "x"],
        ["judge", "not-incident", "{id}"],
        ["judge", "not-incident", "{id}", "--why", " "],
        ["nonsense"],
    ],
)
def test_wrong_usage_exits_with_2_and_changes_nothing(full: Desk, args: list[str]) -> None:
    account = open_casebook(full.book).incident(full.id_of())["accounts"][0]
    before = full("list").stdout
    full(*(a.format(id=full.id_of(), account=account) for a in args), code=2)
    assert (full("list").stdout, full("judgements").stdout) == (before, "No judgements.\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["show", "inc-none"], "no incident 'inc-none' in this casebook"),
        (["show", "inc"], ""),
        (["document", "none"], "no document 'none'"),
        (["judge", "not-incident", "inc-none", "--why", "x"], "no incident 'inc-none'"),
        (["judge", "not-incident", "acc-none", "--why", "x"], "no account 'acc-none'"),
        (["judge", "undo", "jud-none", "--why", "x"], "no judgement 'jud-none'"),
        (["show", ""], "no incident ''"),
        (["document", ""], "no document ''"),
        (["judge", "not-incident", "", "--why", "x"], "no incident ''"),
        (["export", "-o", "a.jsonl"], "dateline: a.jsonl: is a file, not a folder to write into"),
        (["export", "-o", "a.jsonl/out"], "a.jsonl"),
        (["export", "-o", "/dev/null/out"], "/dev/null"),
        (["brief", "-o", "."], "dateline: .: is a folder"),
        (["brief", "-o", "a.jsonl/b.html"], "a.jsonl"),
    ],
)
def test_a_failure_is_one_line_and_exits_with_1(full: Desk, args: list[str], told: str) -> None:
    code = 0 if args == ["show", "inc"] else 1  # one incident: a beginning is enough
    result = full(*args, code=code)
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == code


@pytest.mark.parametrize("command", ["list", "tallies", "judgements", "show inc-1", "document x", "export -o out", "brief -o b.html"])
def test_without_a_casebook_every_look_fails_and_makes_none(desk: Desk, command: str) -> None:
    assert "no such file; `dateline run` makes one" in desk(*command.split(), code=1).stderr
    assert list(desk.folder.iterdir()) == []


def test_a_file_that_is_no_casebook(desk: Desk) -> None:
    desk.book = desk.put("book.txt", "This is no database. " * 100)
    assert "cannot be opened as a casebook" in desk("list", code=1).stderr
    for command in (["list"], ["run", desk.put("a.jsonl", line(CLAIMED))]):
        desk.book = str(desk.folder)
        assert desk(*command, code=1).stderr == f"dateline: casebook {desk.folder}: is a folder, not a file\n"
    desk.book = str(desk.folder / "no" / "folder" / "book.db")
    assert "no such folder" in desk("run", desk.put("a.jsonl", line(CLAIMED)), code=1).stderr


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nosuch://somebody:s3cret@host/book", "casebook nosuch://somebody@host/book: is no database address"),
        ("postgresql+psycopg://somebody:s3cret@127.0.0.1:1/book", "casebook postgresql+psycopg://somebody@127.0.0.1:1/book: cannot be opened"),
        ("postgresql://somebody:s3cret@127.0.0.1:1/book", "install 'dateline[postgresql]'"),
        ("sqlite:///none.db", "no such file; `dateline run` makes one"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch, address: str, told: str) -> None:
    if "install" in told:
        monkeypatch.setitem(sys.modules, "psycopg", None)
    desk.book = address
    result = desk("list", code=1)
    assert told in result.stderr
    assert (result.stdout, len(result.stderr.splitlines()), "s3cret" in result.stderr) == ("", 1, False)


def test_one_file_is_read_once_and_two_files_are_two_from_wherever_they_are_given(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("one", "two"):
        (desk.folder / folder).mkdir()
        desk.put(f"{folder}/story.txt", CLAIMED.text)
    assert desk("run", "one/story.txt", str(desk.folder / "one" / "story.txt")).stdout.startswith("1 read, 1 already known")
    monkeypatch.chdir(desk.folder / "two")
    assert desk("run", "story.txt", "../one/story.txt").stdout.startswith("1 read, 1 already known")
    assert "two/story.txt" in desk("document", "two/story.txt").stdout


# ---- looking
def test_list_shows_incidents_in_one_line_each(full: Desk) -> None:
    head, *rows = full("list").stdout.splitlines()
    assert head.split() == "id when what where by on toll who says docs".split()
    (row,) = rows
    for told in (full.id_of()[:12], "2021-03-12", "Air/drone strike", "Marib (YE) ~", "Sawt al-Jabal Brigades", "0k 0i", "claimed, contested"):
        assert told in row


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (["--since", "2021-03-12", "--until", "2021-03-12"], True),
        (["--since", "2021-03-13"], False),
        (["--until", "2021-03-11"], False),
        (["--country", "ye"], True),
        (["--country", "Yemen"], True),
        (["--country", "Syria"], False),
        (["--country", "SY"], False),
        (["--type", "drone"], True),
        (["--type", "grenade"], False),
        (["--actor", "jabal"], True),
        (["--actor", "nobody"], False),
        (["--status", "contested"], True),
        (["--status", "confirmed"], False),
    ],
)
def test_list_narrows(full: Desk, flags: list[str], found: bool) -> None:
    assert (full("list", *flags).stdout != "No incidents.\n") == found


def test_a_country_that_is_none_is_wrong_usage(full: Desk) -> None:
    assert "no country 'Yemmen'" in full("list", "--country", "Yemmen", code=2).output


def test_show_gives_every_value_with_who_said_it(full: Desk) -> None:
    shown = full("show", full.id_of()).stdout
    assert full("show", full.id_of()[4:10]).stdout == shown
    for told in (
        "Air/drone strike – Marib, 2021-03-12", "responsibility: claimed", "corroboration: contested",
        "Sawt al-Jabal Brigades claims responsibility, by telegram",
        "[claimant]", "[victim]", "army", "Test [bold]Wire", "outcome: intercepted", "acc-",
    ):  # fmt: skip
        assert told in shown, told


def test_show_tells_what_only_a_headline_says(desk: Desk, headlined: Report) -> None:
    book = open_casebook(desk.book)
    book.add(headlined, "r1", datetime(2021, 3, 14, tzinfo=UTC))
    book.keep(rows_of(resolved(headlined), [headlined.document]), datetime(2021, 3, 14, tzinfo=UTC))
    shown = desk("show", desk.id_of()).stdout
    assert "army spokesman, for Yemeni Armed Forces attributes [headline]" in shown
    assert f"“{headlined.document.title}”   headlined, headline\n" in shown
    assert "told by narration only" not in shown


def test_document_shows_text_date_and_markup_as_it_stands(desk: Desk) -> None:
    text = "The \x1b[31mcamp\x1b[0m at [bold]Marib[/bold] :smile:\x0c is [quiet]."
    desk("run", desk.put("a.jsonl", json.dumps({"id": "x", "text": text, "title": "[Update] Quiet", "publisher": "The [Post]"})))
    shown = desk("document", "x").stdout
    assert "The  [31mcamp [0m at [bold]Marib[/bold] :smile:  is [quiet]." in shown
    assert "[Update] Quiet" in shown
    assert "The [Post]" in shown
    assert "published: unknown" in shown


def test_document_says_what_its_date_rests_on(full: Desk) -> None:
    shown = full("document", "claim").stdout
    assert "published: 2021-03-12 (stated)" in shown
    assert "published_on: '2021-03-12' from field published_at" in shown
    assert CLAIMED.text.split("\n")[0] in shown


def test_tallies_say_what_is_known_and_what_is_missing(full: Desk) -> None:
    head, row, *_ = full("tallies").stdout.splitlines()
    assert head.split()[:6] == ["who", "count", "of", "window", "known", "missing"]
    assert re.search(r"\b4 +incidents +2021-03-01 – 2021-03-14 +1 +3 +count\b", row), row


def test_tallies_of_a_casebook_without_any(desk: Desk) -> None:
    desk("run", desk.put("a.jsonl", line(CLAIMED)))
    assert desk("tallies").stdout == "No tallies.\n"


# ---- ruling
def judgement_id(result: Result) -> str:
    found = re.search(r"kept as (jud-\w+)", result.stdout)
    assert found is not None
    return found[1]


def test_a_value_is_ruled_kept_over_runs_and_undone(full: Desk) -> None:
    ident = full.id_of()
    made = full("judge", "value", ident, "killed", "2-3", "--why", "the [hospital] list")
    assert "1 incidents changed" in made.stdout
    assert "2–3k" in full("list").stdout
    full("run", "a.jsonl")
    assert "2–3k" in full("list").stdout
    assert f"{judgement_id(made)}  value killed 2-3: the [hospital] list" in full("show", ident).stdout
    full("judge", "undo", judgement_id(made), "--why", "wrong list")
    assert "0k 0i" in full("list").stdout
    assert "value killed 2-3 (undone): the [hospital] list" in full("show", ident).stdout
    assert "(undone)" in full("judgements").stdout


def test_what_is_no_incident_leaves_the_list_and_can_be_found_again(full: Desk) -> None:
    made = full("judge", "not-incident", full.id_of(), "--why", "an exercise")
    assert full("list").stdout == "No incidents.\n"
    shown = full("judgements").stdout
    assert judgement_id(made) in shown
    account = re.search(r"acc-\w+", shown)
    assert account is not None
    full("judge", "incident", *re.findall(r"acc-\w+", shown), "--why", "no exercise")
    assert "Marib" in full("list").stdout


def test_two_incidents_are_ruled_different_and_same_again(full: Desk) -> None:
    first, second = open_casebook(full.book).incident(full.id_of())["accounts"]
    assert "incidents changed" in full("judge", "different", first, second, "--why", "two nights").stdout
    assert len(full("list").stdout.splitlines()) == 3
    full("judge", "same", full.id_of(0), full.id_of(1), "--why", "one night")
    assert len(full("list").stdout.splitlines()) == 2


def test_a_reason_with_half_a_character_is_kept(full: Desk) -> None:
    full("judge", "not-incident", full.id_of(), "--why", "an exercise\udcff")
    assert "an exercise�" in full("judgements").stdout


# ---- handing on
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_export_writes_four_files_and_names_them(full: Desk, form: str) -> None:
    result = full("export", "-o", "out/new", "--format", form)
    names = [f"{n}.{form}" for n in ("incidents", "tallies", "documents", "presences")]
    assert result.stdout.splitlines() == [str(Path("out/new", n)) for n in names]
    assert sorted(p.name for p in Path("out/new").iterdir()) == sorted(names)
    text = Path("out/new", f"documents.{form}").read_text("utf-8")
    rows = [json.loads(row) for row in text.splitlines()] if form == "jsonl" else list(csv.DictReader(text.splitlines()))
    assert {r["id"] for r in rows} == {"claim", "army", "count"}


def test_exported_incidents_are_no_reports(full: Desk) -> None:
    full("export", "-o", "out")
    result = full("run", "out/incidents.jsonl", code=3)
    assert "out/incidents.jsonl:1: `text` is missing or empty" in result.stderr


def test_brief_is_one_file_with_the_incident_and_its_country(full: Desk) -> None:
    assert full("brief", "-o", "out/brief.html").stdout == f"{Path('out/brief.html')}\n"
    page = Path("out/brief.html").read_text("utf-8")
    assert full.id_of() in page
    assert "Marib, Yemen" in page
    assert "<script" not in page


# ---- the program itself
def test_version_and_help(desk: Desk) -> None:
    assert CliRunner().invoke(app, ["version"]).stdout == f"{__version__}\n"
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    for name in ("run", "list", "show", "document", "tallies", "judge", "judgements", "export", "brief"):
        assert re.search(rf"^ +{name} ", shown.stdout, re.MULTILINE), name
    assert CliRunner().invoke(app, []).exit_code == 2


def test_the_installed_program_fails_without_a_traceback_even_without_standard_input(tmp_path: Path) -> None:
    code = "import sys; sys.stdin = None; from dateline.apps.cli import main; sys.argv = ['dateline', 'list', '--casebook', 'none.db']; main()"
    here = {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "dateline: casebook none.db: no such file; `dateline run` makes one\n"


def test_a_terminal_without_the_letters_gets_escapes(full: Desk) -> None:
    here = {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parents[1]), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "dateline.apps.cli", "show", full.id_of(), "--casebook", full.book]
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u201c" in done.stdout


def test_run_needs_no_standard_input(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.put("a.jsonl", line(CLAIMED))
    monkeypatch.setattr("dateline.apps.cli.sys", type("NoInput", (), {"stdin": None}))
    assert desk("run", path).stdout.startswith("1 read")


def test_a_report_that_nothing_dates_is_said_to_be_missing(desk: Desk) -> None:
    undated = "Gunmen attacked a checkpoint near Gao on Monday night and killed four officers, the security ministry said on Tuesday."
    assert "1 of the documents could not be dated" in desk("run", "-", stdin=undated).stdout
    assert "published_at" in desk("run", "-", stdin=undated).stdout
