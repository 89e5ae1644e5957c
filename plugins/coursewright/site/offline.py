"""What a site has for phones: a manifest to install it by, and a worker that keeps pages for when there is no network.

`assets/javascripts/cw-keep.js` is browser/src/keep/ behind the course and the words that it needs; `sw.js` is
browser/src/worker/ behind the digest of `sw-list.json`, the list of all files of the language, each with its digest and
its size. The list grows with the course, so it is fetched by who reads on, not with the first page. Where there is no
worker (a preview, a page opened from disk, plain http) nothing else is missing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.colour import recoloured
from coursewright.base.markup import el, to_html
from coursewright.base.stamps import NO_FILE, stamp_of
from coursewright.languages.language import written
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.site.assets import BROWSER, GeneratedFile
from coursewright.site.brand import brand_colours
from coursewright.site.chooser import coloured
from coursewright.site.stylesheet import read_tokens

KEEP_SCRIPT = "assets/javascripts/cw-keep.js"
WORKER, LIST = "sw.js", "sw-list.json"
LOST_STYLE = "lost.css"
MANIFEST = "manifest.webmanifest"
ICONS = {"assets/images/icon-192.png": "192x192", "assets/images/icon-512.png": "512x512"}
DIGITS = 16
LEFT_OUT = (".map", ".gz", ".xml")
"""What no page asks for."""
SHELL_PAGES = frozenset({"index.html", "progress.html", "assets/course/legend.js"})
SHELL_FOLDERS = ("assets/javascripts/c", "assets/stylesheets/")
"""With the pages above: what pages need by and by, and is kept as soon as somebody reads on."""


def offline_files(project: Project, *, worker: bool) -> tuple[GeneratedFile, ...]:
    """The script that reminds and registers, and the manifest; `worker` is whether the site will have one."""
    given = {
        "course": project.course.id,
        "worker": worker,
        "words": {
            key.removeprefix("keep."): text
            for key, text in words(project.language).items()
            if key.startswith("keep.") and not key.startswith("keep.lost_")
        },
    }
    script = (BROWSER / "cw-keep.js").read_text(encoding="utf-8")
    return (
        GeneratedFile(path=KEEP_SCRIPT, text=f"var coursewrightKeep={_json(given)};\n{script}"),
        GeneratedFile(path=MANIFEST, text=f"{_json(manifest_of(project))}\n"),
    )


def manifest_of(project: Project) -> Mapping[str, object]:
    """The web application manifest of one language."""
    colours = read_tokens("default")
    return {
        "name": project.course.title,
        "short_name": project.course.title,
        "description": project.course.subtitle,
        "lang": project.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": colours["cw-page"],
        "theme_color": colours["cw-page"],
        "icons": [{"src": path, "sizes": size, "type": "image/png"} for path, size in ICONS.items()],
    }


def write_worker(site: Path, lost: str, store: Cache = NO_CACHE) -> None:
    """Write the worker for all files below a language's folder, and their list; the same files give the same two.

    `lost` is the page that is shown in place of what is not kept. Of files that are as they were, `store` knows the
    digests.
    """
    what = _json(listed(site, store)).encode("utf-8")
    (site / LIST).write_bytes(what)
    script = (BROWSER / "cw-worker.js").read_text(encoding="utf-8")
    text = f"self.coursewrightBuild={_json({'list': digest_of(what), 'lost': lost})};\n{script}"
    (site / WORKER).write_text(text, encoding="utf-8", newline="\n")


def listed(site: Path, store: Cache = NO_CACHE) -> Mapping[str, object]:
    """What the list holds: files with digest and size by path, pages last, and which of them are kept first."""
    key = digest("offline", site.name)
    rows = json.loads(store.read(LIST, key) or b"{}")
    now: dict[str, list[Any]] = {}
    for name in sorted(_files(site)):
        stamp = stamp_of(f"{site}/{name}")
        size, moment, known = rows.get(name, (*NO_FILE, ""))
        now[name] = [*stamp, known if (size, moment) == stamp else digest_of((site / name).read_bytes())]
    if now != rows:
        store.write(LIST, key, json.dumps(now, ensure_ascii=False).encode("utf-8"))
    files = {name: (now[name][2], now[name][0]) for name in sorted(now, key=_is_page)}
    return {
        "files": files,
        "bytes": sum(size for _, size in files.values()),
        "shell": [path for path in files if path in SHELL_PAGES or path.startswith(SHELL_FOLDERS)],
    }


def digest_of(content: bytes) -> str:
    """How the worker knows a file's content again."""
    return sha256(content).hexdigest()[:DIGITS]


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _files(site: Path) -> Iterator[str]:
    """What the worker may keep, by paths below a language's folder."""
    begin = len(str(site)) + 1
    for folder, _, names in os.walk(site):
        below = f"{folder[begin:]}/".replace(os.sep, "/").lstrip("/")
        found = (f"{below}{name}" for name in names if not name.endswith(LEFT_OUT))
        yield from (path for path in found if path not in (WORKER, LIST))


def lost_page(project: Project) -> str:
    """The page for what is not kept, when there is no network, whole in itself; browser/src/lost/ names what is."""
    text = words(project.language)
    title = text["keep.lost_title"]
    style = recoloured(coloured(Path(__file__).with_name(LOST_STYLE)), brand_colours(project.course.colour))
    script = (BROWSER / "cw-lost.js").read_text(encoding="utf-8")
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "color-scheme", "content": "light dark"}),
        el("title", None, title),
        el("style", None),
    )
    body = el(
        "body",
        None,
        el("h1", None, title),
        el("p", None, text["keep.lost_text"]),
        el("p", None, el("a", {"href": ""}, text["keep.lost_again"])),
        el("section", {"hidden": True}, el("h2", None, text["keep.lost_kept"]), el("ul", None)),
        el("script", None),
    )
    page = to_html(el("html", written(project.language), head, body))
    for tag, content in (("style", style), ("script", script)):
        page = page.replace(f"<{tag}>", f"<{tag}>{content}", 1)
    return f"<!doctype html>{page}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
