"""Who is at the keyboard of this counter; every change of hands leaves an audit row."""

from dataclasses import dataclass

from aftersale_desktop.domain.people import User
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

    def hand_over(self, user: User) -> None:
        """Let another person work here; without the audit row nothing changes."""
        with self.start_work() as work:
            work.audit.add(self.now(), self.user.name, "hand_over_keyboard", user.name, {"role": str(user.role)})
            work.commit()
        self.user = user
