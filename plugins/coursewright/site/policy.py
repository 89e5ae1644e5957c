"""site/csp-header.txt: the strict Content-Security-Policy under which the site works.

It allows the inline scripts that the theme's own templates write, and no other: what an author, or a plugin, puts
into a page is never hashed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.stamps import stamp_of
from coursewright.site.assets import THEME

POLICY = "csp-header.txt"
ICONS = ".icons"
SETTINGS = "mkdocs.yml"

# An opening tag may hold ">" only inside quotes.
SCRIPT = re.compile(
    rb"<script\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
SOURCE = re.compile(rb"\bsrc\s*=", re.IGNORECASE)
TYPE = re.compile(rb"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
RUNNING = (b"module", b"text/javascript", b"application/javascript")
EXPRESSION = re.compile(rb"\{\{.*?\}\}", re.DOTALL)
VALUE = rb"(?:https?:)?[\w./%~-]*"
"""What a template may fill into its script: an address, which ends no string and calls nothing."""
CUSTOM = re.compile(r"^\s+custom_dir:\s*[\"']?([^\"'#\n]+?)[\"']?\s*(?:#.*)?$", re.MULTILINE)


def write_policy(
    site: Path, templates: Sequence[Path], hosts: Sequence[str] = (), store: Cache = NO_CACHE
) -> None:
    """Write the header as one line, with the hashes of the theme's inline scripts that the pages really hold.

    `templates` are the folders of the theme, `hosts` those that the course takes pictures, media and frames from.
    Of pages that are as they were, `store` knows the scripts.
    """
    hashes = sorted(page_hashes(site, theme_scripts(templates), store))
    allowed = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    foreign = "".join(f" https://{host}" for host in sorted(hosts))
    rules = [
        "default-src 'none'",
        f"script-src {allowed}",
        "style-src 'self'",
        f"img-src 'self' data:{foreign}",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        f"media-src 'self'{foreign}",
        *([f"frame-src{foreign}"] if foreign else ()),
        "form-action 'none'",
        "base-uri 'none'",
    ]
    line = f"Content-Security-Policy: {'; '.join(rules)}\n"
    (site / POLICY).write_text(line, encoding="utf-8", newline="\n")


def page_hashes(site: Path, known: Sequence[re.Pattern[bytes]], store: Cache) -> set[str]:
    """The hashes of the known scripts in all pages of a site."""
    key = digest("scripts", *(pattern.pattern for pattern in known))
    rows = json.loads(store.read(POLICY, key) or b"{}")
    now: dict[str, list[object]] = {}
    found: set[str] = set()
    for name in sorted(page_names(site)):
        stamp = stamp_of(f"{site}/{name}")
        size, moment, hashes = rows.get(name, (0, 0, []))
        if (size, moment) != stamp:
            content = (site / name).read_bytes()
            hashes = sorted(hash_of(text) for text in inline_scripts(content) if is_known(text, known))
        now[name] = [*stamp, hashes]
        found.update(hashes)
    if now != rows:
        store.write(POLICY, key, json.dumps(now, ensure_ascii=False).encode("utf-8"))
    return found


def page_names(site: Path) -> Iterator[str]:
    """The pages of a site, by their paths below it."""
    begin = len(str(site)) + 1
    for folder, _, files in os.walk(site):
        below = f"{folder[begin:]}/".replace(os.sep, "/").lstrip("/")
        yield from (f"{below}{name}" for name in files if name.endswith(".html"))


def theme_folders(root: Path) -> list[Path]:
    """The folders with the templates of a course's pages: ours, Material's, and the `custom_dir` of mkdocs.yml."""
    spec = find_spec("material")
    folders = (spec.submodule_search_locations if spec else None) or ()
    material = [Path(folder) / "templates" for folder in folders]
    settings = root / SETTINGS
    text = settings.read_text(encoding="utf-8", errors="replace") if settings.is_file() else ""
    return [THEME, *material, *(root / found for found in CUSTOM.findall(text))]


def theme_scripts(templates: Iterable[Path]) -> list[re.Pattern[bytes]]:
    """A pattern for each inline script that templates write: their text, with an address for each expression."""
    texts = {
        text
        for folder in templates
        for file in template_files(folder)
        for text in inline_scripts(file.read_bytes())
    }
    return [re.compile(VALUE.join(map(re.escape, EXPRESSION.split(text)))) for text in sorted(texts)]


def template_files(folder: Path) -> Iterator[Path]:
    """The templates below a folder; none stands among a theme's ten thousand icons."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != ICONS]
        yield from (Path(place, name) for name in files if name.endswith(".html"))


def is_known(script: bytes, known: Iterable[re.Pattern[bytes]]) -> bool:
    """Whether the theme wrote a script."""
    return any(pattern.fullmatch(script) for pattern in known)


def inline_scripts(page: bytes) -> set[bytes]:
    """The text of each inline script of a page that a browser would run, with the line ends that it hashes."""
    return {
        text.replace(b"\r\n", b"\n")
        for attributes, text in SCRIPT.findall(page)
        if not SOURCE.search(attributes) and is_running(attributes)
    }


def hash_of(script: bytes) -> str:
    """The base64 SHA-256 of a script (CSP Level 3, 6.7.3)."""
    return base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")


def is_running(attributes: bytes) -> bool:
    """Whether a script tag holds code; `application/json` and the like are data."""
    kind = TYPE.search(attributes)
    return kind is None or kind.group(1).lower() in RUNNING
