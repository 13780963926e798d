"""Key events that were held back and are given to their widgets later, as new events in the old order."""

from collections.abc import Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget


def address_of(thing: QObject | QEvent) -> int:
    """Return where Qt keeps the thing: Python may see one Qt event as several objects."""
    return shiboken6.getCppPointer(thing)[0]


def physical_key(event: QKeyEvent) -> int:
    """Return what a press and its release have in common: their text may differ when Shift changed between."""
    return event.nativeScanCode() or -event.key()


def receiver_of(watched: QObject) -> QObject | None:
    """Return the object that a key seen at a window will reach; an open list or a grab is left to the window itself."""
    if not isinstance(watched, QWindow) or QWidget.keyboardGrabber() or QApplication.activePopupWidget():
        return watched
    return watched.focusObject()


@dataclass(frozen=True, slots=True)
class KeyTarget:
    """Where a key was going; Qt's own address tells the widget when Python has dropped its object for it."""

    thing: QObject | None
    address: int

    @classmethod
    def at(cls, watched: QObject) -> "KeyTarget":
        """Remember where a key seen at a window or a widget was going."""
        thing = receiver_of(watched)
        return cls(thing, 0 if thing is None else address_of(thing))

    def receiver(self) -> QObject | None:
        """Return the object, None when it is gone; a field of a dialog that Qt made often outlives Python's object."""
        if self.thing is not None and shiboken6.isValid(self.thing):
            return self.thing
        focused = QApplication.focusWidget()
        return focused if focused is not None and address_of(focused) == self.address else None


@dataclass(frozen=True, slots=True)
class HeldKey:
    """One press or release with everything needed to build its event anew."""

    target: KeyTarget
    is_press: bool
    key: int
    modifiers: Qt.KeyboardModifier
    native_scan_code: int
    native_virtual_key: int
    native_modifiers: int
    text: str
    timestamp: int
    physical: int

    @classmethod
    def of(cls, event: QKeyEvent, target: KeyTarget, *, is_press: bool) -> "HeldKey":
        """Copy an event that Qt will not keep."""
        return cls(
            target=target,
            is_press=is_press,
            key=event.key(),
            modifiers=event.modifiers(),
            native_scan_code=event.nativeScanCode(),
            native_virtual_key=event.nativeVirtualKey(),
            native_modifiers=event.nativeModifiers(),
            text=event.text(),
            timestamp=event.timestamp(),
            physical=physical_key(event),
        )

    def event(self) -> QKeyEvent:
        """Return the event anew; Qt looks for shortcuts before it delivers a press that a program sends."""
        event = QKeyEvent(
            QEvent.Type.KeyPress if self.is_press else QEvent.Type.KeyRelease,
            self.key,
            self.modifiers,
            self.native_scan_code,
            self.native_virtual_key,
            self.native_modifiers,
            self.text,
        )
        event.setTimestamp(self.timestamp)
        return event

    def is_same_as(self, event: QKeyEvent) -> bool:
        """Tell whether the event shows this key; only events that a program sent can."""
        is_press = event.type() is not QEvent.Type.KeyRelease
        seen = (event.timestamp(), event.key(), event.text(), is_press)
        return not event.spontaneous() and seen == (self.timestamp, self.key, self.text, self.is_press)


class KeyReturn:
    """Gives held keys back to the widgets they were meant for, and knows its own events when it sees them."""

    def __init__(self) -> None:
        self._under_way: list[HeldKey] = []

    def is_own(self, event: QKeyEvent) -> bool:
        """Tell whether the event is a key being given back, or the question for its shortcut that Qt adds."""
        return any(key.is_same_as(event) for key in self._under_way)

    def give_back(self, keys: Iterable[HeldKey]) -> None:
        """Send the keys in order; those whose widget is gone by now go nowhere, another widget never gets them."""
        for key in keys:
            receiver = key.target.receiver()
            if receiver is None:
                continue
            self._under_way.append(key)
            try:
                QCoreApplication.sendEvent(receiver, key.event())
            finally:
                self._under_way.pop()
