"""Which tests go to the same process, and which go first."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from xdist.scheduler import LoadScopeScheduling

ONE_BY_ONE = ("tests/browser/test_course.py", "tests/browser/test_access.py")
"""Files whose tests take long and share nothing but what is made once in a run."""
LONG = ("tests/content/test_twin.py",)
"""Files that take long though they are not marked as slow: nobody is to leave them out."""


class ByFile(LoadScopeScheduling):
    """The tests of a file go to one process, since they share what the file makes; some go one by one."""

    def schedule(self) -> None:
        """Keep the order in which the tests were collected."""
        self.config.option.loadscopereorder = False
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)


def scope_of(nodeid: str) -> str:
    """What goes to the same process as this test: tests of the same scope."""
    file = nodeid.partition("::")[0]
    return nodeid if file in ONE_BY_ONE else file


def in_order(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Files with slow tests first, then what goes one by one, then quick files."""
    items = list(items)
    slow = {file_of(item) for item in items if item.get_closest_marker("slow")}.union(LONG)

    def place(item: pytest.Item) -> int:
        file = file_of(item)
        return 1 if file in ONE_BY_ONE else 0 if file in slow else 2

    return sorted(items, key=place)


def file_of(item: pytest.Item) -> str:
    """The file of a test, as ids of tests begin."""
    return item.nodeid.partition("::")[0]
