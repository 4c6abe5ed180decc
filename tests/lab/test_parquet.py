"""The science extra in an environment of its own: games.parquet holds what games.csv holds, with types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

COMPARE = """
import csv, sys
from pyarrow import parquet
table = parquet.read_table(sys.argv[1] + "/games.parquet")
with open(sys.argv[1] + "/games.csv", newline="", encoding="utf-8") as stream:
    rows = list(csv.DictReader(stream))
assert table.column_names == list(rows[0]) and table.num_rows == len(rows) == 500
for name in table.column_names:
    typed, texts = table[name].to_pylist(), [row[name] for row in rows]
    kind = type(typed[0])
    assert typed == ([kind(text) for text in texts] if kind in (int, float) else texts), name
kinds = {str(field.type) for field in table.schema}
assert {"uint64", "int64", "double", "string"} <= kinds, kinds
assert str(table.schema.field("seed").type) == "uint64" and max(table["seed"].to_pylist()) > 2**63
print("equal")
"""


@pytest.mark.release
def test_a_run_is_written_as_parquet_where_the_extra_is_installed(tmp_path: Path) -> None:
    extra = tmp_path / "extra"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(extra), "pyarrow"]
    subprocess.run(install, check=True, capture_output=True, timeout=600)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(extra)])}
    run = str(tmp_path / "run")
    command = [sys.executable, "main.py", "simulate", "ukraine_2022", "--games", "500", "--out", run]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and "games.parquet" in done.stdout, done.stdout + done.stderr
    told = subprocess.run([sys.executable, "-c", COMPARE, run], env=environment, capture_output=True, text=True)
    assert told.stdout == "equal\n", told.stderr
