"""Line breaks that the build puts into Chinese print."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from coursewright.prose.polish import polish

CASES = {
    "<p>先把话说完。</p>": '<p>先把话<span class="nb">说完。</span></p>',
    "<p>他说“办理成功”就走了。</p>": '<p>他说<wbr />“办理成功”<wbr />就<span class="nb">走了。</span></p>',
    "<td>（示例）</td>": '<td><span class="hq">（</span><span class="nb">示例）</span></td>',
    '<li><span class="k on">A</span><span>“慢走。”</span> → 4</li>': (
        '<li><span class="k on">A</span><span><span class="hq">“</span>慢走。”</span> → 4</li>'
    ),
    "<p>见图 4-2</p>": '<p>见<span class="nb">图 4-2</span></p>',
    "<p>用 <b>三</b> 句话讲明白</p>": '<p>用 <b>三</b> 句话讲<span class="nb">明白</span></p>',
    "<p>要点：<span>一直讲明白。</span></p>": '<p>要点：<span>一直讲<span class="nb">明白。</span></span></p>',
    '<p lang="en">It is “done”.</p>': '<p lang="en">It is “done”.</p>',
}


@pytest.mark.parametrize(("before", "after"), CASES.items())
def test_polish(before: str, after: str) -> None:
    root = fromstring(f"<div>{before}</div>")  # noqa: S314  (written above)
    polish(root, "zh")
    assert tostring(root, encoding="unicode") == f"<div>{after}</div>"


def test_polish_loses_no_letter_and_leaves_english_alone() -> None:
    text = "<div><p>第 3 页的“承诺”与 12 分钟，（见 <a href='x'>图 1-1</a>）。</p></div>"
    root = fromstring(text)  # noqa: S314  (written above)
    before = "".join(root.itertext())
    polish(root, "zh")
    assert "".join(root.itertext()) == before
    other = fromstring(text)  # noqa: S314  (written above)
    polish(other, "en")
    assert tostring(other) == tostring(fromstring(text))  # noqa: S314  (written above)
