"""The house itself: public names, one-way imports, what the rule book may not use, the wheel, the command line."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import game
from game import cli, paths
from game.commands import doctor
from game.lab import signature as lab_signature

PUBLIC = {
    "Match",
    "Scenario",
    "State",
    "__version__",
    "choose",
    "legal_orders",
    "load_scenario",
    "new_games",
    "observe",
    "play_turn",
    "scores",
    "step",
}


def python(code: str, cwd: Path, **environment: str) -> str:
    """Standard output of a fresh Python that runs the code in the folder."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# --- public names -----------------------------------------------------------------------------------------------------


def test_the_public_names_are_these_and_each_can_be_had() -> None:
    assert set(game.__all__) == PUBLIC
    assert len(game.__all__) == len(PUBLIC)
    for name in PUBLIC:
        assert getattr(game, name) is not None
        assert name in dir(game)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        game.no_such_name  # noqa: B018  (the access is what is tested)


def loaded_by(statement: str, root: Path) -> set[str]:
    """Top-level and game modules that are loaded after the statement, in a fresh Python."""
    out = python(f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))", root)
    return set(json.loads(out.splitlines()[-1]))


HEAVY = {"pygame", "numpy", "pydantic", "yaml", "jinja2"}


def test_importing_game_loads_no_library_and_no_other_module_of_the_game(root: Path) -> None:
    loaded = loaded_by("import game", root)
    assert "game" in loaded
    assert loaded.isdisjoint({*HEAVY, "typer", "platformdirs"})
    assert not {name for name in loaded if name.startswith("game.")}


def test_the_help_loads_no_heavy_library(root: Path) -> None:
    loaded = loaded_by("from game import cli; assert cli.run(['--help']) == 0", root)
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)


# --- arrows -----------------------------------------------------------------------------------------------------------

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says about the package `game` in the folder, by the contracts of its pyproject.toml."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"}
    command = [sys.executable, "-c", LINT_IMPORTS]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def test_imports_run_one_way(root: Path) -> None:
    done = lint_imports(root)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "wrong_import", "contract"),
    [
        ("rules/__init__.py", "import game.console", "Imports run one way"),
        ("paths.py", "import game.rules", "Imports run one way"),
        ("console.py", "import pygame", "Only game.ui imports pygame"),
        ("rules/__init__.py", "import yaml", "The rule book needs numpy and nothing else"),
        ("stray.py", "import json", "Imports run one way"),
        ("rules/aid.py", "import game.rules.escalation", "Topics of the rule book do not know each other"),
    ],
)
def test_a_wrong_import_is_found(root: Path, tmp_path: Path, module: str, wrong_import: str, contract: str) -> None:
    shutil.copytree(root / "game", tmp_path / "game", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    with (tmp_path / "game" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{wrong_import}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith(f"{contract} BROKEN")], done.stdout
    assert wrong_import.removeprefix("import ") in done.stdout or "game.stray" in done.stdout


# --- what the rule book may not use: results must be the same bit for bit on every machine and at every batch size ----

REDUCTIONS = {"sum", "nansum", "prod", "mean", "average", "std", "var", "cumsum", "cumprod"}
PRODUCTS = {"einsum", "matmul", "dot", "vdot", "inner", "outer", "tensordot", "linalg"}
CURVES = {
    *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "logaddexp", "power", "float_power", "pow", "cbrt"),
    *("sin", "cos", "tan", "arctan", "arctan2", "sinh", "cosh", "tanh", "hypot"),
}
CHANCE = {"random", "secrets", "default_rng", "RandomState", "SeedSequence"}
NARROW = {"float16", "float32", "half", "single"}
FORBIDDEN = REDUCTIONS | PRODUCTS | CURVES | CHANCE | NARROW


def literal(node: ast.expr) -> float | None:
    """The number that stands there, with or without a minus sign; None if it is no literal number."""
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, int | float) else None


def unsafe_power(node: ast.BinOp | ast.AugAssign) -> bool:
    """True for a power that numpy leaves to the processor: all but squares and constants such as `2.0**-53`."""
    base, exponent = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.target, node.value)
    constant = literal(base) in {2, 10} and isinstance(literal(exponent), int)
    return not (literal(exponent) == 2 or constant)


def forbidden_in(source: str) -> list[tuple[int, str]]:
    """Line and name of everything in a module of the rules that may change bits between machines or batch sizes."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value
            if node.attr in FORBIDDEN or (
                node.attr == "reduce" and isinstance(owner, ast.Attribute) and owner.attr in {"add", "multiply"}
            ):
                found.append((node.lineno, node.attr))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"sum", "pow"}:
            found.append((node.lineno, node.func.id))  # Python 3.12 changed how sum() rounds
        elif isinstance(node, ast.Import):
            found += [(node.lineno, a.name) for a in node.names if set(a.name.split(".")) & FORBIDDEN]
        elif isinstance(node, ast.ImportFrom):
            names = {a.name for a in node.names} | set((node.module or "").split("."))
            found += [(node.lineno, name) for name in sorted(names & FORBIDDEN)]
        elif isinstance(node, ast.BinOp | ast.AugAssign):
            if isinstance(node.op, ast.MatMult):
                found.append((node.lineno, "@"))
            elif isinstance(node.op, ast.Pow) and unsafe_power(node):
                found.append((node.lineno, "**"))
    return sorted(found)


@pytest.mark.parametrize(
    "line",
    [
        "x.sum(axis=0)",
        "np.sum(x)",
        "sum(rows)",
        "np.add.reduce(x)",
        "np.einsum('ij->j', x)",
        "a @ b",
        "a @= b",
        "np.dot(a, b)",
        "np.linalg.norm(x)",
        "x.mean()",
        "np.exp(x)",
        "math.log(x)",
        "np.tanh(x)",
        "np.power(x, 2)",
        "x ** 0.5",
        "x ** 3",
        "x ** y",
        "x **= 0.5",
        "import random",
        "from random import random",
        "from math import exp",
        "np.random.default_rng(1)",
        "from numpy.random import default_rng",
        "x.astype(np.float32)",
    ],
)
def test_the_rules_lint_finds(line: str) -> None:
    assert [at for at, _ in forbidden_in(f"\n{line}\n")][:1] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "functools.reduce(np.add, rows)",
        "np.add.at(x, i, y)",
        "x ** 2",
        "M = 2**64 - 1",
        "UNIT = 2.0**-53",
        "np.sqrt(x)",
        "np.minimum(x, y)",
        "x / (x + h)",
        "np.count_nonzero(x)",
        "@property\ndef summary(self): ...",
        "state.exposure = log",
    ],
)
def test_the_rules_lint_leaves_alone(line: str) -> None:
    assert forbidden_in(line) == []


def test_the_rule_book_uses_nothing_that_changes_bits(root: Path) -> None:
    modules = sorted((root / "game" / "rules").rglob("*.py"))
    assert modules
    found = {
        f"{module.relative_to(root).as_posix()}:{line}: {name}"
        for module in modules
        for line, name in forbidden_in(module.read_text(encoding="utf-8"))
    }
    assert not found


def test_the_rule_book_imports_numpy_the_standard_library_and_itself(root: Path) -> None:
    foreign = set()
    for module in sorted((root / "game" / "rules").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            for name in names:
                top = name.split(".")[0]
                if not (top == "numpy" or top in sys.stdlib_module_names or name.startswith("game.rules")):
                    foreign.add(f"{module.name}:{node.lineno}: {name}")
    assert not foreign


# --- paths ------------------------------------------------------------------------------------------------------------


def test_every_shipped_scenario_is_found_by_name_by_file_name_and_by_path() -> None:
    files = paths.scenario_files(paths.SCENARIOS)
    assert files
    for file in files:
        assert paths.find_scenario(file.stem) == paths.find_scenario(file.name) == paths.find_scenario(file) == file


def test_the_main_scenario_is_shipped() -> None:
    assert paths.MAIN_SCENARIO in paths.scenario_names()


def test_a_scenario_in_the_users_folder_is_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREBREAK_HOME", str(tmp_path))
    mine = tmp_path / "scenarios" / "my_class.yaml"
    mine.parent.mkdir()
    mine.write_text("title: mine\n", encoding="utf-8")
    mine.with_name("my_class.uk.yaml").write_text("title: moje\n", encoding="utf-8")
    assert paths.find_scenario("my_class") == mine
    assert "my_class" in paths.scenario_names()
    assert "my_class.uk" not in paths.scenario_names()


def test_a_mistyped_scenario_gets_the_nearest_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREBREAK_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "quarantine.yaml").write_text("title: x\n", encoding="utf-8")
    with pytest.raises(paths.ScenarioNotFound, match=r"did you mean 'quarantine'\?"):
        paths.find_scenario("quarentine")
    with pytest.raises(paths.ScenarioNotFound, match="is a folder"):
        paths.find_scenario(tmp_path)


@given(st.text(max_size=300))
def test_no_text_makes_the_search_for_a_scenario_fail_in_another_way(text: str) -> None:
    try:
        assert paths.find_scenario(text).is_file()
    except paths.ScenarioNotFound as error:
        assert str(error)


# --- the command line -------------------------------------------------------------------------------------------------


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == f"firebreak {game.__version__}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["doctro"], "did you mean 'doctor'?"),
        (["zzzzzz"], "There is no command 'zzzzzz'."),
        (["doctor", "--jsno"], "--json"),
        (["doctor", "surplus"], "surplus"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_one_sentence(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert expected in said.err
    assert len(said.err.splitlines()) == 1


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes `doctor` raise the error."""

    def fail() -> list[doctor.Line]:
        raise error

    monkeypatch.setattr(doctor, "examine", fail)


@pytest.mark.parametrize(
    ("error", "code", "expected"),
    [
        (paths.ScenarioNotFound("There is no such scenario."), 1, "There is no such scenario.\n"),
        (PermissionError(13, "Permission denied", "x.json"), 1, "x.json: Permission denied"),
        (KeyError("will"), 1, "with --debug"),
        (MemoryError(), 1, "fewer games"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(32, "Broken pipe"), 141, ""),
    ],
)
def test_an_error_is_a_sentence_and_an_exit_code(
    error: BaseException,
    code: int,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    failing(error, monkeypatch)
    assert cli.run(["doctor"]) == code
    said = capsys.readouterr()
    assert expected in said.err
    assert "Traceback" not in said.err
    assert expected or not said.err.strip()


@pytest.mark.parametrize("words", [["--debug", "doctor"], ["doctor", "--debug"]])
def test_debug_shows_the_traceback_wherever_it_stands(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(KeyError("will"), monkeypatch)
    assert cli.run(words) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_closed_pipe_is_quiet(root: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "main.py", "doctor"]
    try:
        done = subprocess.run(command, cwd=root, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60)
    finally:
        os.close(writer)
    assert done.returncode == 141
    assert done.stderr == ""


def test_the_doctor_finds_this_installation_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor", "--json"]) == 0
    lines = {line["topic"]: line for line in json.loads(capsys.readouterr().out)}
    assert lines["firebreak"]["found"].startswith(game.__version__)
    assert lines["pygame"]["found"].startswith("pygame-ce ")
    assert not any(line["advice"] for line in lines.values())


def test_the_doctor_sees_two_pygames(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "version_of", lambda name: "2.6")
    assert cli.run(["doctor"]) == 1
    assert "uninstall -y pygame pygame-ce" in capsys.readouterr().out


def test_the_doctor_asks_about_the_libraries_that_the_project_names(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=!~\[; ]", line)[0] for line in requirements}

    assert set(doctor.LIBRARIES) == names(project["dependencies"])
    extras = {name: names(lines) for name, lines in project["optional-dependencies"].items() if name != "dev"}
    assert {name: set(found) for name, found in doctor.EXTRAS.items()} == extras


# --- what is shipped --------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_wheel_finds_its_scenarios_and_assets_from_another_folder(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    done = subprocess.run(build, cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "dist").glob("firebreak-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = (
        "import json; from pathlib import Path; import game; from game import paths\n"
        "found = {str(p.relative_to(d)) for d in (paths.ASSETS,) for p in d.rglob('*') if p.is_file()}\n"
        "print(json.dumps([game.__file__, str(paths.SCENARIOS), paths.scenario_names(), sorted(found)]))"
    )
    file, scenarios, names, assets = json.loads(python(code, elsewhere, PYTHONPATH=str(site)))
    assert Path(file).is_relative_to(site)
    assert Path(scenarios).is_relative_to(site)
    assert set(names) == {path.stem for path in paths.scenario_files(paths.SCENARIOS)}
    shipped = {str(p.relative_to(paths.ASSETS)) for p in paths.ASSETS.rglob("*") if p.is_file()}
    needed = {name for name in shipped if Path(name).parts[0] != "build" and "__pycache__" not in name}
    assert needed == set(assets)


def project_files(root: Path) -> list[Path]:
    """The files that git tracks or would add; in a copy without git, all outside the folders that .gitignore names."""
    if (root / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
        return [root / name for name in listed.stdout.split("\0") if name]
    lines = (root / ".gitignore").read_text(encoding="utf-8").split()
    ignored = {line.strip("/") for line in lines}
    return [p for p in root.rglob("*") if not ignored & set(p.relative_to(root).parts) and p.is_file()]


def machine_paths(text: str) -> list[str]:
    """Absolute paths of somebody's machine that stand in the text."""
    folders = "|".join(("work", "root", "home", "Users", "tmp"))
    return re.findall(rf"(?<![\w.:/~}}*-])/(?:{folders})/\w[^\s\"'`)]*|[A-Z]:\\Users\\\w+", text)


def test_no_tracked_file_names_a_path_of_one_machine(root: Path) -> None:
    assert machine_paths("see " + "/".join(("", "home", "somebody", "x.py")))
    assert not machine_paths("https://example.org/home/page and tests/tmp/x and ~/work/x")
    found = []
    for file in project_files(root):
        if not file.is_file():  # deleted here and not yet recorded as such
            continue
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture, a font or a sound
            continue
        found += [f"{file.relative_to(root).as_posix()}: {path}" for path in machine_paths(text)]
    assert not found


def test_the_readme_names_the_test_command_that_the_check_script_runs(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    mark = "<!-- the test command -->"
    assert readme.count(mark) == 1
    assert mark in (root / ".ci" / "run").read_text(encoding="utf-8")
    command = readme.split(mark)[1].split("```")[1].removeprefix("sh\n").strip()
    assert command.startswith("python3 -m venv .venv && ")
    assert "-m pytest" in command


def test_the_python_of_the_readme_plays_its_games_to_the_end(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    code = readme.split("```python\n")[1].split("```")[0]
    assert "n=10_000" in code
    shares = [line.rsplit(" ", 1)[1] for line in python(code.replace("n=10_000", "n=50"), root).splitlines()[1:]]
    assert sum(float(share) for share in shares) == pytest.approx(1.0)


def test_links_between_the_documents_lead_somewhere(root: Path) -> None:
    documents = [path for path in project_files(root) if path.suffix == ".md" and path.is_file()]
    assert root / "README.md" in documents
    targets = [
        (document, target)
        for document in documents
        for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
    ]
    assert targets
    assert [f"{at.name}: {target}" for at, target in targets if not (at.parent / target).exists()] == []


# --- the rules change with an entry in the change log and a version, or not at all ------------------------------------


def numbered(version: str) -> tuple[int, ...]:
    """The three numbers of a version."""
    return tuple(int(part) for part in version.split(".")[:3])


def unnamed_change(change_log: str, signature: str, version: str) -> str | None:
    """What is missing in the change log or in the version for rules that behave like this, or None."""
    name = re.search(r"rules ([0-9a-f]{8})", signature)
    if name is None or name[1] != lab_signature.short(lab_signature.parse(signature)):
        return "docs/signature.txt was not written by `firebreak signature --write`"
    sections = re.split(r"^## \[(.+?)\].*$", change_log, flags=re.MULTILINE)[1:]
    named = [
        (of, re.findall(r"^Rules ([0-9a-f]{8})", text, re.MULTILINE))
        for of, text in zip(sections[::2], sections[1::2], strict=True)
    ]
    newest = next(((of, rules) for of, rules in named if rules), None)
    if newest is None or name[1] not in newest[1]:
        return f"CHANGELOG.md must say under Unreleased what changed, and name it with the line: Rules {name[1]}"
    released = [of for of, _ in named if of != "Unreleased"]
    if newest[0] == "Unreleased" and numbered(version)[:2] <= numbered(released[0])[:2]:
        return f"other rules than in {released[0]} need a new minor version, not {version}"
    return None


def test_the_change_log_and_the_version_know_the_rules(root: Path) -> None:
    change_log = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert unnamed_change(change_log, lab_signature.stored().read_text(encoding="utf-8"), game.__version__) is None


def test_rules_that_nobody_told_of_are_noticed() -> None:
    old, new = lab_signature.as_text({"war": "1" * 32}), lab_signature.as_text({"war": "2" * 32})
    names = [lab_signature.short(lab_signature.parse(text)) for text in (old, new)]
    released = f"## [0.3.0] - 2026-01-01\n\nRules {names[0]}.\n"
    assert unnamed_change(released, old, "0.3.0") is None
    assert unnamed_change(f"## [Unreleased]\n\n- A button.\n{released}", old, "0.3.0") is None
    assert "Rules " + names[1] in str(unnamed_change(f"## [Unreleased]\n\n- A button.\n{released}", new, "0.4.0"))
    told = f"## [Unreleased]\n\nRules {names[1]}: forts are stronger.\n{released}"
    assert "minor version" in str(unnamed_change(told, new, "0.3.1"))
    assert unnamed_change(told, new, "0.4.0.dev0") is None
    assert "signature --write" in str(unnamed_change(told, new.replace("2" * 32, "3" * 32), "0.4.0"))
