"""The price notice for the wall (价格公示): fees, materials, parts, guarantee, and where to complain."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, cell, headed, kept, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, clock, head_of, labelled_texts
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.notice_papers import PriceNoticeContent
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.wording.dates import iso_day
from aftersale_desktop.wording.drawn_papers import edition_line
from aftersale_desktop.wording.fees import LEVEL_NAMES, price_list_name
from aftersale_desktop.wording.notices import notice_charging, notice_quality, notice_remote, notice_work
from aftersale_desktop.wording.shop_terms import CITY_TIER_NAMES, tax_rate_text

CONSUMER_HOTLINE = "12315"
"""The number of the market authorities for complaints of consumers, the same in every city."""
_CLASS_SHARES = (0.5, 2.6, 1.0, 1.0, 1.0, 1.0, 1.0)
_LISTED_SHARES = (1.2, 3.4, 1.0, 1.1)
_FIRST_TEXTS = 2


def price_notice_leaves(content: PriceNoticeContent, form: Form) -> Leaves:
    """Return the notice as rows of one form; each table has its heads again on every page it goes on to."""
    rows = [
        *head_of(form, content.point, _fields(form, content)),
        *_fees(form, content),
        *labelled_texts(form, _rules(form, content)),
        *_materials(form, content),
        *_parts(form, content),
        *labelled_texts(form, _promises(form, content)),
    ]
    return Leaves(rows, [])


def _fields(form: Form, content: PriceNoticeContent) -> list[list[Field]]:
    words = form.words
    tier = words(CITY_TIER_NAMES[content.city_tier])
    ends = words("until {day}", day=iso_day(content.valid_to)) if content.valid_to else words("until further notice")
    return [
        [
            Field(words("Legal basis"), price_list_text(form, content.legal_basis), content.document_number),
            Field(words("Valid from"), iso_day(content.valid_from), ends),
            Field(words("Approved by"), content.approver, words.of(edition_line, content.stamp)),
        ],
        [
            Field(words("Region"), price_list_text(form, content.region), tier),
            Field(words("Grade of the point"), str(content.point.grade)),
            Field(words("Prices in CNY, tax included"), tax_rate_text(content.tax_rate)),
        ],
    ]


def price_list_text(form: Form, text: str) -> str:
    """Return a text of the list in the paper's language where the program knows it."""
    return one_line(form.words.of(price_list_name, text))


def _fees(form: Form, content: PriceNoticeContent) -> list[Row]:
    words = form.words
    titles = (
        "",
        words("Maintenance fee by product class"),
        *(words(LEVEL_NAMES[level]) for level in OperationLevel),
        words("Door-to-door fee"),
    )
    lines = [
        (one.code, price_list_text(form, one.name), *_amounts(one.labour), f"{one.door_to_door:.2f}")
        for one in content.classes
    ]
    return _table(form, titles, lines, _CLASS_SHARES)


def _amounts(amounts: Sequence[Decimal]) -> tuple[str, ...]:
    return tuple(f"{amount:.2f}" for amount in amounts)


def _materials(form: Form, content: PriceNoticeContent) -> list[Row]:
    words = form.words
    titles = (words("Auxiliary material"), "", words("Counted in"), words("Unit price"))
    lines = [
        (one.code, price_list_text(form, one.name), price_list_text(form, one.unit), f"{one.unit_price:.2f}")
        for one in content.materials
    ]
    return _table(form, titles, lines, _LISTED_SHARES)


def _parts(form: Form, content: PriceNoticeContent) -> list[Row]:
    words = form.words
    titles = (words("Spare part"), "", words("Main part"), words("Unit price"))
    lines = [
        (
            one.code,
            price_list_text(form, one.name),
            words("yes") if one.main_part else "",
            f"{one.unit_price:.2f}",
        )
        for one in content.parts
    ]
    return _table(form, titles, lines, _LISTED_SHARES)


def _table(form: Form, titles: Sequence[str], lines: Sequence[Sequence[str]], shares: Sequence[float]) -> list[Row]:
    look = form.look
    first, *others = _line(form, titles, look.label, shares)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.3)]
    rows = [row for line in lines for row in _told(form, line, shares)]
    return [*headed(rows, heads)]


def _told(form: Form, line: Sequence[str], shares: Sequence[float]) -> list[Row]:
    look = form.look
    return [*kept(_line(form, line, look.body, shares)), form.hairline(gap=look.padding * 0.25)]


def _line(form: Form, texts: Sequence[str], style: TextStyle, shares: Sequence[float]) -> list[Row]:
    """The name of what has no code stands where both would."""
    look = form.look
    spans = form.span.parts(*shares, gutter=look.padding * 0.7)
    cells = [
        cell(span, (text, style), align=Align.LEFT if place < _FIRST_TEXTS else Align.RIGHT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    ]
    if not texts[1]:
        wide = spans[0]._replace(width=spans[1].right - spans[0].x)
        cells[:2] = [cell(wide, (texts[0], style))]
    return side_by_side(*cells, gap=look.padding * 0.35)


def _rules(form: Form, content: PriceNoticeContent) -> list[tuple[str, str]]:
    words = form.words
    return [
        (words("Maintenance fee"), words.of(notice_work, content)),
        (words("Remote fee, one way"), words.of(notice_remote, content)),
    ]


def _promises(form: Form, content: PriceNoticeContent) -> list[tuple[str, str]]:
    words, point = form.words, content.point
    hotline = words("Hotline {opens}–{closes}", opens=clock(point.opens_at), closes=clock(point.closes_at))
    authority = words("Market authority")
    return [
        (words("Quality standard"), words.of(notice_quality, content)),
        (words("Charging"), words.of(notice_charging)),
        (
            words("Complaint telephone"),
            words.listed((f"{hotline} {point.hotline}", f"{authority} {CONSUMER_HOTLINE}"), " · "),
        ),
    ]
