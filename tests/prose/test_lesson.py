"""Lessons as HTML for screens, learners and trainers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from coursewright.base.issues import IssueLog
from coursewright.handbook.answers import plan_key
from coursewright.project.alone import project_alone
from coursewright.project.figures import FigureFiles
from coursewright.prose import Screen, conversion_for
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.seal import open_capsule

from .conftest import QUIZ as QUIZ_FILE
from .conftest import QUIZ_ZH, Page, Render, html_of, page_of

LEARNER, TRAINER = Paper(audience="learner"), Paper(audience="trainer")
IDEA = "## Idea {#idea}\n\n"
QUIZ = "```quiz\none\n```\n"
CONTEXT = "coursewright/1 tiny one#who en "


def rendered(project_with: Render, body: str, look: Look) -> Page:
    return page_of(project_with(body), look)


@pytest.mark.parametrize("target", [Screen(), LEARNER])
def test_a_trainers_note_reaches_no_learner(project_with: Render, target: Look) -> None:
    body = f"{IDEA}Text.\n\n/// trainer | Secret title\nSecret *note*, [x](two.md).\n///\n\nMore.\n\n{QUIZ}"
    html = rendered(project_with, body, target).html
    assert "ecret" not in html
    assert "More." in html


def test_a_trainers_note_is_printed_for_trainers(project_with: Render) -> None:
    body = f"{IDEA}/// trainer | Hard spots\nAsk *twice*.\n///\n\n{QUIZ}"
    html = rendered(project_with, body, TRAINER).html
    assert re.search(r'<div class="tr">\s*<h4>Hard spots</h4>\s*<p>Ask <em>twice</em>', html)


def test_a_worksheet_inside_a_trainers_note_is_hidden_with_it(project_with: Render) -> None:
    body = (
        f"{IDEA}/// trainer\nNote\n\n/// worksheet | W01 Inner\nHidden words\n///\n\n///\n\nSeen.\n\n{QUIZ}"
    )
    learner = rendered(project_with, body, LEARNER)
    assert "Hidden words" not in learner.html
    assert learner.sheets == ()


def test_sealed_texts_are_rendered_with_the_page_and_stand_only_in_the_capsule(project_with: Render) -> None:
    html = rendered(project_with, IDEA + QUIZ, Screen()).html
    assert "Who <strong>meets</strong> it?" in html
    assert "Only the <em>counter</em>" in html
    for secret in ("back office", "Right, everyone", "Contact makes", "cw-sealed", "cw-part", "@cw-seal"):
        assert secret not in html
    capsule = re.search(r'data-seal="([^"]+)"', html)
    assert capsule is not None
    plain = open_capsule(capsule[1], CONTEXT)
    assert isinstance(plain, dict)
    assert plain["explain"] == "<p>Contact makes the moment.</p>"
    reasons = sorted(plain["why"].values())
    assert any('<a href="../first/two.md#idea">back office</a>' in reason for reason in reasons)
    assert "<p>Right, everyone.</p><p>See the <strong>second</strong> lesson.</p>" in reasons


def test_a_quiz_fence_inside_another_fence_stays_code(project_with: Render) -> None:
    body = f"{IDEA}````markdown\n```quiz\none\n```\n/// trainer\nshown as an example\n///\n````\n\n{QUIZ}"
    html = rendered(project_with, body, Screen()).html
    assert html.count("<cw-question") == 1
    assert "shown as an example" in html


def test_a_quiz_fence_in_a_list_stays_in_its_item(project_with: Render) -> None:
    body = f"{IDEA}1.  First\n\n    ```quiz\n    one\n    ```\n\n2.  Second\n"
    html = rendered(project_with, body, Screen()).html
    assert re.search(r"<li>.*<cw-question.*</li>\s*<li>\s*<p>Second", html, re.DOTALL)


def test_neighbouring_misconceptions_share_a_box(project_with: Render) -> None:
    block = "/// misconception\nwrong: W{n} *only*\nright: R{n}\n///\n"
    body = f"{IDEA}{block.format(n=1)}\n{block.format(n=2)}\nText between.\n\n{block.format(n=3)}\n{QUIZ}"
    html = rendered(project_with, body, Screen()).html
    assert html.count('class="admonition misconception"') == 2
    assert "W1 <em>only</em>" in html


def test_use_tomorrow_names_roles_by_their_titles(project_with: Render) -> None:
    body = f"{IDEA}/// use-tomorrow\nfront: Look up *first*.\n///\n\n{QUIZ}"
    screen = rendered(project_with, body, Screen()).html
    assert '<dt data-role="front">Front line</dt>' in screen
    assert '<dd data-role="front">Look up <em>first</em>.</dd>' in screen
    paper = rendered(project_with, body, LEARNER).html
    assert re.search(r"<td>Front line</td>\s*<td>Look up <em>first</em>.</td>", paper)


def test_a_term_opens_its_card_on_screen_and_is_plain_on_paper(project_with: Render) -> None:
    body = f"{IDEA}A [moment](term:moment), and [again](term:moment).\n\n{QUIZ}"
    screen = rendered(project_with, body, Screen()).html
    assert screen.count('popovertarget="t-moment"') == 2
    assert screen.count('id="t-moment"') == 1
    assert '<span class="cw-muted" lang="zh">关键时刻</span>' in screen
    assert "term:" not in rendered(project_with, body, LEARNER).html


def test_no_line_can_begin_with_the_mark_after_a_term(project_with: Render) -> None:
    body = f"{IDEA}A **[moment](term:moment)**, one [moment](term:moment); and [again](term:moment) so.\n\n{QUIZ}"
    screen = rendered(project_with, body, Screen()).html
    assert screen.count('<span class="cw-nb"><button') == screen.count("</button>;</span>") == 1
    assert screen.count('<span class="cw-nb"><strong><button') == screen.count("</strong>,</span>") == 1


def test_captions_are_numbered_by_lesson(project_with: Render) -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n/// table-caption\nThe {n} *table*\n///\n"
    body = f"{IDEA}{table.format(n='first')}\n{table.format(n='second')}\n{QUIZ}"
    screen = rendered(project_with, body, Screen()).html
    assert "<caption><b>Table 1-1</b>\u2003<span>The first <em>table</em></span></caption>" in screen
    paper = rendered(project_with, body, LEARNER).html
    assert re.search(
        r'<th class="cap" colspan="2">Table 1-2\u2003<span>The second <em>table</em></span></th>', paper
    )


def test_rows_of_a_worksheet_leave_room_for_a_task_of_several_lines(project_with: Render) -> None:
    rows = "| 1 | |\n" * 10
    heights = []
    for task in ("Fill it in.", "Fill it in, " * 20, f"{'Fill it in, ' * 20}\n\nTwice."):
        body = f"{IDEA}/// worksheet | W01 My list\n{task}\n\n| a | b |\n|---|---|\n{rows}///\n\n{QUIZ}"
        (sheet,) = rendered(project_with, body, LEARNER).sheets
        found = re.search(r"height:([\d.]+)mm", html_of(sheet.tree))
        assert found is not None
        heights.append(round(float(found[1]) + 0.15, 2))
    assert heights == [13.8, 13.2, 12.6]


def test_a_worksheet_prints_on_a_sheet_of_its_own(project_with: Render) -> None:
    body = f"{IDEA}/// worksheet | W01 My list\nFill it in.\n\n| a | b |\n|---|---|\n| 1 | |\n///\n\n{QUIZ}"
    learner = rendered(project_with, body, LEARNER)
    (sheet,) = learner.sheets
    assert (sheet.id, sheet.code, sheet.title) == ("sheet-w01", "W01", "My list")
    assert '<p class="wi n">Fill it in.</p>' in html_of(sheet.tree)
    assert 'class="ws"' in html_of(sheet.tree)
    assert 'href="#sheet-w01"' in learner.html
    assert "Fill it in" not in learner.html
    screen = rendered(project_with, body, Screen())
    assert screen.sheets == ()
    assert "Fill it in." in screen.html


def test_links_between_lessons_become_links_in_the_book(project_with: Render) -> None:
    body = f"{IDEA}[two](two.md), [its idea](two.md#idea), [here](#idea), [out](https://example.org/x.md).\n\n{QUIZ}"
    html = rendered(project_with, body, LEARNER).html
    for target in ("#two", "#two--idea", "#one--idea", "https://example.org/x.md"):
        assert f'href="{target}"' in html
    assert 'id="one--idea"' in html


def test_sections_carry_the_second_language_in_the_rail(project_with: Render) -> None:
    html = rendered(project_with, IDEA + QUIZ, LEARNER).html
    assert '<h2>Idea<span class="twin" lang="zh">Idea</span></h2>' in html


def test_the_think_first_task_gets_writing_lines_before_trainers_notes(project_with: Render) -> None:
    body = f"{IDEA}x\n\n## Prompt {{#prompt}}\n\nTask.\n\n/// trainer\nNote.\n///\n\n## S {{#self-check}}\n\n{QUIZ}"
    html = rendered(project_with, body, TRAINER).html
    assert re.search(r'Task\.</p>\s*<div class="ls"><div class="line">.*Note\.', html, re.DOTALL)


def test_settings_are_printed_as_example_boxes(project_with: Render) -> None:
    body = f"{IDEA}x\n\n## Settings {{#settings}}\n\n### Shop {{#shop}}\n\nText one.\n\nText two.\n\n{QUIZ}"
    html = rendered(project_with, body, LEARNER).html
    assert re.search(
        r'<div class="box ex"><h4 id="one--shop">Shop</h4>\s*<p>Text one.</p>\s*<p>Text two.</p>', html
    )


def test_the_same_lesson_gives_the_same_bytes(project_with: Render) -> None:
    project = project_with(IDEA + QUIZ)
    once, twice = (page_of(project, Screen()).html for _ in range(2))
    assert once == twice


def test_the_list_of_sections_has_the_words_of_its_headings_whole(project_with: Render) -> None:
    heads = ("A *bold* `a__b` & $5", "Press <kbd>Enter</kbd> \\* [here](#idea)")
    rows = zip(heads, ("idea", "two"), strict=True)
    body = "".join(f"## {head} {{#{name}}}\n\nText.\n\n" for head, name in rows)
    page = page_of(project_with(f"{body}{QUIZ}"), Screen()).html
    assert re.findall(r'<a class="cw-sec" href="#(\w+)">(.*?)</a>', page) == [
        ("idea", "A bold a__b &amp; $5"),
        ("two", "Press Enter * here"),
    ]


def test_a_second_quiz_of_a_lesson_numbers_on_in_page_book_and_key(
    project_with: Render, tmp_path: Path
) -> None:
    for language, text in (("zh", QUIZ_ZH), ("en", QUIZ_FILE)):
        file = tmp_path / "quizzes" / language / "first" / "more.yml"
        file.parent.mkdir(parents=True)
        file.write_text(text.replace("one\n", "more\n", 1).replace("who\n", "more\n", 1), encoding="utf-8")
    project = project_with("## Check {#idea}\n\n```quiz\none\n```\n\n```quiz\nmore\n```\n")
    lesson = project.lessons[0]
    page = page_of(project, Screen()).html
    assert re.findall(r'<span[^>]* class="cw-kick"[^>]*>(.*?)</span>', page) == [
        "Question 1 · Single choice",
        "Question 2 · Single choice",
    ]
    assert "cw-qmap" not in page, "one question needs no map"
    book = page_of(project, LEARNER).html
    assert re.findall(r'<div class="qn"><b>(\d+)</b>', book) == ["1", "2"]
    assert [(row.number, row.anchor) for row in plan_key(project, lesson, IssueLog())] == [
        (1, "one--q-one-who"),
        (2, "one--q-more-more"),
    ]


def test_a_self_check_on_paper_has_a_head_in_which_lines_and_instruction_are_one_paragraph(
    project_with: Render,
) -> None:
    book = page_of(
        project_with(f"{IDEA}## Check {{#self-check}}\n\nTake your *time*.\n\n{QUIZ}"), LEARNER
    ).html
    head = book[book.index('<header class="selfhead">') : book.index("</header>")]
    assert re.search(r"<h2[^>]*>Check", head)
    line = re.search(
        r"<p[^>]*>Take your <em>time</em>. <span class=\"intro\"[^>]*>1 question, 80% to pass", head
    )
    assert line is not None, head
    assert "to pass" not in book[book.index("</header>") :]
    assert '<div class="quiz whole"' in book


def test_a_quiz_below_more_than_lines_keeps_its_section_and_its_own_instruction(project_with: Render) -> None:
    book = page_of(project_with(f"{IDEA}## Check {{#self-check}}\n\n* A list.\n\n{QUIZ}"), LEARNER).html
    assert "selfhead" not in book
    assert '<p class="n intro"' in book


def test_files_of_all_languages_are_found_from_html_too(project_with: Render) -> None:
    html = '<p><img src="../../assets/x.png" width="20"> <a href="../../assets/f.pdf">form</a></p>'
    body = f"{IDEA}{html}\n\nIn a line <img src='../../assets/x.png'>, <a href=../../assets/f.pdf>form</a>.\n\n{QUIZ}"
    page = page_of(project_with(body, told=True), Screen()).html
    assert page.count("../assets/shared/x.png") == 2
    assert page.count("../assets/shared/f.pdf") == 2
    book = page_of(project_with(body, told=True), LEARNER).html
    assert book.count('src="content/assets/x.png"') == 2
    assert book.count("(f.pdf)") == 2


def test_two_quizzes_of_a_page_may_have_questions_of_one_id(project_with: Render, tmp_path: Path) -> None:
    for language, text in (("zh", QUIZ_ZH), ("en", QUIZ_FILE)):
        file = tmp_path / "quizzes" / language / "first" / "more.yml"
        file.parent.mkdir(parents=True)
        file.write_text(text.replace("one\n", "more\n", 1), encoding="utf-8")
    fences = "".join(f"```quiz\n{name}\n```\n\n" for name in ("one#who", "one", "more", "more#who"))
    project = project_with(f"## Check {{#idea}}\n\n{fences}")
    page = page_of(project, Screen()).html
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    tags = re.findall(r"<cw-question [^>]*>", page)
    names = [[re.findall(rf' {key}="([^"]+)"', tag)[0] for key in ("id", "data-question")] for tag in tags]
    assert names == [
        ["c-who", "one#who"],
        ["q-who", "one#who"],
        ["q-more-who", "more#who"],
        ["c-more-who", "more#who"],
    ]


def test_what_is_commented_out_is_not_published(project_with: Render) -> None:
    fence = "<!--\nhush one\n\n```quiz\none\n```\n-->"
    line, html = "In a line <!-- hush two --> of it, `<!-- code -->`.", "<div>\n<!-- hush three -->x</div>"
    body = f"{IDEA}{fence}\n\n{line}\n\n{html}\n\n{QUIZ}"
    for look in (Screen(), TRAINER):
        page = page_of(project_with(body, told=True), look).html
        assert "hush" not in page
        assert "&lt;!-- code --&gt;" in page


def test_formulas_of_a_site_are_read_in_texts_of_questions_too(tmp_path: Path) -> None:
    write = tmp_path / "quizzes" / "one.yml"
    write.parent.mkdir()
    write.write_text(QUIZ_FILE.replace("Who **meets** it?", r"What is \(a^2\)?"), encoding="utf-8")
    project = project_alone(tmp_path, "quizzes", "en", "site", IssueLog(), FigureFiles())
    ours = CoursewrightExtension(lambda: conversion_for(project, Screen()))
    html = Markdown(extensions=[ours, "pymdownx.arithmatex"]).convert(QUIZ)
    assert re.search(r'What is <span class="arithmatex">.*a\^2.*</span>\?', html)
