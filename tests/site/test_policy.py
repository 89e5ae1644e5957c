"""The policy allows exactly the inline scripts that the theme writes and the pages hold."""

import base64
import hashlib
import os
from pathlib import Path

import pytest

from coursewright.base.cache import Cache
from coursewright.site.policy import (
    POLICY,
    hash_of,
    inline_scripts,
    theme_folders,
    theme_scripts,
    write_policy,
)
from tests.tiny import change, run, write, write_tiny_course

THEME = {"main.html": '<script>base("{{ base_url }}")</script><script>two()</script>'}


def lay(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        write(folder, name, text)
    return folder


def digest(text: bytes) -> str:
    return base64.b64encode(hashlib.sha256(text).digest()).decode("ascii")


def hashes_in(header: str) -> set[str]:
    return {word.strip("';").removeprefix("sha256-") for word in header.split() if "sha256-" in word}


def test_a_known_hash() -> None:
    # The example of CSP Level 3, 8.3: alert("Hello, world.");
    scripts = inline_scripts(b"<script>alert('Hello, world.');</script>")
    assert {hash_of(script) for script in scripts} == {"qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="}


def test_files_and_data_are_no_inline_scripts() -> None:
    page = b'<script src="a.js"></script><script id=x type="application/json">{"a": 1}</script>'
    assert inline_scripts(page) == set()


def test_a_bracket_in_an_attribute_does_not_end_the_tag() -> None:
    assert inline_scripts(b'<script data-x="a>b">run()</script>') == {b"run()"}


def test_line_ends_are_those_that_a_browser_hashes() -> None:
    assert inline_scripts(b"<script>\r\nrun()\r\n</script>") == {b"\nrun()\n"}


def test_the_header_is_one_line_with_every_hash_once(tmp_path: Path) -> None:
    page = '<script>base("..")</script><script>two()</script>'
    site = lay(tmp_path / "site", {"a/index.html": page, "b/index.html": page})
    write_policy(site, [lay(tmp_path / "theme", THEME)])
    header = (site / POLICY).read_text(encoding="utf-8")
    assert header.count("\n") == 1
    assert header.startswith("Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-")
    assert hashes_in(header) == {digest(b'base("..")'), digest(b"two()")}
    assert "unsafe" not in header


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        "two();alert(1)",
        'base("");alert(1);("")',
        'base("..\\");alert(1)//")',
        'base("javascript:alert(1)")',
        'base("{{ base_url }}")',
    ],
)
def test_a_script_that_the_theme_did_not_write_has_no_hash(tmp_path: Path, script: str) -> None:
    site = lay(tmp_path / "site", {"a.html": f"<script>{script}</script>"})
    write_policy(site, [lay(tmp_path / "theme", THEME)])
    assert hashes_in((site / POLICY).read_text(encoding="utf-8")) == set()


def test_hosts_that_the_course_allows_may_show_pictures_media_and_frames(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", {"a.html": ""})
    write_policy(site, [], ["player.example.org"])
    header = (site / POLICY).read_text(encoding="utf-8")
    for rule in ("img-src 'self' data:", "media-src 'self'", "frame-src"):
        assert f"; {rule} https://player.example.org" in header
    assert "script-src 'self';" in header
    write_policy(site, [])
    assert "frame-src" not in (site / POLICY).read_text(encoding="utf-8")


def test_a_theme_of_one_s_own_is_named_by_the_settings(tmp_path: Path) -> None:
    write(tmp_path, "mkdocs.yml", "theme:\n  name: material\n  custom_dir: 'overrides' # ours\n")
    assert tmp_path / "overrides" in theme_folders(tmp_path)


HOSTILE = """\
<p><script>alert(1)</script></p></article></main><script>alert(2)</script>
<pre><code>&lt;script&gt;alert(3)&lt;/script&gt;</code></pre><script type="module">alert(4)</script>
"""


@pytest.mark.slow
@pytest.mark.parametrize("address", ["", "https://name.example.org/repo/"])
def test_what_an_author_writes_adds_nothing_and_the_theme_misses_nothing(
    tmp_path: Path, address: str
) -> None:
    root = write_tiny_course(tmp_path)
    answer = run(root, "build", "--only", "site", COURSEWRIGHT_SITE_URL=address)
    assert answer.returncode == 0, answer.stderr
    site = root / "site"
    header = (site / POLICY).read_text(encoding="utf-8")
    held = {text for page in site.rglob("*.html") for text in inline_scripts(page.read_bytes())}
    assert len(held) > 4
    assert set(map(digest, held)) == hashes_in(header)
    change(site, "en/part/first.html", "Customers remember the moment.", HOSTILE)
    assert b"alert(1)" in inline_scripts((site / "en/part/first.html").read_bytes())
    write_policy(site, theme_folders(root))
    assert (site / POLICY).read_text(encoding="utf-8") == header


def test_the_theme_s_scripts_are_found_in_its_templates(tmp_path: Path) -> None:
    assert any(b"__md_scope" in pattern.pattern for pattern in theme_scripts(theme_folders(tmp_path)))


def test_a_page_that_is_as_it_was_is_not_read_again(tmp_path: Path) -> None:
    site, theme = tmp_path / "site", [lay(tmp_path / "theme", THEME)]
    page = lay(site, {"page.html": "<script>two()</script>"}) / "page.html"
    write_policy(site, theme, store=Cache(tmp_path))
    last = page.stat()
    page.write_text(" " * last.st_size, encoding="utf-8")
    os.utime(page, ns=(last.st_atime_ns, last.st_mtime_ns))
    write_policy(site, theme, store=Cache(tmp_path))
    assert hashes_in((site / POLICY).read_text(encoding="utf-8")) == {digest(b"two()")}


def test_pages_that_are_new_or_changed_or_gone_change_the_policy(tmp_path: Path) -> None:
    site, theme = tmp_path / "site", [lay(tmp_path / "theme", THEME)]

    def hashes(pages: dict[str, str]) -> set[str]:
        write_policy(lay(site, pages), theme, store=Cache(tmp_path))
        return hashes_in((site / POLICY).read_text(encoding="utf-8"))

    two, base = digest(b"two()"), digest(b'base("..")')
    assert hashes({"a.html": "<script>two()</script>"}) == {two}
    assert hashes({"b.html": '<script>base("..")</script>'}) == {two, base}
    assert hashes({"a.html": "<p>none</p>"}) == {base}
    (site / "b.html").unlink()
    assert hashes({}) == set()


def test_other_templates_know_other_scripts(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", {"page.html": "<script>three()</script>"})
    write_policy(site, [lay(tmp_path / "theme", THEME)], store=Cache(tmp_path))
    assert hashes_in((site / POLICY).read_text(encoding="utf-8")) == set()
    other = lay(tmp_path / "other", {"main.html": "<script>three()</script>"})
    write_policy(site, [other], store=Cache(tmp_path))
    assert hashes_in((site / POLICY).read_text(encoding="utf-8")) == {digest(b"three()")}
