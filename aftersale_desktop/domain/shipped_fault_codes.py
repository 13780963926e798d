"""The fault codes a shop without any may begin with: the usual faults of an air conditioner; each shop changes its own.

What a display shows differs between platforms, so the codes are the shop's to correct by its service manuals.
"""

from collections.abc import Iterable
from dataclasses import replace

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.tariffs import OperationLevel

_Text = tuple[str, str]
_L = OperationLevel


def _fault(code: str, level: OperationLevel, name: _Text, finding: _Text, cause: _Text, remedy: _Text) -> FaultCode:
    return FaultCode(
        platform="",
        code=code,
        name=Bilingual(*name),
        findings=(Bilingual(*finding),),
        causes=(Bilingual(*cause),),
        remedies=(Bilingual(*remedy),),
        level=level,
    )


_USUAL: tuple[FaultCode, ...] = (
    _fault(
        "E1",
        _L.MEDIUM,
        ("高压保护", "High-pressure protection"),
        ("运行中高压开关断开", "The high-pressure switch opens while it runs"),
        ("冷凝器脏堵，散热不良", "Condenser clogged, heat not carried off"),
        ("清洗冷凝器，试机正常", "Condenser cleaned, test run in order"),
    ),
    _fault(
        "E2",
        _L.SIMPLE,
        ("防冻结保护", "Freeze protection"),
        ("蒸发器结霜，压缩机停机", "Evaporator frosts, the compressor stops"),
        ("滤网脏堵或风量不足", "Filter clogged or too little air"),
        ("清洗滤网和蒸发器", "Filter and evaporator cleaned"),
    ),
    _fault(
        "E3",
        _L.MEDIUM,
        ("低压保护", "Low-pressure protection"),
        ("低压压力低于标准", "The low pressure is below its limit"),
        ("接头渗漏，制冷剂不足", "A joint leaks, refrigerant is short"),
        ("检漏补焊，抽空加注制冷剂", "Leak found and brazed, evacuated and charged"),
    ),
    _fault(
        "E4",
        _L.MEDIUM,
        ("排气温度过高", "Discharge temperature too high"),
        ("排气温度超过上限停机", "It stops because the discharge gas is too hot"),
        ("制冷剂不足或毛细管堵塞", "Refrigerant is short or the capillary is blocked"),
        ("疏通毛细管，按铭牌加注制冷剂", "Capillary cleared, charged as the nameplate says"),
    ),
    _fault(
        "E5",
        _L.MAJOR,
        ("过电流保护", "Overcurrent protection"),
        ("整机运行电流超过额定值", "The running current exceeds its rating"),
        ("压缩机卡缸或绕组老化", "Compressor seized or its winding aged"),
        ("更换压缩机", "Compressor replaced"),
    ),
    _fault(
        "E6",
        _L.MEDIUM,
        ("通信故障", "No communication"),
        ("内外机之间无通信信号", "No signal between the indoor and the outdoor unit"),
        ("主板通信电路损坏", "The communication circuit of the board failed"),
        ("更换主板", "Board replaced"),
    ),
    _fault(
        "F1",
        _L.MINOR,
        ("室温传感器故障", "Room temperature sensor"),
        ("室温传感器阻值不符", "The room sensor's resistance is out of range"),
        ("传感器开路或短路", "Sensor open or shorted"),
        ("更换室温传感器", "Room sensor replaced"),
    ),
    _fault(
        "F2",
        _L.MINOR,
        ("管温传感器故障", "Coil temperature sensor"),
        ("管温传感器阻值不符", "The coil sensor's resistance is out of range"),
        ("传感器开路或短路", "Sensor open or shorted"),
        ("更换管温传感器", "Coil sensor replaced"),
    ),
    _fault(
        "H6",
        _L.MEDIUM,
        ("风机无反馈", "No feedback of the fan"),
        ("风机不转，主板收不到转速信号", "The fan stands still and sends no speed signal"),
        ("风机电机损坏", "The fan motor failed"),
        ("更换风机电机", "Fan motor replaced"),
    ),
    _fault(
        "U8",
        _L.MINOR,
        ("漏水", "Water drips"),
        ("室内机滴水", "Water drips from the indoor unit"),
        ("排水管堵塞或坡度不足", "Drain blocked or without fall"),
        ("疏通排水管并调整坡度", "Drain cleared and laid with a fall"),
    ),
)


def shipped_fault_codes(platforms: Iterable[str]) -> tuple[FaultCode, ...]:
    """Return the usual codes for every platform, by platform and code."""
    return tuple(replace(one, platform=platform) for platform in sorted(set(platforms)) for one in _USUAL)
