"""How tests are spread over processes: a file stays together, and what takes long begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from .spread import LONG, ONE_BY_ONE, in_order, scope_of

ROOT = Path(__file__).resolve().parents[1]
QUICK, SLOW = "tests/a/test_quick.py", "tests/b/test_slow.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is looked at of a test."""

    nodeid: str
    slow: bool = False

    def get_closest_marker(self, name: str) -> bool:
        """Whether the test has a mark."""
        return self.slow and name == "slow"


@pytest.mark.parametrize("file", [*ONE_BY_ONE, *LONG])
def test_the_files_that_are_named_are_there(file: str) -> None:
    assert (ROOT / file).is_file()


def test_a_file_stays_together_unless_it_is_named() -> None:
    assert scope_of(f"{QUICK}::test_a[x::y]") == scope_of(f"{QUICK}::Class::test_b") == QUICK
    assert scope_of(f"{ONE_BY_ONE[0]}::test_a") != scope_of(f"{ONE_BY_ONE[0]}::test_b")


def test_files_with_something_slow_begin_and_quick_ones_end() -> None:
    files = [QUICK, ONE_BY_ONE[0], SLOW, LONG[0], "tests/c/test_last.py"]
    items = [Item(nodeid=f"{file}::test_{n}", slow=file == SLOW and n == 1) for file in files for n in (0, 1)]
    ordered = in_order(items)  # type: ignore[arg-type]  # what is looked at
    assert [item.nodeid.partition("::")[0] for item in ordered[::2]] == [
        SLOW,
        LONG[0],
        ONE_BY_ONE[0],
        QUICK,
        "tests/c/test_last.py",
    ]
    assert [item.nodeid[-1] for item in ordered] == ["0", "1"] * len(files)
