from coursewright.base.issues import IssueLog, as_text
from coursewright.figures.kinds import KINDS
from coursewright.figures.kinds.radar.corners import set_corners
from coursewright.figures.model import LoadedFigure
from coursewright.figures.reading import Reader
from coursewright.figures.scene import Disc
from coursewright.figures.setter import Setter
from tests.figures.stress import LANGUAGES, load


def radar(*names: str) -> LoadedFigure:
    issues = IssueLog()
    loaded = load(
        {
            "type": "radar",
            "title": "t",
            "max": "10",
            "axes": [{"id": f"a{n}", "text": {"zh": f"轴{n}", "en": name}} for n, name in enumerate(names)],
            "series": [{"id": "s", "text": "S", "values": ["10", "5", "2.50", "0"][: len(names)]}],
        },
        issues,
    )
    assert loaded is not None, as_text(issues)
    return loaded


def test_marks_lie_at_their_share_of_the_axis() -> None:
    loaded = radar("up", "right", "down", "left")
    setter = Setter(languages=LANGUAGES, shown="en")
    scene = KINDS["radar"].layout(loaded.figure, setter)
    _, radius = set_corners(loaded.figure, setter)
    series = next(part for part in scene.parts if part.id == "s")
    up, right, down, left = [shape for shape in series.shapes if isinstance(shape, Disc)][:4]
    middle = (left.x, left.y)
    assert round(middle[1] - up.y, 6) == round(radius, 6)
    assert round(right.x - middle[0], 6) == round(radius / 2, 6)
    assert round(down.y - middle[1], 6) == round(radius / 4, 6)


def test_the_plot_makes_room_for_long_words_at_its_sides() -> None:
    setter = Setter(languages=LANGUAGES, shown="en")
    _, small = set_corners(radar("up", "responsiveness", "down", "left").figure, setter)
    _, large = set_corners(radar("responsiveness", "right", "down", "left").figure, setter)
    assert small < large


def test_values_are_read_with_their_axes() -> None:
    entries = KINDS["radar"].reading(radar("up", "right", "down").figure, Reader(language="en"))
    assert [entry.text for entry in entries] == ["up · S 10.0", "right · S 5.0", "down · S 2.5", "S"]
