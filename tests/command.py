"""The command in tests: each call is a process of its own, forked from one that has imported what the command imports and done nothing.

Starting Python and importing takes longer than most of what is asked. What is about that, or starts processes in turn, is asked `afresh`.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

MOST = 200_000  # bytes of a call's arguments and environment
SECONDS = 60  # that a call takes at most


def musnad(*arguments: str | Path, stdin: bytes | str = b"", **environment: str) -> "subprocess.CompletedProcess[str]":
    """What comes of `musnad ARGUMENTS`: exit status, stdout and stderr. environment: the whole of it, if it is not this process's."""
    told = [str(argument) for argument in arguments]
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        source.write(stdin.encode() if isinstance(stdin, str) else stdin)
        source.seek(0)
        call = json.dumps([told, environment or dict(os.environ), str(Path.cwd())]).encode()
        socket.send_fds(_forks(), [call], [source.fileno(), out.fileno(), err.fileno()])
        status = int(_forks().recv(16))
        printed = []
        for file in (out, err):
            file.seek(0)
            printed.append(file.read().decode())
        return subprocess.CompletedProcess(["musnad", *told], status, *printed)


def afresh(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The same of `python -m musnad ARGUMENTS`, begun as a person begins it."""
    command = [sys.executable, "-m", "musnad", *map(str, arguments)]
    return subprocess.run(command, env=environment or None, capture_output=True, check=False, timeout=SECONDS, encoding="utf-8")


@cache
def _forks() -> socket.socket:
    """A line to the process that forks. It ends when the line is closed."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(SECONDS)
    with its:
        process = subprocess.Popen([sys.executable, __file__], stdin=its, stdout=subprocess.DEVNULL)
    atexit.register(process.wait)
    atexit.register(ours.close)  # which is done before that
    return ours


def _serve(line: socket.socket) -> None:
    """Fork for each call, and answer with the exit status of the fork."""
    from musnad.cli import main

    while True:
        call, files, _, _ = socket.recv_fds(line, MOST, 3)
        if not call:
            return
        child = os.fork()
        if not child:
            line.close()
            _become(call, files)
            main()
            return
        for file in files:
            os.close(file)
        line.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _become(call: bytes, files: list[int]) -> None:
    arguments, environment, folder = json.loads(call)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv[:] = ["musnad", *arguments]


if __name__ == "__main__":
    sys.path[0] = ""  # as `python -m` has it
    _serve(socket.socket(fileno=os.dup(0)))
