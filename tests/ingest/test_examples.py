"""Are the example reports what their README says: all read, all marked as synthetic, dated as told there?"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from dateline.extract.dating import date_document
from dateline.extract.ports import Reading
from dateline.ingest.files import Intake, read_paths
from dateline.model.documents import Document
from dateline.reference.bundle import load_reference

EXAMPLES = Path(__file__).parents[2] / "examples"
MARK = "Synthetic report written for Dateline's examples; people, groups and forces are invented."
FOUND = list(read_paths([str(EXAMPLES / "reports")], Intake(100_000, 20, datetime(2026, 1, 1, tzinfo=UTC))))
DOCUMENTS = [d for d in FOUND if isinstance(d, Document)]


def test_every_example_is_read_and_says_that_it_is_synthetic() -> None:
    assert len(DOCUMENTS) == len(FOUND) == 15
    for document in DOCUMENTS:
        assert document.text.rstrip().endswith(MARK), document.external_id
        assert 150 <= len(document.text.split()) <= 450, document.external_id


def test_pages_are_read_without_their_furniture() -> None:
    pages = [d for d in DOCUMENTS if (d.path or "").endswith(".html")]
    assert len(pages) == 3
    for page in pages:
        assert page.title
        assert page.publisher
        for furniture in ("cookies", "Football", "Cycling", "All rights", "Advertise", "newsletter", "Onion", "Durian", "Join"):
            assert furniture not in page.text, (page.external_id, furniture)


def test_days_of_publication_are_those_of_the_readme() -> None:
    days: dict[str, list[str]] = {}
    for document in DOCUMENTS:
        published = date_document(document, Reading({}), load_reference().anchors)
        days.setdefault(Path(document.path or "").name, []).append(" and ".join(map(str, [published.day] if published.day else published.candidates)))
    told = (EXAMPLES / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| [^|]+ \| ([^|]+) \|", told, re.MULTILINE))
    assert rows.keys() == days.keys()
    for name, found in days.items():
        if rows[name] == "not told":
            assert f"`{name}`" in told
            assert found == ["2010-07-21 and 2021-07-21"]
        else:
            assert "; ".join(sorted(found)) == rows[name], name
