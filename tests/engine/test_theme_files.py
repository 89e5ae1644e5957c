"""The files of a theme are those that MkDocs finds, though hidden folders are not walked."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import Files

from coursewright.engine.templates import ThemeFiles

ROOT = Path(__file__).parents[2]


def test_the_files_of_the_theme_are_the_same_in_the_same_order(tmp_path: Path) -> None:
    own = tmp_path / "theme"
    for name in (
        "a.css",
        ".hidden/b.css",
        "c/.d/e.css",
        "c/f.js",
        "README.md",
        "g.html",
        "assets/favicon.png",
    ):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("x", encoding="utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.theme.dirs.insert(0, str(own))
    plain, ours = Files([]), Files([])
    plain.add_files_from_theme(config.theme.get_env(), config)
    ours.add_files_from_theme(ThemeFiles(config.theme.dirs), config)  # type: ignore[arg-type]
    found = [(file.src_uri, file.src_dir) for file in ours]
    assert found == [(file.src_uri, file.src_dir) for file in plain]
    assert {("a.css", str(own)), ("c/f.js", str(own)), ("assets/favicon.png", str(own))} <= set(found)
    assert not {"g.html", "README.md", ".hidden/b.css", "c/.d/e.css"} & {name for name, _ in found}
