"""The inspection templates every shop begins with; each shop may change its own.

Insulation and leakage limits follow GB 4706.1 and GB 4706.32 for household air conditioners.
"""

from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.inspections import InspectionItem, InspectionTemplate, TestKind
from aftersale_desktop.domain.serials import UnitKind

_INSIDE = (UnitKind.INDOOR, UnitKind.WHOLE)
_OUTSIDE = (UnitKind.OUTDOOR, UnitKind.WHOLE)


def _measured(
    code: str, zh: str, en: str, unit: str, limits: tuple[str, str], units: tuple[UnitKind, ...] = ()
) -> InspectionItem:
    lowest, highest = (Decimal(limit) if limit else None for limit in limits)
    kind = TestKind.SAFETY if code in _SAFETY else TestKind.PERFORMANCE
    return InspectionItem(code, Bilingual(zh, en), kind, unit, lowest, highest, units)


def _seen(code: str, zh: str, en: str, units: tuple[UnitKind, ...] = ()) -> InspectionItem:
    kind = TestKind.SAFETY if code in _SAFETY else TestKind.APPEARANCE
    return InspectionItem(code, Bilingual(zh, en), kind, units=units)


_SAFETY = frozenset({"insulation", "leakage", "earth"})
_INSULATION = _measured("insulation", "绝缘电阻", "Insulation resistance", "MΩ", ("2", ""))
_LEAKAGE = _measured("leakage", "泄漏电流", "Leakage current", "mA", ("", "0.75"))
_LEAKAGE_FIXED = _measured("leakage", "泄漏电流", "Leakage current", "mA", ("", "2"))
_EARTH = _seen("earth", "接地连续性", "Earth continuity")
_APPEARANCE = (
    _seen("panel", "面板、外壳完好", "Panel and casing sound"),
    _seen("screws", "螺钉齐全紧固", "Screws complete and tight"),
    _seen("cleaned", "已清洁", "Cleaned"),
)
_SAFE = (_INSULATION, _LEAKAGE, _EARTH)
_SAFE_FIXED = (_INSULATION, _LEAKAGE_FIXED, _EARTH)


def _performance(amperes: tuple[str, str]) -> tuple[InspectionItem, ...]:
    return (
        _measured("difference", "进出风温差", "Air temperature difference", "K", ("8", ""), _INSIDE),
        _measured("current", "运行电流", "Running current", "A", amperes, _OUTSIDE),
        _measured("low_pressure", "低压压力", "Low pressure", "MPa", ("0.75", "1.10"), (UnitKind.OUTDOOR,)),
        _measured("high_pressure", "高压压力", "High pressure", "MPa", ("2.2", "3.4"), (UnitKind.OUTDOOR,)),
    )


SHIPPED_TEMPLATES: tuple[InspectionTemplate, ...] = (
    InspectionTemplate(
        "portable",
        Bilingual("移动空调、窗机检验", "Portable and window units"),
        ("E",),
        (*_SAFE, *_performance(("2", "6")), *_APPEARANCE),
    ),
    InspectionTemplate(
        "wall",
        Bilingual("挂机检验", "Wall units"),
        ("A", "B"),
        (*_SAFE_FIXED, *_performance(("2.5", "9")), *_APPEARANCE),
    ),
    InspectionTemplate(
        "large",
        Bilingual("柜机、风管机检验", "Floor and ducted units"),
        ("C", "D"),
        (*_SAFE_FIXED, *_performance(("5", "16")), *_APPEARANCE),
    ),
    InspectionTemplate(
        "usual",
        Bilingual("通用检验", "All other products"),
        (),
        (*_SAFE_FIXED, *_performance(("2", "16")), *_APPEARANCE),
    ),
    InspectionTemplate(
        "unrepaired",
        Bilingual("未维修返还检验", "Given back unrepaired"),
        (),
        (*_SAFE_FIXED, *_APPEARANCE),
        is_for_unrepaired=True,
    ),
)
