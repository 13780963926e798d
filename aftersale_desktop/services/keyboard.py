"""Who is at the keyboard of this counter; every change of hands leaves an audit row."""

from dataclasses import replace
from datetime import date

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.attendance import Attendance
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import Clock, StartWork


class NobodySignedInError(AfterSaleError):
    """Nobody has proved who they are at this window yet."""


class ProofNeededError(AfterSaleError):
    """Outside the sample shop nobody takes the keyboard without proving who they are."""


class Keyboard:
    """The person whose rights hold now, and the people of the point who may take over.

    In the sample shop the keyboard is free: whoever is chosen takes it. Elsewhere only `SignIn` lets somebody enter.
    """

    def __init__(
        self,
        start_work: StartWork,
        now: Clock,
        user: User | None,
        people: tuple[User, ...],
        *,
        is_free: bool = False,
    ) -> None:
        self.attendance = Attendance(start_work, now)
        self.people, self.is_free = people, is_free
        self._user, self._now = user, now
        self._proved_on: date | None = None

    @property
    def user(self) -> User:
        """The person; refuses while there is nobody."""
        if self._user is None:
            raise NobodySignedInError
        return self._user

    @user.setter
    def user(self, user: User) -> None:
        self._user = user

    @property
    def has_user(self) -> bool:
        """Whether somebody has signed in."""
        return self._user is not None

    @property
    def is_open_today(self) -> bool:
        """Whether somebody proved by password today who they are; only then a PIN or a badge will do."""
        return self.is_free or self._proved_on == self._now().date()

    def who(self) -> User:
        """Return the person whose rights hold now; what they are refused is written down."""
        return replace(self.user, attendant=self.attendance)

    def enter(self, user: User, people: tuple[User, ...], *, by_password: bool) -> None:
        """Let somebody work here who has proved who they are."""
        self._user, self.people = user, people
        if by_password:
            self._proved_on = self._now().date()

    def hand_over(self, user_id: int) -> None:
        """Let another person of the point work here, with the role stored now; without the audit row nothing changes.

        Refuses with NotStoredError somebody whom the point does not have, or has no longer.
        """
        if not self.is_free:
            raise ProofNeededError
        before = self.user
        with self.attendance.begin() as work:
            people = work.shop.terms(before.point_code).users
            user = next((one for one in people if one.id == user_id), None)
            if user is None:
                raise NotStoredError("user", user_id)
            work.audit.add(self._now(), before.name, "hand_over_keyboard", user.name, {"role": str(user.role)})
            work.commit()
        self.enter(user, people, by_password=False)
