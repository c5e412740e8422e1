"""The palette: contrast by WCAG 2.2, and seen by people with any colour vision."""

import itertools
import json
from xml.etree.ElementTree import Element

import numpy as np
import pytest

from amu_graph import resources
from amu_graph.model import MODEL
from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY, STYLE, Theme, family_style
from amu_graph.network.drawing.key import STATUSES, doubt
from amu_graph.network.drawing.style import CLASSES, OTHER_CLASS, THEMES, class_style, style

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(colour: str) -> np.ndarray:
    values = np.array(list(bytes.fromhex(colour[1:]))) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((float(linear(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(rgb, 0, 1) / [0.9505, 1.0, 1.089]
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_outlines_stand_out_from_the_ground(theme: Theme) -> None:
    ground = THEMES[theme]["ground"]
    for family in (*FAMILIES, OTHER_FAMILY):
        assert contrast(family.colour(theme), ground) >= 3, family.name
    assert contrast(THEMES[theme]["outline"], ground) >= 3
    assert contrast(THEMES[theme]["ink"], ground) >= 7


def test_no_two_classes_look_the_same() -> None:
    looks = [(each["shape"], each["hue"]) for each in STYLE["classes"]]
    assert len(set(looks)) == len(looks) >= 13


@pytest.mark.parametrize("vision", VISIONS)
def test_classes_of_one_shape_differ_for_any_colour_vision(vision: str) -> None:
    named = {each["name"] for each in STYLE["classes"]} | {OTHER_CLASS.name}
    looks = [each for each in (*CLASSES, OTHER_CLASS) if each.name in named]
    for one, other in itertools.combinations(looks, 2):
        if one.shape == other.shape:
            seen = [lab(VISIONS[vision] @ linear(each.colour)) for each in (one, other)]
            assert float(np.linalg.norm(seen[0] - seen[1])) > 12, (one.name, other.name)


def test_families_of_one_dash_are_few_and_no_two_look_the_same() -> None:
    looks = [(each.dash, each.light) for each in (*FAMILIES, OTHER_FAMILY)]
    assert len(set(looks)) == len(looks)
    assert sum(not each.dash for each in FAMILIES) <= 4


def test_every_shortcut_of_the_vocabulary_has_a_family() -> None:
    import pyoxigraph as ox

    roles = ox.parse(path=str(resources.ontology() / "vocabularies" / "role.ttl"))
    shortcuts = {quad.object.value for quad in roles if quad.predicate.value.endswith("#shortcut")}
    known = {predicate for family in FAMILIES for predicate in family.predicates}
    assert shortcuts <= known


def test_the_families_that_the_ontology_names_are_those_of_the_style() -> None:
    named = {facts.family for facts in MODEL.properties.values() if facts.family}
    assert named == {family.name for family in FAMILIES}
    assert family_style("https://w3id.org/amu-graph/ontology#locatedIn").name == "placed"
    assert family_style("http://example.org/unknown") is OTHER_FAMILY


def test_each_status_has_a_mark_of_its_own_whatever_the_family() -> None:
    """By shape, so that it is seen in grey and by anybody: nothing, a ring, a ring with a question mark."""
    for family in (*FAMILIES, OTHER_FAMILY):
        drawn = {}
        for status in STATUSES:
            parent = Element("g")
            doubt(parent, status, (0.0, 0.0), family, "light")
            drawn[status] = [each.tag for each in parent.iter()][1:]
        assert drawn == {"asserted": [], "interpreted": ["g", "circle"], "unverified": ["g", "circle", "text"]}


def test_every_class_with_a_page_has_a_style() -> None:
    from amu_graph.namespaces import KINDS, RELATIONS

    for name in {name for kind, name in KINDS.items() if kind not in RELATIONS}:
        assert class_style(name).name == name, f"{name} is drawn as something else"
    assert class_style("Nothing") is OTHER_CLASS


def test_the_style_is_json_for_the_pages() -> None:
    told = json.loads(json.dumps(style()))
    assert told["classes"]["Person"]["fr"] == "personne"
    assert {"light", "dark"} == set(told["themes"])
    assert told["families"]["accompanied"]["predicates"] == ["https://w3id.org/amu-graph/ontology#accompanies"]
