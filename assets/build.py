"""Make the desk's files of type, charts and outlines anew: `python3 dev.py assets`.

Needs npm and a network: the packages of `package.json`, in the versions of its lock, go to `node_modules`, which git ignores. What is made
lies in `src/musnad_desk/shared/static/desk`, each with its licence beside it, and is kept in git: nobody else needs npm.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
MADE = HERE.parent / "src/musnad_desk/shared/static/desk"
COUNTRIES = HERE.parent / "src/musnad/export/data/acled_countries.tsv"
# Arabic letters, marks and figures, those of Persian and Urdu names; and Latin.
ARABIC = (
    "U+0020,U+00A0,U+00AB,U+00BB,U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0654,U+0655,U+0660-066C,U+0670,U+0671,U+067E,U+0686,"
    "U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+06C1,U+06D5,U+200C-200F,U+2026,U+2013,U+2014,U+201C,U+201D,U+FDFA"
)
LATIN = (
    "U+0020-007E,U+00A0,U+00AB,U+00B7,U+00BB,U+00D7,U+00E0-00F6,U+00F8-00FF,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2190-2193"
)
SHAPING = "init,medi,fina,isol,rlig,calt,ccmp,mark,mkmk,kern,locl"
FONTS = (
    ("naskh", "noto-naskh-arabic", "arabic", ARABIC),
    ("kufi", "noto-kufi-arabic", "arabic", ARABIC),
    ("latin", "noto-kufi-arabic", "latin", LATIN),
)


def run(*command: str | Path, out: Path | None = None) -> None:
    """Run a command in this folder; what it prints may go to a file."""
    done = subprocess.run([str(part) for part in command], cwd=HERE, check=True, stdout=subprocess.PIPE if out else None)
    if out:
        out.write_bytes(done.stdout)


def fonts() -> None:
    """Cut the typefaces down to the letters of the site."""
    for name, package, script, letters in FONTS:
        for weight in (400, 700):
            file = MODULES / f"@fontsource/{package}/files/{package}-{script}-{weight}-normal.woff2"
            made = MADE / f"fonts/{name}-{weight}.woff2"
            options = (f"--unicodes={letters}", f"--layout-features={SHAPING}", "--flavor=woff2", f"--output-file={made}")
            run(sys.executable, "-m", "fontTools.subset", file, *options)


def charts() -> None:
    """Bundle the parts of ECharts that are used."""
    run(
        MODULES / ".bin/esbuild",
        "echarts.mjs",
        "--bundle",
        "--minify",
        "--format=esm",
        "--legal-comments=none",
        f"--outfile={MADE / 'echarts.js'}",
    )
    for name in ("LICENSE", "NOTICE"):
        (MADE / f"echarts.{name}.txt").write_bytes((MODULES / f"echarts/{name}").read_bytes())


def world() -> None:
    """Simplify the outlines of countries."""
    rows = [line.split("\t") for line in COUNTRIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    numbered = {cell: row[0] for row in rows for cell in row[1:] if cell.isdecimal()}  # ISO 3166-1 numeric to alpha-3
    codes = MODULES / "codes.json"
    codes.write_text(json.dumps(numbered))
    run("node", "world.mjs", codes, out=MADE / "world.json")


if __name__ == "__main__":
    run("npm", "ci", "--silent")
    fonts()
    charts()
    world()
