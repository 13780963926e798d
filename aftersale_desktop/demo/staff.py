"""The sample shop's three service points and the people who work there."""

from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.credentials import Credential, CredentialKind
from aftersale_desktop.domain.fees import CityTier
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.points import ServicePoint

DEMO_POINT = "SH03"
DEMO_CLERK = "王敏"
HOTLINE = "400-000-0000"

POINTS: tuple[ServicePoint, ...] = (
    ServicePoint(
        "SH01",
        Bilingual("上海徐汇服务中心", "Xuhui Service Center"),
        Bilingual("上海市徐汇区梧里路 66 号", "66 Wuli Road, Xuhui District, Shanghai"),
        HOTLINE,
        grade=1,
        city_tier=CityTier.MUNICIPALITY,
        idle_lock_minutes=0,
    ),
    ServicePoint(
        "SH02",
        Bilingual("上海闵行特约维修点", "Minhang Maintenance Point"),
        Bilingual("上海市闵行区沁水路 210 号", "210 Qinshui Road, Minhang District, Shanghai"),
        HOTLINE,
        grade=3,
        city_tier=CityTier.MUNICIPALITY,
        idle_lock_minutes=0,
    ),
    ServicePoint(
        DEMO_POINT,
        Bilingual("上海浦东服务中心", "Pudong Service Center"),
        Bilingual("上海市浦东新区青禾路 188 号", "188 Qinghe Road, Pudong New Area, Shanghai"),
        HOTLINE,
        grade=2,
        city_tier=CityTier.MUNICIPALITY,
        idle_lock_minutes=0,
    ),
)

_STAFF: tuple[tuple[str, Role, str], ...] = (
    ("SH03", Role.CLERK, DEMO_CLERK),
    ("SH03", Role.CLERK, "李婷"),
    ("SH03", Role.TECHNICIAN, "李军"),
    ("SH03", Role.TECHNICIAN, "何伟"),
    ("SH03", Role.TECHNICIAN, "徐飞"),
    ("SH03", Role.TECHNICIAN, "赵海生"),
    ("SH03", Role.INSPECTOR, "周正"),
    ("SH03", Role.INSPECTOR, "孙洁"),
    ("SH03", Role.STOREKEEPER, "吴桂芬"),
    ("SH03", Role.HOTLINE_AGENT, "郑悦"),
    ("SH03", Role.SUPERVISOR, "陈立"),
    ("SH03", Role.ADMINISTRATOR, "林涛"),
    ("SH01", Role.CLERK, "张倩"),
    ("SH01", Role.TECHNICIAN, "刘建平"),
    ("SH01", Role.TECHNICIAN, "黄志明"),
    ("SH01", Role.INSPECTOR, "高岩"),
    ("SH01", Role.SUPERVISOR, "马丽华"),
    ("SH02", Role.CLERK, "朱琳"),
    ("SH02", Role.TECHNICIAN, "罗强"),
    ("SH02", Role.TECHNICIAN, "梁文"),
    ("SH02", Role.INSPECTOR, "宋平"),
    ("SH02", Role.SUPERVISOR, "谢国安"),
)

USERS: tuple[User, ...] = tuple(
    User(number, name, role, point) for number, (point, role, name) in enumerate(_STAFF, start=1)
)


SAMPLE_PIN = "258036"
"""Everybody's PIN in the sample shop, shown where it is asked for; a shop of one's own has no such thing."""
STORED_SAMPLE_PIN = "$argon2id$v=19$m=65536,t=3,p=4$Xo72vDDKpuUaqiFmONbQgg$ibCkdoIXYwtyXwBnW0xTD73/KoDrZQHbEy+5MO+ZJZs"


def sample_pins(now: datetime) -> tuple[Credential, ...]:
    """Return what the people of the sample shop change hands with; it was hashed once for all."""
    return tuple(Credential(user.id, CredentialKind.PIN, STORED_SAMPLE_PIN, now) for user in USERS)


@dataclass(frozen=True, slots=True)
class Team:
    """Who had a claim in their hands; the inspector is never the repairer."""

    clerk: str
    technician: str
    inspector: str
    supervisor: str


def team_at(point_code: str, chance: Chance) -> Team:
    """Return the people who work on one claim of a point."""
    return Team(*(chance.pick(_names(point_code, role)) for role in _TEAM_ROLES))


def person_at(point_code: str, role: Role) -> str:
    """Return the first person of a role at a point."""
    return _names(point_code, role)[0]


_TEAM_ROLES = (Role.CLERK, Role.TECHNICIAN, Role.INSPECTOR, Role.SUPERVISOR)


def _names(point_code: str, role: Role) -> tuple[str, ...]:
    return tuple(user.name for user in USERS if user.point_code == point_code and user.role is role)
