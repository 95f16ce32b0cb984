"""Which rows does a key name, in a table too large to become objects?

The table is two text blocks, as the build script writes them: `rows`, one place a line, and `keys`, sorted lines of
key, tab, and the byte offsets (base 36, commas between) of its rows. A look-up is a binary search over the bytes, so
that a quarter of a million places cost no more memory than their text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap


@dataclass(frozen=True, slots=True)
class PlaceTable:
    rows: bytes | mmap
    keys: bytes | mmap

    def offsets(self, key: str) -> tuple[int, ...]:
        """Where in `rows` the places of this key start; empty when the key is unknown."""
        wanted = key.encode("ascii")
        low, high = 0, len(self.keys)
        while low < high:
            start = self.keys.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self.keys.find(b"\n", start)
            found, _, refs = self.keys[start:end].partition(b"\t")
            if found == wanted:
                return tuple(int(ref, 36) for ref in refs.split(b","))
            if found < wanted:
                low = end + 1
            else:
                high = start
        return ()

    def row(self, offset: int) -> list[str]:
        return self.rows[offset : self.rows.find(b"\n", offset)].decode("utf-8").split("\t")

    def find(self, key: str) -> Iterator[list[str]]:
        return (self.row(offset) for offset in self.offsets(key))

    def __iter__(self) -> Iterator[list[str]]:
        return (line.split("\t") for line in self.rows[:].decode("utf-8").splitlines())
