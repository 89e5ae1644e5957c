"""What the documentation's site needs beside its settings: what git hosts want otherwise, and one address a page."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

NAMES = {"en": "English", "zh": "中文"}
OUTSIDE = re.compile(r"\[([^\]\[]+)\]\((?:\.\./[^)\s]*)\)")
"""A link to a file of the repository that is no page of the site."""
ALONE = re.compile(r"^\[[^\]\[]+\]\((?:[\w-]+)(?:\.zh)?\.md\)\n+", re.MULTILINE)
"""A line that leads to the same page in the other language, as git hosts need it; the site has a switch."""
ACROSS = re.compile(r"\[([^\]\[]+)\]\(([\w-]+?)(\.zh)?\.md(#[^)\s]*)?\)")
BARRED = re.compile(r"`([^`\n]*\\\|[^`\n]*)`")
"""Code in a row of a table with a bar in it, which git hosts want behind a backslash."""
SOFT = re.compile(r"(?<=[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e”’…])\n *(?=[\u4e00-\u9fff“‘（《])")
"""A line's end within a Chinese paragraph, where a browser would put a space."""
FENCED = re.compile(r"^(`{3,}).*?^\1`*$", re.MULTILINE | re.DOTALL)


def on_files(files: Any, **_: Any) -> Any:
    """Let a page have the same address in all languages."""
    for file in files.documentation_pages():
        if file.src_uri.endswith(".zh.md"):
            file.name = file.name.removesuffix(".zh")
            file.url = file.dest_uri = f"{file.name}.html"
    return files


def on_page_markdown(markdown: str, config: Any, **_: Any) -> str:
    """Leave the words of links that lead out of docs/, and lead to the other language; code stays as it is."""
    here = str(config.theme["language"])
    parts, end = [], 0
    for block in FENCED.finditer(markdown):
        parts += [_linked(markdown[end : block.start()], here), block[0]]
        end = block.end()
    return "".join([*parts, _linked(markdown[end:], here)])


def _linked(text: str, here: str) -> str:
    def across(found: re.Match[str]) -> str:
        words, name, chinese, anchor = found.groups()
        if (here == "zh") == bool(chinese):
            return found[0]
        return f'<a href="{"zh" if chinese else ".."}/{name}.html{anchor or ""}">{words}</a>'

    def barred(found: re.Match[str]) -> str:
        return f"<code>{escape(found[1].replace(chr(92) + '|', '|')).replace('|', '&#124;')}</code>"

    text = SOFT.sub("", text)
    rows = (BARRED.sub(barred, line) if line.startswith("|") else line for line in text.split("\n"))
    text = "\n".join(rows)
    return ACROSS.sub(across, OUTSIDE.sub(r"\1", ALONE.sub("", text)))


def on_page_context(context: dict[str, Any], page: Any, config: Any, **_: Any) -> dict[str, Any]:
    """Point the language switch at the same page, or at the first one where the other language has none."""
    here = str(config.theme["language"])
    other = next(name for name in NAMES if name != here)
    name = page.file.src_uri.removesuffix(".md").removesuffix(".zh")
    config.extra["alternate"] = [
        {"name": NAMES[here], "lang": here, "link": page.url},
        {"name": NAMES[other], "lang": other, "link": _place(name, other, config)},
    ]
    return context


def _place(name: str, language: str, config: Any) -> str:
    """The other language's page, seen from the root of this one."""
    ending = ".zh.md" if language == "zh" else ".md"
    known = name if Path(config.docs_dir, name + ending).is_file() else "index"
    return f"zh/{known}.html" if language == "zh" else f"../{known}.html"
