"""Who is at the keyboard of this counter; every change of hands leaves an audit row."""

from dataclasses import dataclass

from aftersale_desktop.domain.people import User
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import Clock, StartWork


@dataclass(slots=True, eq=False)
class Keyboard:
    """The person whose rights hold now, and the people of the point who may take over.

    Nobody proves who they are yet: passwords, badges and a supervisor's own login come with the network's people.
    """

    start_work: StartWork
    now: Clock
    user: User
    people: tuple[User, ...]

    def who(self) -> User:
        """Return the person whose rights hold now."""
        return self.user

    def hand_over(self, user_id: int) -> None:
        """Let another person of the point work here, with the role stored now; without the audit row nothing changes.

        Refuses with NotStoredError somebody whom the point does not have, or has no longer.
        """
        with self.start_work() as work:
            people = work.shop.terms(self.user.point_code).users
            user = next((one for one in people if one.id == user_id), None)
            if user is None:
                raise NotStoredError("user", user_id)
            work.audit.add(self.now(), self.user.name, "hand_over_keyboard", user.name, {"role": str(user.role)})
            work.commit()
        self.user, self.people = user, people
