"""From where does a report say that it comes: "ODESA, Ukraine (Agency) –", "Kabul, May 4 (Agency) -"?"""

from __future__ import annotations

import re

_UPPER, _MORE = r"[^\W\d_a-zß-öø-ÿ]", r"(?:[^\W\d_]|[’'.\- ])"
_REST = rf"(?:, (?P<area>{_UPPER}{_MORE}{{2,30}}?))?(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?)?"
_DASH = r" ?(?:-|–|—|--|:) ?(?=\S)"
_IN_CAPITALS = re.compile(rf"\s*(?P<town>{_UPPER}(?:{_UPPER}|[’'.\- ]){{2,38}}){_REST} ?(?:\([^()\n]{{2,40}}\))?{_DASH}")
_WITH_AGENCY = re.compile(rf"\s*(?P<town>{_UPPER}{_MORE}{{2,38}}?){_REST} ?\([^()\n]{{2,40}}\){_DASH}")


def dateline_place(text: str) -> tuple[str, str | None] | None:
    """(town, what it lies in) of the dateline that `text` begins with, in the case of names; None without one.

    A town in mixed case counts only before an agency in brackets: "Talks: …" and "Analysis – …" are no datelines.
    """
    found = _IN_CAPITALS.match(text) or _WITH_AGENCY.match(text)
    if found is None:
        return None
    town = found["town"].strip()
    return (town.title() if town.isupper() else town), found["area"]
