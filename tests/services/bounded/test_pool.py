"""The bounded child: what it survives, and that nothing of it is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop import paths
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child, ChildPool, Reply

HERE = "tests.services.bounded.test_pool"


@pytest.fixture(autouse=True)
def children_find_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


def echo(request: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    print("a library that prints to stdout")
    return {"said": request["say"], "pid": os.getpid()}, [b"\0\xff" * 70_000]


def refuse(request: dict[str, Any]) -> dict[str, Any]:
    raise UserError("Không mở được tệp.", "why")


def crash(request: dict[str, Any]) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def hang(request: dict[str, Any]) -> dict[str, Any]:
    while True:
        time.sleep(0.1)


def hang_holding_the_interpreter(request: dict[str, Any]) -> dict[str, Any]:
    return {"huge": len(str(3 ** (10**9)))}


def eat(request: dict[str, Any]) -> dict[str, Any]:
    return {"size": len(bytearray(2 << 30))}


def stumble(request: dict[str, Any]) -> dict[str, Any]:
    return {"x": request["missing"]}


def test_a_call_brings_back_values_and_blobs() -> None:
    with Child() as child:
        reply = child.call(f"{HERE}:echo", {"say": "Công đoàn"})
    assert reply.data["said"] == "Công đoàn"
    assert reply.blobs == [b"\0\xff" * 70_000]


def test_a_refusal_in_the_child_is_the_same_sentence_here() -> None:
    with Child() as child, pytest.raises(UserError, match="Không mở được tệp") as caught:
        child.call(f"{HERE}:refuse", {})
    assert caught.value.detail == "why"


@pytest.mark.parametrize("function", ["crash", "eat", "hang", "hang_holding_the_interpreter"])
def test_a_file_that_kills_the_child_is_refused_and_the_next_is_read(function: str) -> None:
    with Child() as child:
        with pytest.raises(UserError):
            child.call(f"{HERE}:{function}", {}, seconds=1)
        assert child.call(f"{HERE}:echo", {"say": "còn sống"}).data["said"] == "còn sống"


def test_a_bug_in_the_child_is_a_bug_here() -> None:
    with Child() as child, pytest.raises(RuntimeError, match="KeyError"):
        child.call(f"{HERE}:stumble", {})


def test_a_pool_answers_in_order_and_uses_all_its_children() -> None:
    with ChildPool(2) as pool:
        answers = list(pool.map(f"{HERE}:echo", ({"say": str(n)} for n in range(7))))
    replies = [reply for _, reply in answers if isinstance(reply, Reply)]
    assert [reply.data["said"] for reply in replies] == [str(n) for n in range(7)]
    assert len({reply.data["pid"] for reply in replies}) == 2


def test_a_refused_file_does_not_stop_the_pool() -> None:
    with ChildPool(2) as pool:
        answers = [a for _, a in pool.map(f"{HERE}:refuse", ({"n": n} for n in range(5)))]
    assert [str(a) for a in answers] == ["Không mở được tệp."] * 5


@pytest.mark.parametrize(
    "frame", [b"", b"\5\0", b"\2" + bytes(7) + b"{}", b"\3" + bytes(7) + b"???", b"\xff" * 64]
)
def test_a_child_that_reads_no_proper_frame_ends(frame: bytes) -> None:
    with subprocess.Popen(paths.child_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        try:
            child.communicate(frame, timeout=10)
        finally:
            child.kill()
    assert child.returncode == 0


def test_no_child_is_left_when_the_parent_is_killed_in_the_middle_of_a_call() -> None:
    script = (
        "from ucvn_desktop.services.bounded import Child\n"
        f"c = Child(); print(c.call('{HERE}:echo', {{'say': ''}}).data['pid'], flush=True)\n"
        f"c.call('{HERE}:hang', {{}})\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.3)
    assert Path(f"/proc/{child}").exists()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        if Path(f"/proc/{child}/stat").read_text().split(")")[1].split()[0] == "Z":
            break
        time.sleep(0.05)
    else:
        assert not Path(f"/proc/{child}").exists()
