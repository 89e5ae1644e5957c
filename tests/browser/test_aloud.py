"""Reading a lesson aloud: with a voice of this device alone, what the page shows and nothing that is sealed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml
from coursewright.languages.words import words

from ..sealed import sealed_texts
from .conftest import COURSE, DESK, LESSON, PHONE, violations
from .learner import Learner
from .quizzes import tasks_of
from .sites import build, copy_project, served
from .tools import CASES, ROOT

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
HERE = {"zh": "zh-CN", "en": "en_GB"}
HEIGHT = 844
VOICES = """voices => {
  let now = null;
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.finish = () => { const last = now; now = null; last?.onend(); };
  const speech = {
    onvoiceschanged: null,
    getVoices: () => voices,
    cancel() { const last = now; now = null; last?.onerror({ error: "canceled" }); },
    speak(text) { now = text; window.spoken.push([text.text, text.voice.name]); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
}"""
TABLE = """
| Score | Sign |
|---|---|
| −1 | Half turned away |

<p hidden>Not to be seen</p>
"""
LONG = "\n\n".join(f"Line {n}." for n in range(40))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, with a table and a long section."""
    root = copy_project(CASES / "site", tmp_path_factory.mktemp("aloud") / "course")
    for language in HERE:
        file = root / f"content/{language}/part/first.md"
        text = file.read_text(encoding="utf-8")
        at = text.rindex("\n", 0, text.index("{#self-check}"))
        file.write_text(f"{text[:at]}\n{TABLE}\n{LONG}\n{text[at:]}", encoding="utf-8", newline="\n")
    return build(root)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Its address under the strict policy."""
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        yield address


def voice(lang: str, name: str = "", *, local: bool = True) -> dict[str, Any]:
    """A voice as a browser has it."""
    return {"lang": lang, "name": name or lang, "localService": local, "default": False}


def give(page: Page, *voices: dict[str, Any]) -> None:
    """Let the next pages have these voices."""
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")


def said(language: str, key: str, **values: object) -> str:
    """A word of the control, or what it says."""
    return words(language)[f"lesson.aloud.{key}"].format(**values)


def button(page: Page, language: str, key: str) -> Locator:
    """One of its three buttons."""
    return page.get_by_role("button", name=said(language, key), exact=True)


def spoken(page: Page) -> list[str]:
    """The texts that were given to a voice until now."""
    return [text for text, _ in page.evaluate("spoken")]


def read_on(page: Page) -> None:
    """Let the voice come to the end of its text."""
    page.evaluate("finish()")


def read_all(page: Page, language: str) -> list[str]:
    """From the head of the page to its end."""
    page.evaluate("scrollTo(0, 0)")
    before = len(spoken(page))
    button(page, language, "read").click()
    while page.locator(".cw-said").count():
        read_on(page)
    return spoken(page)[before:]


@BOTH
def test_it_reads_what_the_page_shows_and_tables_by_rows(page: Page, address: str, language: str) -> None:
    give(page, voice(HERE[language]))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}")
    title, *rest = read_all(page, language)
    assert title == page.locator("h1").inner_text()
    row = said(language, "stop").join(
        [f"{said(language, 'minus')}1", f"Sign{said(language, 'colon')}Half turned away".replace("  ", " ")]
    )
    assert row in rest
    lines = [text for text in rest if text.startswith("Line ")]
    assert lines == [f"Line {n}." for n in range(40)]
    assert rest.count(said(language, "questions", n=5)) == 1
    assert "Not to be seen" not in "".join(rest)
    expect(page.locator(".cw-aloud")).not_to_be_visible()
    expect(button(page, language, "read")).to_have_attribute("aria-pressed", "false")


@BOTH
def test_what_is_sealed_is_never_spoken(
    page: Page, address: str, quiz_files: dict[str, Path], language: str
) -> None:
    give(page, voice(HERE[language]))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}")
    learner = Learner(page, language)
    first, *others = tasks_of(quiz_files[language], COURSE)
    unanswered = read_all(page, language)
    learner.check(first, first.wrong)
    learner.question(first).get_by_text(learner.word("hint", n=1, of=2)).click()
    for task in others:
        learner.check(task, task.right)
    answered = read_all(page, language)
    assert answered == unanswered
    whole = "\n".join(answered)
    secrets = {
        text for task in (first, *others) for text in (*task.whys.values(), *task.slips) if len(text) > 3
    }
    assert len(secrets) > 8
    assert [text for text in secrets if text in whole] == []


@pytest.mark.parametrize(
    "voices",
    [[], [voice("en-US")], [voice("zh-CN", local=False)], None],
    ids=["none", "another language", "over the network", "no interface"],
)
def test_where_no_voice_of_the_device_can_read_it_nothing_is_offered(
    page: Page, address: str, voices: list[dict[str, Any]] | None
) -> None:
    if voices is None:
        page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    else:
        give(page, *voices)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/zh/{LESSON}", wait_until="networkidle")
    expect(page.locator(".cw-rail")).to_be_visible()
    expect(page.locator(".cw-aloud, .cw-aloud__b")).to_have_count(0)
    assert [url for url in asked if "aloud" in url] == []


def test_a_voice_may_come_late_and_one_that_more_people_know_goes_first(page: Page, address: str) -> None:
    give(page)
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/zh/{LESSON}", wait_until="networkidle")
    expect(page.locator(".cw-aloud__b")).to_have_count(0)
    voices = [voice("zh-HK"), voice("zh_CN", "over the network", local=False), voice("zh_CN", "ours")]
    page.evaluate("voices => { speechSynthesis.getVoices = () => voices; }", voices)
    for _ in range(2):
        page.evaluate("speechSynthesis.onvoiceschanged()")
    button(page, "zh", "read").click()
    assert page.evaluate("spoken[0][1]") == "ours"


@BOTH
@pytest.mark.parametrize("way", ["http", "file"])
def test_on_a_phone_it_begins_at_the_section_in_view_and_can_be_held(
    page: Page, address: str, site: Path, language: str, way: str
) -> None:
    give(page, voice(HERE[language]))
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(f"{address if way == 'http' else site.as_uri()}/{language}/{LESSON}#channels")
    page.locator(".cw-learn > summary").press("Enter")
    button(page, language, "read").press("Enter")
    expect(page.locator(".cw-learn__sheet")).not_to_be_visible()
    pause, stop = button(page, language, "pause"), button(page, language, "end")
    expect(pause).to_be_focused()
    assert spoken(page) == [page.locator("#channels").inner_text()]
    read_on(page)
    expect(page.locator(".cw-said")).to_have_text(spoken(page)[-1])
    pause.press("Enter")
    expect(pause).to_have_attribute("aria-pressed", "true")
    read_on(page)
    assert len(spoken(page)) == 2
    pause.press("Enter")
    expect(pause).to_have_attribute("aria-pressed", "false")
    assert spoken(page)[1] == spoken(page)[2]
    stop.press("Enter")
    expect(stop).not_to_be_visible()
    expect(page.locator(".cw-said")).to_have_count(0)
    expect(page.locator(".cw-learn > summary")).to_be_focused()


def test_the_page_follows_as_long_as_the_reader_does(page: Page, address: str) -> None:
    give(page, voice("en-GB"))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}#channels")
    button(page, "en", "read").click()
    for _ in range(30):
        read_on(page)
        expect(page.locator(".cw-said")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    read_on(page)
    assert page.evaluate("scrollY") == 0


def test_it_ends_when_one_leaves(page: Page, address: str) -> None:
    give(page, voice("en-GB"))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    button(page, "en", "read").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    read_on(page)
    assert len(spoken(page)) == 1
    expect(page.locator(".cw-said")).to_have_count(0)


@pytest.mark.parametrize(
    "reader", [(PHONE, "light"), (DESK, "dark"), (DESK, "light")], ids=str, indirect=True
)
@BOTH
def test_it_can_be_read_by_all_while_it_reads(reader: Page, address: str, language: str) -> None:
    give(reader, voice(HERE[language]))
    reader.goto(f"{address}/{language}/{LESSON}#channels")
    if (reader.viewport_size or {"width": 0})["width"] < DESK:
        reader.locator(".cw-learn > summary").click()
    button(reader, language, "read").click()
    for _ in range(3):
        assert violations(reader) == []
        read_on(reader)


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("lesson", ["moments/scorecard-and-impression", "service-design/blueprint-anatomy"])
def test_of_a_lesson_no_text_that_a_capsule_holds_is_spoken(
    page: Page, course: Path, language: str, lesson: str
) -> None:
    give(page, voice(HERE[language]))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto((course / language / f"{lesson}.html").as_uri())
    page.locator(".cw-back").last.scroll_into_view_if_needed()
    show = page.locator(".cw-back button").last
    show.click()
    expect(page.locator(".cw-back__model").last).to_be_visible()
    whole = "\n".join(read_all(page, language))
    document = read_yaml(ROOT / f"quizzes/{language}/{lesson}.yml", ROOT, IssueLog())
    assert document is not None
    secrets = [text for text in sealed_texts(document.tree) if len(text) > 10]
    assert len(secrets) > 20
    assert [text for text in secrets if text in whole] == []
