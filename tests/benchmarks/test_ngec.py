"""Does the reader of NGEC's tests take the phrases and what is asserted of them, and nothing it cannot read?"""

from __future__ import annotations

from datetime import date

from benchmarks.actors.iso3 import ISO3
from benchmarks.actors.ngec import cases_in
from dateline.reference.actors import load_directory

SOURCE = """
import pytest

words = ["river constables", "lake constables"]

def test_plain(ag):
    code = ag.agent_to_code("Ruritanian soldiers", query_date="2019-05-01")
    assert code["country"] == "RUR"
    assert code["code_1"] == "MIL"
    assert code["pattern"] == "soldier"

def test_dict(ag):
    d = {"actor": "a tailor", "code": "CVL"}
    code = ag.agent_to_code(d["actor"])
    assert code["code_1"] == d["code"]
    code = ag.agent_to_code("a second tailor")
    assert code["code_1"] != "GOV"

@pytest.mark.parametrize("word", words)
def test_list(ag, word):
    code = ag.short_text_to_agent(word)
    assert code["code_1"] == "COP"

def test_loop(ag):
    for word in words:
        code = ag.short_text_to_agent(word)
        assert code["code_1"] == "COP"

@pytest.mark.skip(reason="not yet")
def test_skipped(ag):
    code = ag.agent_to_code("nobody")
    assert code["code_1"] == "CVL"

def test_other(ag):
    cc, text = ag.search_nat("Ruritania")
    assert cc == "RUR"
"""


def test_cases_in() -> None:
    found = [(c.phrase, c.on, c.expected) for c in cases_in(SOURCE)]
    constables = [(word, None, {"code_1": "COP"}) for word in ("river constables", "lake constables")]
    assert found == [
        ("Ruritanian soldiers", date(2019, 5, 1), {"country": "RUR", "code_1": "MIL"}),
        ("a tailor", None, {"code_1": "CVL"}),
        *constables,
        *constables,
    ]


def test_every_country_has_three_letters() -> None:
    assert set(load_directory().states.nations) <= set(ISO3)
    assert len(set(ISO3.values())) == len(ISO3)
