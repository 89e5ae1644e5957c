"""Blocks of a printed lesson know where they were written."""

from __future__ import annotations

import re

from coursewright.base.markup import to_html
from coursewright.prose import Screen, render_lesson
from coursewright.prose.looks.paper import Paper

from .conftest import Render

BODY = """## Idea {#idea}

First paragraph of *two* lines
that goes on.

| head | other |
|---|---|
| cell one | cell two |

- item one
- item two

```python
code = "line"
```

![A picture of it](../assets/x.png)

```quiz
one
```
"""
WANTED = {
    "First paragraph": "content/en/first/one.md:10:1",
    "cell two": "content/en/first/one.md:15:14",
    "item two": "content/en/first/one.md:18:3",
    "Who ": "quizzes/en/first/one.yml:7:13",
    "Everyone": "quizzes/en/first/one.yml:13:15",
}


def test_each_block_and_each_text_of_a_quiz_tells_its_place(project_with: Render) -> None:
    project = project_with(BODY, told=True)
    tree = render_lesson(project, project.lessons[0], Paper(audience="trainer")).tree
    html = "".join(map(to_html, tree))
    for words, place in WANTED.items():
        before = html[: html.index(words)]
        assert re.findall(r'data-at="([^"]*)"', before)[-1] == place, words
    assert 'data-at="content/en/first/one.md:24:3"' in html, "a picture, by its description"


def test_a_page_on_screen_tells_none(project_with: Render) -> None:
    project = project_with(BODY, told=True)
    html = "".join(map(to_html, render_lesson(project, project.lessons[0], Screen()).tree))
    assert "data-at" not in html
