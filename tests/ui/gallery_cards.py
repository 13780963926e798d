"""Cards in the shape of the real pages, with sample texts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)

from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.bullet_list import BulletList
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.fee_strip import FeeColumn, FeeStrip, FeeTotal
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.period_bar import Axis, Span
from aftersale_desktop.ui.widgets.period_timeline import PeriodRow, PeriodTimeline
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.text import Text, TextKind

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
