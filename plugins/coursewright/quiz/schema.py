"""The JSON schema of quiz files, for editors; `schema/quiz.json` is this, committed."""

from __future__ import annotations

import json

from coursewright.base.shape import json_schema
from coursewright.quiz.model import Quiz


def quiz_schema() -> str:
    """The schema as the text of its file."""
    return json.dumps(json_schema(Quiz, "A quiz"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
