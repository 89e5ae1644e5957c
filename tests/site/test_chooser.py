"""The chooser works without script, under a strict policy, for every language."""

import re
from pathlib import Path

from coursewright.site.chooser import Choice, write_chooser

CHOICES = (
    Choice(language="zh", title="真实瞬间", handbooks=(("学员手册", "handbooks/zh/learner.pdf"),)),
    Choice(language="en", title="Moments & Counts", subtitle="A <course>"),
)


def test_each_language_has_a_link_with_its_own_name(tmp_path: Path) -> None:
    write_chooser(tmp_path, CHOICES)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="zh">')
    assert re.findall(r'href="(\w+/index\.html)" hreflang="(\w+)"><strong>([^<]+)<', page) == [
        ("zh/index.html", "zh", "中文"),
        ("en/index.html", "en", "English"),
    ]
    assert "<title>真实瞬间 · Moments &amp; Counts</title>" in page
    assert "A &lt;course&gt;" in page
    assert 'href="handbooks/zh/learner.pdf"' in page


def test_a_strict_policy_stops_nothing_on_it(tmp_path: Path) -> None:
    write_chooser(tmp_path, CHOICES)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?:(?!//www\.w3\.org/2000/svg)", page)
    linked = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
    assert linked == ["chooser.css"]
    assert (tmp_path / "chooser.css").is_file()
