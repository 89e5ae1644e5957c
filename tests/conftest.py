"""How tests are spread over processes, what a run may be asked for, and what all tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from coursewright.base import doubles
from coursewright.pipeline.machine import CHROMIUM, find_program

from .browser.gallery import build_gallery
from .browser.sites import build, build_case, copy_project
from .hosts.engines import run_engine
from .once import made_once
from .package.wheel import make_wheel
from .spread import ByFile, in_order
from .tiny import ROOT

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# An origin that is no secure context, as on an intranet: no crypto.subtle, no randomUUID.
INTRANET = "--host-resolver-rules=MAP *.test 127.0.0.1"

# However busy the machine is: bounds on time are for what never comes.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
expect.set_options(timeout=60_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say how much of the course is tried in a browser."""
    group = parser.getgroup("coursewright")
    group.addoption(
        "--all", action="store_true", help="try the whole course in a browser, not a sample of it"
    )
    group.addoption("--seed", type=int, help="which sample of the course is tried; its tests' names tell")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Spread tests over processes by file."""
    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In several processes begin with what takes long, so that all of them end together."""
    if hasattr(config, "workerinput"):
        items[:] = in_order(items)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, its headless shell if there is one; nothing is downloaded."""
    return {"executable_path": find_program(CHROMIUM) or None, "args": [*ARGUMENTS, INTRANET]}


@pytest.fixture
def threads_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process be doubled although servers of other tests stand in it: they wait, and hold nothing."""
    monkeypatch.setattr(doubles, "has_threads", lambda: False)


@pytest.fixture(scope="session")
def base_url() -> None:
    """None; in place of pytest-base-url's fixture, which pytest 9 warns of."""


@pytest.fixture(scope="session")
def course_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of this project's own course, built by the real pipeline."""
    with made_once(tmp_path_factory, "course", lambda folder: build(copy_project(ROOT, folder))) as folder:
        yield folder / "site"


@pytest.fixture(scope="session")
def mkdocs_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """From a language to the site that `mkdocs build` alone makes of this project's own course."""
    with ExitStack() as stack:

        @cache
        def built(language: str) -> Path:
            def make(folder: Path) -> None:
                run_engine("mkdocs", ROOT, folder, COURSEWRIGHT_LANGUAGE=language)

            return stack.enter_context(made_once(tmp_path_factory, f"mkdocs-{language}", make))

        yield built


@pytest.fixture(scope="session")
def case_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of tests/cases/site."""
    with made_once(tmp_path_factory, "case", build_case) as folder:
        yield folder / "site"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the package's wheel, and in `installed` what it holds."""
    with made_once(tmp_path_factory, "wheel", make_wheel) as folder:
        yield folder


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The gallery: all kinds of question, a page in each language."""
    with made_once(tmp_path_factory, "gallery", build_gallery) as folder:
        yield folder
