"""The table of kinds and uses, from what the tables of the formats say and the round trips prove.

`python -m tests.exchange.uses` writes it into docs/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coursewright.exchange.format import COMMON, Format, Keep
from coursewright.exchange.formats import FORMATS
from coursewright.languages.words import words
from coursewright.quiz.kinds import KINDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"en": "exchange.md", "zh": "exchange.zh.md"}
BEGIN, END = "<!-- uses -->", "<!-- /uses -->"
WHOLE, LESS, OTHER, NOT = "●", "◐", "→", "–"
SAID = {
    "en": ("Kind", "not: {why}", "as {kind}", "without {fields}", "plain words: {fields}", ", ",
           "some are left out: {why}"),
    "zh": ("题型", "没有：{why}", "变成{kind}", "不带 {fields}", "只剩文字：{fields}", "、", "有的不导出：{why}"),
}  # fmt: skip
WHY = {
    "Aiken knows single choice alone": "Aiken 只有单选题",
    "GIFT has no conversations": "GIFT 没有对话",
    "Moodle's question bank has no conversations": "Moodle 的题库没有对话",
    "an item of QTI has no conversations that branch": "QTI 的题没有分支对话",
    "a table has no conversations": "表格里没有对话",
    "Aiken has room for 26 options": "Aiken 最多 26 个选项",
    "a question has one gap in GIFT, and a number's range two ends": "GIFT 一道题只有一个空，数的范围要有两端",
    "a range has two ends in GIFT": "GIFT 里范围要有两端",
    "a range has two ends in Moodle": "Moodle 里范围要有两端",
    "a range has two ends in a table": "表格里范围要有两端",
    "Moodle does not part a point into as many shares as there are right options":
        "正确选项的个数，Moodle 没有对应的分数份额",
    "a table has room for 8 options": "表格最多 8 个选项",
    "its answers hold a sign that parts answers in a table, or a range with one end":
        "答案里有表格用来分隔答案的符号，或者范围只有一端",
    "a table has room for 8 options, and parts the two sides by an arrow": "表格最多 8 个选项，左右两边用箭头分开",
    "it asks for fewer than two ratings that are right, or for more than eight": "有参考分的不到两项，或者多于八项",
}  # fmt: skip


def written() -> tuple[Format, ...]:
    """The formats that are written."""
    return tuple(form for form in FORMATS.values() if form.write)


def own_losses(keep: Keep) -> tuple[str, ...]:
    """What is lost beyond what no format has a place for; ids that nobody reads are passed over."""
    return tuple(path for path in keep.loses if path not in COMMON and not path.endswith(".id"))


def sign(kind: str, keep: Keep) -> str:
    """A cell: whole, less, another kind, or not at all."""
    if not keep.form:
        return NOT
    if keep.form != kind:
        return OTHER
    return LESS if own_losses(keep) or keep.plain or not keep.holds_all else WHOLE


def table(language: str) -> Iterator[str]:
    """The lines of the table, and what its signs stand for, format by format."""
    head, *_ = SAID[language]
    names = words(language)
    yield f"| {head} | {' | '.join(form.title for form in written())} |"
    yield "|---" * (len(written()) + 1) + "|"
    for kind in KINDS:
        cells = (sign(kind, form.keeps[kind]) for form in written())
        yield f"| {names[f'quiz.kind.{kind}']} | {' | '.join(cells)} |"
    for form in written():
        rows = list(details(form, language))
        if rows:
            yield from ("", f"### {form.title}", "", *rows)


def details(form: Format, language: str) -> Iterator[str]:
    """What a format does not keep of each kind."""
    _, not_kept, other, without, plain, comma, some = SAID[language]
    names = words(language)
    for kind in KINDS:
        keep = form.keeps[kind]
        said = []
        if not keep.form:
            said.append(not_kept.format(why=keep.why if language == "en" else WHY[keep.why]))
        elif keep.form != kind:
            said.append(other.format(kind=names[f"quiz.kind.{keep.form}"]))
        if own_losses(keep):
            said.append(without.format(fields=comma.join(f"`{path}`" for path in own_losses(keep))))
        if keep.plain:
            said.append(plain.format(fields=comma.join(f"`{path}`" for path in keep.plain)))
        if keep.form and not keep.holds_all:
            said.append(some.format(why=keep.unless if language == "en" else WHY[keep.unless]))
        if said:
            yield f"* {names[f'quiz.kind.{kind}']}: {'; '.join(said)}"


def page(language: str) -> tuple[Path, str, str]:
    """A page of the manual, its text, and the text with the table as it should be."""
    path = DOCS / PAGES[language]
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return path, text, before + "\n".join([BEGIN, *table(language), END]) + after


if __name__ == "__main__":
    for name in PAGES:
        place, _, better = page(name)
        place.write_text(better, encoding="utf-8", newline="\n")
