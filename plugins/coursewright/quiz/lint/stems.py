"""Stems: negations that are easily missed, and words that point at the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from coursewright.base.issues import IssueLog
from coursewright.quiz.lint.text import HAN, is_chinese, plain
from coursewright.quiz.lint.vocabulary import Vocabulary, joined_vocabulary
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion
from coursewright.quiz.sheet import Sheet

_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__", re.DOTALL)
# 要不要 and 有没有 ask, and deny nothing.
_NOT = (
    r"(?:不(?!满|同|错|仅|断|足|安|快|良|久|妨|便|只|但|管|论|少|得不|耐烦|舒服|愉快|高兴)(?!(?<=(.)不)\1)"
    r"|没(?!(?<=有没)有)|未(?!来)|并非|绝非|无法|无关|错误|有误)"
)
_NEGATED = {
    True: (
        re.compile(rf"(?:哪|什么|何者|谁)[^，。；：？！,;?!让令使叫把被]{{0,12}}?{_NOT}"),
        re.compile(
            rf"{_NOT}[^，。；：？！,;?!]{{0,12}}的(?:一?[项个条句种]是?|选项是?|做法是?|说法是?|是|有)[\s（()）＿_？?：:。]*$"
        ),
        re.compile(
            r"(?:不(?:应|该|能|可|宜|会|属于|是|正确|恰当|合适|符合|包括|利于|需|必|得)|没有|未|错误|有误|并非|无关)"
            r"[^，。；：？！,;?!]{0,12}(?:哪|什么|何者)"
        ),
        re.compile(r"除外|除了?[^。？！]{0,20}[，,]?[^。？！]{0,12}[都均皆]|除了?[\s（()）＿_：:]*$"),
    ),
    False: (
        re.compile(
            r"(?:^|[,:—“\"‘(]\s*|\b(?:in|on|at|to|of|for|by|under|with|from|and|but|so|then) )"
            r"(?:which|what|who|whom|whose|where|when|how)\b"
            r"(?:(?!\b(?:who|that|which|if|when|because|where|while|whose|although|though|as|since|after|before)\b)"
            r"[^.?!;])*?(?:\b(?:not|never|cannot|incorrect|false)\b(?! only\b)|n['’]t\b|(?<!at )\bleast\b)"
        ),
        re.compile(
            r"\b(?:choose|select|pick|find|mark|name|tick)\b[^.?!;]*?"
            r"(?:\b(?:not|never|cannot)\b(?! only\b)|n['’]t\b|(?<!at )\bleast\b)"
        ),
        re.compile(r"\bexcept\b"),
    ),
}
_SENTENCE = re.compile(r"[^。！!？?.；;]*[。！!？?.；;]?")

FUNCTION_HAN = frozenset(
    "的了着过在是不有和与或也都就还又很更最把被让给对向从到为以于而及其这那哪各每一二三四五两几个项种条句"
    "时候么什吗呢吧啊他她它我你您们说做要会能可没下上里中面者所之此某再才只先后来去出得地并按当由请再其间前"
)
COMMON_WORDS = frozenset(
    "about above after again also another because been before being below best between both cannot come comes could "
    "does doing done down during each ever every following from give given gives goes good have having here into its "
    "itself just keep kind know later less like made make makes many more most much must need never next none once "
    "only other over right same says should show shows since some such take takes than that their them then there "
    "these they thing things this those three through time under until upon very want wants well were what when "
    "where which while whom whose will with within without word words work would your".split()
)


def vocabulary_of(quizzes: Iterable[LoadedQuiz]) -> Vocabulary:
    """The words of all choice questions, stems and options together."""
    rows = list(quizzes)
    return joined_vocabulary((words_of(loaded) for loaded in rows), sum(len(row.questions) for row in rows))


def words_of(loaded: LoadedQuiz) -> str:
    """The words of a quiz's questions, parted by blanks, each as often as there are questions with it."""
    chinese = is_chinese(loaded.language)
    found: list[str] = []
    for question in loaded.questions:
        texts = [question.prompt]
        if isinstance(question, ChoiceQuestion):
            texts += [option.text for option in question.options]
        found += sorted({word for text in texts for word in _words(text, chinese)})
    return " ".join(found)


def lint_stem(question: ChoiceQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of a negation in the question that is not in bold."""
    found = _negation(question.prompt, is_chinese(sheet.language))
    if found:
        issues.warning(
            "lint/negative-stem",
            sheet.where.value("prompt"),
            f"the question is negative, and its negation is easily missed: '{found}'.",
            "Ask for what is right, or put the negation in **bold**.",
        )


def _negation(prompt: str, chinese: bool) -> str:
    """The negated part of a question, or ""; only sentences that ask, or the last one, are looked at."""
    sentences = [part.strip() for part in _SENTENCE.findall(_BOLD.sub("▪", prompt)) if part.strip()]
    asking = [row for row in sentences if row.endswith(("?", "？"))]
    for sentence in dict.fromkeys([*asking, *sentences[-1:]]):
        for pattern in _NEGATED[chinese]:
            if found := pattern.search(sentence if chinese else sentence.lower()):
                return found[0]
    return ""


def lint_echo(
    question: ChoiceQuestion, sheet: Sheet, is_rare: Callable[[str], bool], issues: IssueLog
) -> None:
    """Warn of a rare word of the stem that all right options repeat and no distractor."""
    chinese = is_chinese(sheet.language)
    keys = [_words(option.text, chinese) for option in question.options if option.correct]
    others = {
        word for option in question.options if not option.correct for word in _words(option.text, chinese)
    }
    if not keys or len(keys) == len(question.options):
        return
    told = [
        word
        for word in _words(question.prompt, chinese)
        if all(word in key for key in keys) and word not in others and is_rare(word)
    ]
    if told:
        word = _joined(told) if chinese else told[0]
        issues.warning(
            "lint/stem-word-in-key",
            sheet.where.value("prompt"),
            f"'{word}' stands in the stem, in the right option and in no distractor.",
            "Say it in another way in one of the two, or let a distractor use it too.",
        )


def _words(text: str, chinese: bool) -> dict[str, None]:
    """Words that carry meaning, in their order: of four letters and more; of han, all pairs of neighbours."""
    return dict.fromkeys(_pairs(text) if chinese else _stems(text))


def _pairs(text: str) -> Iterator[str]:
    for run in re.findall(rf"[{HAN}]{{2,}}", plain(text)):
        for start in range(len(run) - 1):
            pair = run[start : start + 2]
            if not FUNCTION_HAN & {*pair}:
                yield pair


def _stems(text: str) -> Iterator[str]:
    for word in re.findall(r"[a-z]{4,}", plain(text).lower()):
        if word not in COMMON_WORDS:
            yield word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _joined(pairs: list[str]) -> str:
    """The first word that neighbouring pairs make up."""
    word = pairs[0]
    for before, pair in pairwise(pairs):
        if before[-1] != pair[0]:
            break
        word += pair[-1]
    return word
