"""Every widget on pictures, in both themes and both languages: `python tests/ui/gallery.py FOLDER [scale]`.

A script to look at, not a test. The texts are samples in the shape of the real pages.
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QApplication,
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
from aftersale_desktop.ui.theme import Theme, ThemeChoice, Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.bullet_list import BulletList
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.fee_strip import FeeColumn, FeeStrip, FeeTotal
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.notice_bar import Notice, NoticeBar
from aftersale_desktop.ui.widgets.period_bar import Axis, Span
from aftersale_desktop.ui.widgets.period_timeline import PeriodRow, PeriodTimeline
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.verdict_banner import VerdictBanner

Say = Callable[[str, str], str]


def product_card(say: Say, *, fits: bool) -> Card:
    card = Card()
    card.add(Text(say("Split wall unit KFR-35GW/A", "分体挂壁机 KFR-35GW/A"), TextKind.TITLE))
    card.add(Text(say("Sample Brand · item SI-104233", "样品牌 · 编号 SI-104233"), TextKind.MUTED))
    tiles = QHBoxLayout()
    tiles.setSpacing(12)
    indoor, outdoor = CodeTile(), CodeTile()
    good = say("matches the card", "与保修卡一致")
    indoor.show_code(say("Indoor", "室内机"), "610233 26 01 03 00917 6", good, Tone.GOOD)
    state, tone = (good, Tone.GOOD) if fits else ("≠ 00917 1", Tone.BAD)
    outdoor.show_code(say("Outdoor", "室外机"), "810422 26 01 03 00917 1", state, tone)
    tiles.addWidget(indoor)
    tiles.addWidget(outdoor)
    card.content.addLayout(tiles)
    return card


def warranty_card(say: Say) -> Card:
    card = Card(say("Warranty", "保修期"))
    axis = Axis(date(2026, 3, 2), date(2029, 6, 1), date(2026, 11, 22))
    whole = Span(date(2026, 3, 2), date(2027, 3, 2), date(2027, 3, 14))
    parts = Span(date(2026, 3, 2), date(2029, 3, 14), date(2029, 3, 14), is_faint=True)
    timeline = PeriodTimeline()
    timeline.show_periods(
        (
            PeriodRow(
                say("Whole unit", "整机"), say("12 repair days added", "含维修顺延 12 天"), "2027-03-14", whole, "…"
            ),
            PeriodRow(say("Main parts", "主要部件"), "", "2029-03-14", parts, "…"),
        ),
        axis,
        (say("Sold 2026-03-02", "购机 2026-03-02"), "2026-11-22", say("Ends", "到期")),
    )
    card.add(timeline)
    return card


def customer_card(say: Say) -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(48)
    who = QVBoxLayout()
    who.setSpacing(2)
    who.addWidget(Text(say("Customer", "顾客"), TextKind.LABEL))
    who.addSpacing(4)
    who.addWidget(Text(say("Chen Siyuan", "陈思远"), TextKind.STRONG))
    who.addWidget(Text("138 **** 5678"))
    who.addWidget(Text(say("128 ··· Road, Pudong", "浦东新区 ··· 路 128 弄"), TextKind.MUTED))
    who.addStretch()
    history = QVBoxLayout()
    history.setSpacing(8)
    history.addWidget(Text(say("Repairs", "维修记录"), TextKind.LABEL))
    records = RecordList()
    records.show_records(
        (
            RecordRow("2026-07-01", say("Indoor sensor", "更换室内机传感器"), say("free · 12 days", "免费 · 12 天")),
            RecordRow("2026-03-05", say("Installed", "安装调试"), say("accepted", "验收通过")),
        )
    )
    history.addWidget(records)
    history.addStretch()
    row.addLayout(who)
    row.addLayout(history, 1)
    card.content.addLayout(row)
    return card


def fault_card(say: Say) -> Card:
    card = Card()
    fields = QHBoxLayout()
    fields.setSpacing(12)
    fault = QLineEdit(say("Cools badly, E3 after half an hour, rattles", "制冷差，运行半小时后显示 E3，室外机有响声"))
    fields.addWidget(LabelledField(say("Fault", "故障描述"), fault), 1)
    code = QLineEdit("E3")
    code.setFixedWidth(110)
    fields.addWidget(LabelledField(say("Fault code", "故障代码"), code))
    card.content.addLayout(fields)
    condition, with_it = ChipGroup(), ChipGroup()
    pairs = (
        ("Scratches", "划痕"),
        ("Screws missing", "缺螺丝"),
        ("Panel cracked", "面板开裂"),
        ("No batteries", "遥控器无电池"),
    )
    condition.show_chips(ChipRecord(en, say(en, zh)) for en, zh in pairs)
    condition.set_checked({"Scratches"})
    pairs = (("Remote", "遥控器"), ("Bracket", "支架"), ("Power cord", "电源线"), ("Original card", "保修卡原件"))
    with_it.show_chips(ChipRecord(en, say(en, zh)) for en, zh in pairs)
    with_it.set_checked({"Remote", "Original card"})
    card.add(Text(say("Condition", "外观"), TextKind.LABEL), condition)
    card.add(Text(say("Accessories", "随机附件"), TextKind.LABEL), with_it)
    return card


def reasons_card(say: Say) -> Card:
    card = Card(say("Because", "依据"))
    because, change = BulletList(), BulletList(TextKind.MUTED)
    because.show_lines(
        (
            say(
                "Invoice 2026-03-02, whole unit one year; 12 repair days added, to 2027-03-14 (1995 rule, art. 8)",
                "发票 2026-03-02，整机一年；维修占用 12 天顺延，至 2027-03-14（1995 年三包规定第 8 条）",
            ),
            say(
                "Card and invoice present, unaltered (R2 R3 R5 R8 none)",
                "保修卡与发票齐全，无涂改（R2 R3 R5 R8 均不适用）",
            ),
            say(
                "First repair; one more performance fault allows exchange",
                "第 1 次维修；再修 1 次后仍有性能故障可换货（第 11 条）",
            ),
        )
    )
    change.show_lines(
        (
            say(
                "Lightning or power fault found: chargeable (R7)",
                "若查明雷击或电源异常：转为收费（R7），六个月内须由商家举证",
            ),
        )
    )
    card.add(because, Text(say("What would change it", "什么会改变结论"), TextKind.LABEL), change)
    return card


def evidence_card(say: Say) -> Card:
    card = Card(say("Evidence", "凭证与外观"))
    chips = ChipGroup()
    pairs = (
        ("Warranty card", "保修卡"),
        ("Invoice", "购机发票"),
        ("Altered", "有涂改"),
        ("Counterfeit?", "疑似假冒"),
        ("Outside installer", "非网点安装/移机"),
        ("Power / misuse", "电源/雷击/使用不当"),
    )
    chips.show_chips(ChipRecord(en, say(en, zh), str(n)) for n, (en, zh) in enumerate(pairs, 1))
    chips.set_checked({"Warranty card", "Invoice"})
    card.add(chips)
    return card


def remedies_card(say: Say) -> Card:
    card = Card(say("Customer may choose", "顾客可选"))
    group = ChoiceGroup()
    group.show_choices(
        (
            ChoiceRecord("repair", say("Repair", "维修")),
            ChoiceRecord(
                "exchange", say("Exchange", "换货"), say("not open: past 15 days", "不适用：已过 15 天"), is_open=False
            ),
            ChoiceRecord(
                "refund", say("Refund", "退货"), say("not open: past 7 days", "不适用：已过 7 天"), is_open=False
            ),
        ),
        "repair",
    )
    card.add(group)
    return card


def fees_card(say: Say) -> Card:
    card = Card(say("Fee estimate", "费用预估"))
    names = (
        ("Door-to-door", "上门费"),
        ("Maintenance", "维修费"),
        ("Remote", "远程费"),
        ("Material", "辅材费"),
        ("Parts", "零配件费"),
    )
    amounts = ("30.00", "80.00", "0.00", "25.00", "38.00")
    factory = say("Factory", "厂家")
    columns = tuple(FeeColumn(say(en, zh), amount, factory) for (en, zh), amount in zip(names, amounts, strict=True))
    strip = FeeStrip()
    note = say("No call below ¥ 150", "免询价上限 ¥ 150")
    strip.show_fees(columns, FeeTotal(say("Customer pays", "顾客应付"), "¥ 0.00", note, Tone.GOOD))
    card.add(strip)
    return card


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


def take_pictures(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    theme = Theme(app)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        for language, say in (("en", lambda en, _zh: en), ("zh", lambda _en, zh: zh)):
            pages = {
                "counter": counter_page(say, fits=choice is ThemeChoice.LIGHT),
                "claims": claims_page(say),
                "forms": forms_page(say),
            }
            for name, page in pages.items():
                page.resize(1244, 900)
                page.show()
                app.processEvents()
                page.grab().save(str(folder / f"{name}-{language}-{choice}.png"))
                page.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if len(sys.argv) > 2:
        os.environ["QT_SCALE_FACTOR"] = sys.argv[2]
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    take_pictures(target)
