"""Every way in which Markdown can write something, by the extension that reads it; `LEAK` stands for a word to find.

`tests/secrecy/test_leaks.py` wants an entry here for each extension that is turned on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

WORD = "LEAK"
CORE = "markdown"
"""What Markdown reads without any extension."""

_URL = "https://example.org/LEAK"
_LINKS = (
    f'[LEAK]({_URL} "LEAK")',
    f"[words](<{_URL}> 'LEAK')",
    f'[LEAK][LEAK]\n\n[LEAK]: {_URL} "LEAK"',
    f"[LEAK][]\n\n[LEAK]: <{_URL}>",
    f"[pageref]: {_URL}",
    f'Above.\n\n[pageref]: {_URL}\n    "LEAK"',
    f"[LEAK]: {_URL}\n[pageref]: {_URL} (LEAK)",
    '![LEAK](../assets/dot.svg "LEAK")',
    "![dot](../assets/dot.svg?LEAK)",
    "![LEAK][pageref]",
    "[![LEAK](../assets/dot.svg)](#idea)",
    "[LEAK](#LEAK)",
    "[LEAK](term:LEAK)",
    "[LEAK](term:moment)",
    "[LEAK](first.md#idea)",
    f"<{_URL}>",
    "<LEAK@example.org>",
)
_HTML = (
    '<div id="LEAK" class="LEAK" title="LEAK">LEAK</div>',
    "<p>LEAK",
    "</div>\n\nLEAK",
    "<section>\n\nLEAK\n\n</section>",
    "<table><tr><td>LEAK</td></tr></table>",
    "<pre>LEAK</pre>",
    '<h2 id="LEAK">LEAK</h2>',
    '<a name="LEAK" href="#LEAK">LEAK</a>',
    '<img src="../assets/dot.svg" alt="LEAK" title="LEAK">',
    "<details><summary>LEAK</summary>LEAK</details>",
    "<template>LEAK</template>",
    "<textarea>LEAK</textarea>",
    "<title>LEAK</title>",
    "<noscript>LEAK</noscript>",
    "<script>LEAK</script>",
    "<style>.LEAK {}</style>",
    "<math><mi>LEAK</mi></math>",
    '<svg><title>LEAK</title><text id="LEAK">LEAK</text></svg>',
    "<cw-question data-seal='LEAK'>LEAK</cw-question>",
    "<!DOCTYPE LEAK>",
    "<?LEAK LEAK?>",
    "<![CDATA[LEAK]]>",
    "<LEAK>",
    "x <LEAK/> <LEAK",
    "Some <b>LEAK</b>, <kbd>LEAK</kbd> and <ruby>LEAK<rt>LEAK</rt></ruby>.",
    'Some <span lang="en">LEAK</span>.',
    'Some <span title="LEAK">LEAK</span>.',
    "Some <b>LEAK",
    "Some <!-- open LEAK",
)
_COMMENTS = (
    "<!-- LEAK -->",
    "Some <!-- LEAK --> words.",
    "<!--\nLEAK\n\nLEAK\n-->\n\nWords.",
)
_LANGUAGE_OF_A_LISTING = "```LEAK\nwords\n```"
UNSEEN = frozenset({*_COMMENTS, _LANGUAGE_OF_A_LISTING})
"""What an author writes for nobody to read."""
_HEADINGS = (
    *(f"{'#' * level} LEAK" for level in range(1, 7)),
    "# LEAK #",
    "#LEAK",
    "Words.\n\n## LEAK\n\nMore words.",
    "Words.\n## LEAK\nMore words.",
    "LEAK\n====",
    "LEAK\n----",
    "Words.\n\nLEAK\n=\n\nMore words.",
)
_BLOCKS = (
    "LEAK",
    "One.\n\nLEAK\n\nThree.",
    "> LEAK\n> LEAK",
    "> > LEAK",
    "- LEAK\n- LEAK",
    "* one\n    * LEAK\n        * LEAK",
    "1. LEAK\n2. LEAK",
    "- one\n\n    LEAK\n\n- two",
    "LEAK\n\n---\n\nLEAK",
    "LEAK  \nLEAK",
    "Words.\n\n    LEAK\n",
    "/// trainer | LEAK\nLEAK\n///",
    "::: LEAK\nLEAK\n:::",
)
_INLINE = (
    "*LEAK*, **LEAK**, _LEAK_, __LEAK__, ***LEAK***",
    "`LEAK`",
    "``LEAK ` LEAK``",
    "`LEAK",
    "&copy; LEAK &amp; LEAK &#169;",
    "&LEAK; &#LEAK;",
    r"\*LEAK\* \[LEAK\]\(LEAK\) \`LEAK\`",
    "[[LEAK]]",
    "$LEAK$ and \\(LEAK\\) and $$LEAK$$",
    "@@LEAK@@ {{ LEAK }} {% LEAK %}",
)

CONSTRUCTS: Mapping[str, tuple[str, ...]] = {
    CORE: (*_LINKS, *_HTML, *_COMMENTS, *_HEADINGS, *_BLOCKS, *_INLINE),
    "abbr": (
        "*[ABBRX]: LEAK",
        "ABBRX.\n\n*[ABBRX]: LEAK",
        "*[LEAK]: LEAK\n\nLEAK is LEAK.",
        "Words.\n*[ABBRX]: LEAK\nMore words.",
        "  *[ABBRX]:LEAK",
    ),
    "admonition": (
        '!!! note "LEAK"\n    LEAK',
        "!!! LEAK\n    Words.",
        '!!! note ""\n    LEAK',
        '!!! tip LEAK "Title"\n    Words.\n\n    LEAK',
        '!!! note "Title"\n    Words.\n\n    !!! tip "LEAK"\n        LEAK',
    ),
    "attr_list": (
        "Words.\n{: .LEAK }",
        'Words.\n{: title="LEAK" data-LEAK="LEAK" }',
        "Words.\n{: #LEAK }",
        "Words.\n{: id=LEAK }",
        f'[words]({_URL}){{ .LEAK title="LEAK" }}',
        "*LEAK*{ #LEAK }",
        "*words*{ .LEAK }",
        "`LEAK`{: .LEAK }",
        "![dot](../assets/dot.svg){ alt=LEAK }",
        "- one { .LEAK }\n- LEAK",
        "# LEAK { #LEAK .LEAK }",
        '## LEAK { data-toc-label="LEAK" }',
        "> LEAK\n{: #LEAK }",
        'Words.\n{: onclick="LEAK" }',
        "Words.\n{: data-seal=LEAK data-search-exclude=LEAK }",
    ),
    "def_list": (
        "LEAK\n:   LEAK",
        "LEAK\n\n:   One.\n\n    LEAK\n\n:   LEAK",
        "Term\n:   # LEAK\n\n:   > LEAK",
        "LEAK\n{: #LEAK }\n:   Words.",
    ),
    "footnotes": (
        "LEAK[^1]\n\n[^1]: LEAK",
        "[^pagenote]: LEAK",
        "Words[^LEAK].\n\n[^LEAK]:\n    LEAK\n\n    LEAK",
        "LEAK[^pagenote].",
        "[^LEAK]: Words.",
        "Words.\n[^pagenote]: LEAK",
        "///Footnotes Go Here///\n\n[^pagenote]: LEAK",
    ),
    "md_in_html": (
        '<div markdown="1">\n# LEAK\n</div>',
        "<div markdown>LEAK</div>",
        '<div markdown="block" id="LEAK">\n\n*[ABBRX]: LEAK\n\n[^pagenote]: LEAK\n\n</div>',
        '<details markdown="1"><summary>LEAK</summary>LEAK</details>',
        'Some <span markdown="1">*LEAK*</span>.',
        "<!-- open\n\n<div markdown>LEAK</div>",
    ),
    "sane_lists": (
        "1. LEAK\n- LEAK",
        "4. LEAK\n5. LEAK",
        "- LEAK\n\n1. LEAK",
        "2026. LEAK",
    ),
    "tables": (
        "| LEAK | two |\n|---|:-:|\n| LEAK | *LEAK* |",
        "LEAK | two\n---|---\n`LEAK` | LEAK",
        "| one | two |\n|---|---|\n| a | b | LEAK |",
        "| one |\n|---|\n| a |\n{: #LEAK .LEAK }",
        "| one |\n|---|\n| # LEAK |\n\n/// table-caption\nLEAK\n///",
        "Words.\n| LEAK | two |\n|---|---|\n| LEAK | b |",
    ),
    "toc": (
        "[TOC]\n\n# LEAK",
        "LEAK\n\n[TOC]",
        "[TOC] LEAK",
        "[TOC]\n\nLEAK\n====",
        '# Words { data-toc-label="LEAK" #LEAK }\n\n[TOC]',
    ),
    "pymdownx.details": (
        '??? note "LEAK"\n    LEAK',
        '???+ tip "Title"\n    Words.\n\n    LEAK',
        "??? LEAK\n    Words.",
        '??? note "Title"\n    ??? tip "LEAK"\n        LEAK',
    ),
    "pymdownx.superfences": (
        "```\nLEAK\n```",
        _LANGUAGE_OF_A_LISTING,
        "```python\n# LEAK\n[^pagenote]: LEAK\n*[ABBRX]: LEAK\n```",
        "``` { .python .LEAK #LEAK }\nLEAK\n```",
        '``` { .python title="LEAK" hl_lines="1" }\nLEAK\n```',
        '~~~python title="LEAK" linenums="1"\nLEAK\n~~~',
        "- one\n\n    ```\n    LEAK\n    ```",
        "> ```\n> LEAK\n> ```",
        "```\nLEAK",
        "```quiz\nLEAK\n```",
        "```figure\ntype: LEAK\n```",
        "````\n```quiz\nLEAK\n```\n````",
    ),
    "pymdownx.tasklist": (
        "- [x] LEAK\n- [ ] LEAK",
        "1. [ ] LEAK\n2. [X] words",
        "- [ ] LEAK\n    - [ ] LEAK { .LEAK }",
    ),
}


OF_OTHERS: Mapping[str, tuple[str, ...]] = {
    "pymdownx.arithmatex": (
        "$LEAK$ and \\(LEAK\\)",
        "$$\nLEAK\n$$",
        "\\[\nLEAK\n\\]",
        "\\begin{align}\nLEAK\n\\end{align}",
    ),
    "pymdownx.caret": ("^^LEAK^^ and ^LEAK^",),
    "pymdownx.critic": ("{++LEAK++} {--LEAK--} {>>LEAK<<}",),
    "pymdownx.highlight": ('```python title="LEAK" linenums="1"\nLEAK\n```',),
    "pymdownx.keys": ("++LEAK++",),
    "pymdownx.mark": ("==LEAK==",),
    "pymdownx.tabbed": ('=== "LEAK"\n    LEAK',),
    "pymdownx.tilde": ("~~LEAK~~ and ~LEAK~",),
    "meta": ("LEAK: LEAK\n\nLEAK",),
    "smarty": ('"LEAK" -- LEAK...',),
    "wikilinks": ("[[LEAK]]",),
}
"""What a site without a course may turn on besides."""


def _indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line else line for line in text.split("\n"))


def held(text: str) -> Iterator[str]:
    """A construct by itself, and within each of the blocks that hold others."""
    yield text
    yield "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
    deeper = _indented(text, "    ")
    yield f"- item\n\n{deeper}\n\n- next"
    yield f"1.  item\n\n    - item\n\n{_indented(deeper, '    ')}"
    yield f'!!! note "Title"\n{deeper}'
    yield f'??? note "Title"\n{deeper}'
    yield f"Term\n\n:   Words.\n\n{deeper}"
