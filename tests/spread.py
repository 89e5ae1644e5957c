"""Which tests go to the same process, and which go first."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from xdist.scheduler import LoadScopeScheduling

# Their tests take long and share nothing but what is made once in a run.
ONE_BY_ONE = ("tests/browser/test_course.py", "tests/browser/test_access.py")
LONG = ("tests/secrecy/test_twin.py",)
"""Files that take long though no single test does so alone."""


class ByFile(LoadScopeScheduling):
    """The tests of a file go to one process, since they share what the file makes; some go one by one."""

    def schedule(self) -> None:
        """Keep the order in which the tests were collected."""
        self.config.option.loadscopereorder = False
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if file in ONE_BY_ONE else file


def in_order(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Files with slow tests first, then what goes one by one, then quick files."""
    items = list(items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def place(item: pytest.Item) -> int:
        one_by_one = item.nodeid.partition("::")[0] in ONE_BY_ONE
        return 1 if one_by_one else 0 if item.path in slow else 2

    return sorted(items, key=place)
