"""No fence is lost: what no block parser came by is told, and no sign of ours is ever published."""

from __future__ import annotations

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from coursewright.base.markup import el, to_html
from coursewright.prose.page import PagePreprocessor


class LostPostprocessor(Postprocessor):
    """Puts a visible box where a marker is left in the page's text, and tells its place."""

    def __init__(self, md: Markdown, reader: PagePreprocessor) -> None:
        super().__init__(md)
        self.reader = reader

    def run(self, text: str) -> str:
        """The page without markers."""
        for mark, name, place in self.reader.lost:
            message = f"this '{name}' stands where Markdown takes no blocks, and would be lost"
            if mark[3] != "c":
                self.reader.conversion.issues.error(
                    "lesson/lost-fence",
                    place,
                    f"{message}.",
                    "Put it outside of HTML and quotes, with an empty line above and below.",
                )
            box = to_html(el("p", {"class": "admonition danger"}, f"{message}."))
            text = text.replace(mark, box if mark[3] != "c" else "")
        return text
