"""Imports point down only; the contract itself is `lint-imports`, run by `make check`. Here: that it covers every room."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_no_import_inside_a_function_hides_an_arrow_up() -> None:
    """An import inside a function may be lazy but must not reach a room above: all such imports are of libraries or of rooms below."""
    layers = _layers()
    for path in (ROOT / "src/musnad").rglob("*.py"):
        room = path.relative_to(ROOT / "src/musnad").parts[0].removesuffix(".py")
        for name in _imported_rooms(path):
            if room in layers and name in layers and name != room:
                assert layers[name] > layers[room], f"{path}: {room} imports {name}, which is not below it"


def _layers() -> dict[str, int]:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    rows = [[name.strip(" ()") for name in row.split("|")] for row in contract["layers"]]
    return {name: depth for depth, row in enumerate(rows) for name in row}


def _imported_rooms(path: Path) -> list[str]:
    tree = ast.parse(path.read_text())
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return [module.split(".")[1] for module in modules if module.startswith("musnad.")]
