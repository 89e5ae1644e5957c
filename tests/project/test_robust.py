"""Whatever stands in the files: they load, or the log says why; nothing is raised."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursewright.base.issues import IssueLog, as_text
from coursewright.course.load import load_lesson
from coursewright.project.load import load_projects
from tests.project.cases import COURSE, lay_course

FILES = sorted(
    path.relative_to(COURSE).as_posix() for path in COURSE.rglob("*") if path.suffix in (".yml", ".md")
)
SPLINTERS = (
    *(
        "{",
        "[",
        "&a",
        "*a",
        "<<:",
        "- ",
        "///",
        "```",
        "---",
        "'",
        '"',
        "\t",
        "：",
        "\x00",
        "!!x ",
        "? ",
        ": ",
    ),
    *("|", "#", "##", "{#x}", "](", "term:", "\ufeff", "\u2028", "𝕏", "\r"),
)


def mutated(raw: bytes, seed: int, changes: int) -> bytes:
    """A file with some of its lines deleted, doubled, swapped, indented or spoilt."""
    dice = random.Random(seed)  # noqa: S311  (no secret hangs on it)
    lines = raw.split(b"\n")
    for _ in range(changes):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        line = lines[at]
        cut = dice.randrange(len(line) + 1)
        lines[at] = dice.choice(
            [
                line + b"\n" + line,
                lines[other],
                b"  " + line,
                line.lstrip(),
                line[:cut],
                line[:cut] + dice.choice(SPLINTERS).encode() + line[cut:],
                line[:cut] + bytes([dice.randrange(256)]) + line[cut:],
                b"",
            ]
        )
        if dice.random() < 0.3 and len(lines) > 1:
            del lines[at]
    return b"\n".join(lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(1, 6))
def test_a_spoilt_file_never_raises(name: str, seed: int, changes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = lay_course(Path(folder))
        (root / name).write_bytes(mutated((root / name).read_bytes(), seed, changes))
        issues = IssueLog()
        projects = load_projects(root, issues)
        assert issues.has_errors or set(projects) == {"zh", "en"}
        for issue in issues.found:
            assert issue.place.line >= 1
            assert issue.place.column >= 1
            assert issue.hint, as_text(issues)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from([*"\n\n/ ab`~#{}[]()|-=<>!:\t／", "trainer", "\n/// trainer\n", "\n```quiz\n"]))
)
def test_any_text_is_a_lesson_or_at_fault(parts: list[str]) -> None:
    issues = IssueLog()
    file = load_lesson(f"---\n{''.join(parts)}", "content/zh/m/x.md", "zh", issues)
    assert file.lesson is not None or issues.has_errors


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "![" * 20_000,
        "[a](" * 20_000,
        "`" * 20_000,
        "](" * 20_000,
        f"#a{' ' * 50_000}b",
        f"```{' ' * 50_000}`",
        f"/// a{' ' * 50_000}b",
    ],
)
def test_a_monstrous_line_is_read_in_time(text: str) -> None:
    issues = IssueLog()
    file = load_lesson(f"---\ntitle: a\n---\n{text}\n", "content/zh/m/x.md", "zh", issues)
    assert file.outline.text.startswith(text)
