"""What a page of the course makes a browser fetch before anything is used, compressed."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.markup import to_html
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.site.pages.home import render_home
from coursewright.site.theme_style import IDLE
from tools.bench.lessons import lesson

from .tools import BROWSER, CASES

MOST = 110_000
EXAM = 165_000
"""A page that holds all items of a bank, since each learner gets another form of it."""
NAMED = re.compile(r'<(?:script[^>]*\ssrc|link rel="(?:stylesheet|icon)"[^>]*\shref)="([^":]+)"')

CLASSES = re.compile(r'\sclass="([^"]*)"')

pytestmark = pytest.mark.slow


def size(file: Path) -> int:
    """Compressed bytes."""
    return len(gzip.compress(file.read_bytes(), 9))


def most(page: str) -> int:
    """The bound of a page by its path below the language's root."""
    return EXAM if page.startswith("assessments/") else MOST


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_light_with_all_that_it_loads(course: Path, language: str) -> None:
    weights = {}
    for page in sorted((course / language).rglob("*.html")):
        named = {(page.parent / name).resolve() for name in NAMED.findall(page.read_text(encoding="utf-8"))}
        files = [file for file in named if file.is_file()]
        weights[page.relative_to(course / language).as_posix()] = size(page) + sum(map(size, files))
        assert page.name == "404.html" or len(files) >= 5
    assert {name: weight for name, weight in weights.items() if weight > most(name)} == {}


def test_no_page_holds_a_part_whose_rules_were_left_out(course: Path) -> None:
    pages = sorted(course.rglob("*.html"))
    assert len(pages) > 80
    for page in pages:
        names = {
            name for found in CLASSES.findall(page.read_text(encoding="utf-8")) for name in found.split()
        }
        assert [name for name in names if IDLE.search(f".{name}")] == [], page.name
    for source in sorted((BROWSER / "src").rglob("*.ts")):
        written = re.findall(r"md-[\w-]+", source.read_text(encoding="utf-8"))
        assert [name for name in written if IDLE.search(f".{name}")] == [], source.name


def home_of(project: Project, count: int) -> str:
    """The body of a home with so many lessons, twenty a module, made of the lessons of a small course."""
    module = project.modules[0]
    first = module.lessons[0]
    modules = []
    for start in range(0, count, 20):
        name = f"module-{start // 20 + 1}"
        lessons = tuple(
            replace(first, slug=made.slug, module=name, head=replace(first.head, title=made.title))
            for made in (lesson(number) for number in range(start, start + 20))
        )
        row = replace(module.module, id=name, lessons=tuple(one.slug for one in lessons))
        modules.append(replace(module, module=row, number=start // 20 + 1, lessons=lessons))
    return to_html(render_home(replace(project, modules=tuple(modules))))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_home_of_a_thousand_lessons_is_light_with_all_that_it_loads(site: Path, language: str) -> None:
    page = site / language / "index.html"
    text = page.read_text(encoding="utf-8")
    start, end = text.index("<article"), text.index("</article>")
    files = {(page.parent / name).resolve() for name in NAMED.findall(text)}
    late = site / language / "assets" / "javascripts" / "cw-keep.js"
    around = len(gzip.compress((text[:start] + text[end:]).encode(), 9)) + size(late)
    frame = around + sum(size(file) for file in files if file.is_file())
    small = load_projects(CASES / "site", IssueLog())[language]
    body = home_of(small, 1000)
    assert body.count('class="cw-les"') == 1000
    assert frame + len(gzip.compress(body.encode(), 9)) <= MOST
