#!/usr/bin/env python3
"""`fenjie stream` inside engines that others wrote: Dask's distributed (tools/scale/dask_stream.py) and GNU parallel.

    engine_test.py TOOL SOURCE COUNT killed|local|step|ends|parallel|pipe      COUNT records

Answers must be, to the byte and in their order, those of one plain `fenjie stream`.
"""
import contextlib, importlib.util, io, json, os, pathlib, signal, subprocess, sys, tempfile, threading, time

TOOL, SOURCE, COUNT, WHAT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3]), sys.argv[4]
SCRIPT = SOURCE / "tools/scale/dask_stream.py"
PATIENCE = 240  # seconds for any single state to come about, on a machine that has other things to do


def check(holds, *message):
    if not holds:
        sys.exit(f"{WHAT}: " + " ".join(str(part)[:2000] for part in message))


def wait_for(what, told):
    end = time.monotonic() + PATIENCE
    while not (found := what()):
        check(time.monotonic() < end, "it never came to that:", told)
        time.sleep(0.02)
    return found


def records(count=COUNT):
    """Plans, and among them what cannot be answered with a plan; ids tell each from all others."""
    made = subprocess.run([sys.executable, SOURCE / "tests/scale/make_plans.py", str(count)], check=True, capture_output=True)
    out = made.stdout.splitlines()
    out[count // 3] = b'{"id": "lost", "path": "no such file.txt"}'
    out[count // 2] = b'{"id": "cut", "text": "'
    out[2 * count // 3] = b'{"id": 0.5, "text": "x", "issued": "soon"}'
    return out


def plain(lines, *arguments):
    done = subprocess.run([TOOL, "stream", *arguments], input=b"\n".join(lines) + b"\n", capture_output=True, check=True, timeout=PATIENCE)
    answers = done.stdout.splitlines()
    check(len(answers) == sum(bool(line) for line in lines), len(answers), "answers")
    return answers


def compare(answers, wanted):
    ids, wanted_ids = ([json.dumps(json.loads(line)["id"]) for line in some] for some in (answers, wanted))
    check(len(set(ids)) == len(ids), "doubled:", sorted({name for name in ids if ids.count(name) > 1}))
    check(not set(wanted_ids) - set(ids), "lost:", sorted(set(wanted_ids) - set(ids)))
    check(ids == wanted_ids, "in another order")
    check(answers == wanted, "other answers than by one plain stream")


@contextlib.contextmanager
def started(*command, **how):
    """A process in a group of its own; what is left of the group in the end is killed."""
    process = subprocess.Popen([sys.executable, *map(str, command)], start_new_session=True, **how)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def worker(number, **how):
    return started("-m", "distributed.cli.dask_worker", "--scheduler-file", "scheduler.json", "--name", f"w{number}", "--no-nanny",
                   "--nthreads", 1, "--no-dashboard", "--host", "127.0.0.1", "--local-directory", f"w{number}", **how)


def on_scheduler(client, what):
    """`what` of each worker that the scheduler knows, by its name."""
    return client.run_on_scheduler(lambda dask_scheduler: {worker.name: what(worker) for worker in dask_scheduler.workers.values()})


def test_killed():
    """A scheduler and two workers; one is killed in the middle, with records that nobody has answered yet."""
    import distributed
    lines = records()
    lines[7:7] = [b"", b" \t"]  # empty lines have no answer
    pathlib.Path("in.ndjson").write_bytes(b"\n".join(lines))  # and the last one no end
    wanted = plain([line for line in lines if line.strip()])
    with contextlib.ExitStack() as stack, open("log", "wb") as log:
        quiet = {"stdout": log, "stderr": log}
        stack.enter_context(started("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", 0, "--no-dashboard",
                                    "--scheduler-file", "scheduler.json", **quiet))
        wait_for(lambda: os.path.exists("scheduler.json") and os.path.getsize("scheduler.json"), "a scheduler")
        victim, _ = (stack.enter_context(worker(number, **quiet)) for number in (1, 2))
        client = stack.enter_context(distributed.Client(scheduler_file="scheduler.json", timeout=PATIENCE))
        wait_for(lambda: set(on_scheduler(client, id)) == {"w1", "w2"}, "two workers")
        address = json.loads(pathlib.Path("scheduler.json").read_text())["address"]
        run = stack.enter_context(started(SCRIPT, "--tool", TOOL, "--scheduler", address, "--batch", 20, "in.ndjson",
                                          stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        answers = [run.stdout.readline() for _ in range(COUNT // 4)]
        os.kill(victim.pid, signal.SIGSTOP)  # the scheduler goes on giving it work
        reader = threading.Thread(target=lambda: answers.extend(run.stdout), daemon=True)
        reader.start()
        # The run has come to a stand: the other one has done its part, and everybody waits for what this one holds.
        holds = wait_for(lambda: (held := on_scheduler(client, lambda worker: len(worker.processing)))["w2"] == 0 and held["w1"], "a stand")
        check(run.poll() is None and len(answers) < len(wanted), len(answers), "answers were there before")
        victim.kill()
        victim.wait()
        reader.join(PATIENCE)
        check(not reader.is_alive() and run.wait(PATIENCE) == 0, run.poll())
        check(set(on_scheduler(client, id)) == {"w2"}, "the other worker")
        compare([line.rstrip(b"\n") for line in answers], wanted)
        print(f"{len(wanted)} answers, one each; {holds} batches were lost and done again")


def test_local():
    """One command, without a scheduler; what comes through a pipe."""
    lines = records()
    data = b"\n".join(lines) + b"\n"
    run = [sys.executable, SCRIPT, "--tool", TOOL, "--workers", "2", "--batch", "7"]
    done = subprocess.run(run, input=data, capture_output=True, timeout=PATIENCE, check=False)
    check(done.returncode == 0, done.returncode, done.stderr.decode())
    compare(done.stdout.splitlines(), plain(lines))
    check(os.listdir() == [], "left behind:", os.listdir())

    def told(*arguments, code=1, tool=TOOL):
        done = subprocess.run([sys.executable, SCRIPT, "--workers", "1", "--tool", tool, *arguments], input=data, capture_output=True,
                              timeout=PATIENCE, check=False)
        check(done.returncode == code and not done.stdout, arguments, done.returncode, done.stderr.decode())
        return done.stderr.decode()
    check("no such program" in told(code=2, tool="no-such-tool"), "the tool")
    check("wants a number from 1" in told("--batch", "0", code=2), "the batch")
    check("No such file" in told("no such input"), "the input")
    check("connect" in (said := told("--scheduler", "tcp://127.0.0.1:1", "--wait", "1")), said)
    check("issued" in (said := told("--", "--issued", "soon")) and said.endswith("; 0 answers are written\n"), said)


def test_step():
    """The step of a worker by itself: a program that is no such filter is told of, and takes no record for answered."""
    loader = importlib.util.spec_from_file_location("dask_stream", SCRIPT)
    script = importlib.util.module_from_spec(loader)
    loader.loader.exec_module(script)
    lines = records(10)
    compare(script.answer([TOOL, "stream"], lines), plain(lines))
    check(script.answer([TOOL, "stream"], []) == [], "answers to nothing")
    for command, reason in (["true"], "is true fenjie?"), (["seq", "11"], "is seq fenjie?"), ([TOOL, "stream", "--no-such"], "--no-such"):
        try:
            answers = script.answer(command, lines)
        except ValueError as error:
            check(reason in str(error), error)
        else:
            check(False, command, "was taken for the tool", answers)
    for record, name in (('{"id": "a", "text"', None), ('{"id": [1]}', None), ('{"id": true}', None), ("[]", None),
                         ('{"id": "号"}', "号"), ('{"id": 7}', 7)):
        refused = json.loads(script.refusal(record.encode(), "why"))
        check(refused == {"id": name, "error": "why"}, refused)
    data = b'{"id": 1}\n\n \t\r\n{"id": 2}\n' + b"x" * 600_000 + b'\n{"id": 3}'
    check([len(batch) for batch in script.batches(io.BytesIO(data), 2)] == [2, 1, 1], "batches")


# Stands between a worker and the tool: ends like a program that is out of memory.
ENDS = """#!{python}
import os, signal, subprocess, sys
tool = subprocess.Popen([{tool!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
for line in sys.stdin.buffer:
    if b"FATAL" in line:
        tool.stdin.close()
        tool.wait()
        os.kill(os.getpid(), signal.SIGKILL)
    tool.stdin.write(line)
tool.stdin.close()
sys.exit(tool.wait())
"""


def test_ends():
    """The tool is killed at some records: the first and last of a batch, two together, and the last of all."""
    lines = records(60)
    fatal = {0, 9, 10, 11, 33, 59}
    for number in fatal:
        lines[number] = json.dumps({"id": number, "text": "FATAL"}).encode()
    pathlib.Path("ends").write_text(ENDS.format(python=sys.executable, tool=TOOL))
    os.chmod("ends", 0o755)
    run = [sys.executable, SCRIPT, "--tool", os.path.abspath("ends"), "--workers", "1", "--batch", "10", "--explain", "-", "--", "--issued", "2024-05-06"]
    done = subprocess.run(run, input=b"\n".join(lines) + b"\n", capture_output=True, timeout=PATIENCE, check=False)
    check(done.returncode == 0, done.stderr.decode())
    wanted = plain(lines, "--explain", "--issued", "2024-05-06")
    for number in fatal:
        wanted[number] = json.dumps({"id": number, "error": "the tool ended at this record (signal 9)"}, separators=(",", ":")).encode()
    compare(done.stdout.splitlines(), wanted)


def test_parallel():
    """The README's line for GNU parallel; a record larger than its blocks."""
    lines = records()
    lines[5] = json.dumps({"id": 5, "text": "一、主要任务\n" + "1.新建食堂3个。\n" * 30_000}).encode()
    pathlib.Path("plans.ndjson").write_bytes(b"\n".join(lines) + b"\n")
    page = (SOURCE / "tools/scale/README.md").read_text()
    command = [line for line in page.splitlines() if line.startswith("parallel ")]
    check(len(command) == 1, "commands for parallel:", command)
    path = {**os.environ, "PATH": f"{os.path.dirname(TOOL)}:{os.environ['PATH']}"}
    done = subprocess.run(command[0], shell=True, env=path, capture_output=True, timeout=PATIENCE, check=False)
    check(done.returncode == 0, done.returncode, done.stderr.decode())
    compare(pathlib.Path("answers.ndjson").read_bytes().splitlines(), plain(lines))


def test_pipe():
    """What Spark's RDD.pipe does: for each partition a process, fed by a thread; an answer is an element as soon as it is a line."""
    lines = records()
    answers = []
    for part in range(3):
        process = subprocess.Popen([TOOL, "stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        def feed(elements=lines[part * COUNT // 3:(part + 1) * COUNT // 3], into=process.stdin):
            for element in elements:
                into.write(element.rstrip(b"\n") + b"\n")
            into.close()
        feeder = threading.Thread(target=feed)
        feeder.start()
        answers += [line.rstrip(b"\n") for line in iter(process.stdout.readline, b"")]
        feeder.join()
        check(process.wait() == 0, "exit code", process.returncode)
    compare(answers, plain(lines))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    globals()[f"test_{WHAT}"]()
    os.chdir("/")
