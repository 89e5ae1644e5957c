import pickle
import shutil
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from coursewright.base.frozen import freeze, thaw
from coursewright.base.issues import Issue, IssueLog, Place
from coursewright.project.load import load_projects

ROOT = Path(__file__).resolve().parents[2]


def test_a_value_comes_back_as_it_was() -> None:
    value = {"a": (1, None, frozenset({"x"})), "p": PurePosixPath("a/b"), "at": Place(file="f", line=3)}
    assert thaw(freeze(value)) == value


def test_whole_projects_come_back_as_they_were() -> None:
    projects = load_projects(ROOT, IssueLog())
    assert projects
    assert thaw(freeze(projects)) == projects


class Evil:
    """What a pickle does that somebody else wrote."""

    def __init__(self, call: object, *arguments: object) -> None:
        self.call = (call, arguments)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call  # type: ignore[return-value]


@pytest.mark.parametrize(
    "value",
    [
        Evil(shutil.rmtree, "nowhere"),
        Evil(eval, "1"),
        Evil(load_projects, ROOT, IssueLog()),
        Evil(getattr, Place, "__init__"),
        Counter("ab"),
        shutil.rmtree,
        load_projects,
    ],
)
def test_nothing_but_values_is_made(value: object) -> None:
    with pytest.raises(ValueError, match="no value"):
        thaw(pickle.dumps(value))


@pytest.mark.parametrize(
    "content", [b"", b"x", freeze(Issue(rule="r", place=Place(file="f"), message="m"))[:-3]]
)
def test_broken_bytes_are_no_value(content: bytes) -> None:
    with pytest.raises(ValueError, match="no value"):
        thaw(content)
