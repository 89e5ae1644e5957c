"""The policy allows exactly the inline scripts that the pages hold."""

import base64
import hashlib
from pathlib import Path

from coursewright.pipeline.policy import POLICY, script_hashes, write_policy


def hash_of(text: bytes) -> str:
    return base64.b64encode(hashlib.sha256(text).digest()).decode("ascii")


def test_a_known_hash() -> None:
    # The example of CSP Level 3, 8.3: alert("Hello, world.");
    page = b"<script>alert('Hello, world.');</script>"
    assert script_hashes(page) == {"qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="}


def test_files_and_data_need_no_hash() -> None:
    page = b'<script src="a.js"></script><script id=x type="application/json">{"a": 1}</script>'
    assert script_hashes(page) == set()


def test_a_bracket_in_an_attribute_does_not_end_the_tag() -> None:
    assert script_hashes(b'<script data-x="a>b">run()</script>') == {hash_of(b"run()")}


def test_line_ends_are_those_that_a_browser_hashes() -> None:
    assert script_hashes(b"<script>\r\nrun()\r\n</script>") == {hash_of(b"\nrun()\n")}


def test_the_header_is_one_line_with_every_hash_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(b"<script>one()</script><script>two()</script>")
    write_policy(tmp_path)
    header = (tmp_path / POLICY).read_text(encoding="utf-8")
    assert header.count("\n") == 1
    assert header.startswith("Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-")
    assert header.count("'sha256-") == 2
    assert "unsafe" not in header
