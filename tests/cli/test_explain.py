"""`check --explain`, the pages of rules, and what `check` says in Chinese."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from coursewright.base.issues import IssueLog, Place, as_text
from coursewright.base.source import load_yaml
from coursewright.cli.explain import (
    FILES,
    HEADS,
    PAGES,
    Rule,
    explained_rules,
    files_of_rules,
    rules_page,
    run_explain_command,
)
from coursewright.cli.messages import FOLDER as TABLES
from coursewright.cli.messages import LANGUAGES, in_language, language_of_author, said_in, table_of
from coursewright.writing.scan import slips_in
from tests.cli.laid import faults_of
from tests.cli.told import told_rules
from tests.project.cases import issues_of
from tests.project.mistakes import Mistake, all_mistakes, lay_mistake
from tests.tiny import ROOT, change, command, environment, run, write_tiny_course
from tests.writing.cases import named_slips, rows_of
from tests.writing.test_slips import LESSON

RULES = explained_rules()


def test_every_rule_is_explained_and_nothing_else() -> None:
    assert told_rules() - set(RULES) == set()
    assert set(RULES) - told_rules() == set()
    assert len(RULES) > 400


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_an_explanation_is_whole(rule: Rule) -> None:
    assert set(rule.what) == set(rule.why) == set(HEADS)
    assert bool(rule.wrong) == bool(rule.right)
    assert rule.right or not rule.file
    assert not rule.right or rule.wrong.strip() != rule.right.strip()
    assert not any(text.endswith((".", "。")) for text in rule.what.values())
    assert all(text.endswith((".", "。")) for text in rule.why.values())


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.file], ids=lambda rule: rule.name)
def test_the_wrong_example_of_a_rule_is_told_by_it_and_the_right_one_is_fine(
    rule: Rule, tmp_path: Path
) -> None:
    assert rule.name in {issue.rule for issue in faults_of(rule.wrong, rule.file, tmp_path / "wrong").found}
    issues = faults_of(rule.right, rule.file, tmp_path / "right")
    assert not issues.has_errors, as_text(issues)
    assert rule.name not in {issue.rule for issue in issues.found}


@pytest.mark.parametrize(
    "name", [name for name, rule in RULES.items() if name.startswith("yaml/") and rule.wrong]
)
def test_the_wrong_example_of_yaml_is_told_by_its_rule_and_the_right_one_is_not(name: str) -> None:
    def told(text: str) -> set[str]:
        issues = IssueLog()
        load_yaml(text, "a.yml", issues)
        return {issue.rule for issue in issues.found}

    assert told(RULES[name].right) == set()
    if not RULES[name].file:  # those of a file need its model
        assert name in told(RULES[name].wrong)


@pytest.mark.parametrize("language", PAGES)
def test_the_page_of_rules_is_what_its_source_makes(language: str) -> None:
    assert (ROOT / PAGES[language]).read_text(encoding="utf-8") == rules_page(language)


def test_a_rule_is_explained_in_two_languages(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    english = run(tmp_path, "check", "--explain", "yaml/cut-text", "--language", "en")
    chinese = run(tmp_path, "check", "--explain", "yaml/cut-text", "--language", "zh")
    assert (english.returncode, chinese.returncode) == (0, 0)
    assert "Why: Behind a space a # begins a comment" in english.stdout
    assert "为什么：空格后面的 # 开始注释" in chinese.stdout
    wrong = run(tmp_path, "check", "--explain", "yaml/cut-txt")
    assert wrong.returncode == 2
    assert "there is no such rule. Did you mean 'yaml/cut-text'?" in wrong.stderr


@pytest.mark.skipif(os.name == "nt", reason="terminals are others there")
@pytest.mark.parametrize("seen", [True, False])
def test_a_terminal_says_how_a_rule_is_explained(seen: bool, tmp_path: Path) -> None:
    import pty

    write_tiny_course(tmp_path)
    change(tmp_path, "quizzes/en/part/first.yml", "correct: true", "corect: true")
    reader, writer = pty.openpty()
    out = writer if seen else subprocess.DEVNULL
    subprocess.run(
        command(tmp_path, "check"), stdout=out, stderr=writer, env=environment(LANG="C"), check=False
    )
    os.close(writer)
    said = b""
    with suppress(OSError):  # the other end is closed
        while chunk := os.read(reader, 4096):
            said += chunk
    os.close(reader)
    assert (b"'check --explain quiz/unknown-key' explains a rule." in said) == seen


@pytest.mark.parametrize("area", ["yaml", "yaml/"])
def test_an_area_lists_its_rules(area: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_explain_command(area, "en") == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [name for name in RULES if name.startswith("yaml/")]


@pytest.mark.parametrize(("said", "meant"), [("yml", "yaml"), ("quizz/minor", "quiz/minor")])
def test_another_name_is_met_by_the_nearest_one(
    said: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_explain_command(said, "en") == 2
    assert f"Did you mean '{meant}'?" in capsys.readouterr().err


def test_a_rule_without_an_example_says_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    name = next(rule.name for rule in RULES.values() if not rule.wrong)
    assert run_explain_command(name, "zh") == 0
    said = capsys.readouterr().out
    assert "为什么：" in said
    assert "错" not in [line.partition("：")[0].partition("（")[0] for line in said.splitlines()]


def test_faults_are_said_in_chinese_where_the_author_or_the_system_asks(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    change(tmp_path, "quizzes/en/part/first.yml", "correct: true", "corect: true")
    place = "quizzes/en/part/first.yml:10:9: error quiz/unknown-key:"
    for answer in (
        run(tmp_path, "check", "--language", "zh"),
        run(tmp_path, "check", LANG="zh_CN.UTF-8", LC_ALL="", LC_MESSAGES=""),
    ):
        assert f"{place} “corect”不是选项的键。\n    是不是“correct”？" in answer.stdout
        assert answer.stderr.splitlines()[-1] == "1 个错误。"
    plain = run(tmp_path, "check", LANG="C.UTF-8", LC_ALL="", LC_MESSAGES="")
    assert f"{place} 'corect' is not a key of an option." in plain.stdout
    for_programs = run(tmp_path, "check", "--format", "json", LANG="zh_CN.UTF-8", LC_ALL="")
    assert "'corect' is not a key of an option." in for_programs.stdout
    refused = run(tmp_path, "check", "--language", "xx")
    assert refused.returncode == 2
    assert "en, zh" in refused.stderr


@pytest.mark.parametrize(
    ("named", "language"),
    [("zh_CN.UTF-8", "zh"), ("zh_TW", "zh"), ("en_US.UTF-8", "en"), ("C", "en"), ("de_DE", "en"), ("", "en")],
)
def test_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch, named: str, language: str) -> None:
    for key in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", named)
    assert language_of_author() == language


@pytest.mark.parametrize("mistake", list(all_mistakes()), ids=lambda mistake: mistake.name)
def test_every_mistake_is_told_in_chinese_too(mistake: Mistake, tmp_path: Path) -> None:
    lay_mistake(mistake, tmp_path)
    table = table_of("zh")
    texts = [text for issue in issues_of(tmp_path).found for text in (issue.message, issue.hint)]
    assert [text for text in texts if table.known(text) is None] == []


def test_a_sentence_that_no_table_has_stays_english() -> None:
    log = IssueLog()
    log.error("a/b", Place(file="x"), "nobody has translated this.", "Add 'x:'.")
    (issue,) = in_language(log, "zh").found
    assert (issue.message, issue.hint) == ("nobody has translated this.", "加上“x:”。")
    assert in_language(log, "en") is log


def test_a_table_has_each_sentence_once_with_all_that_it_holds() -> None:
    for language in LANGUAGES[1:]:
        rows = [
            line.split(" => ")
            for line in (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        assert all(len(row) == 2 for row in rows)
        assert len({said for said, _ in rows}) == len(rows)
        for said, own in rows:
            holes = said.count("{}")
            assert {int(number) for number in re.findall(r"\{(\d)\}", own)} <= set(range(1, holes + 1)), said


def test_where_two_sentences_fit_the_one_that_says_more_is_taken() -> None:
    assert said_in("zh", "'roles': '–' (U+2013, en dash) is no mark of a list.") == (
        "“roles”：“–”（U+2013）不是列表的标记。"
    )


def test_the_explanations_are_yaml_of_the_usual_form() -> None:
    rows = {
        f"{area}/{name}": row
        for file, area in files_of_rules()
        for name, row in yaml.safe_load(file.read_text(encoding="utf-8")).items()
    }
    assert set(rows) == set(RULES)
    assert {file for row in rows.values() if "." not in (file := row.get("file", ""))} <= {"", *FILES}


def sentences_of_cases() -> set[str]:
    """What all case files expect `check` to say: messages and cures."""
    found: set[str] = set()
    for area in ("check", "quiz", "lint", "assessment", "figures"):
        for file in (ROOT / "tests/cases" / area).rglob("*.yml"):
            cure = False
            for line in file.read_text(encoding="utf-8").splitlines():
                told = re.match(r"\s*\S.*?:\d+:\d+: (?:error|warning) \S+: (.*)", line)
                if told or (cure and line.strip()):
                    found.add(told[1] if told else line.strip())
                cure = told is not None
    return found


def test_everything_that_cases_tell_is_said_in_chinese_too() -> None:
    table, said = table_of("zh"), sentences_of_cases()
    assert len(said) > 500
    assert sorted(text for text in said if table.known(text) is None) == []


def test_every_slip_is_told_in_chinese_too() -> None:
    table = table_of("zh")
    texts = [
        *(row["text"] for row in (*named_slips(), *rows_of("slips/neighbours.yml"))),
        *rows_of("hostile.yml"),
    ]
    slips = [slip for text in texts for slip in slips_in(text, LESSON)]
    assert len(slips) > 500
    assert (
        sorted({text for slip in slips for text in (slip.message, slip.cure) if table.known(text) is None})
        == []
    )
