"""Pages in the shape of the real ones, made of sample cards."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from aftersale_desktop.ui.models.column import BadgeMark, Column, PromiseMark
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.notice_bar import Notice, NoticeBar
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.verdict_banner import VerdictBanner
from tests.ui.gallery_cards import (
    Say,
    customer_card,
    evidence_card,
    fault_card,
    fees_card,
    product_card,
    reasons_card,
    remedies_card,
    warranty_card,
)


def promise_card(say: Say) -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(Text(say("Ready by", "承诺取件"), TextKind.MUTED))
    row.addWidget(Text(say("Wed 25 Nov, 18:00", "11 月 25 日 周三 18:00"), TextKind.TITLE))
    row.addWidget(Text(say("3-day promise", "三天承诺"), TextKind.MUTED))
    row.addStretch()
    row.addWidget(Text(say("2 photos", "照片 2 张"), TextKind.MUTED))
    card.content.addLayout(row)
    return card


def top_row(say: Say) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(21, 0, 24, 0)
    row.setSpacing(12)
    hint = say(
        "Scan or type: unit barcode · card · claim · phone · name", "扫描或输入：机身条码 · 卡号 · 工单 · 电话 · 姓名"
    )
    scan = ScanField(hint)
    row.addWidget(scan, 1)
    row.addWidget(Badge(say("3 overdue", "3 单超时"), Tone.CAUTION))
    row.addWidget(Badge(say("14 today", "今天 14 单"), outlined=True))
    row.addWidget(Badge(say("Open · 8:30–18:00", "营业中 · 8:30–18:00"), outlined=True))
    return row


def verdict(say: Say, *, fits: bool) -> VerdictBanner:
    banner = VerdictBanner()
    if fits:
        line = say("Within the whole-unit warranty · 112 days left", "整机保修期内 · 距到期还有 112 天")
        banner.show_verdict(Tone.GOOD, "shield-check", say("Free repair", "免费维修"), line)
    else:
        line = say("Outdoor barcode differs from the card (R5)", "室外机条码与保修卡不符（R5）")
        banner.show_verdict(Tone.BAD, "warning", say("Chargeable", "收费维修"), line)
    return banner


def counter_page(say: Say, *, fits: bool) -> QWidget:
    cards, page = QWidget(), QWidget()
    sides = QHBoxLayout(cards)
    sides.setContentsMargins(24, 0, 24, 12)
    sides.setSpacing(16)
    known = (product_card(say, fits=fits), warranty_card(say), customer_card(say), fault_card(say))
    judged = (verdict(say, fits=fits), reasons_card(say), evidence_card(say), remedies_card(say), fees_card(say))
    for share, side in ((537, known), (601, (*judged, promise_card(say)))):
        half = QVBoxLayout()
        half.setSpacing(12)
        for card in side:
            half.addWidget(card)
        half.addStretch()
        sides.addLayout(half, share)
    bar = ActionBar(
        (KeyButton(say("Clear", "清空"), "Esc"), KeyButton(say("Hold", "暂存"), "F8")),
        (KeyButton(say("Take and print", "开单并打印"), "F9", filled=True),),
    )
    bar.show_hint(say("3 keys to go", "还需 3 键"))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 9, 0, 0)
    column.setSpacing(9)
    column.addLayout(top_row(say))
    column.addWidget(Scrolled(cards), 1)
    column.addWidget(bar)
    return page


UNDER_REPAIR = BadgeMark("Under repair", Tone.ACCENT)
CLAIMS: tuple[dict[str, Any], ...] = (
    {
        "no": "412",
        "who": "Chen Siyuan",
        "fault": "E3 · cools badly",
        "state": UNDER_REPAIR,
        "left": (1, "-6 h", Tone.BAD),
    },
    {
        "no": "409",
        "who": "赵琳",
        "fault": "H6 · 风机不转",
        "state": BadgeMark("待件", Tone.CAUTION),
        "left": (None, "暂停 · 待件", Tone.NEUTRAL),
    },
    {
        "no": "415",
        "who": "Sun Yaqi",
        "fault": "drips inside",
        "state": BadgeMark("In inspection", Tone.ACCENT),
        "left": (0.9, "3 h", Tone.CAUTION),
    },
    {
        "no": "420",
        "who": "Ma Chunhua",
        "fault": "does not start",
        "state": UNDER_REPAIR,
        "left": (0.6, "21 h", Tone.GOOD),
    },
    {
        "no": "423",
        "who": "Feng Yue",
        "fault": "noise outdoors",
        "state": BadgeMark("Received", Tone.NEUTRAL),
        "left": (0.2, "2 d 1 h", Tone.GOOD),
    },
    {
        "no": "401",
        "who": "Jiang Nan",
        "fault": "F1 · sensor",
        "state": BadgeMark("Ready", Tone.GOOD),
        "left": (1, "met", Tone.GOOD),
    },
)


def claims_page(say: Say) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 9, 24, 24)
    column.setSpacing(12)
    column.addWidget(ScanField(say("Scan or type", "扫描或输入")))
    tabs = GroupTabs()
    counts = (
        ("All open", "全部", 37),
        ("New", "新单", 6),
        ("In progress", "在修", 14),
        ("Waiting", "等待", 9),
        ("Ready", "可取", 8),
    )
    tabs.show_tabs(
        [GroupTab(en, say(en, zh), n) for en, zh, n in counts] + [GroupTab("o", say("Overdue", "超时"), 3, Tone.BAD)]
    )
    column.addWidget(tabs)
    columns: tuple[Column[dict[str, Any]], ...] = (
        Column(
            say("Claim", "工单"), lambda c: "WX-000" + c["no"], sort_key=lambda c: c["no"], is_strong=True, width=120
        ),
        Column(say("Customer", "顾客"), lambda c: c["who"], width=120),
        Column(say("Model", "型号"), lambda _c: "KFR-35GW/A", width=120),
        Column(say("Fault", "故障"), lambda c: c["fault"], is_muted=True, stretches=True),
        Column(say("State", "状态"), lambda c: c["state"].text, badge=lambda c: c["state"], width=130),
        Column(say("Promise", "承诺"), lambda c: c["left"][1], promise=lambda c: PromiseMark(*c["left"]), width=180),
    )
    table, model = TableView("Claims"), ValueTableModel(columns)
    model.setParent(table)
    model.show_values(CLAIMS)
    table.show_model(model, columns)
    table.pick_row(0)
    frame, row = Card(), QHBoxLayout()
    frame.content.setContentsMargins(1, 1, 1, 1)
    frame.add(table)
    row.setSpacing(16)
    row.addWidget(frame, 1)
    row.addWidget(detail_card(say))
    column.addLayout(row, 1)
    notice = NoticeBar(page, say("Close", "关闭"))
    notice.show_notice(
        Notice(
            say("Claim WX-000412 saved.", "工单 WX-000412 已保存。"), Tone.GOOD, 0, say("Undo", "撤销"), lambda: None
        )
    )
    return page


def detail_card(say: Say) -> Card:
    card = Card()
    card.setFixedWidth(312)
    card.add(Text("SH03-WX-2026-000412", TextKind.TITLE), Text("Chen Siyuan · KFR-35GW/A", TextKind.MUTED))
    badges = QHBoxLayout()
    badges.addWidget(Badge(say("Overdue 6 h", "超时 6 小时"), Tone.BAD))
    badges.addWidget(Badge(say("Under repair", "维修中"), Tone.ACCENT))
    badges.addStretch()
    card.content.addLayout(badges)
    card.add(Text(say("History", "经过"), TextKind.LABEL))
    history = HistoryList()
    history.show_entries(
        (
            HistoryEntry(
                "10:12",
                say("Received", "接收"),
                say("Wang Min · free repair, R1–R8 none", "王敏 · 免费维修，R1–R8 均不适用"),
            ),
            HistoryEntry("10:40", say("Diagnosing", "检测"), "Li Jun"),
            HistoryEntry(
                say("now", "现在"),
                say("Promise passed 6 h ago", "承诺已过 6 小时"),
                say("ask for a reason", "请填写原因"),
                Tone.BAD,
            ),
        )
    )
    card.add(history)
    card.content.addStretch()
    card.add(
        KeyButton(say("Send to inspection", "送检"), "Enter", filled=True),
        KeyButton(say("Wait for part…", "待件…"), "P"),
    )
    return card


def forms_page(say: Say) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setSpacing(24)
    card = Card(say("Fields", "输入"))
    combo = QComboBox()
    combo.addItems([say("Chinese", "简体中文"), "English"])
    money = MoneyEdit()
    money.set_amount(Decimal("1280.50"))
    phone = LabelledField(say("Phone", "电话"), QLineEdit("138"))
    phone.show_fault(say("A mobile number has 11 digits.", "手机号应为 11 位。"))
    disabled = QLineEdit(say("not open", "不可填"))
    disabled.setEnabled(False)
    box = QCheckBox(say("Marketing messages", "接收营销信息"))
    box.setChecked(True)
    card.add(
        LabelledField(say("Language", "语言"), combo), LabelledField(say("Amount", "金额"), money), phone, disabled, box
    )
    card.add(QCheckBox(say("Off", "未选")))
    busy = KeyButton(say("Save", "保存"), "F9", filled=True)
    busy.setEnabled(False)
    card.add(busy, KeyButton(say("Print", "打印"), icon_name="print"))
    grid.addWidget(card, 0, 0)
    empty = EmptyState(
        "barcode", say("No claims yet.", "还没有工单。"), say("Scan a product to begin.", "扫描产品条码即可开始。")
    )
    empty.add_button(say("New claim", "新建工单"), "Ctrl+N", lambda: None)
    grid.addWidget(empty, 0, 1)
    return page
