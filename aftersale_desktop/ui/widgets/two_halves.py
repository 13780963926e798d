"""A list and what was opened from it, beside each other while both fit."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_GAP = 16
_LEAST_LIST = 360
_NO_LIMIT = 16_777_215
_SHOWN_OR_HIDDEN = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class TwoHalves(QSplitter):
    """The left half gives way while the right one is shown and there is no room for both; a handle parts them else."""

    def __init__(self, left: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left = left
        self._right: QWidget | None = None
        self._right_yields, self._comfort = False, 0
        self._parted: list[int] = []
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_GAP)
        self.addWidget(left)
        self.setStretchFactor(0, 1)

    def show_right(self, widget: QWidget, share: int = 0) -> None:
        """Put a widget on the right; it takes room only while it is shown, and grows with a share."""
        self._right = widget
        self.addWidget(widget)
        self.setStretchFactor(1, share)
        if share:
            self._parted = [_LEAST_LIST, share * _LEAST_LIST]
            self.setSizes(self._parted)
        widget.installEventFilter(self)
        self._fit()

    def let_right_yield(self, *, yields: bool, comfort: int = 0) -> None:
        """Let the right half be there only where both fit, or else the left one.

        Both fit where the right half has its least width, and its comfort where that is more.
        """
        self._right_yields, self._comfort = yields, comfort
        self._fit()

    def limit_right(self, most: int) -> None:
        """Let the right half be no wider than this, or for 0 as wide again as it was parted before."""
        right = self._right
        if right is None or right.maximumWidth() == (most or _NO_LIMIT):
            return
        if most and self.isVisible():
            self._parted = self.sizes()
        right.setMaximumWidth(most or _NO_LIMIT)
        self.setSizes([self.width() - _GAP - most, most] if most else self._parted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether both fit."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the right half comes or goes."""
        if watched is self._right and event.type() in _SHOWN_OR_HIDDEN:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        right = self._right
        if right is None:
            return
        wanted = _LEAST_LIST + _GAP + max(right.minimumWidth(), right.minimumSizeHint().width(), self._comfort)
        is_wide = self.width() >= wanted
        if self._right_yields:
            right.setVisible(is_wide)
        self._left.setVisible(self._right_yields or right.isHidden() or is_wide)
