"""What a new shop begins with: the sample product list and prices, one point, one administrator, no customers."""

from dataclasses import replace
from datetime import datetime

from aftersale_desktop.demo.shop import shop_terms
from aftersale_desktop.demo.staff import POINTS
from aftersale_desktop.domain.credentials import Credential, CredentialKind
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.founding import Answers
from aftersale_desktop.services.shop_setup import RecordedDeed, ShopSetup


def opening_shop(administrator: str, now: datetime, point: ServicePoint = POINTS[0]) -> ShopSetup:
    """Return an empty shop in which the given person may do everything a counter does; the audit begins with it."""
    user = User(1, administrator, Role.ADMINISTRATOR, point.code)
    founded = RecordedDeed(now, user.name, "found_shop", point.code, {"role": str(user.role)})
    return replace(shop_terms((point,), (user,)), audit=(founded,))


def founded_shop(answers: Answers, now: datetime, stored: str) -> ShopSetup:
    """Return an empty shop on the answers of a first start; of the password only what is stored of it."""
    setup = opening_shop(answers.administrator, now, answers.point)
    password = Credential(setup.users[0].id, CredentialKind.PASSWORD, stored, now)
    return replace(setup, credentials=(password,))
