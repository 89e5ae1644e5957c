"""What was read from a file of others as a quiz file of ours: with ids, with what is left to write, once only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from coursewright.base.canonical import canonical
from coursewright.base.issues import IssueLog
from coursewright.base.places import Document, Tree
from coursewright.base.source import load_yaml
from coursewright.exchange.drafts import Draft, clean, id_of
from coursewright.exchange.format import Found
from coursewright.exchange.trees import is_key, ordered
from coursewright.exchange.yaml_text import STEP, question_yaml, quiz_yaml
from coursewright.quiz.fix import missing_ids
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.unwritten import LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The new text of a quiz file, and the ids of the questions that came to it and of those that it had already.

    `other` are those of the known that say something else in the file that they came from, `twice` questions that stood
    in what was read before, word for word.
    """

    text: str
    added: tuple[str, ...]
    known: tuple[str, ...]
    other: tuple[tuple[str, Found], ...] = ()
    twice: tuple[Found, ...] = ()


def take_in(found: Sequence[Found], quiz: str, old: Document | None, old_text: str) -> Intake:
    """Questions put into a quiz file behind those that it has; whose id stands there already stays as it is there."""
    there = _questions(old)
    drafts: dict[str, Draft] = {}
    known, other, twice = [], [], []
    for row in found:
        name = _own_id(row.tree, drafts)
        if name in there:
            known.append(name)
            if says_else(row.tree, there[name]):
                other.append((name, row))
        elif name not in drafts:
            drafts[name] = complete({**row.tree, "id": name})
        else:
            twice.append(row)
    if not drafts:
        return Intake(text=old_text, added=(), known=tuple(known), other=tuple(other), twice=tuple(twice))
    new = list(drafts.values())
    text = quiz_yaml({"id": quiz}, new) if old is None else _joined(old, old_text, new)
    text = _with_ids(text, quiz)
    return Intake(text=text, added=tuple(drafts), known=tuple(known), other=tuple(other), twice=tuple(twice))


def complete(tree: Draft) -> Draft:
    """A question with an objective and with all that its kind asks for: what nobody has written is left to write."""
    whole: Draft = {"objective": LEFT, **{key: _cleaned(value) for key, value in tree.items() if is_key(key)}}
    kind = KINDS.get(str(tree.get("type")))
    for path in kind.needs if kind else ():
        _leave(whole, path.split("."))
    return ordered(whole)


def _cleaned(tree: Tree) -> Tree:
    """A tree without signs that no text can hold, tabs among them, and without keys that are no words."""
    if isinstance(tree, dict):
        return {key: _cleaned(value) for key, value in tree.items() if is_key(key)}
    if isinstance(tree, list):
        return [_cleaned(row) for row in tree]
    return None if tree is None else clean(tree).expandtabs(4).strip("\u3000")


def _leave(tree: Tree, path: list[str]) -> None:
    """Put the mark where nothing stands at a path, in all rows of lists on the way."""
    if isinstance(tree, list):
        for row in tree:
            _leave(row, path)
    elif isinstance(tree, dict):
        if len(path) == 1:
            tree.setdefault(path[0], LEFT)
        elif path[0] == "why":
            _leave(tree.setdefault("why", {}), path[1:])
        else:
            _leave(tree.get(path[0]), path[1:])


def _questions(document: Document | None) -> dict[str, Draft]:
    """The questions of a quiz file by their ids."""
    tree = document.tree if document else None
    rows = tree.get("questions") if isinstance(tree, dict) else None
    return {
        str(row["id"]): row
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and "id" in row
    }


def says_else(new: Draft, old: Draft) -> bool:
    """Whether a question differs from the one with its id in its prompt, its options, or which of them are right.

    Letters and digits count. A format without a kind adds to a prompt, so that one may hold the other.
    """
    one, other = (_signs(tree.get("prompt")) for tree in (new, old))
    if one not in other and other not in one:
        return True
    rows = [tree.get("options") for tree in (new, old)]
    if not all(isinstance(row, list) for row in rows):
        return False
    first, second = ({_option(row) for row in held} for held in rows if isinstance(held, list))
    return first != second


def _option(row: Tree) -> tuple[str, bool]:
    return (_signs(row.get("text")), row.get("correct") == "true") if isinstance(row, dict) else ("", False)


def _signs(text: Tree) -> str:
    return "".join(sign for sign in str(text or "") if sign.isalnum())


def _own_id(tree: Draft, taken: Iterable[str]) -> str:
    """The id that the file gives, else one made of what the question says: the same each time."""
    mark = sha256(canonical({key: tree[key] for key in sorted(tree) if key != "id"})).hexdigest()[:8]
    name = id_of(str(tree.get("id", "")))
    if not name:
        return f"q-{mark}"
    return f"{name}-{mark}" if name in taken else name


def _joined(old: Document, text: str, drafts: list[Draft]) -> str:
    """A file's text with more questions behind its last."""
    tree = old.tree if isinstance(old.tree, dict) else {}
    rows = tree.get("questions")
    at = old.places.value(("questions", 0)).column - 1 - len(STEP) if rows else len(STEP)
    keys = list(tree)
    behind = keys[keys.index("questions") + 1 :] if "questions" in keys else []
    lines = text.rstrip("\n").split("\n")
    end = old.places.key((behind[0],)).line - 1 if behind else len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    head = [] if "questions" in keys else ["questions:"]
    new = "\n".join(question_yaml(row, " " * at) for row in drafts).rstrip("\n").split("\n")
    return (
        "\n".join([*lines[:end], *head, "", *new, *([""] if behind else []), *lines[end:]]).rstrip("\n")
        + "\n"
    )


def _with_ids(text: str, quiz: str) -> str:
    """The text with an id in each row of a list that has none."""
    document = load_yaml(text, f"{quiz}.yml", IssueLog())
    return text if document is None else missing_ids(text, document)
