"""What the documents list is what there is, no more and no fewer; keys of models are in the generated reference."""

from __future__ import annotations

import pytest

from coursewright.base.issues import IssueLog
from coursewright.cli.commands import commands
from coursewright.cli.coverage import coverage_value
from coursewright.course.landmarks import KNOWN_BLOCKS
from coursewright.project.coverage import coverage_of
from coursewright.project.load import load_projects

from .documents import ROOT, keys_in, table_rows

SIDES = {
    "docs/lessons.md": ("Block",),
    "docs/lessons.zh.md": ("栏目",),
    "docs/checking.md": ("Key of the coverage", "Option"),
    "docs/checking.zh.md": ("键", "选项"),
    "docs/commands.md": ("Command",),
    "docs/commands.zh.md": ("命令",),
}
"""The heads of the tables by page."""


def listed(name: str, head: str) -> list[str]:
    """The keys in the first cells of a table."""
    return [key for row in table_rows(name, head) for key in keys_in(row[0])]


@pytest.mark.parametrize("name", ["docs/lessons.md", "docs/lessons.zh.md"])
def test_every_block_is_named(name: str) -> None:
    names = [key.split()[1] for key in listed(name, *SIDES[name])]
    assert set(names) == set(KNOWN_BLOCKS)


@pytest.mark.parametrize("name", ["docs/checking.md", "docs/checking.zh.md"])
def test_every_key_of_the_coverage_is_named(name: str) -> None:
    projects = load_projects(ROOT / "tests/cases/coverage", IssueLog())
    assert sorted(listed(name, SIDES[name][0])) == sorted(coverage_value(coverage_of([*projects.values()])))


@pytest.mark.parametrize("name", ["docs/checking.md", "docs/checking.zh.md"])
def test_the_options_of_check_are_all_named(name: str) -> None:
    named = {keys_in(row[0])[0].split()[0] for row in table_rows(name, SIDES[name][1])}
    assert named == {option for part in commands.commands["check"].params for option in part.opts}


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/commands.zh.md"])
def test_every_command_is_named_with_its_options(name: str) -> None:
    named = {keys_in(row[0])[0]: keys_in(row[1]) for row in table_rows(name, *SIDES[name])}
    assert named == {
        command: [option for part in row.params for option in part.opts if option.startswith("--")]
        for command, row in commands.commands.items()
    }
