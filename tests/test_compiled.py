"""The compiled build: what it compiles can be compiled, and it reads the same. `python3 dev.py compiled` makes one and tries it in full."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILT = os.environ.get("MUSNAD_COMPILED", "")  # a folder with a compiled Musnad in it
READ = """
import sys
from pathlib import Path
from musnad import Reader
from musnad.text import tokens
reader = Reader()
print(Path(tokens.__file__).suffix)
for path in sys.argv[1:]:
    print(reader.read(Path(path)).to_json())
"""


def test_every_module_can_be_compiled(tmp_path: Path) -> None:
    """What mypyc does not take (a star in `x in (*a, b)`, say) it tells by the line. C is written, no C compiler is asked."""
    build = runpy.run_path(str(ROOT / "setup.py"))
    modules = build["modules"]()
    assert {"src/musnad/text/analysis.py", "src/musnad/statements/joins.py"} <= set(modules)
    assert not [module for module in modules if module.endswith(("__init__.py", "tables.py"))]
    cached = [module for module in modules if "cached_property" in (ROOT / module).read_text("utf-8")]
    assert cached == [], "compiled, a cached property is made anew each time it is asked: name its module in LEFT of setup.py"
    code = "import sys; from mypyc.build import mypycify; mypycify(sys.argv[2:], multi_file=True, target_dir=sys.argv[1])"
    command = [sys.executable, "-c", code, str(tmp_path), *build["FLAGS"], *modules]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stdout[-3000:] + done.stderr[-3000:]
    assert len(list(tmp_path.rglob("*.c"))) > len(modules)


@pytest.mark.skipif(not BUILT, reason="no compiled build here; python3 dev.py compiled makes one")
def test_the_compiled_build_reads_the_same() -> None:
    """Every article of ours, letter for letter."""
    articles = [*ROOT.glob("examples/agency_page.*"), ROOT / "examples/radio_item.json", *sorted(ROOT.glob("tests/gold/articles/*.json"))]
    assert len(articles) > 10
    plain, compiled = _readings(ROOT / "src", articles), _readings(Path(BUILT), articles)
    assert plain[0] == ".py"
    assert compiled[0] != ".py"
    for path, one, other in zip(articles, plain[1:], compiled[1:], strict=True):
        assert json.loads(one) == json.loads(other), path


def _readings(source: Path, articles: list[Path]) -> list[str]:
    command = [sys.executable, "-c", READ, *map(str, articles)]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(source)}, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
