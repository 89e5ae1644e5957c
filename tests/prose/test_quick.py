"""What is done quickly gives what Markdown itself gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from xml.etree.ElementTree import Comment, SubElement, fromstring, tostring
from xml.etree.ElementTree import Element as XmlElement

import pytest
import yaml
from markdown import Markdown
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor

from coursewright.base.issues import Place
from coursewright.base.markup import Prose
from coursewright.course.extensions import EXTENSIONS, settings_of
from coursewright.prose.quick import QuickInline, write_xhtml
from coursewright.prose.texts import PLAIN, TextReader
from tests.tiny import ROOT

SIGNS = "`*_[]()<>\\&{}|~$^!#:+-=.,'\"?。，“”《》（） 一客户moment3\t  \n%@/;"


def strings_in(value: object) -> Iterator[str]:
    """All texts within a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The texts of the course's quizzes, and lines of random signs."""
    files = sorted((ROOT / "quizzes").rglob("*.yml"))
    known = {text for file in files for text in strings_in(yaml.safe_load(file.read_text(encoding="utf-8")))}
    draw = random.Random(11)  # noqa: S311  # not for secrets
    made = {"".join(draw.choices(SIGNS, k=draw.randint(1, 12))) for _ in range(6000)}
    starts = {f"{draw.choice('客a3“《（')}{text}" for text in made}
    return sorted(known | made | starts)


def test_plain_words_are_what_markdown_makes_of_them(texts: list[str]) -> None:
    reader = TextReader(Markdown(extensions=list(EXTENSIONS), extension_configs=settings_of(EXTENSIONS)))
    plain = [text for text in texts if PLAIN.fullmatch(text)]
    assert len(plain) > 500
    for text in plain:
        for inline in (True, False):
            leaf = Prose(text=text, place=Place(file="quiz.yml"), inline=inline)
            assert tostring(reader.read(leaf)) == tostring(reader.parse(leaf)), text


def test_a_text_without_signs_needs_no_pattern(texts: list[str]) -> None:
    md = Markdown(extensions=list(EXTENSIONS), extension_configs=settings_of(EXTENSIONS))
    for text in texts:
        found = []
        for kind in (InlineProcessor, QuickInline):
            md.reset()
            root = XmlElement("div")
            SubElement(root, "p").text = text
            md.treeprocessors.register(kind(md), "inline", 20)
            md.treeprocessors["inline"].run(root)
            found.append(tostring(root))
        assert found[0] == found[1], text


def test_a_pattern_of_somebody_elses_sees_all_texts() -> None:
    md = Markdown(extensions=["pymdownx.keys"])
    md.treeprocessors.register(QuickInline(md), "inline", 20)
    assert "<kbd" in md.convert("++ctrl++")


def test_trees_are_written_as_markdown_writes_them() -> None:
    tree = fromstring(  # noqa: S314  # a text of this test
        '<div b="1" a="x&amp;&lt;&gt;&quot;&#10;y">t&amp;amp; &amp; &lt;<br/>after<script>a &lt; b</script>'
        "<p/><img src='a.png' alt=''>lost</img>tail<b>c</b></div>"
    )
    assert write_xhtml(tree) == to_xhtml_string(tree)
    tree.set("open", None)  # type: ignore[arg-type]  # as Markdown writes an attribute without a value
    tree.append(Comment("a note"))
    assert write_xhtml(tree) == to_xhtml_string(tree)
