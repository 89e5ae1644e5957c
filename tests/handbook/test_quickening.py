"""The engine's steps in fewer steps: every box, every value and every byte is what the engine alone makes of a page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import weasyprint

from coursewright.handbook.quickening import KNOWN

STYLE = """
@page { size: 100mm 90mm; margin: 12% 10mm; @top-right { content: counter(page); width: 50% }
  @bottom-left { content: "x" } }
@page wide { margin-inline-start: 3mm; padding: 2% }
:root { --size: 5mm; hyphens: auto }
body { font: 10px/1.4 serif; width: 90%; box-sizing: border-box; padding: 1mm calc(2% + 1px) }
p { margin: 1em 0 0.5em; text-indent: 1em; min-height: 3px; max-height: 60% }
p::first-line { color: red; letter-spacing: 1px }
p.first::first-letter { font-size: 20px; color: blue }
.logical { margin-inline-start: 7px; padding-block: 2px 3px; border-inline-end: 2px solid; inline-size: 60%;
  border-start-start-radius: 3px }
.rtl { direction: rtl; margin-inline-start: 7px; border-inline-start: 1px dotted }
.var { width: calc(var(--size) * 2 + 10%); margin-left: var(--size); min-width: 10%; height: 40% }
.math { height: calc(10% + 5px); max-width: min(50%, 30mm); min-height: max(1px, 2%) }
.floated { float: right; width: 30%; border: 1px solid; border-radius: 4px 0 20% 1px / 2px }
.placed { position: absolute; top: 10%; right: 5mm; width: 20%; border-radius: 50%; background: #eee }
.shifted { position: relative; left: 3%; top: -1px }
.inherits { margin: inherit; border: inherit; width: inherit; display: inherit; color: inherit }
.begins { margin: initial; padding: unset; float: initial; width: revert }
.flex { display: flex } .flex > * { flex: 1 1 20%; min-width: 0 }
.grid { display: grid; grid-template-columns: 1fr 40% } .grid > * { min-height: 10px }
.columns { columns: 2; column-gap: 5% } .block { display: inline-block; width: 40%; vertical-align: 10% }
.note { float: footnote } .wide { page: wide; break-before: page } .long { height: auto; min-height: 120% }
table { border-collapse: collapse; width: 80% } td { border: 1px solid; padding: 3%; width: 30% }
table.apart { border-collapse: separate; border-spacing: 2px } img, svg { max-width: 50%; height: auto }
u { text-decoration: underline; text-underline-offset: 2% } u b { text-decoration: line-through }
h2 { bookmark-level: 2; string-set: head content(); break-after: avoid } h2::before { content: "§ "; margin-right: 2% }
li::marker { color: green } q { quotes: "<" ">" } .hidden { visibility: hidden; opacity: 0.5 }
.run { position: running(top) } .shadow { box-shadow: 1px 1px 2px #888; outline: 1px dashed; transform: rotate(3deg) }
"""
TEXT = "Some words that go on, enough for a line to break <u>under <b>through</b></u>, <code>c d</code> and 中文字。"
PAGE = f"""<!doctype html><html lang=en><body><h2 id=a>Head</h2><p class=first>{TEXT}</p>
<div style="border: 3px double; margin: 4%; color: green; width: 70%">
<div class=inherits><p class=begins>{TEXT}</p></div></div>
<div class=logical>{TEXT}<div class=rtl>{TEXT}</div></div><div class=floated>aside {TEXT[:30]}</div><p>{TEXT}{TEXT}</p>
<div class=var><div class=math>{TEXT}</div></div><div class=placed>placed<div class=shifted>shifted</div></div>
<div class=flex><div>{TEXT}</div><p>two</p></div><div class=grid><p>{TEXT}</p><div>four</div></div>
<div class=columns>{TEXT}{TEXT}</div><ul><li>one</li><li class=hidden>two <q>said</q></li></ul>
<p>With a note<span class=note>noted {TEXT}</span> and <span class=block>{TEXT[:40]}</span>.</p>
<table><thead><tr><th>h</th></tr></thead><tr><td>{TEXT}</td><td rowspan=2>b</td></tr><tr><td>c</td></tr></table>
<table class=apart><tr><td>{TEXT}</td><td>b</td></tr></table><div class=wide><p class=shadow>{TEXT}</p></div>
<div class=run>runs</div><svg viewBox="0 0 10 10" width="60%"><path d="M0 0L9 9" /><text x=1 y=5>t</text></svg>
<div class=long>{TEXT}</div><pre>  pre\tformed
line</pre><a href="#a" title='x &amp; "y"'>a</a></body></html>"""
WORDS = "unbreakably extraordinary\tdifficult office waffle, 中文字“好”。" * 2
VARIED = (
    *(
        "font-size: 12px",
        "font-weight: bold",
        "font-style: italic",
        "font-stretch: condensed",
        "direction: rtl",
    ),
    *(
        "font-family: sans-serif",
        "font-kerning: none",
        "font-variant: small-caps",
        "font-variant-ligatures: none",
    ),
    *(
        "font-variant-position: super",
        "font-variant-numeric: oldstyle-nums",
        "font-feature-settings: 'liga' 0",
    ),
    *(
        "font-variant-alternates: historical-forms",
        "font-variant-east-asian: full-width",
        "letter-spacing: 2px",
    ),
    *("font-variation-settings: 'wght' 700", "font-language-override: 'ROM'", "word-spacing: 5px"),
    *("white-space: nowrap", "white-space: pre-wrap; tab-size: 2", "white-space: pre-wrap; tab-size: 9"),
    *("word-break: break-all", "overflow-wrap: anywhere", "hyphens: manual", "hyphenate-character: '='"),
    *(
        "hyphenate-limit-chars: 14",
        "hyphenate-limit-zone: 50%",
        "text-decoration: underline",
        "text-indent: 20px",
    ),
)
"""The same words in other styles, so that a line that was broken in one is not taken for one in another."""
BLOCKS = "".join(f'<div style="width: 70px; {style}">{WORDS}</div>' for style in ("", *VARIED))
PAGE = PAGE.replace(
    "</body>", f"{BLOCKS}<div style='width: 70px' lang=de>{WORDS}</div><div>{WORDS}</div></body>"
)
TELL = """
import sys, hashlib, weasyprint
from coursewright.handbook import pdf
from coursewright.handbook.quick_lines import lines_kept
quick, page, style, book = sys.argv[1:]
if quick:
    pdf._weasyprint()
from weasyprint.css.properties import INITIAL_VALUES
sheets = [weasyprint.CSS(string=style)]
with lines_kept():
    weasyprint.HTML(string=page).render(stylesheets=sheets)
    document = weasyprint.HTML(string=page).render(stylesheets=sheets)
names = sorted(name for name in INITIAL_VALUES if "block" not in name and "inline" not in name)  # physical ones
used = ("position_x", "position_y", "width", "height", "min_width", "max_width", "min_height", "max_height", "text")
used += tuple(f"{what}_{side}" for what in ("margin", "padding") for side in ("top", "right", "bottom", "left"))
used += tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
used += tuple(f"border_{side}_radius" for side in ("top_left", "top_right", "bottom_left", "bottom_right"))
def tell(box, depth):
    box = getattr(box, "_box", box)
    values = [(name, repr(getattr(box, name, None))) for name in used]
    style = [(name, repr(box.style[name])) for name in names]
    print(depth, type(box).__name__, box.element_tag, values, style, box.is_in_normal_flow(), box.page_values())
    for child in getattr(box, "children", ()):
        tell(child, depth + 1)
for page in document.pages:
    tell(page._page_box, 0)
document.write_pdf(book)
"""


def told(folder: Path, quick: str) -> tuple[list[str], bytes]:
    """All boxes of the page with all values of their styles, and its file; `quick` with the steps of ours."""
    book = folder / f"{quick or 'slow'}.pdf"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", TELL, quick, PAGE, STYLE, str(book)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": "0",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Failed" not in done.stderr, "what cannot be drawn is logged alone"
    return done.stdout.splitlines(), book.read_bytes()


def test_the_version_that_is_installed_is_one_that_was_compared():
    assert weasyprint.__version__ in KNOWN


def test_every_box_every_value_and_every_byte_is_the_engines_own(tmp_path: Path):
    (slow, plain), (quick, ours) = told(tmp_path, ""), told(tmp_path, "quick")
    assert len(slow) > 300
    assert quick == slow
    assert ours == plain
