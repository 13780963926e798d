"""No paper changes its looks unnoticed: at most a thousandth of its dots differ from the picture that was looked at."""

from PIL import Image

from tests.golden_papers import FOLDER, drawn, part_changed

_MOST = 0.001


def test_papers_look_as_they_did_when_somebody_looked() -> None:
    changed = {}
    for name, image in drawn():
        with Image.open(FOLDER / name) as before:
            changed[name] = part_changed(before.convert("L"), image)
    assert {name: part for name, part in changed.items() if part > _MOST} == {}


def test_a_line_more_would_be_noticed() -> None:
    name, image = next(iter(drawn()))
    spoilt = image.copy()
    spoilt.paste(0, (20, 300, 400, 304))
    assert name
    assert part_changed(image, spoilt) > _MOST
    assert part_changed(image, image.crop((0, 0, 50, 50))) == 1.0
