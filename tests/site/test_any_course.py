"""The settings as shipped build any course: in one language, in any order, in languages without words, below a path."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny import change, environment, run, write_tiny_course

pytestmark = pytest.mark.slow


def write_course(root: Path, *languages: str) -> Path:
    """The tiny course in some languages; what is Chinese of it speaks for those that it does not have."""
    write_tiny_course(root)
    change(root, "content/course.yml", "languages: [zh, en]", f"languages: [{', '.join(languages)}]")
    course = root / "content/course.yml"
    text = course.read_text(encoding="utf-8")
    for language in languages:
        if language not in ("zh", "en"):
            text = re.sub(r"\{zh: ([^,}]*), ", rf"{{{language}: \1, zh: \1, ", text)
            for folder in ("content", "quizzes"):
                shutil.copytree(root / folder / "zh", root / folder / language)
    for gone in {"zh", "en"} - set(languages):
        for folder in ("content", "quizzes"):
            shutil.rmtree(root / folder / gone)
    course.write_text(text, encoding="utf-8", newline="\n")
    return root


def built(root: Path, **more: str) -> Path:
    answer = run(root, "build", "--only", "site", **more)
    assert answer.returncode == 0, answer.stderr
    return root / "site"


def page_of(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("languages", [("en",), ("zh",), ("en", "zh"), ("zh-TW", "en"), ("ja",)])
def test_a_course_in_any_languages_is_built(tmp_path: Path, languages: tuple[str, ...]) -> None:
    site = built(write_course(tmp_path, *languages))
    assert {path.name for path in site.iterdir() if path.is_dir()} == set(languages)
    chooser = page_of(site, "index.html")
    assert re.findall(r'href="([\w-]+)/index\.html"', chooser) == list(languages)
    assert f'<html lang="{languages[0]}">' in chooser
    assert f'href="/{languages[0]}/' in page_of(site, "404.html")
    for language in languages:
        lesson = page_of(site, f"{language}/part/first.html")
        assert lesson.count("<cw-question ") == 2
        assert f'data-lang="{language}"' in lesson
        switch = re.findall(r'<a href="([^"]+)" hreflang="([\w-]+)"', lesson)
        # Once in the header, once in the drawer.
        assert [row[1] for row in switch] == (list(languages) * 2 if len(languages) > 1 else [])


def test_the_engine_alone_builds_the_first_language_into_a_folder_of_its_own(tmp_path: Path) -> None:
    root = write_course(tmp_path, "en")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert not re.search(r"\b(zh|en)\b(?!/)", settings.replace("lang: en", ""))
    (root / "site/zh").mkdir(parents=True)
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", "--strict"]
    answer = subprocess.run(
        command, cwd=root, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert (root / "site/en/part/first.html").is_file()
    assert (root / "site/zh").is_dir(), "the engine empties the folder that it writes to, and no other"


def test_without_words_of_its_own_a_course_is_warned_once(tmp_path: Path) -> None:
    root = write_course(tmp_path, "eo", "en")
    answer = run(root, "build", "--only", "site")
    said = "warning course/language-without-words: there are no words of the user interface in 'eo'; those of 'en'"
    assert answer.stderr.count(said) == 1
    assert "Self-check" not in page_of(root / "site", "eo/part/first.html"), "what authors write is theirs"
    assert "Check" in page_of(root / "site", "eo/part/first.html")


def test_a_country_has_the_words_of_its_language(tmp_path: Path) -> None:
    root = write_course(tmp_path, "zh-TW", "en")
    answer = run(root, "build", "--only", "site")
    assert "language-without-words" not in answer.stderr
    assert '<html lang="zh-TW"' in page_of(root / "site", "zh-TW/index.html")
    assert "核對" in page_of(root / "site", "zh-TW/part/first.html")


def test_below_a_path_every_address_has_the_path_and_the_language(tmp_path: Path) -> None:
    address = "https://name.example.org/repo"
    site = built(write_course(tmp_path, "zh", "en"), COURSEWRIGHT_SITE_URL=address)
    for name in ("zh/index.html", "en/part/first.html"):
        assert f'<link rel="canonical" href="{address}/{name}">' in page_of(site, name)
    found = re.findall("<loc>([^<]*)", page_of(site, "en/sitemap.xml"))
    assert f"{address}/en/part/first.html" in found
    assert all(row.startswith(f"{address}/en/") for row in found)
    for name, language in (("404.html", "zh"), ("zh/404.html", "zh"), ("en/404.html", "en")):
        lost = re.findall(r'(?:href|src)="(/[^"]*)"', page_of(site, name))
        assert len(lost) > 8
        assert all(row.startswith(f"/repo/{language}/") for row in lost)
        files = [row.removeprefix("/repo/") for row in lost]
        assert [row for row in files if not (site / row).is_file()] == []
    links = re.findall(r'<a href="([^"]+)" hreflang', page_of(site, "en/part/first.html"))
    assert links == ["../../zh/part/first.html", "first.html"] * 2


def test_without_an_address_the_lost_page_works_at_the_root(tmp_path: Path) -> None:
    site = built(write_course(tmp_path, "en"))
    lost = re.findall(r'(?:href|src)="(/[^"]*)"', page_of(site, "404.html"))
    assert len(lost) > 8
    assert [row for row in lost if not (site / row[1:]).is_file()] == []
    assert "canonical" not in page_of(site, "en/index.html")
