"""What is missing is named with the exact command that cures it."""

import sys
from pathlib import Path

import pytest

from coursewright.pipeline.machine import BUILD_NEEDS, TEST_NEEDS, cure, find_node, load_library, missing


@pytest.mark.parametrize(
    ("system", "command"),
    [
        ("linux", "sudo apt install libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("darwin", "brew install pango harfbuzz"),
        ("win32", "pacman -S mingw-w64-x86_64-pango mingw-w64-x86_64-harfbuzz  (in MSYS2)"),
    ],
)
def test_the_cure_fits_the_system(monkeypatch: pytest.MonkeyPatch, system: str, command: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert cure(BUILD_NEEDS) == command


def test_a_library_that_is_not_there_is_missing() -> None:
    assert not load_library(("libnowhere.so.0", "nowhere.dll"))


def test_this_machine_has_what_the_tests_need() -> None:
    assert missing((*BUILD_NEEDS, *TEST_NEEDS)) == []
    assert Path(find_node()).is_file()
