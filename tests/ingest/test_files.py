"""What becomes a document, and what does a refusal say? Every format, and every way an input can be bad."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from dateline.errors import InputRefused
from dateline.ingest.files import Intake, count_inputs, read_paths
from dateline.model.documents import Document

NOW = datetime(2022, 5, 20, 12, tzinfo=UTC)
STORY = (
    "Gunmen attacked an army convoy near the town of Gao on Friday and killed three soldiers, a military spokesman said on "
    "Saturday. Two vehicles were burned, and the road to the border was closed for most of the day, residents told reporters."
)
FRENCH = (
    "Des hommes armés ont attaqué samedi un convoi militaire près de la ville de Gao, tuant trois soldats, selon un communiqué "
    "de l'armée publié dimanche matin. Deux véhicules ont été brûlés et la route a été coupée pendant plusieurs heures."
)
CYRILLIC = "Боевики атаковали колонну военных на дороге."
PAGE = f"""<!doctype html><html><head><title>Convoy attacked | Río Post</title>
<meta property="og:title" content="Convoy attacked near Gao"><meta property="og:site_name" content="Río Post">
<meta property="article:published_time" content="2022-05-14T23:40:00-05:00">
<link rel="canonical" href="https://rio-post.example/convoy"></head>
<body><nav><a href="/">Home</a> <a href="/football">Football</a></nav><article><h1>Convoy attacked near Gao</h1><p>{STORY}</p></article>
<footer>All rights reserved. Subscribe to our newsletter</footer></body></html>"""


def intake(stdin: bytes | None = None, max_bytes: int = 50_000, base: Path | None = None) -> Intake:
    return Intake(max_bytes, 20, NOW, None if stdin is None else BytesIO(stdin), base)


def read(*paths: Path | str, given: Intake | None = None) -> tuple[list[Document], list[InputRefused]]:
    found = list(read_paths([str(p) for p in paths], given or intake()))
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, InputRefused)]


def one(*paths: Path | str, given: Intake | None = None) -> Document:
    documents, refused = read(*paths, given=given)
    assert refused == []
    (document,) = documents
    return document


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ---- formats
@pytest.mark.parametrize(
    ("name", "content", "text", "title"),
    [
        ("a.txt", STORY, STORY, None),
        ("a.TXT", STORY, STORY, None),
        ("a.text", "﻿" + STORY, STORY, None),
        ("a.txt", STORY.encode("utf-16"), STORY, None),
        ("a.txt", "El País said “two” men".encode("cp1252"), "El País said “two” men", None),
        ("a.txt", f"One.\r\nTwo.\rThree. {STORY}", f"One.\nTwo.\nThree. {STORY}", None),
        ("a.md", f"# Convoy attacked #\n\n{STORY}", STORY, "Convoy attacked"),
        ("a.markdown", f"\n# Convoy attacked\n{STORY}", STORY, "Convoy attacked"),
        ("a.MD", f"# Convoy attacked\n{STORY}", STORY, "Convoy attacked"),
        ("a.md", f"{STORY}\n# Later heading\nMore.", f"{STORY}\n# Later heading\nMore.", None),
        ("a.md", "# Two killed in Gao", "# Two killed in Gao", None),
        ("a.txt", f"# No heading here\n{STORY}", f"# No heading here\n{STORY}", None),
        ("a.html", PAGE, STORY, "Convoy attacked near Gao"),
        ("a.htm", PAGE, STORY, "Convoy attacked near Gao"),
        ("a.xhtml", "<?xml version='1.0' encoding='utf-8'?>\n" + PAGE, STORY, "Convoy attacked near Gao"),
        ("a.html", PAGE.encode("utf-16"), STORY, "Convoy attacked near Gao"),
        ("a.jsonl", json.dumps({"text": STORY, "title": "Convoy"}), STORY, "Convoy"),
        ("a.ndjson", "\n" + json.dumps({"text": STORY}) + "\n\n", STORY, None),
    ],
)
def test_every_format_gives_text_and_title(tmp_path: Path, name: str, content: str | bytes, text: str, title: str | None) -> None:
    document = one(put(tmp_path, name, content))
    assert (document.text, document.title, document.captured_at) == (text, title, NOW)


def test_a_page_tells_publisher_day_and_address_and_how_they_were_found(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.html", PAGE))
    assert (document.publisher, document.published_on, document.url) == ("Río Post", date(2022, 5, 14), "https://rio-post.example/convoy")
    assert {(p.field, p.how) for p in document.provenance} == {
        ("title", "meta og:title"), ("publisher", "meta og:site_name"), ("published_on", "meta article:published_time"), ("url", "link canonical"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta itemprop="datePublished" content="2022-05-14">', date(2022, 5, 14)),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-05-14T08:00:00Z"}</script>', date(2022, 5, 14)),
        ('<meta name="date" content="14.05.2022">', None),
        ('<meta name="date" content="2022-02-31">', None),
        ('<meta property="article:modified_time" content="2022-05-14">', None),
        ('<script>var today = "2022-05-14";</script>', None),
    ],
)
def test_a_page_is_dated_only_by_what_it_states_as_its_date(tmp_path: Path, head: str, day: date | None) -> None:
    page = f"<html><head><title>T</title>{head}</head><body><p>{STORY} Seen on 2022-05-13.</p></body></html>"
    assert one(put(tmp_path, "a.html", page)).published_on == day


@pytest.mark.parametrize(
    ("head", "encoding", "word"),
    [
        ("", "utf-8", "Château"),
        ("", "cp1252", "Château"),
        ('<meta charset="windows-1252">', "cp1252", "Château"),
        ('<meta charset="no-such-thing">', "cp1252", "Château"),
        ('<meta charset="iso-8859-1">', "utf-8", "Château"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2", "Dębłowo"),
    ],
)
def test_a_page_without_or_with_a_wrong_charset_keeps_its_letters(tmp_path: Path, head: str, encoding: str, word: str) -> None:
    page = f"<html><head>{head}<title>{word} hit</title></head><body><p>{STORY} {word}.</p></body></html>"
    document = one(put(tmp_path, "a.html", page.encode(encoding)))
    assert (document.title, document.text) == (f"{word} hit", f"{STORY} {word}.")


def test_json_lines_keep_their_fields(tmp_path: Path) -> None:
    row = {"id": "x-1", "text": STORY, "title": "T", "publisher": "P", "published_at": "2022-05-14T01:00:00+02:00", "url": "https://p.example/1",
           "captured_at": "2022-05-15T00:00:00+02:00", "lang": "en", "other": [1]}  # fmt: skip
    path = put(tmp_path, "a.jsonl", json.dumps(row) + "\n" + json.dumps({"text": STORY + " Twice."}) + "\n")
    (first, second), refused = read(path)
    assert refused == []
    assert (first.external_id, first.publisher, first.published_on, first.url) == ("x-1", "P", date(2022, 5, 14), "https://p.example/1")
    assert first.captured_at == datetime(2022, 5, 14, 22, tzinfo=UTC)
    assert second.external_id == f"{path}:2"


def test_half_characters_of_a_cut_text_are_replaced_in_place(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", '{"id": "a\\ud83d", "text": "Shots\\ud83d and a bomb\\u0000.", "title": "\\ude00 T"}\n{"text": "Next."}\n')
    (first, second), refused = read(path)
    assert refused == []
    assert (first.external_id, first.text, first.title) == ("a�", "Shots� and a bomb�.", "� T")
    assert second.text == "Next."


# ---- folders and standard input
def test_a_folder_is_read_at_any_depth_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/deep/er.txt", ".hidden.txt", ".git/c.txt"):
        put(tmp_path, name, STORY)
    documents, refused = read(tmp_path)
    assert refused == []
    assert [Path(d.external_id).relative_to(tmp_path).as_posix() for d in documents] == ["a/deep/er.txt", "a/z.md", "b.txt"]
    assert count_inputs([str(tmp_path), "-", "nowhere.txt"]) == 5


@pytest.mark.parametrize(
    ("piped", "text", "title"),
    [
        (STORY, STORY, None),
        (PAGE, STORY, "Convoy attacked near Gao"),
        ("\n<!-- saved page -->\n" + PAGE, STORY, "Convoy attacked near Gao"),
        ("﻿" + PAGE, STORY, "Convoy attacked near Gao"),
        ("﻿" + json.dumps({"text": STORY, "title": "T"}), STORY, "T"),
    ],
)
def test_standard_input_tells_its_kind_by_how_it_begins(piped: str, text: str, title: str | None) -> None:
    document = one("-", given=intake(piped.encode()))
    assert (document.text, document.title) == (text, title)


def test_two_texts_piped_in_one_after_the_other_are_two_documents() -> None:
    first, again, second = (one("-", given=intake(t.encode())) for t in (STORY, STORY, STORY + " More."))
    assert first.external_id == again.external_id != second.external_id
    rows = [one("-", given=intake(json.dumps({"text": t}).encode())).external_id for t in (STORY, STORY + " More.")]
    assert rows[0] != rows[1]


# ---- refusals
REFUSED = [
    ("empty.txt", b"", "there is nothing in it"),
    ("blank.txt", b" \n\t\n", "there is nothing in it"),
    ("empty.jsonl", b"\n\n", "there is nothing in it"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)) * 4, "binary data"),
    ("noise.md", bytes(range(1, 9)) * 200, "binary data"),
    ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)) * 4, "binary data"),
    ("hollow.html", b"<html><head><title>Home</title></head><body></body></html>", "no readable text"),
    ("comment.html", b"<!-- nothing -->", "no readable text"),
    ("big.txt", STORY.encode() * 1000, "over the limit of 50,000; raise DATELINE_MAX_BYTES"),
    ("big.html", PAGE.encode() * 100, "over the limit of 50,000"),
    ("french.txt", FRENCH.encode(), "reads as 'fr'"),
    ("russian.txt", CYRILLIC.encode(), "not in Latin script"),
    ("report.pdf", b"%PDF-1.7", ".pdf suffix is not read; wants .htm, .html"),
    ("report", STORY.encode(), "no suffix is not read"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED)
def test_a_refusal_names_the_file_and_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = put(tmp_path, name, content)
    documents, refused = read(path)
    assert documents == []
    (refusal,) = refused
    assert refusal.path == str(path)
    assert reason in refusal.reason
    assert str(refusal) == f"{refusal.path}: {refusal.reason}"


def test_bad_files_of_a_folder_lose_nothing_else(tmp_path: Path) -> None:
    for name, content, _ in REFUSED:
        put(tmp_path, name, content)
    for name in ("a-first.txt", "m-middle.md", "z-last.txt"):
        put(tmp_path, name, STORY)
    documents, refused = read(tmp_path)
    assert {Path(d.external_id).name for d in documents} == {"a-first.txt", "m-middle.md", "z-last.txt"}
    assert {Path(r.path).name for r in refused} == {name for name, *_ in REFUSED}


@pytest.mark.parametrize(
    ("path", "reason"),
    [("nowhere.txt", "no such file or folder"), ("no/where", "no such file"), ("x" * 300 + ".txt", "cannot be opened"), ("a\0b.txt", "no such file")],
)
def test_a_path_that_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, reason: str) -> None:
    monkeypatch.chdir(tmp_path)
    good = put(tmp_path, "good.txt", STORY)
    documents, (refusal,) = read(path, good, given=intake(base=tmp_path))
    assert (refusal.path, reason in refusal.reason) == (path, True)
    assert len(documents) == 1
    assert count_inputs([path]) == 1


def test_the_casebook_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    with closing(sqlite3.connect(tmp_path / "book.db")) as book:
        book.execute("pragma journal_mode=wal")
        book.execute("create table t (x)")
        book.commit()
        assert (tmp_path / "book.db-wal").exists()
        documents, refused = read(tmp_path)
        assert count_inputs([str(tmp_path)]) == 1
    assert (len(documents), refused) == (1, [])
    assert "suffix is not read" in str(read(tmp_path / "book.db")[1][0])


def test_a_folder_without_files(tmp_path: Path) -> None:
    documents, (refusal,) = read(tmp_path)
    assert (documents, refusal.path, refusal.reason) == ([], str(tmp_path), "the folder holds no files")


def test_a_file_name_that_is_no_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    path = Path(str(tmp_path) + "/caf\udce9.txt")
    try:
        path.write_text(STORY)
    except OSError:
        pytest.skip("this file system keeps UTF-8 names only")
    document = one(path)
    assert document.external_id == f"{tmp_path}/caf\\udce9.txt"


BAD_LINES = [
    ("{bad", "not JSON: Expecting property name"),
    ("[" * 100_000, "not JSON: maximum recursion depth"),
    ('{"text": "Shots.", "id": ' + "9" * 5000 + "}", "not JSON: Exceeds the limit"),
    ('["text"]', "wants one JSON object a line"),
    ('"text"', "wants one JSON object a line"),
    ('{"id": "a"}', "`text` is missing or empty"),
    ('{"text": 5}', "`text` is missing or empty"),
    ('{"text": "  "}', "`text` is missing or empty"),
    ('{"text": "Shots.", "id": ["a"]}', "`id` wants a string"),
    ('{"text": "Shots.", "id": true}', "`id` wants a string"),
    ('{"text": "Shots.", "published_at": "14 May 2022"}', "`published_at` wants an ISO date, not '14 May 2022'"),
    ('{"text": "Shots.", "captured_at": "noon"}', "`captured_at` wants an ISO instant, not 'noon'"),
    (json.dumps({"text": STORY * 1000}), "over the limit of 50,000"),
    (json.dumps({"text": CYRILLIC}), "not in Latin script"),
    (json.dumps({"text": FRENCH}), "reads as 'fr'"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_a_bad_line_is_refused_by_number_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    path = put(tmp_path, "a.jsonl", f'{{"text": "One shot."}}\n{line}\n{{"text": "Two shots."}}\n')
    documents, (refusal,) = read(path)
    assert [d.text for d in documents] == ["One shot.", "Two shots."]
    assert (refusal.path, reason in refusal.reason) == (f"{path}:2", True)


def test_a_line_in_another_language_is_named_by_file_and_id(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"id": "fr-1", "text": FRENCH}))
    assert read(path)[1][0].path == f"{path} (fr-1)"


@pytest.mark.parametrize(
    ("piped", "reason"),
    [(b"", "nothing in it"), (b"\x00\x01\x02" * 50, "binary data"), (STORY.encode() * 1000, "over the limit"), (FRENCH.encode(), "reads as 'fr'")],
)
def test_a_refusal_of_standard_input_says_so(piped: bytes, reason: str) -> None:
    documents, (refusal,) = read("-", given=intake(piped))
    assert documents == []
    assert refusal.path.startswith("standard input")
    assert reason in refusal.reason


def test_a_short_text_is_not_refused_for_its_language(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", "Attaque à Gao.")).lang is None
    assert one(put(tmp_path, "b.txt", STORY)).lang == "en"


@pytest.mark.parametrize(
    ("here", "given"),
    [
        (".", "in/story.txt"), (".", "./in/../in/story.txt"), (".", "in"), (".", "."), (".", "way/story.txt"), (".", "way"), (".", "way/../in/story.txt"),
        ("in", "story.txt"), ("in", "."), ("in", "../in/story.txt"), ("in", ".."), ("way", "story.txt"), ("..", "{base}/in/story.txt"),
        ("in", "{base}/in/story.txt"), ("in", "{base}/way/story.txt"), ("way", "{base}/way/"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("base", ["book", "way to book", "none"])
def test_one_file_is_one_document_however_and_from_wherever_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, given: str, base: str
) -> None:
    book = tmp_path / "book"
    path = put(book, "in/story.txt", STORY)
    (book / "way").symlink_to(book / "in", target_is_directory=True)
    (tmp_path / "way to book").symlink_to(book, target_is_directory=True)
    monkeypatch.chdir(book / here)
    document = one(given.format(base=book), given=intake(base=None if base == "none" else tmp_path / base))
    assert document.external_id == document.path == (str(path) if base == "none" else "in/story.txt")


def test_a_line_without_an_id_is_one_document_however_its_file_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"text": STORY}) + "\n" + json.dumps({"id": "x-1", "text": STORY}) + "\n")
    monkeypatch.chdir(tmp_path)
    for given in (path, "a.jsonl", "./a.jsonl"):
        assert [d.external_id for d in read(given, given=intake(base=tmp_path))[0]] == ["a.jsonl:1", "x-1"]


def test_two_files_with_equal_text_are_two_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Document] = []
    for folder in ("in", "out"):
        put(tmp_path, f"{folder}/story.txt", STORY)
        monkeypatch.chdir(tmp_path / folder)
        found.append(one("story.txt", given=intake(base=tmp_path / "in")))
    (tmp_path / "copy.txt").symlink_to(tmp_path / "in" / "story.txt")
    found.append(one("../copy.txt", given=intake(base=tmp_path / "in")))
    assert [d.external_id for d in found] == ["story.txt", str(tmp_path / "out" / "story.txt"), str(tmp_path / "copy.txt")]
    assert len({d.document_id for d in found}) == 3


MENU = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("World", "Africa", "Americas", "Asia", "Business and economy", "Sport", "Weather"))
TOLD = (
    "Army says nine killed in ambush on northern road",
    "Who is behind the attacks on the coastal road this month?",
    "‘We will not leave our village,’ say farmers after a second night of shelling.",
)
HEADLINES = "".join(f"<h3><a href='/{k}'>{words}</a></h3>" for k, words in enumerate(TOLD))
LISTED = "".join(f"<div><span>{k} hours ago</span> <a href='/{k}'>{words}</a> <span>By our staff</span></div>" for k, words in enumerate(TOLD))
CARDS = "".join(f"<a href='/{k}'><h3>{words}</h3><p>The governor has told reporters what he knows of it.</p></a>" for k, words in enumerate(TOLD))
ROWS = "".join(f"<tr><td><a href='/{k}'>{words}</a></td><td>12 May</td></tr>" for k, words in enumerate(TOLD))


@pytest.mark.parametrize(
    "body",
    [
        f"<ul>{MENU}</ul>",
        f"<main>{HEADLINES}</main><ul>{MENU}</ul>",
        f"<main>{LISTED}</main><ul>{MENU}</ul>",
        f"<main>{CARDS}</main><ul>{MENU}</ul>",
        f"<table>{ROWS}</table>",
        f"<ul>{MENU}</ul><p>© 2022 The Riverton Courier and its writers. All rights reserved.</p>",
        f"<ul>{MENU}</ul><div><p>We use cookies to give you the best experience and to measure the use of our pages.</p></div>",
        f"<ul>{MENU}</ul><div><p>Subscribe to our newsletter to read the best of our reporting every morning.</p></div>",
        f"<p>{'word ' * 9_000}</p>",
    ],
)
def test_a_page_of_links_is_no_report(body: str, tmp_path: Path) -> None:
    documents, (refusal,) = read(put(tmp_path, "front.html", f"<html><head><title>The Riverton Courier</title></head><body>{body}</body></html>"))
    assert documents == []
    assert refusal.reason == "no running text in the page, only headings or links: save the article's own page"


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ("<p>Nine soldiers were killed in an ambush near Gao on Friday.</p>", "Nine soldiers were killed in an ambush near Gao on Friday."),
        ("<p>Rockets hit the base at Gao on Friday.</p><p>Nobody was hurt.</p>", "Rockets hit the base at Gao on Friday."),
        (
            "<p><a href='/a'>Gunmen</a> attacked an <a href='/b'>army convoy</a> near <a href='/c'>Gao</a> and killed <a href='/d'>three soldiers</a>.</p>",
            "Gunmen attacked an army convoy near Gao and killed three soldiers.",
        ),
        (f"<p>{STORY} {STORY[::-1].replace('.', '')} © 2022 The Riverton Courier. All rights reserved.</p>", STORY),
        (f"<p>{STORY}</p><p>Read also: <a href='/x'>{TOLD[1]}</a></p>", STORY),
    ],
)
@pytest.mark.parametrize("around", ["", f"<ul>{MENU}</ul>", f"<main>{HEADLINES}</main>"])
def test_a_short_report_between_menus_is_read(tmp_path: Path, article: str, told: str, around: str) -> None:
    page = f"<html><body>{around}<article><h1>Ambush</h1>{article}</article>{around}</body></html>"
    assert told in one(put(tmp_path, "short.html", page), given=Intake(50_000, 200, NOW)).text
