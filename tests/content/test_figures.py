"""The experience pyramid, which has the most words of all figures."""

from coursewright.base.issues import IssueLog
from coursewright.figures.load import read_figures
from tests.figures.stress import LANGUAGES, scenes
from tests.tiny import ROOT


def test_no_word_of_the_experience_pyramid_is_cut_and_none_is_small() -> None:
    figure = read_figures(ROOT, LANGUAGES, IssueLog())["experience-pyramid"]
    for name, scene in scenes(figure):
        bold = [line for line in scene.lines if line.weight == 700]
        assert not [line.text for line in bold if line.text.endswith("-")], name
        assert min(line.size for line in bold) >= 13, name
