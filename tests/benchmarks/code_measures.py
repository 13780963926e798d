"""Prints the sizes of the program's functions and files beside the limits of the house.

Run: python -m tests.benchmarks.code_measures
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

PACKAGE = Path(__file__).parents[2] / "aftersale_desktop"


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Yield every function, methods and nested ones included."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length_of(function: ast.FunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def is_annotated(function: ast.FunctionDef) -> bool:
    """Tell whether every argument but self and cls, and the result, have a type."""
    wanted = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    named = [argument for argument in wanted if argument.arg not in {"self", "cls"}]
    return function.returns is not None and all(argument.annotation is not None for argument in named)


def row(what: str, seen: str, limit: str) -> None:
    """Print one measure."""
    print(f"{what:<36} {seen:>18}   {limit}")


def main() -> None:
    """Print the table."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))]
    functions = [function for text in texts for function in functions_of(ast.parse(text))]
    lengths = [length_of(function) for function in functions]
    files = [text.count("\n") for text in texts]
    row("measure", "seen", "limit")
    row("functions", str(len(functions)), "")
    row("function length, median", f"{median(lengths):g}", "4-7")
    row("function length, longest", str(max(lengths)), "60")
    row("annotated functions", f"{sum(map(is_annotated, functions))} of {len(functions)}", "all")
    row("files", str(len(files)), "")
    row("file length, median", f"{median(files):g}", "90")
    row("file length, p95", f"{quantiles(files, n=20)[-1]:.0f}", "300")
    row("file length, longest", str(max(files)), "400")


if __name__ == "__main__":
    main()
