"""What is missing is named with the exact command that cures it."""

import _ctypes
import shutil
import sys
from pathlib import Path

import pytest

from coursewright.pipeline.machine import (
    BUILD_NEEDS,
    TEST_NEEDS,
    cure,
    find_node,
    library_folders,
    load_library,
    missing,
)


@pytest.mark.parametrize(
    ("system", "command"),
    [
        ("linux", "sudo apt install libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("darwin", "brew install pango harfbuzz"),
        ("win32", "pacman -S mingw-w64-ucrt-x86_64-pango mingw-w64-ucrt-x86_64-harfbuzz  (in MSYS2)"),
    ],
)
def test_the_cure_fits_the_system(monkeypatch: pytest.MonkeyPatch, system: str, command: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert cure(need for need in BUILD_NEEDS if not need.extra) == command
    assert cure(BUILD_NEEDS).endswith(f" -m pip install 'coursewright[handbooks]' && {command}")


def test_a_library_that_is_not_there_is_missing() -> None:
    assert not load_library(("libnowhere.so.0", "nowhere.dll"))


def test_windows_finds_pango_where_msys2_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    names = ("libsomewhere-1.0-0.dll",)
    monkeypatch.delenv("WEASYPRINT_DLL_DIRECTORIES", raising=False)
    assert library_folders()[1:3] == [r"C:\msys64\ucrt64\bin", r"C:\msys64\mingw64\bin"]
    assert not load_library(names)
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", f"{tmp_path / 'nothing'};{tmp_path}")
    assert not load_library(names)
    # Any library that can be loaded here stands for it.
    shutil.copyfile(_ctypes.__file__, tmp_path / names[0])
    assert load_library(names)


def test_this_machine_has_what_the_tests_need() -> None:
    assert missing((*BUILD_NEEDS, *TEST_NEEDS)) == []
    assert Path(find_node()).is_file()
