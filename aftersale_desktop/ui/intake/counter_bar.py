"""The foot of the counter: side deeds on the left, promise and the one deed on the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.intake.promise_line import PromiseLine
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.wording.catalogue import Words

_WIDE_ENOUGH = 1000


class CounterBar(ActionBar):
    """Buttons with the keys that press them; who listens to them is the page's matter."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        clear, other = (
            KeyButton(words("Clear"), icon_name="cross"),
            KeyButton(words("Somebody else"), "F6", icon_name="person"),
        )
        clear.show_key("Esc")  # the page hears it: in a field it first leads out of that field
        hold, held = KeyButton(words("Put aside"), "F8", icon_name="pause"), KeyButton("", "F3", icon_name="clock")
        last, promise = KeyButton(words("Last receipt"), "F7", icon_name="print"), PromiseLine(words)
        labels = KeyButton(words("Accessory labels"), "Ctrl+Shift+L", icon_name="print")
        main = KeyButton(words("Take and print"), "F9", filled=True)
        super().__init__((clear, other, hold, held, last, labels), (promise, main), parent)
        self.clear, self.other, self.hold, self.held = clear, other, hold, held
        self.last, self.labels, self.promise, self.main = last, labels, promise, main
        for button in (last, labels, held):
            button.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the moment of the promise whole where it is narrow."""
        self.promise.say_what(is_wanted=event.size().width() >= _WIDE_ENOUGH)
        super().resizeEvent(event)
