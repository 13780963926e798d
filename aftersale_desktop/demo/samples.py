"""The sample shop's lists as shipped in resources/samples."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.facts import Cause, Wish
from aftersale_desktop.domain.fees import OperationLevel
from aftersale_desktop.domain.fields import T
from aftersale_desktop.domain.products import ProductForm, ProductModel
from aftersale_desktop.domain.tariffs import Tariff, tariff_from_json
from aftersale_desktop.resources import resource_path

BRAND = Bilingual("样品牌", "Sample Brand")
TARIFF_FILES = ("tariff-SH-2023-A.json", "tariff-SH-2026-A.json")

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SampleModel:
    """A model with what the samples need besides: its price and the compressor it holds."""

    model: ProductModel
    price: Decimal
    compressor: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as customers tell it and as the bench finds and mends it."""

    name: str
    code: str
    told: tuple[str, ...]
    found: str
    reason: str
    remedy: str
    level: OperationLevel
    parts: tuple[str, ...]
    materials: Mapping[str, str]
    is_main_part: bool
    forms: tuple[ProductForm, ...]
    symptom_code: str
    """What a fault without a code on the display is called at the bench."""
    title: Bilingual
    condition: Bilingual
    english: Mapping[str, str]

    @property
    def bench_code(self) -> str:
        """The code the bench keeps it under."""
        return self.code or self.symptom_code


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One of the cases without free warranty: what the clerk ticks, and the fault where it has its own."""

    name: str
    evidence: Mapping[str, bool]
    cause: Cause
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class VisitTime:
    """When a story's visit lies, in days after the sale or before today, and how long the product stayed."""

    days: tuple[int, int]
    is_after_sale: bool
    stay: tuple[int, int]
    fault: str
    wish: Wish | None
    detour: str


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of history that a number of products have."""

    name: str
    count: int
    sold_days_ago: tuple[int, int]
    visits: tuple[VisitTime, ...]
    delivered_after_days: tuple[int, int] | None
    is_business: bool
    is_commercial: bool
    is_exchanged: bool
    is_remote_sale: bool
    is_same_fault: bool
    is_invoice_missing: bool
    is_card_missing: bool


@dataclass(frozen=True, slots=True)
class CurrentClaim:
    """One claim of these days, in the order of the list."""

    point: str
    state: ClaimState
    days_ago: int
    story: str
    fault: str
    detour: str
    is_invoiced: bool
    key: str


@dataclass(frozen=True, slots=True)
class District:
    """A part of the city, the point that serves it, and how many of a hundred customers live there."""

    name: str
    point: str
    share: int
    roads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What people and businesses are called."""

    surnames: tuple[str, ...]
    given_names: tuple[str, ...]
    businesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BenchTexts:
    """What people write when a repair does not run its course."""

    declined_remedy: str
    no_fault: tuple[str, str, str]
    hold_reasons: tuple[str, ...]
    cancel_reasons: tuple[str, ...]
    override_reasons: tuple[str, ...]
    discount_reasons: tuple[str, ...]
    credit_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Samples:
    """Every list the sample shop is made of."""

    models: tuple[SampleModel, ...]
    faults: tuple[Fault, ...]
    exclusions: tuple[Exclusion, ...]
    stories: tuple[Story, ...]
    current_claims: tuple[CurrentClaim, ...]
    districts: tuple[District, ...]
    names: Names
    texts: BenchTexts
    tariffs: tuple[Tariff, ...]

    def fault(self, name: str) -> Fault:
        """Return the fault of that name."""
        return next(fault for fault in self.faults if fault.name == name)


def read_samples() -> Samples:
    """Return the shipped lists."""
    names, texts = _shipped("names.json"), _shipped("bench-texts.json")
    return Samples(
        models=_each("models.json", _model),
        faults=_each("faults.json", _fault),
        exclusions=_each("exclusions.json", _exclusion),
        stories=_each("stories.json", _story),
        current_claims=_each("current-claims.json", _current_claim),
        districts=_each("districts.json", _district),
        names=Names(tuple(names["surnames"]), tuple(names["given_names"]), tuple(names["businesses"])),
        texts=BenchTexts(
            texts["declined"]["remedy"],
            (texts["no_fault"]["found"], texts["no_fault"]["reason"], texts["no_fault"]["remedy"]),
            tuple(texts["hold_reasons"]),
            tuple(texts["cancel_reasons"]),
            tuple(texts["override_reasons"]),
            tuple(texts["discount_reasons"]),
            tuple(texts["credit_reasons"]),
        ),
        tariffs=tuple(tariff_from_json(_shipped(name)) for name in TARIFF_FILES),
    )


def _shipped(name: str) -> Any:
    return json.loads(resource_path("samples", name).read_text(encoding="utf-8"))


def _each(name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
    return tuple(read(entry) for entry in _shipped(name))


def _model(entry: Fields) -> SampleModel:
    model = ProductModel(
        code=entry["code"],
        name=Bilingual(entry["zh"], entry["en"]),
        brand=BRAND,
        product_class=entry["class"],
        form=ProductForm(entry["form"]),
        unit_codes=tuple(entry["unit_codes"]),
        is_catalogue_product=entry.get("is_catalogue_product", True),
        platform=entry["platform"],
    )
    return SampleModel(model, Decimal(entry["price"]), entry["compressor"])


def _fault(entry: Fields) -> Fault:
    return Fault(
        name=entry["name"],
        code=entry["code"],
        told=tuple(entry["told"]),
        found=entry["found"],
        reason=entry["reason"],
        remedy=entry["remedy"],
        level=OperationLevel(entry["level"]),
        parts=tuple(entry.get("parts", ())),
        materials=entry.get("materials", {}),
        is_main_part=entry.get("main_part", False),
        forms=tuple(ProductForm(form) for form in entry.get("forms", ProductForm)),
        symptom_code=entry.get("symptom_code", ""),
        title=_bilingual(entry.get("title")),
        condition=_bilingual(entry.get("condition")),
        english=entry.get("en", {}),
    )


def _bilingual(entry: Fields | None) -> Bilingual:
    return Bilingual(entry["zh"], entry["en"]) if entry else Bilingual("")


def _exclusion(entry: Fields) -> Exclusion:
    fault = _fault(entry["fault"]) if "fault" in entry else None
    return Exclusion(entry["name"], entry.get("evidence", {}), Cause(entry.get("cause", "product")), fault)


def _story(entry: Fields) -> Story:
    return Story(
        name=entry["name"],
        count=entry["count"],
        sold_days_ago=_bounds(entry["sold_days_ago"]),
        visits=tuple(_visit_time(visit) for visit in entry.get("visits", ())),
        delivered_after_days=_bounds_or_none(entry.get("delivered_after_days")),
        is_business=entry.get("is_business", False),
        is_commercial=entry.get("is_commercial", False),
        is_exchanged=entry.get("is_exchanged", False),
        is_remote_sale=entry.get("is_remote_sale", False),
        is_same_fault=entry.get("is_same_fault", False),
        is_invoice_missing=entry.get("is_invoice_missing", False),
        is_card_missing=entry.get("is_card_missing", False),
    )


def _visit_time(entry: Fields) -> VisitTime:
    return VisitTime(
        days=_bounds(entry["after"] if "after" in entry else entry["ago"]),
        is_after_sale="after" in entry,
        stay=_bounds(entry.get("stay", (1, 4))),
        fault=entry.get("fault", "any"),
        wish=Wish(entry["wish"]) if "wish" in entry else None,
        detour=entry.get("detour", ""),
    )


def _bounds(pair: Any) -> tuple[int, int]:
    lowest, highest = pair
    return int(lowest), int(highest)


def _bounds_or_none(pair: Any) -> tuple[int, int] | None:
    return None if pair is None else _bounds(pair)


def _current_claim(entry: Fields) -> CurrentClaim:
    return CurrentClaim(
        point=entry["point"],
        state=ClaimState(entry["state"]),
        days_ago=entry["days_ago"],
        story=entry["story"],
        fault=entry["fault"],
        detour=entry.get("detour", ""),
        is_invoiced=entry.get("invoiced", False),
        key=entry.get("key", ""),
    )


def _district(entry: Fields) -> District:
    return District(entry["district"], entry["point"], entry["share"], tuple(entry["roads"]))
