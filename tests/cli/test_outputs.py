"""Files that exports write: where they go, and that they are whole or as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.cli.outputs import is_folder, refused, write_output


def test_a_folder_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("packages", "packages.zip", "v1.2"):
        (tmp_path / name).mkdir()
        assert is_folder(tmp_path / name)
        assert is_folder(tmp_path / name, ".zip")
    assert is_folder(tmp_path / "new")
    assert not is_folder(tmp_path / "new.gift")
    assert is_folder(tmp_path / "v1.3", ".zip")
    assert not is_folder(tmp_path / "NEW.ZIP", ".zip")


@pytest.mark.parametrize("out", ["site", "site/packages/x.zip", "exports/../site"])
def test_nothing_goes_into_the_site(tmp_path: Path, out: str) -> None:
    assert "never go into site/" in refused(tmp_path, Path(out))
    assert refused(tmp_path, Path(f"exports/{Path(out).name}")) == ""
    assert refused(tmp_path, None) == ""


def test_what_was_there_stays_where_the_new_file_has_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deep" / "course.zip"
    write_output(path, b"first")
    write_output(path, b"second")
    assert path.read_bytes() == b"second"

    def full(draft: Path, content: bytes) -> int:
        with draft.open("wb") as file:
            file.write(content[:2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left"):
            write_output(path, b"third")
    assert path.read_bytes() == b"second"
    assert [each.name for each in path.parent.iterdir()] == ["course.zip"]
