"""Every code that services write into the audit record, found in their source."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import aftersale_desktop.services

FOLDER = Path(aftersale_desktop.services.__file__).parent
_PLACE = 2
"""At which place `audit.add` takes the code."""


def deeds_in_source() -> dict[str, set[str]]:
    """Return every code with the files that write it; one made of a value ends in `*` or is named by its expression."""
    found: dict[str, set[str]] = {}
    trees = {path.name: ast.parse(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.py"))}
    taking = {name: dict(_taking(tree)) for name, tree in trees.items()}
    for name, tree in trees.items():
        imported = {what: taking[where][what] for where, what in _imported(tree) if what in taking.get(where, {})}
        for code in _codes(tree, imported | taking[name]):
            found.setdefault(code, set()).add(name)
    return found


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for line in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        where = f"{(line.module or '').rpartition('.')[2]}.py"
        yield from ((where, name.name) for name in line.names)


def _taking(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The functions that hand a deed on to the record, and at which place they take it."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        if "deed" in names and _writes(function):
            yield function.name, names.index("deed")


def _codes(tree: ast.Module, taking: dict[str, int]) -> Iterator[str]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        place = _PLACE if _is_add(call) else taking.get(_name(call.func))
        if place is not None and len(call.args) > place:
            yield from _texts(call.args[place])


def _writes(function: ast.FunctionDef) -> bool:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(_is_add(call) and isinstance(call.args[_PLACE], ast.Name) for call in calls)


def _is_add(call: ast.Call) -> bool:
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "add"
        and isinstance(function.value, ast.Attribute)
        and function.value.attr == "audit"
    )


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from chain(_texts(value.body), _texts(value.orelse))
    elif isinstance(value, ast.JoinedStr):
        yield f"{ast.literal_eval(value.values[0]) if isinstance(value.values[0], ast.Constant) else ''}*"
    elif not (isinstance(value, ast.Name) and value.id == "deed"):
        yield f"<{ast.unparse(value)}>"
