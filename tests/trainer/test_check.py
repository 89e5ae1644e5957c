"""A learner's record on the trainers' page: as it was made, altered, from another course, and none at all."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words

COURSE = "tiny"
LINES = ("学习记录: 小课程", "姓名: 李伟", "合计: 通过 1/1 课")
CODE = "核对码"


def record(course: str = COURSE, lines: tuple[str, ...] = LINES) -> str:
    """A record as the page of results writes it, its code made here."""
    text = "\n".join(("coursewright/record/1", course, *lines))
    digits = sha256(text.encode()).hexdigest()[:16]
    groups = "-".join(digits[at : at + 4] for at in range(0, 16, 4))
    return "\n".join((*lines, f"{CODE}: {course} {groups}"))


CASES = {
    "good": record(),
    "altered": record().replace("1/1", "9/9"),
    "foreign": record("cooking"),
    "none": "你好",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", CASES)
def test_a_record_is_told_from_one_that_was_altered(
    page: Page, pages: Path, case: str, language: str
) -> None:
    said = words(language)
    page.goto((pages / language / "index.html").as_uri())
    section = page.get_by_role("region", name=said["trainer.say.check"])
    section.get_by_label(said["trainer.say.check_field"]).fill(CASES[case])
    section.get_by_role("button", name=said["trainer.say.check_do"]).press("Enter")
    told = section.get_by_role("status")
    expect(told).to_contain_text(said[f"trainer.say.check_{case}"].format(other="cooking"))
    # What the code stands for is shown back only where it fits.
    expect(told.get_by_role("listitem")).to_have_count(len(LINES) if case == "good" else 0)
