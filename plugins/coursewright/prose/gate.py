"""Nothing is lost: a fence that no block parser came by is told, and so is an author's word that is on no page."""

from __future__ import annotations

from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from coursewright.base.markup import el, to_html
from coursewright.base.variables import VARIABLE
from coursewright.prose.page import PagePreprocessor
from coursewright.prose.whole import check_whole


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


class WholeTreeprocessor(Treeprocessor):
    """Compares the words of a lesson with those of its tree; a page that is not ours may say what it wants."""

    def __init__(self, md: Markdown, reader: PagePreprocessor) -> None:
        super().__init__(md)
        self.markdown = md
        self.reader = reader

    def run(self, root: XmlElement) -> None:
        """Tell what is lost; the tree stays as it is."""
        conversion = self.reader.conversion
        if conversion.lesson is not None:
            found = conversion.findings
            said = [line and VARIABLE.sub(lambda name: " " * len(name[0]), line) for line in found.said]
            check_whole(said, root, self.markdown.htmlStash, found.inserted, found.at, conversion.issues)
