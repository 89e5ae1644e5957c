"""What holds for the whole tree: every test is collected, and no tracked file knows a machine or a registry."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Spelt in parts, so that this file does not hold what it looks for.
HOSTS = [
    ".".join(words)
    for words in (
        ("pypi", "org"),
        ("files", "python" + "hosted", "org"),
        ("registry", "npm" + "js", "org"),
        ("registry", "yarnpkg", "com"),
        ("npmmirror", "com"),
        ("mirrors", "aliyun", "com"),
        ("pypi", "tuna", "tsinghua"),
    )
]
PATHS = re.compile(r"(?<![\w.<])/(?:home|root|Users|work|opt|tmp)/(?!homebrew)[\w.-]+|[A-Z]:\\\\?Users\\")


def tracked() -> list[Path]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, "the tests read which files git keeps"
    return [path for name in answer.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    raw = path.read_bytes()
    return "" if b"\0" in raw else raw.decode("utf-8", errors="replace")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): text_of(path) for path in tracked()}


def test_every_folder_with_tests_is_collected() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    collected = {line.partition("::")[0] for line in answer.stdout.splitlines() if "::" in line}
    assert collected == {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}


def test_no_file_names_a_registry(texts: dict[str, str]) -> None:
    assert [(name, host) for name, text in texts.items() for host in HOSTS if host in text] == []


def test_no_file_holds_a_path_of_somebody_s_machine(texts: dict[str, str]) -> None:
    found = [(name, match.group()) for name, text in texts.items() for match in PATHS.finditer(text)]
    assert found == []


def test_locks_have_a_hash_for_every_package_and_no_index() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text)
        assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)
        assert not re.search(r"^-|://", text, re.MULTILINE)


def test_the_npm_lock_names_no_place_to_fetch_from() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert text.count('"integrity"') == text.count('"version"')


def test_the_two_locks_agree() -> None:
    pins = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-test.lock")
    ]
    shared = pins[0].keys() & pins[1].keys()
    assert {name: pins[0][name] for name in shared} == {name: pins[1][name] for name in shared}


def test_no_link_is_kept() -> None:
    """A link leads out of the clone of its maker, and on Windows it arrives as a text file."""
    answer = subprocess.run(
        ["git", "ls-files", "-s", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    rows = [row for row in answer.stdout.split("\0") if row]
    assert rows
    assert [row.partition("\t")[2] for row in rows if not row.startswith("100")] == []


def test_text_files_are_kept_with_line_feeds() -> None:
    answer = subprocess.run(
        ["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    exact = ("attr/-text", "tests/cases/")
    lines = [line for line in answer.stdout.splitlines() if not any(word in line for word in exact)]
    assert [line for line in lines if line.startswith(("i/crlf", "i/mixed"))] == []
