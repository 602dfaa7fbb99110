"""Drawings: nothing left out, nothing outside the paper, no letters over each other, letters large enough."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.conftest import render
from tussenruimte.ui import examples
from tussenruimte.ui.drawings import (
    AreaMap,
    Bar,
    Bars,
    LensDrawing,
    Part,
    Place,
    Position,
    Radar,
    Series,
    Spot,
    Triangle,
    TwoRings,
)
from tussenruimte.ui.drawings.shapes import WIDTH, level, width_of, wrap

KINDS = ["tiles", "wheel", "ladder", "steps", "scale"]
WORDS = st.text(alphabet=st.sampled_from("abcdefghij -ë"), min_size=1, max_size=60).filter(str.strip)
PARTS = st.lists(
    st.builds(
        Part,
        id=st.just("x"),
        title=WORDS,
        count=st.one_of(st.none(), st.integers(0, 99_999)),
        highlighted=st.booleans(),
        url=st.sampled_from(["", "#x"]),
    ),
    min_size=1,
    max_size=15,
)


def letters_of(sheet):
    """Every line of letters with the box it takes: left, right, top, foot."""
    for line in [*sheet.captions, *(line for cell in sheet.cells for line in cell.lines)]:
        wide = width_of(line.text, 17 if line.kind.startswith("count") else 15)
        left = {"end": line.x - wide, "middle": line.x - wide / 2}.get(
            {"count-end": "end", "end": "end", "number": "middle", "middle": "middle"}.get(line.kind, ""), line.x
        )
        yield line.text, left, left + wide, line.y - 11, line.y + 3


def overlaps(a, b):
    return a[1] < b[2] - 1 and b[1] < a[2] - 1 and a[3] < b[4] - 1 and b[3] < a[4] - 1


@given(WORDS, st.integers(60, 320))
def test_wrapping_leaves_nothing_out_and_stays_within_its_width(text, width):
    lines = wrap(text, width)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert all(width_of(line) <= max(width, 4 * 9) + 0.01 for line in lines)


@pytest.mark.parametrize("kind", KINDS)
@given(parts=PARTS)
def test_a_lens_of_any_words_fits_its_paper(kind, parts):
    sheet = LensDrawing(kind, "Bril", "Wat er te zien is.", parts).sheet
    assert [cell.part for cell in sorted(sheet.cells, key=lambda cell: cell.number)] == parts
    for text, left, right, top, foot in letters_of(sheet):
        assert left >= -1, text
        assert right <= WIDTH + 1, text
        assert top >= 0, text
        assert foot <= sheet.height + 1, text


@pytest.mark.parametrize("kind", ["tiles", "ladder", "steps", "scale"])
@given(parts=PARTS)
def test_no_letters_stand_over_other_letters(kind, parts):
    boxes = list(letters_of(LensDrawing(kind, "Bril", "", parts).sheet))
    assert [(a[0], b[0]) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if overlaps(a, b)] == []


def test_a_list_and_an_empty_lens_have_no_picture():
    assert LensDrawing("list", "Bril", "", [Part("a", "A")]).sheet is None
    assert LensDrawing("tiles", "Bril", "", []).sheet is None


@pytest.mark.parametrize(
    ("count", "highest", "expected"), [(0, 9, 0), (1, 100, 1), (25, 100, 1), (26, 100, 2), (9, 9, 4)]
)
def test_fullness_goes_by_quarters_of_the_fullest(count, highest, expected):
    assert level(count, highest) == expected


def test_where_someone_stands_and_a_state_are_said_in_words_beside_the_picture():
    html = render('{% component "tr-lens" drawing=drawing %}', drawing=examples.ALL["stairs"])
    assert "tr-cell--bezig" in html
    assert "mee bezig" in html
    html = render('{% component "tr-lens" drawing=drawing %}', drawing=examples.ALL["ladder"])
    assert "tr-cell--here" in html
    assert ">hier<" in html


def test_a_picture_with_links_is_a_group_and_one_without_is_an_image():
    assert 'role="group"' in render('{% component "tr-lens" drawing=d %}', d=examples.ALL["tiles"])
    assert 'role="img"' in render('{% component "tr-lens" drawing=d %}', d=examples.ALL["ladder"])


@pytest.mark.parametrize(
    "name", ["tiles", "wheel", "stairs", "ladder", "scale", "bars", "radar", "triangle", "rings", "map"]
)
def test_every_picture_has_a_title_a_description_and_no_look_of_its_own(name):
    word = {"stairs": "lens", "tiles": "lens", "wheel": "lens", "ladder": "lens", "scale": "lens"}.get(name, name)
    prop = "map" if word == "map" else "drawing"
    html = render(f'{{% component "tr-{word}" {prop}=d %}}', d=examples.ALL[name])
    assert re.search(r"<title id=.+?</title><desc id=.+?</desc>", html)
    assert not re.search(r' (?:style|fill|stroke)="', html)


def test_bars_are_in_proportion_and_each_says_its_figure():
    sheet = Bars("Fasen", "", [Bar("Eén", 10), Bar("Twee", 5), Bar("Nul", 0)]).sheet
    lengths = [float(re.search(r"h(-?[\d.]+)a", cell.over)[1]) for cell in sheet.cells[:2]]
    assert lengths[0] + 8 == pytest.approx(2 * (lengths[1] + 8), abs=0.3)
    assert [cell.lines[-1].text for cell in sheet.cells] == ["10", "5", "0"]
    assert Bars("Niets", "", []).sheet is None
    assert Bars("Nullen", "", [Bar("Nul", 0)]).sheet.cells[0].lines[-1].text == "0"


def test_bars_are_measured_against_a_given_most():
    full, half = Bars("A", "", [Bar("x", 5)]).sheet, Bars("A", "", [Bar("x", 5)], most=10).sheet
    assert half.cells[0].lines[-1].x < full.cells[0].lines[-1].x
    assert Bars("Geld", "", [Bar("x", 5, shown="€ 5")]).sheet.cells[0].lines[-1].text == "€ 5"


def test_a_radar_needs_an_answer_or_none_for_each_axis():
    with pytest.raises(ValueError, match="voor elke as één waarde"):
        Radar("Web", "", ["a", "b", "c"], [Series("Wij", [1, 2])])


def test_a_radar_keeps_to_its_scale_and_says_when_there_is_no_answer():
    radar = Radar("Web", "", ["a", "b", "c"], [Series("Wij", [20, -3, None]), Series("Zij", [None, None, None])])
    assert radar.radius(20) == radar.radius(10)
    assert radar.radius(-3) == 0
    assert radar.rows == [["1. a", "20", "–"], ["2. b", "\u22123", "–"], ["3. c", "–", "–"]]
    assert [len(curve.dots) for curve in radar.curves] == [2, 0]
    assert radar.curves[1].outline == ""


def test_series_are_told_apart_without_colour():
    radar = Radar("Web", "", ["a", "b", "c"], [Series(str(i), [5, 5, 5]) for i in range(4)])
    first_dots = [curve.dots[0] for curve in radar.curves]
    corners = [dot.count("L") if "a" not in dot else "round" for dot in first_dots]
    assert corners == ["round", 3, 2, 3]
    assert len(set(first_dots)) == 4


def test_a_triangle_draws_to_the_heavier_corner():
    triangle = Triangle("Drie", "", ("Boven", "Links", "Rechts"), [Position("A", (1, 0, 0)), Position("B", (0, 0, 0))])
    top, middle = triangle.dots
    assert (top.x, top.y) == (160, pytest.approx(triangle.top, abs=0.1))
    assert middle.y == pytest.approx(triangle.top + (triangle.foot - triangle.top) * 2 / 3, abs=0.2)
    assert triangle.rows == [["1. A", "100%", "0%", "0%"], ["2. B", "33%", "33%", "33%"]]


def test_positions_in_the_same_place_stand_side_by_side():
    triangle = Triangle("Drie", "", ("a", "b", "c"), [Position(str(i), (1, 1, 1)) for i in range(3)])
    assert all(right.x - left.x >= 24 for left, right in pairwise(triangle.dots))


def test_rings_number_on_from_near_to_around():
    rings = TwoRings(
        "Wie", "", "Wij", [Part("a", "A"), Part("b", "B")], [Part("c", "C", url="#c")], ("Dichtbij", "Eromheen")
    )
    assert [cell.number for cell in rings.sheet.cells] == [1, 2, 3]
    assert [(title, first) for title, first, _parts in rings.lists] == [("Dichtbij", 1), ("Eromheen", 3)]
    assert rings.has_links


SQUARE = [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1]]]


def test_a_map_has_north_above_and_east_to_the_right():
    area = AreaMap("Kaart", "", [Place("Vlak", SQUARE)], [Spot("Oost", 5.09, 52.05), Spot("Noord", 5.05, 52.09)])
    assert area.at(5.09, 52.05)[0] > area.at(5.01, 52.05)[0]
    assert area.at(5.05, 52.09)[1] < area.at(5.05, 52.01)[1]


def test_a_map_of_nothing_shows_the_country_and_a_map_of_one_spot_stays_finite():
    assert AreaMap("Leeg", "", []).box == (3.3, 50.7, 7.3, 53.6)
    assert 0 < AreaMap("Eén", "", [], [Spot("A", 5, 52)]).height < 1000


def test_a_full_place_is_darker_and_many_things_make_a_larger_spot():
    area = AreaMap(
        "Kaart",
        "",
        [Place("Vol", SQUARE, count=9), Place("Leeg", SQUARE, count=0), Place("Los", SQUARE)],
        [Spot("Eén", 5.05, 52.05), Spot("Veel", 5.05, 52.05, count=100)],
    )
    assert [outline.fill for outline in area.outlines] == ["level-4", "level-0", "plain"]
    assert [dot.radius for dot in area.dots] == [24, 14.5]
