"""`check --explain RULE` and the page of rules: what a rule tells, why, and an example of each side."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursewright.base.faults import did_you_mean
from coursewright.base.issues import IssueLog
from coursewright.base.source import load_yaml
from coursewright.cli.codes import GOOD, USAGE
from coursewright.cli.messages import language_of_author
from coursewright.quiz.kinds import files_of_kinds

FOLDER = Path(__file__).with_name("rules")
"""One file an area, by its name: each rule with what and why (by language), and wrong and right where texts show it."""
HEADS = {
    "en": {"what": "What", "why": "Why", "wrong": "Wrong", "right": "Right"},
    "zh": {"what": "是什么", "why": "为什么", "wrong": "错", "right": "对"},
}
_SIGNS = {
    "en": {"stop": ". ", "colon": ": ", "place": " ({})"},
    "zh": {"stop": "。", "colon": "：", "place": "（{}）"},
}
FILES = {
    "lesson": {"en": "in a lesson", "zh": "课文"},
    "head": {"en": "in a lesson's front matter", "zh": "课文开头的信息"},
    "quiz": {"en": "in a quiz", "zh": "测验"},
    "question": {"en": "in a question", "zh": "题目"},
    "course": {"en": "in course.yml", "zh": "course.yml"},
    "edition": {"en": "in an edition of course.yml", "zh": "course.yml 的手册版本"},
    "assessment": {"en": "in an assessment of course.yml", "zh": "course.yml 的考试"},
    "bank": {"en": "in the bank of an assessment", "zh": "考试的题库"},
    "figure": {"en": "in a figure", "zh": "图"},
    "card": {"en": "on a card", "zh": "卡片"},
    "glossary": {"en": "in glossary.yml", "zh": "glossary.yml"},
    "names": {"en": "names of files", "zh": "文件名"},
    "text": {"en": "in a plain text", "zh": "纯文本"},
    "aiken": {"en": "in a file of Aiken", "zh": "Aiken 文件"},
    "gift": {"en": "in a file of GIFT", "zh": "GIFT 文件"},
    "csv": {"en": "in a table", "zh": "表格"},
    "json": {"en": "in a file of JSON", "zh": "JSON 文件"},
    "moodle-xml": {"en": "in a file of Moodle XML", "zh": "Moodle XML 文件"},
    "table": {"en": "in the table of build --for", "zh": "build --for 的表格"},
}
"""Where the examples of a rule stand, in words."""
PAGES = {"en": "docs/rules.md", "zh": "docs/rules.zh.md"}
_TITLES = {"en": "Rules of `check`", "zh": "`check` 的规则"}
_LEADS = {
    "en": """\
What `check` and the other commands tell, by rule. `python3 build.py check --explain RULE` says the same on a terminal,
and `--explain AREA` lists the rules of an area.
""",
    "zh": """\
`check` 和其他命令报告的问题，按规则排列。在终端里用 `python3 build.py check --explain 规则` 看同样的内容，
用 `--explain 类别` 列出一类规则。
""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: what it tells and why, by language, and how a text is wrong and right; `file`: where that stands."""

    name: str
    what: Mapping[str, str]
    why: Mapping[str, str]
    wrong: str = ""
    right: str = ""
    file: str = ""


@cache
def explained_rules() -> Mapping[str, Rule]:
    """All rules by name, in order; the files are the package's own, so a fault in one is a bug."""
    return dict(
        sorted((rule.name, rule) for file, area in files_of_rules() for rule in _rules_in(file, area))
    )


def files_of_rules() -> Iterator[tuple[Path, str]]:
    """The files with their areas; kinds of questions may have one of their own in their folders."""
    yield from ((file, file.stem) for file in sorted(FOLDER.glob("*.yml")))
    yield from ((file, "quiz") for file in files_of_kinds("rules.yml").values())


def _rules_in(file: Path, area: str) -> Iterator[Rule]:
    document = load_yaml(file.read_text(encoding="utf-8"), file.name, issues := IssueLog())
    if document is None:
        raise ValueError(str(issues.found))
    rows: Any = document.tree  # a test reads all
    return (Rule(name=f"{area}/{name}", **row) for name, row in rows.items())


def run_explain_command(name: str, language: str) -> int:
    """Print what a rule is about, or the rules of an area; exit 2 for a name that is neither."""
    rules, language = explained_rules(), language or language_of_author()
    area = {known: rule for known, rule in rules.items() if known.startswith(f"{name.rstrip('/')}/")}
    if name in rules:
        print("\n".join(_on_terminal(rules[name], language)))
    elif area:
        print("\n".join(_listed(area, language)))
    else:
        areas = {known.partition("/")[0] for known in rules}
        cure = did_you_mean(name, rules if "/" in name else areas)
        print(f"--explain {name}: there is no such rule. {cure}", file=sys.stderr)
        return USAGE
    return GOOD


def _listed(rules: Mapping[str, Rule], language: str) -> Iterator[str]:
    width = max(map(len, rules)) + 2
    return (f"{name:{width}}{rule.what[language]}" for name, rule in rules.items())


def _on_terminal(rule: Rule, language: str) -> list[str]:
    heads, signs = HEADS[language], _SIGNS[language]
    examples = [
        line
        for head, text in _examples(rule, language)
        for line in ("", head, *(f"    {row}" for row in text.rstrip("\n").split("\n")))
    ]
    return [
        rule.name,
        "",
        f"{heads['what']}{signs['colon']}{rule.what[language]}{signs['stop']}".rstrip(),
        f"{heads['why']}{signs['colon']}{rule.why[language]}",
        *examples,
    ]


def _examples(rule: Rule, language: str) -> Iterator[tuple[str, str]]:
    """The heads and texts of the examples that a rule has."""
    signs = _SIGNS[language]
    place = FILES[rule.file][language] if rule.file in FILES else rule.file
    behind = signs["place"].format(place) if place else ""
    for key, text in (("wrong", rule.wrong), ("right", rule.right)):
        if text:
            yield f"{HEADS[language][key]}{behind}{signs['colon']}".rstrip(), text


def rules_page(language: str) -> str:
    """The page of all rules, in a language of HEADS."""
    parts, area = [f"# {_TITLES[language]}\n", _LEADS[language]], ""
    for name, rule in explained_rules().items():
        if name.partition("/")[0] != area:
            area = name.partition("/")[0]
            parts.append(f"## {area}\n")
        parts.append(f"### `{name}`\n")
        parts.append(f"{rule.what[language]}{_SIGNS[language]['stop']}{rule.why[language]}\n")
        parts += [f"{head}\n\n````\n{text.rstrip()}\n````\n" for head, text in _examples(rule, language)]
    return "\n".join(parts)
