"""The device label: the number to scan, and what a technician must know with the device in hand."""

from collections.abc import Callable
from functools import partial

from aftersale_desktop.documents.barcodes import LinearCode, Symbol, symbol_for
from aftersale_desktop.documents.blocks import Align, Span, cell
from aftersale_desktop.documents.forms import Form, Leaves
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import Pen, TextStyle
from aftersale_desktop.documents.text import one_line, shortened, shrunk_to
from aftersale_desktop.domain.document_codes import compact_code, is_document_number
from aftersale_desktop.domain.drawn_papers import (
    AccessoryLabel,
    BadgeContent,
    LabelContent,
    PartLabelContent,
    ShelfLabelContent,
)
from aftersale_desktop.domain.personal_data import masked_name
from aftersale_desktop.wording.claims import role_name
from aftersale_desktop.wording.fees import price_list_name
from aftersale_desktop.wording.intake import accessory_name
from aftersale_desktop.wording.papers import fault_line, promised_text, received_line
from aftersale_desktop.wording.removed_parts import removed_fault_text, removed_way_text

_FAULT_LINES = 3


Texts = Callable[[Form, Span], list[tuple[str, TextStyle]]]
"""What stands on a label, for the room it has."""


def label_leaves(content: LabelContent, form: Form) -> Leaves:
    """Return the label of a device."""
    return _leaves(form, partial(_texts, content))


def accessory_label_leaves(content: AccessoryLabel, form: Form) -> Leaves:
    """Return the label of one accessory."""
    return _leaves(form, partial(_accessory_texts, content))


def part_label_leaves(content: PartLabelContent, form: Form) -> Leaves:
    """Return the label of an old part."""
    return _leaves(form, partial(_part_texts, content))


def shelf_label_leaves(content: ShelfLabelContent, form: Form) -> Leaves:
    """Return the label of a part on its shelf."""
    return _leaves(form, partial(_shelf_texts, content))


def badge_leaves(content: BadgeContent, form: Form) -> Leaves:
    """Return the badge of a person."""
    return _leaves(form, partial(_badge_texts, content))


def _leaves(form: Form, texts: Texts) -> Leaves:
    """Bars stand where they fit with their quiet zones, else the square code beside the text."""
    if form.look.is_roll:
        return Leaves(_beside_ladder(form, texts), [])
    look = form.look
    symbol = symbol_for(label_code(form.number), look.bar_module_dots, look.qr_module_dots, look.page_width)
    is_linear = isinstance(symbol, LinearCode)
    return Leaves(_below_bars(form, texts, symbol) if is_linear else _beside_square(form, texts, symbol), [])


def _below_bars(form: Form, texts: Texts, bars: Symbol) -> list[Row]:
    look = form.look
    x = (look.page_width - bars.length) / 2
    number = cell(form.span, (form.code, look.strong), align=Align.CENTRE)

    def draw(pen: Pen, top: float) -> None:
        bars.draw(pen, x, top)
        number.draw(pen, top + bars.bar_height + 2)

    told = cell(form.span, *texts(form, form.span))
    return [Row(bars.bar_height + 2 + number.height, draw), Row(told.height, told.draw, gap=look.padding)]


def _beside_square(form: Form, texts: Texts, code: Symbol) -> list[Row]:
    look = form.look
    number = cell(form.span, (form.code, _fitting(look.strong, form.code, form.span.width)))
    left = Span(form.span.x, form.span.width - code.length - code.quiet)
    told = cell(left, *texts(form, left))

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, form.span.right - code.length, top + look.padding)
        told.draw(pen, top)

    return [Row(number.height, number.draw), Row(max(told.height, code.length + look.padding), draw)]


def _beside_ladder(form: Form, texts: Texts) -> list[Row]:
    look, code = form.look, LinearCode(label_code(form.number), form.look.bar_module_dots)
    left = Span(form.span.x, form.span.width - code.bar_height - 2 * look.padding)
    number = (form.code, _fitting(look.strong, form.code, left.width))
    told = cell(left, number, *texts(form, left))
    x = form.span.right - code.bar_height

    def draw(pen: Pen, top: float) -> None:
        code.draw_as_ladder(pen, x, top + code.quiet)
        told.draw(pen, top)

    return [Row(max(told.height, code.length + 2 * code.quiet), draw)]


def label_code(number: str) -> str:
    """Return what the symbol of a label says: without hyphens, so that bars of three dots fit across."""
    return compact_code(number) if is_document_number(number) else number


def _texts(content: LabelContent, form: Form, span: Span) -> list[tuple[str, TextStyle]]:
    look, words, subject = form.look, form.words, content.subject
    model = one_line(subject.model_code or subject.product_name.zh)
    told = content.fault_told or words.name(subject.product_name)
    fault = one_line(fault_line(words.first, told, content.fault_code))
    received = received_line(words.first, content.received_at) if content.received_at else subject.item_number
    customer = words("Tel. {phone}", phone=form.phone(subject.customer_phone))
    model_style = _fitting(look.big, model, span.width)
    texts = [
        *((line, model_style) for line in shortened(model, model_style.weight, model_style.size, span.width, 1)),
        *((line, look.body) for line in shortened(fault, look.body.weight, look.body.size, span.width, _FAULT_LINES)),
        (customer, look.body),
    ]
    if content.promised_at is not None:
        promised = promised_text(words.first, content.promised_at)
        texts.append((promised, _fitting(look.big, promised, span.width)))
    return [*texts, (f"{one_line(content.point.code)} · {received}", look.small)]


def _accessory_texts(content: AccessoryLabel, form: Form, span: Span) -> list[tuple[str, TextStyle]]:
    look, words, whole = form.look, form.words, content.whole
    name = one_line(words.of(accessory_name, content.accessory))
    name_style = _fitting(look.big, name, span.width)
    place = words("Accessory {place} of {count}", place=content.place, count=len(whole.accessories))
    product = one_line(whole.subject.model_code or whole.subject.product_name.zh)
    customer = f"{masked_name(whole.subject.customer_name)} {form.phone(whole.subject.customer_phone)}"
    return [
        *((line, name_style) for line in shortened(name, name_style.weight, name_style.size, span.width, 1)),
        (place, look.strong),
        *((line, look.body) for line in shortened(product, look.body.weight, look.body.size, span.width, 1)),
        (one_line(customer), look.body),
        (one_line(whole.point.code), look.small),
    ]


def _part_texts(content: PartLabelContent, form: Form, span: Span) -> list[tuple[str, TextStyle]]:
    look, words = form.look, form.words
    name = one_line(f"{price_list_name(words.first, words.name(content.part_name))} · {content.part_code}")
    name_style = _fitting(look.big, name, span.width)
    fault = removed_fault_text(words.first, is_supplier_fault=content.is_supplier_fault)
    goes = removed_way_text(words.first, is_due_back=content.is_due_back)
    texts = [
        *((line, name_style) for line in shortened(name, name_style.weight, name_style.size, span.width, 1)),
        (words("Claim {number}", number=content.claim_number), look.body),
    ]
    if content.old_serial:
        texts.append((words("Old serial {serial}", serial=one_line(content.old_serial)), look.body))
    texts.append((f"× {content.quantity} · {fault} · {goes}", look.body))
    removed = f"{content.removed_at:%Y-%m-%d %H:%M} · {one_line(content.removed_by)}"
    return [*texts, (f"{one_line(content.point.code)} · {removed}", look.small)]


def _shelf_texts(content: ShelfLabelContent, form: Form, span: Span) -> list[tuple[str, TextStyle]]:
    look, words = form.look, form.words
    code = one_line(content.part_code)
    name = one_line(price_list_name(words.first, words.name(content.part_name)))
    models = " · ".join(content.models)
    return [
        (code, _fitting(look.big, code, span.width)),
        *((line, look.strong) for line in shortened(name, look.strong.weight, look.strong.size, span.width, 2)),
        *((line, look.body) for line in shortened(models, look.body.weight, look.body.size, span.width, 2)),
        (one_line(content.point.code), look.small),
    ]


def _badge_texts(content: BadgeContent, form: Form, span: Span) -> list[tuple[str, TextStyle]]:
    look, words = form.look, form.words
    name = one_line(content.name)
    return [
        (name, _fitting(look.big, name, span.width)),
        (words.of(role_name, content.role), look.strong),
        (one_line(content.point.code), look.small),
    ]


def _fitting(style: TextStyle, text: str, width: float) -> TextStyle:
    return style.sized(shrunk_to(text, style.weight, style.size, round(width, 2)))
