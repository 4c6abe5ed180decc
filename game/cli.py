"""The command line: `python main.py ...` and `firebreak ...` are this program.

Commands live in `game/commands/` and are listed at the end of this file. `main()` is the only place where an error
becomes a sentence and an exit code (`game/console.py` says which); commands just raise.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import game
from game import console
from game.commands.advise import advise
from game.commands.backtest import backtest
from game.commands.balance import balance
from game.commands.bench import bench
from game.commands.check import check
from game.commands.debrief import debrief
from game.commands.doctor import doctor
from game.commands.explain import explain
from game.commands.lists import players, scenarios
from game.commands.matrix import matrix
from game.commands.new import new
from game.commands.play import open_title, play
from game.commands.preview import preview
from game.commands.replay import replay
from game.commands.schema import schema
from game.commands.signature import signature
from game.commands.simulate import simulate
from game.commands.tournament import tournament
from game.commands.try_scenario import try_scenario


class Commands(TyperGroup):
    """The list of commands; a mistyped one gets the nearest name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Finds the command that the first argument names (types are click's, which typer may carry inside)."""
        if self.get_command(ctx, args[0]) is None:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5)
            ctx.fail(f"There is no command {args[0]!r}" + (f"; did you mean {near[0]!r}?" if near else "."))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,  # a person sees a sentence, and with --debug Python's own traceback
    rich_markup_mode=None,  # plain help: honours NO_COLOR by having none, and loads in half the time
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"firebreak {game.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def firebreak(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error; works anywhere.")] = False,
) -> None:
    """Deterrence, aid and escalation between NATO, Ukraine and Russia: a game and a simulation.

    Without a command the window opens at the title screen.
    """
    if ctx.invoked_subcommand is None:
        open_title()


COMMANDS = (
    *(play, simulate, matrix, tournament, balance, backtest, check, explain, schema, new, preview),
    *(scenarios, players, replay, debrief, advise, bench, signature, doctor),
)

for command in COMMANDS:
    app.command(command.__name__)(command)
app.command("try")(try_scenario)  # a word of Python, so no function may have this name


def run(arguments: Sequence[str]) -> int:
    """Runs one command line (without the program's name) and returns its exit code; never raises for an error."""
    words, debug = _without_debug(arguments)
    try:
        code = app(words, standalone_mode=False, prog_name="firebreak")
        if sys.stdout is not None:  # closed by whoever started the program
            sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):  # click turns Ctrl-C into Abort
        if sys.stderr is not None and sys.stderr.isatty():
            console.say("")  # what the terminal shows next begins on a line of its own
        return console.INTERRUPTED
    except SystemExit as stop:
        if console.pipe_closed(stop.__context__):  # click ends the program itself when the pipe is closed
            return _leave_the_pipe()
        return stop.code if isinstance(stop.code, int) else console.WRONG
    except Exception as error:
        if console.pipe_closed(error):
            return _leave_the_pipe()
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):  # click's errors about the command line
            console.say(_about_the_line(error))
            return int(error.exit_code)
        return console.report(error, debug=debug)
    return code if isinstance(code, int) else console.DONE


def _about_the_line(error: Any) -> str:
    """The sentence about one of click's errors, with the help that names what is allowed."""
    sentence = error.format_message().partition(", unable to parse")[0].replace("Value error, ", "")
    asked = getattr(getattr(error, "ctx", None), "command_path", "firebreak")
    return f"{sentence if sentence.endswith(('.', '?')) else sentence + '.'} See `{asked} --help`."


def _leave_the_pipe() -> int:
    console.abandon_output()
    return console.PIPE_CLOSED


def _without_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """The words without `--debug`, and whether it was there: it may stand before or after the command."""
    words = list(arguments)
    end = words.index("--") if "--" in words else len(words)
    kept = [word for word in words[:end] if word != "--debug"]
    return kept + words[end:], len(kept) < end


def main() -> None:
    """Entry point of `main.py` and of the console script: runs the command line and ends the program."""
    console.never_fail_on_a_letter()
    sys.exit(run(sys.argv[1:]))
