"""site/csp-header.txt: the strict Content-Security-Policy under which the site works."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

POLICY = "csp-header.txt"

# An opening tag may hold ">" only inside quotes.
SCRIPT = re.compile(
    rb"<script\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
SOURCE = re.compile(rb"\bsrc\s*=", re.IGNORECASE)
TYPE = re.compile(rb"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
RUNNING = (b"module", b"text/javascript", b"application/javascript")


def write_policy(site: Path) -> None:
    """Write the header as one line, with the hashes of the inline scripts that the pages really hold."""
    hashes = sorted({value for page in site.rglob("*.html") for value in script_hashes(page.read_bytes())})
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    rules = [
        "default-src 'none'",
        f"script-src {scripts}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
    ]
    line = f"Content-Security-Policy: {'; '.join(rules)}\n"
    (site / POLICY).write_text(line, encoding="utf-8", newline="\n")


def script_hashes(page: bytes) -> set[str]:
    """Return the base64 SHA-256 of each inline script of a page that a browser would run (CSP Level 3, 6.7.3)."""
    return {
        base64.b64encode(hashlib.sha256(text.replace(b"\r\n", b"\n")).digest()).decode("ascii")
        for attributes, text in SCRIPT.findall(page)
        if not SOURCE.search(attributes) and is_running(attributes)
    }


def is_running(attributes: bytes) -> bool:
    """Whether a script tag holds code; `application/json` and the like are data."""
    kind = TYPE.search(attributes)
    return kind is None or kind.group(1).lower() in RUNNING
