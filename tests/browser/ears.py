"""What a screen reader says of a part of a page: its walk through it, and what it tells by itself while one acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from .tools import node_modules

READER = Path("@guidepup", "virtual-screen-reader", "lib", "esm", "index.browser.js")
# What the reader does not know of HTML is put right: closed folds, names that labels give, what a button or a picture
# has in it, what is chosen and typed; and that the pieces of a message are pieces.
LOAD = """async text => {
  const address = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
  const reader = (await import(address)).virtual;
  let fold;
  const isName = label => {
    const named = label ? document.querySelectorAll(`[aria-labelledby~="${label.id}"]`) : [];
    return label && [label.control ?? label, ...named].some(each => each.checkVisibility());
  };
  const phrase = async () => {
    const [node, said] = [reader.activeNode, await reader.lastSpokenPhrase()];
    const text = node.nodeType === Node.TEXT_NODE;
    const element = text ? node.parentElement : node;
    const summary = element.closest("summary");
    if (summary) {
      const told = summary === fold;
      fold = summary;
      const state = summary.parentElement.open ? "expanded" : "collapsed";
      return told ? "" : `disclosure, ${summary.innerText.trim()}, ${state}`;
    }
    const closed = element.closest("details:not([open])");
    const inner = (text ? element : element.parentElement).closest("button, [role=img], select");
    if (closed && closed !== node || inner || text && isName(element.closest("label, legend"))) return "";
    if (node.matches?.("[type=radio], [type=checkbox]")) {
      return said.replace(/(not )?checked/, node.checked ? "checked" : "not checked");
    }
    if (node.nodeName === "TEXTAREA" && node.value) return `${said}, ${node.value}`;
    if (node.nodeName === "SELECT") return said.replace(`, ${node.value},`, ",") + `, ${node.selectedOptions[0].text}`;
    return said;
  };
  window.ears = {
    async walk(part) {
      await reader.start({container: part});
      const [start, opening] = [reader.activeNode, await reader.lastSpokenPhrase()];
      const said = [];
      fold = null;
      do {
        said.push(await phrase());
        await reader.next();
      } while (reader.activeNode !== start || await reader.lastSpokenPhrase() !== opening);
      await reader.stop();
      return said;
    },
    async listen(part) {
      await reader.start({container: part});
      await reader.clearSpokenPhraseLog();
    },
    async heard(part) {
      const log = [...await reader.spokenPhraseLog()];
      const live = [...part.querySelectorAll("[role=status], [role=log] > *")].filter(each => each.textContent.trim());
      await reader.stop();
      const pieces = each => each.innerText.trim().replace(/\\s*\\n\\s*/g, " / ");
      const apart = (said, each) => said.replace(each.textContent.trim(), () => pieces(each));
      return log.map(said => live.reduce(apart, said));
    },
  };
}"""
# What the reader says of what needs no word: that a button can be pressed, that a list can be opened.
NOISE = re.compile(r", not disabled|, has popup listbox, not expanded|, level 1(?=, position)")
PLACE = re.compile(r"position (\d+), set size (\d+)")
UNSAID = {"paragraph", "status", "group", "caption"}
"""Parts without a name, which are heard by what stands in them."""
END = "end of "
LIVE = "polite:"


class Ears:
    """Hears what the reader says of parts of one page."""

    def __init__(self, page: Page) -> None:
        """Bring the reader into the page as it is now."""
        self.page = page
        page.evaluate(LOAD, (node_modules() / READER).read_text(encoding="utf-8"))

    def walk(self, part: Locator) -> list[str]:
        """What is said from the beginning of a part to its end, what stands within something indented."""
        return nested(part.evaluate("part => ears.walk(part)"))

    def during(self, part: Locator, act: Callable[[], Any]) -> list[str]:
        """What is said without being asked for, while somebody acts in a part; a message once, however it was made."""
        part.evaluate("part => ears.listen(part)")
        act()
        said: list[str] = part.evaluate("part => ears.heard(part)")
        return [
            tidy(line)
            for index, line in enumerate(said)
            if line not in said[:index] and line.removeprefix(LIVE).strip()
        ]


def nested(said: Iterable[str]) -> list[str]:
    """Lines, what stands within something two spaces to the right of it."""
    lines: list[tuple[str, int]] = []
    for phrase in filter(None, said):
        begin = phrase.removeprefix(END)
        if begin == phrase:
            lines.append((phrase, 0))
            continue
        at = max(index for index, (line, _) in enumerate(lines) if line == begin)
        within = [(line, depth + (begin not in UNSAID)) for line, depth in lines[at + 1 :]]
        # Once it has ended it is told as it is said, so that no later end is taken for its own.
        lines[at:] = ([] if begin in UNSAID else [(tidy(begin), lines[at][1])]) + within
    return [f"{'  ' * depth}{tidy(line)}" for line, depth in lines if line not in UNSAID]


def tidy(phrase: str) -> str:
    """A phrase without what the reader adds to everything."""
    return PLACE.sub(r"\1 of \2", NOISE.sub("", phrase))
