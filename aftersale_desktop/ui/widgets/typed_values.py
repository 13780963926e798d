"""What stands in the fields of a form, to be put into the same form in another language."""

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateTimeEdit, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget


def typed_values(form: QWidget) -> tuple[object, ...]:
    """Return the value of every field of a form, in the order the fields were made."""
    return tuple(_read(field) for field in _fields(form))


def put_values(form: QWidget, values: tuple[object, ...]) -> None:
    """Put values back that `typed_values` took from a form with the same fields."""
    fields = _fields(form)
    if len(fields) == len(values):
        for field, value in zip(fields, values, strict=True):
            _write(field, value)


def _fields(form: QWidget) -> list[QWidget]:
    inner = {line for box in form.findChildren(QAbstractSpinBox) for line in box.findChildren(QLineEdit)}
    inner |= {line for box in form.findChildren(QComboBox) for line in box.findChildren(QLineEdit)}
    kinds = (QLineEdit, QAbstractSpinBox, QComboBox)
    return [field for field in form.findChildren(QWidget) if isinstance(field, kinds) and field not in inner]


def _read(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, (QSpinBox, QDoubleSpinBox)):
        return field.value()
    if isinstance(field, QDateTimeEdit):
        return field.dateTime()
    return field.text() if isinstance(field, QLineEdit) else None


def _write(field: QWidget, value: object) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(value)  # type: ignore[arg-type] # the value was read from the same kind of field
    elif isinstance(field, (QSpinBox, QDoubleSpinBox)):
        field.setValue(value)  # type: ignore[arg-type] # the value was read from the same kind of field
    elif isinstance(field, QDateTimeEdit):
        field.setDateTime(value)  # type: ignore[arg-type] # the value was read from the same kind of field
    elif isinstance(field, QLineEdit):
        field.setText(str(value))
