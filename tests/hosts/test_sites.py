"""Sites of other people with quizzes in them, built strictly and driven: what they use keeps working."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..browser.sites import served
from ..tiny import environment, write
from .test_quizzes_alone import PAGE, QUIZ, build, lay, page_of

CHAIN = QUIZ.replace("id: tea", "id: cup").replace("id: when", "id: size") + (
    "  - id: handle\n    type: true-false\n    objective: none\n    prompt: A cup has a handle.\n    answer: true\n"
    "    why: {{true: It is so., false: It is not so.}}\n"
)
PALETTE = "theme: {name: material, font: false, palette: {primary: indigo}, features: [%s]}\n"


def settle(root: Path, plugins: str, features: str = "", more: str = "") -> Path:
    """A site of mkdocs-material with some plugins and features."""
    lay(root)
    write(
        root,
        "mkdocs.yml",
        f"site_name: Tea house\nsite_url: https://name.example.org/tea/\nuse_directory_urls: false\n"
        f"{PALETTE % features}plugins:\n  - search\n{plugins}  - coursewright/quiz\n{more}",
    )
    return root


def answer_on(page: Page) -> None:
    """Answer the first question of a page, and see the reason."""
    question = page.locator("cw-question").first
    question.get_by_role("radio").first.check(force=True)
    question.get_by_role("button", name=re.compile("Check|核对")).click()
    expect(question.locator(".cw-note").first).to_be_visible()


def test_a_blank_site_of_material(tmp_path: Path, browser: Browser) -> None:
    settle(tmp_path, "")
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    with served(tmp_path / "out") as address:
        page = browser.new_page()
        page.goto(f"{address}/index.html")
        answer_on(page)
        page.close()


def test_pages_that_are_swapped_without_a_load(tmp_path: Path, browser: Browser) -> None:
    settle(tmp_path, "  - minify: {minify_html: true}\n", "navigation.instant, navigation.instant.prefetch")
    (tmp_path / "out").mkdir()
    with served(tmp_path / "out") as address:
        settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
        write(tmp_path, "mkdocs.yml", settings.replace("https://name.example.org/tea/", f"{address}/"))
        done = build(tmp_path, "--strict")
        assert done.returncode == 0, done.stderr
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/index.html")
        answer_on(page)
        page.evaluate("window.kept = true")
        page.wait_for_load_state("networkidle")
        page.locator("a[href*='deep/page.html']").first.evaluate("(link) => link.click()")
        page.wait_for_url("**/deep/page.html")
        expect(page.locator("cw-question")).to_have_count(1)
        assert page.evaluate("window.kept") is True, "the page was loaded anew, and not swapped"
        # What was answered on one page is answered on the other.
        expect(page.locator("cw-question .cw-opt[data-v]").first).to_be_visible()
        page.go_back()
        expect(page.locator("cw-question .cw-opt[data-v]").first).to_be_visible()
        assert errors == []
        page.close()


def test_instant_pages_minified_in_two_languages(tmp_path: Path, browser: Browser) -> None:
    plugins = (
        "  - minify: {minify_html: true}\n"
        "  - i18n:\n      docs_structure: folder\n      languages:\n"
        "        - {locale: en, name: English, default: true, build: true}\n"
        "        - {locale: zh, name: Chinese, build: true}\n"
    )
    settle(tmp_path, plugins, "navigation.instant, navigation.instant.prefetch")
    for file in ("index.md", "deep/page.md"):
        (tmp_path / "docs" / file).unlink()
        write(tmp_path, f"docs/en/{file}", PAGE)
        write(tmp_path, f"docs/zh/{file}", PAGE)
    (tmp_path / "quizzes/tea.yml").unlink()
    for language, prompt in (("en", "Tea is good."), ("zh", "茶好。")):
        write(tmp_path, f"quizzes/{language}/tea.yml", QUIZ.format(prompt=prompt))
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Tea is good." in page_of(tmp_path)
    assert "茶好。" in page_of(tmp_path, "zh/index.html")
    with served(tmp_path / "out") as address:
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/index.html")
        answer_on(page)
        # What was answered in one language is answered in the other.
        page.goto(f"{address}/zh/deep/page.html")
        expect(page.locator("cw-question .cw-opt[data-v]").first).to_be_visible()
        assert errors == []
        page.close()


@pytest.mark.parametrize("theme", ["readthedocs", "mkdocs"])
def test_the_themes_of_mkdocs_itself(tmp_path: Path, browser: Browser, theme: str) -> None:
    lay(tmp_path, theme)
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    with served(tmp_path / "out") as address:
        page = browser.new_page()
        page.goto(f"{address}/index.html")
        answer_on(page)
        page.close()


def test_two_quizzes_on_a_page_each_begin_with_their_first_question(tmp_path: Path) -> None:
    lay(tmp_path)
    write(tmp_path, "quizzes/cup.yml", CHAIN.format(prompt="Cups are small."))
    write(tmp_path, "docs/index.md", PAGE + "\n```quiz\ncup\n```\n")
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    page = page_of(tmp_path)
    heads = re.findall(r'class="cw-kick"[^>]*>(.*?)</', page)
    assert [re.sub("<[^>]*>", "", head).split("·")[0].strip() for head in heads] == [
        "Question 1",
        "Question 1",
        "Question 2",
    ]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_quiz_twice_on_a_page_is_told(tmp_path: Path) -> None:
    lay(tmp_path)
    write(tmp_path, "docs/index.md", PAGE + "\n```quiz\ntea\n```\n")
    lax, strict = build(tmp_path), build(tmp_path, "--strict")
    assert (lax.returncode, strict.returncode) == (0, 1)
    assert "docs/index.md:7:1: error lesson/quiz-twice: quiz 'tea' stands twice on this page." in lax.stderr
    ids = re.findall(r' id="([^"]+)"', page_of(tmp_path))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("fence", "said"),
    [
        ("```quiz\nteaa\n```\n", "lesson/unknown-quiz: quiz 'teaa' is not known. Did you mean 'tea'?"),
        ("```quiz\ntea#wen\n```\n", "lesson/unknown-quiz: quiz 'tea#wen' is not known. Did you mean 'when'?"),
        ("```figure\ncups\n```\n", "lesson/unknown-figure: figure 'cups' is not known. Did you mean 'cup'?"),
        ("```quiz\n\n```\n", "lesson/unknown-quiz: this fence names no quiz. Write a quiz's id in it."),
    ],
)
def test_a_slip_is_a_warning_with_page_and_line_and_ends_a_strict_build(
    tmp_path: Path, fence: str, said: str
) -> None:
    lay(tmp_path)
    write(
        tmp_path,
        "content/figures/cup.yml",
        "type: stack\ntitle: Cup\ntext: A cup.\nsource: Made here.\n"
        "layers:\n  - {id: a, text: Rim, note: Top.}\n  - {id: b, text: Foot, note: Below.}\n",
    )
    write(tmp_path, "docs/deep/page.md", f"# Tea\n\n{fence}")
    lax, strict = build(tmp_path), build(tmp_path, "--strict")
    assert (lax.returncode, strict.returncode) == (0, 1)
    for answer in (lax, strict):
        (row,) = [line for line in answer.stderr.splitlines() if "error lesson/" in line]
        assert row.startswith("WARNING"), row
        assert f"docs/deep/page.md:3:1: error {said}" in row


def test_a_misspelt_fence_that_names_a_quiz_ends_a_strict_build(tmp_path: Path) -> None:
    lay(tmp_path)
    write(tmp_path, "docs/deep/page.md", "# Tea\n\n```quizz\nx = 1\n```\n")
    code = build(tmp_path, "--strict")
    write(tmp_path, "docs/deep/page.md", "# Tea\n\n```quizz\ntea\n```\n")
    lax, strict = build(tmp_path), build(tmp_path, "--strict")
    assert (code.returncode, lax.returncode, strict.returncode) == (0, 0, 1)
    assert "docs/deep/page.md:3:1: error lesson/lost-fence: " in lax.stderr


def test_a_quiz_whose_name_an_editor_has_made_longer_is_told(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "quizzes/tea.yml").rename(tmp_path / "quizzes/tea.yml.txt")
    answer = build(tmp_path)
    assert answer.returncode == 1
    assert "quizzes/tea.yml.txt:1:1: error file/ending: " in answer.stderr
    assert "Rename it to 'tea.yml'" in answer.stderr


def test_what_would_be_lost_is_told_in_a_quiet_build_too(tmp_path: Path) -> None:
    lay(tmp_path)
    write(tmp_path, "docs/deep/page.md", "# Tea\n\n> ```quiz\n> tea\n> ```\n")
    answer = build(tmp_path, "--quiet")
    assert answer.returncode == 0
    assert "docs/deep/page.md:3:3: error lesson/lost-fence: " in answer.stderr


def test_a_blog_and_tabs(tmp_path: Path, browser: Browser) -> None:
    settle(
        tmp_path,
        "  - blog\n",
        "navigation.tabs, content.tabs.link",
        "markdown_extensions:\n  - pymdownx.superfences\n  - pymdownx.tabbed: {alternate_style: true}\n",
    )
    write(tmp_path, "docs/blog/index.md", "# Blog\n")
    write(
        tmp_path,
        "docs/blog/posts/first.md",
        "---\ndate: 2026-01-01\n---\n\n# Post\n\nWords.\n\n<!-- more -->\n\n```quiz\ntea\n```\n",
    )
    write(
        tmp_path,
        "docs/deep/page.md",
        '# Tabs\n\n=== "One"\n\n    Words.\n\n=== "Two"\n\n    ```quiz\n    tea\n    ```\n',
    )
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    (post,) = (tmp_path / "out/blog").rglob("post.html")
    assert post.read_text(encoding="utf-8").count("<cw-question ") == 1
    with served(tmp_path / "out") as address:
        page = browser.new_page()
        page.goto(f"{address}/deep/page.html")
        page.get_by_text("Two", exact=True).first.click()
        answer_on(page)
        page.goto(f"{address}/{post.relative_to(tmp_path / 'out').as_posix()}")
        expect(page.locator("cw-question .cw-opt[data-v]").first).to_be_visible()
        page.close()


def test_versions_by_mike(tmp_path: Path) -> None:
    settle(tmp_path, "", "", "extra: {version: {provider: mike}}\n")
    here = environment(NO_MKDOCS_2_WARNING="1", GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    names = {
        f"GIT_{who}_{what}": text
        for who in ("AUTHOR", "COMMITTER")
        for what, text in (("NAME", "T"), ("EMAIL", "t@example.org"))
    }
    # mike calls whichever `mkdocs` it finds first: this one is this interpreter's.
    write(tmp_path, "bin/mkdocs", f"#!{sys.executable}\nfrom mkdocs.__main__ import cli\n\ncli()\n")
    (tmp_path / "bin/mkdocs").chmod(0o755)
    here["PATH"] = os.pathsep.join((str(tmp_path / "bin"), here["PATH"]))
    run = [sys.executable, "-X", "utf8", "-c", "import sys, mike.driver; sys.exit(mike.driver.main())"]

    def command(*words: str) -> str:
        done = subprocess.run(
            words,
            cwd=tmp_path,
            env={**here, **names},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    command("git", "init", "-q", "-b", "main")
    command("git", "add", "mkdocs.yml")
    command("git", "commit", "-q", "-m", "site")
    command(*run, "deploy", "1.0", "latest")
    command(*run, "deploy", "2.0")
    versions = json.loads(command("git", "show", "gh-pages:versions.json"))
    assert {row["version"] for row in versions} == {"1.0", "2.0"}
    found = [command("git", "show", f"gh-pages:{name}/index.html") for name in ("1.0", "2.0")]
    for page in found:
        assert page.count("<cw-question ") == 1
    assert re.findall('data-course="([^"]*)"', found[0]) == re.findall('data-course="([^"]*)"', found[1])
