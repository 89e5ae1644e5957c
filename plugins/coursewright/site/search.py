"""The search index as the browser reads it: two-character words found inside compounds, and from disk, too."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import jieba

jieba.setLogLevel(logging.WARNING)  # it reports on its dictionary to the standard error stream

JOINT = "\u200b"
COMPOUND = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{3,}")


def write_search_index(site_dir: Path) -> None:
    """Refine the words of `search/search_index.json` and write `search_index.js` beside it.

    A page opened from disk may not fetch JSON, so Material asks for the script there (as its own offline
    plugin writes it). Nothing happens where a site has no index.
    """
    file = site_dir / "search" / "search_index.json"
    if not file.is_file():
        return
    jieba.initialize()
    index = json.loads(file.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["title"], entry["text"] = finer_words(entry["title"]), finer_words(entry["text"])
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8", newline="\n")
    file.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")


def finer_words(text: str) -> str:
    """Text whose words stand between zero-width spaces, its Chinese compounds cut into their parts.

    The search matches words from their beginning: 关键 finds 关键时刻, 时刻 would not.
    """
    return COMPOUND.sub(lambda found: JOINT.join(_parts(found.group())), text)


def _parts(word: str) -> list[str]:
    """A compound as known two-character words, or whole where they do not fill it.

    Three characters are cut before the last two where those are the commoner word: 老|客户, but 金字塔.
    """
    if len(word) == 3:
        return [word[0], word[1:]] if _frequency(word[1:]) > _frequency(word[:2]) else [word]
    pairs = [word[start : start + 2] for start in range(0, len(word) - 1, 2)]
    rest = [word[-1]] if len(word) % 2 else []
    return [*pairs, *rest] if all(map(_frequency, pairs)) else [word]


def _frequency(word: str) -> int:
    return int(jieba.dt.FREQ.get(word, 0))
