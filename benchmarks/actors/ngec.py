"""How often do short phrases get the right country and PLOVER sector? NGEC's actor-resolution test phrases.

    python -m benchmarks.actors.ngec --data DIR [--json]

`DIR` holds NGEC/tests/test_actor_resolution.py of the public repository ahalterman/NGEC (or is the file's own folder). The
phrases are its own; they are measured, never tuned on, and none stands in this project. Read from the tests: every call
of `agent_to_code` or `short_text_to_agent` with a literal phrase, and what they assert of `country` and `code_1` with
`==` (UNK, unknown, is no sector). Tests that are marked skip or xfail are left out. A case is right when all that is asserted of it is. Their phrases
lean on Wikipedia for persons; this package has a directory.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.actors.iso3 import ISO3
from benchmarks.actors.run import interval
from dateline.extract.actor_codes import ActorCodes, codes_of
from dateline.reference.bundle import load_reference

FILE = "test_actor_resolution.py"
METHODS = ("agent_to_code", "short_text_to_agent")
FIELDS = ("country", "code_1")
LEFT_OUT = ("skip", "xfail")


@dataclass
class Case:
    phrase: str
    on: date | None
    expected: dict[str, str] = field(default_factory=dict)


def cases_in(source: str) -> list[Case]:
    """The cases of the test file's text."""
    tree = ast.parse(source)
    lists = {n.targets[0].id: _literal(n.value, {}) for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)}
    found: list[Case] = []
    for function in (n for n in tree.body if isinstance(n, ast.FunctionDef)):
        marks = [ast.unparse(d) for d in function.decorator_list]
        if any(word in mark for mark in marks for word in LEFT_OUT):
            continue
        for names in _parameters(function, lists):
            found += [c for c in _run(function.body, {**lists, **names}) if c.expected]
    return found


def _parameters(function: ast.FunctionDef, lists: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """The values of `parametrize`, one after another; a single empty set without it."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("parametrize"):
            values = _literal(mark.args[1], lists)
            name = _literal(mark.args[0], lists)
            yield from ({str(name): value} for value in values if isinstance(values, list)) if isinstance(values, list) else ()
            return
    yield {}


def _run(body: list[ast.stmt], names: dict[str, object]) -> list[Case]:
    """Follows the assignments and asserts of a test, with its literals."""
    cases: list[Case] = []
    for node in body:
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            values = _literal(node.iter, names)
            for value in values if isinstance(values, list) else ():
                cases += _run(node.body, {**names, node.target.id: value})
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            call = node.value
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in METHODS and call.args:
                phrase = _literal(call.args[0], names)
                on = next((_day(_literal(k.value, names)) for k in call.keywords if k.arg == "query_date"), None)
                cases.append(Case(phrase if isinstance(phrase, str) else "", on))
            else:
                names[node.targets[0].id] = _literal(call, names)
        elif isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare) and cases:
            key, value = _asserted(node.test, names)
            if key in FIELDS and value is not None:
                cases[-1].expected[key] = value
    return [c for c in cases if c.phrase]


def _asserted(test: ast.Compare, names: Mapping[str, object]) -> tuple[str, str | None]:
    if not (isinstance(test.left, ast.Subscript) and isinstance(test.ops[0], ast.Eq)):
        return "", None
    key, value = _literal(test.left.slice, names), _literal(test.comparators[0], names)
    return str(key), value if isinstance(value, str) else None


def _literal(node: ast.expr, names: Mapping[str, object]) -> object:
    """The value of a literal, a known name or an item of a known dict; None for anything else."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Subscript):
        held = _literal(node.value, names)
        return held.get(_literal(node.slice, names)) if isinstance(held, dict) else None
    try:
        return ast.literal_eval(node)
    except (ValueError, SyntaxError):
        return None


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None


def _is_unheld(codes: ActorCodes) -> bool:
    """Is the phrase a name, or a person's name, that the directory has no row for?"""
    value = codes.value
    return value.actor_id is None and (value.kind == "person" or any("does not hold" in line for line in value.trace))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    path = next(iter(sorted(args.data.rglob(FILE))), None) if args.data.is_dir() else None
    if path is None:
        print(f"skipped: no {FILE} under {args.data}; it stands in the public repository ahalterman/NGEC, NGEC/tests/")
        return 0
    cases = cases_in(path.read_text("utf-8"))
    reference = load_reference()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in cases:
        codes = codes_of(case.phrase, reference, case.on)
        told = {"country": ISO3.get(codes.country or "", ""), "code_1": codes.sector}
        expected = {key: "" if value == "UNK" else value for key, value in case.expected.items()}
        good = [told[key] == value for key, value in expected.items()]
        for key, value in expected.items():
            asked[key], right[key] = asked[key] + 1, right[key] + (told[key] == value)
            if key == "code_1":
                asked[f"  {value or '(none)'}"] += 1
                right[f"  {value or '(none)'}"] += told[key] == value
        sort = "name not held" if _is_unheld(codes) else "held or described"
        for key in ("case", sort):
            asked[key], right[key] = asked[key] + 1, right[key] + all(good)
    if args.json:
        print(json.dumps({key: {"right": right[key], "asked": asked[key]} for key in asked}, indent=1))
        return 0
    for key in ("case", "held or described", "name not held", *FIELDS, *sorted(k for k in asked if k.startswith("  "))):
        low, high = interval(right[key], asked[key])
        print(f"{key:17} {right[key] / max(1, asked[key]):.3f} ({low:.3f}-{high:.3f}; {right[key]} of {asked[key]})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
