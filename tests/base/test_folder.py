"""What lies below an author's folder, and what is no file of the project."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from coursewright.base.folder import MOST_LINKS, is_inside, read_folder
from coursewright.base.issues import IssueLog
from coursewright.base.textfile import read_text, salvaged_text

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights there")


def lay(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text", encoding="utf-8")
    return root


def found(root: Path, folder: str = "content") -> tuple[list[str], list[str]]:
    """The files, and the faults as `file rule`."""
    issues = IssueLog()
    files = [path.relative_to(root).as_posix() for path in read_folder(root / folder, root, issues).files]
    return files, [f"{issue.place.file} {issue.rule.partition('/')[2]}" for issue in issues.in_order()]


def test_files_come_by_path_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    lay(tmp_path, "content/b/x.md", "content/a.md", "content/.git/config", "content/b/.x.md.swp")
    assert found(tmp_path) == (["content/a.md", "content/b/x.md"], [])
    assert found(tmp_path, "nothing") == ([], [])


def test_links_that_stay_are_followed_to_files_and_folders(tmp_path: Path) -> None:
    lay(tmp_path, "shared/a.png", "shared/in/b.png", "content/c.png")
    (tmp_path / "content" / "linked").symlink_to("../shared")
    (tmp_path / "content" / "d.png").symlink_to("c.png")
    files = ["content/c.png", "content/d.png", "content/linked/a.png", "content/linked/in/b.png"]
    assert found(tmp_path) == (files, [])


@pytest.mark.parametrize(
    "target", ["/etc", "../..", "../../elsewhere", "../nothing/../../elsewhere", "../.git"]
)
@pytest.mark.parametrize("name", ["content/assets", "content/assets/deep/p.png"])
def test_links_that_lead_out_are_not(tmp_path: Path, target: str, name: str) -> None:
    root = lay(tmp_path / "course", "content/a.md", ".git/config")
    lay(tmp_path, "elsewhere/secret.md")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    above = "" if target.startswith("/") else "../" * (name.count("/") - 1)
    (root / name).symlink_to(above + target)
    files, faults = found(root)
    assert faults == [f"{name} link-outside"]
    assert [file for file in files if "secret" in file or "config" in file] == []
    assert not is_inside(root / name, root)


def test_a_folder_that_is_a_link_out_itself(tmp_path: Path) -> None:
    root = lay(tmp_path / "course", "a.txt")
    lay(tmp_path, "elsewhere/zh/secret.yml")
    (root / "quizzes").symlink_to("../elsewhere")
    assert found(root, "quizzes") == ([], ["quizzes link-outside"])
    assert found(root, "quizzes/zh") == ([], ["quizzes/zh link-outside"])
    issues = IssueLog()
    assert read_text(root / "quizzes" / "zh" / "secret.yml", root, issues) is None
    assert [issue.rule for issue in issues.found] == ["file/link-outside"]


def test_links_that_lead_round_and_round_end(tmp_path: Path) -> None:
    lay(tmp_path, "content/a/x.md", "content/b/y.md")
    (tmp_path / "content" / "a" / "up").symlink_to("../b")
    (tmp_path / "content" / "b" / "up").symlink_to("../a")
    _, faults = found(tmp_path)
    assert faults == ["content/a/up/up link-loop", "content/b/up/up link-loop"]


def test_links_that_double_at_each_step_end(tmp_path: Path) -> None:
    for step in range(30):
        folder = tmp_path / "content" / f"s{step}"
        folder.mkdir(parents=True)
        if step:
            (folder / "one").symlink_to(f"../s{step - 1}")
            (folder / "two").symlink_to(f"../s{step - 1}")
    _, faults = found(tmp_path)
    assert 0 < len(faults) < 30 * MOST_LINKS


def test_pipes_and_sockets_are_no_files_and_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "content/a.md")
    os.mkfifo(tmp_path / "content" / "pipe.md")
    os.mkfifo(tmp_path / "content" / "picture.png")
    monkeypatch.chdir(tmp_path / "content")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yml")
    (tmp_path / "content" / "folder.yml").mkdir()
    names = ("folder.yml", "picture.png", "pipe.md", "socket.yml")
    assert found(tmp_path)[1] == [f"content/{name} unreadable" for name in names]
    for name in names:
        issues = IssueLog()
        assert read_text(tmp_path / "content" / name, tmp_path, issues) is None
        assert [issue.rule for issue in issues.found] == ["file/unreadable"]
        assert salvaged_text(tmp_path / "content" / name) == ""
