"""A page with whole quizzes: one with pools, one with confidence, a must and a checkpoint of it further up."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.hosts.engines import run_engine

from .gallery import SETTINGS
from .tools import CASES

COURSE = "attempt"
PAGE = "index.html"
FILES = CASES / "attempt"
TEXT = """\
# 一次作答

## 检查点

```quiz
sure#guess
```

## 抽题

```quiz
pools
```

## 自测

```quiz
sure
```
"""


def lay_attempts(project: Path) -> Path:
    """Write the project's files."""
    shutil.copytree(FILES, project / "quizzes")
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text(TEXT, encoding="utf-8", newline="\n")
    settings = SETTINGS.format(name="一次作答", language="zh", course=COURSE)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    return project


def build_attempts(project: Path) -> Path:
    """Build the project's site, below itself, and give its folder."""
    run_engine("mkdocs", project, project / "site")
    return project / "site"
