#!/usr/bin/env python3
"""A batch through everything that ends batches: kills, signals, full disks, closed pipes.

    batch_test.py TOOL SOURCE COUNT resume|folder|signals|full|pipe|progress|order|memory      COUNT plans
"""
import json, os, pathlib, pty, random, re, resource, shutil, signal, subprocess, sys, tempfile, time

TOOL, SOURCE, COUNT, WHAT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
DICE = random.Random(20240229)
READS, WRITES = (line.split()[1:] for line in subprocess.check_output([TOOL, "--version"], text=True).splitlines()[1:3])


def check(holds, *message):
    if not holds:
        sys.exit(f"{WHAT}: " + " ".join(str(part)[:2000] for part in message))


def run(*arguments, code=0, **how):
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, timeout=250, **how)
    check(code is None or done.returncode == code, arguments, "exit code", done.returncode, done.stderr.decode())
    return done


def start(*arguments, **how):
    return subprocess.Popen([TOOL, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)


def make_plans(count=COUNT):
    subprocess.run([sys.executable, SOURCE / "tests/scale/make_plans.py", str(count), "plans"], check=True)
    pathlib.Path("plans/plan-000003.txt").write_bytes(b"")  # one that cannot be read


def parts(target="out.ndjson"):
    return sorted(path.name for path in pathlib.Path().glob(f"{target}.*.part"))


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


def wait_for(what, process, seconds=60):
    end = time.monotonic() + seconds
    while not what():
        check(process.poll() is None, "it has ended already:", process.stderr)
        check(time.monotonic() < end, "it never came to that")
        time.sleep(0.005)


def catches(process, number):
    """Whether the program has got so far that the signal is its own matter."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return bool(int(re.search(r"SigCgt:\s*(\w+)", status).group(1), 16) >> (number - 1) & 1)


def kill_at_random(finished, *arguments):
    """Runs the command again and again, each time killed sooner or later, until `finished`. Returns the kills."""
    kills, longest = 0, 0.05
    while True:
        process = start(*arguments)
        try:
            process.communicate(timeout=DICE.uniform(0.01, longest))
            check(process.returncode == 1, "exit code", process.returncode)  # the file that cannot be read
            check(finished(), "not finished")
            return kills
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills += 1
            longest *= 1.3  # so that even a slow machine comes to an end


def test_resume():
    make_plans()
    run("extract", "plans", "-o", "whole.ndjson", code=1)
    whole = pathlib.Path("whole.ndjson").read_bytes()
    check(whole.count(b"\n") == COUNT - 1, "lines", whole.count(b"\n"))
    most = 0
    for jobs in (1, 2, 3):
        pathlib.Path("out.ndjson").unlink(missing_ok=True)
        kills = kill_at_random(lambda: not parts(), "extract", "plans", "-o", "out.ndjson", "--resume", "--jobs", jobs)
        check(pathlib.Path("out.ndjson").read_bytes() == whole, "another result after", kills, "kills")
        most = max(most, kills)
    check(most >= 3, "killed only", most, "times")

    # What is taken over is really not read again; half a line at the end is no document; a changed input is read again,
    # a new one comes in at its place, and one that is gone leaves nothing.
    def interrupt():
        process = start("extract", "plans", "-o", "out.ndjson", "--jobs", "1")
        wait_for(lambda: parts() and pathlib.Path(parts()[0]).stat().st_size > 100_000, process)
        process.kill()
        process.communicate()
    pathlib.Path("out.ndjson").write_text("as it was")
    interrupt()
    check(pathlib.Path("out.ndjson").read_text() == "as it was", "the output was touched")
    part = pathlib.Path(parts()[0])
    lines = part.read_bytes().split(b"\n")[:-1]
    marked = lines[1].replace("实施方案（第1号）".encode(), "实施方案（第壹号）".encode(), 1)
    check(marked != lines[1], "nothing to mark")
    part.write_bytes(b"\n".join([lines[0], marked, *lines[2:-1], lines[-1][:200]]))
    pathlib.Path("plans/plan-000002.txt").write_text("白石县养老方案\n一、主要任务\n1.建设食堂。2024年底前建设3个。\n", encoding="utf-8")
    pathlib.Path("plans/plan-000004b.txt").write_text("白石县托育方案\n一、主要任务\n1.建设托位。2024年底前建设9个。\n", encoding="utf-8")
    pathlib.Path("plans/plan-000005.txt").unlink()
    run("extract", "plans", "-o", "fresh.ndjson", code=1)
    note = run("extract", "plans", "-o", "other.ndjson", "--resume", code=1).stderr.decode()
    check("interrupted run" not in note, note)
    run("extract", "plans", "-o", "out.ndjson", "--resume", code=1)
    fresh, out = (pathlib.Path(name).read_bytes().split(b"\n") for name in ("fresh.ndjson", "out.ndjson"))
    check([line for line in out if line != marked] == [line for line in fresh if line != lines[1]], "another result")
    check(out.count(marked) == 1, "the line was not taken over")
    check(not parts(), parts())

    # Other options: nothing of it is taken over, and that is told. Without --resume what is there is told, too.
    interrupt()
    told = run("extract", "plans", "-o", "out.ndjson", "--issued", "2020-01-01", "--resume", code=1).stderr.decode()
    check("with other options: it is begun anew" in told, told)
    check(not parts(), parts())
    interrupt()
    told = run("extract", "plans", "-o", "out.ndjson", code=1).stderr.decode()
    check("--resume would go on with it" in told, told)
    check(pathlib.Path("out.ndjson").read_bytes() == b"\n".join(fresh) and not parts(), "another result")

    # A part whose writer lives belongs to it.
    slow = start("extract", "plans", "-", "-o", "out.ndjson", stdin=subprocess.PIPE)
    wait_for(lambda: parts() and pathlib.Path(parts()[0]).stat().st_size > 100_000, slow)
    run("extract", "plans", "-o", "out.ndjson", "--resume", code=1)
    check(len(parts()) == 1, parts())
    slow.communicate("长滩区方案\n1.建设1个食堂。".encode())
    check(pathlib.Path("out.ndjson").read_bytes().count(b"\n") == COUNT and not parts(), "the slow one's is not there")

    for arguments, reason in ((["-f", "csv", "-o", "x.csv"], "goes with"), (["-o", "/dev/null"], "goes with"), ([], "goes with"),
                              (["-o", "x.ndjson", "--check"], "without --check")):
        told = run("extract", "plans", "--resume", *arguments, code=2).stderr.decode()
        check(reason in told, told)


def test_folder():
    make_plans()
    run("extract", "plans", "-o", "whole/", code=1)
    whole = {name: data for name, data in files("whole").items() if name != ".fenjie-done"}
    check(len(whole) == COUNT - 1 and json.loads(whole["plan-000000.txt.json"])["tasks"], len(whole))
    single = run("extract", "plans/plan-000000.txt").stdout
    check(whole["plan-000000.txt.json"] == single, "another document than by itself")
    kills = kill_at_random(lambda: True, "extract", "plans", "-o", "out/", "--resume", "--jobs", 2)
    check(kills >= 3, "killed only", kills, "times")
    def of(folder):
        # What was being written when it was killed has a name of its own.
        return {name: data for name, data in files(folder).items() if name in whole}
    check(of("out") == whole, "another result after", kills, "kills")

    # Only what is new or changed is read: the others stay as they are, even where a hand has changed them.
    pathlib.Path("out/plan-000001.txt.json").write_text("mine")
    pathlib.Path("out/plan-000002.txt.json").unlink()
    pathlib.Path("plans/plan-000004.txt").write_text("白石县养老方案\n一、主要任务\n1.建设食堂。2024年底前建设3个。\n", encoding="utf-8")
    run("extract", "plans", "-o", "out", "--resume", code=1)
    out = of("out")
    check(out["plan-000001.txt.json"] == b"mine", "a finished document was made again")
    check(out["plan-000002.txt.json"] == whole["plan-000002.txt.json"], "a lost document was not made again")
    check("白石县养老方案".encode() in out["plan-000004.txt.json"], "a changed plan was not read again")
    with open("out/.fenjie-done", "ab") as done:
        done.write(b"0123 half a li")
    run("extract", "plans", "-o", "out", "--resume", "--issued", "2020-01-01", code=1)
    check(b"mine" not in of("out").values(), "other options took over what was made without them")

    # Every format of this build; two inputs of one name; a folder that cannot be.
    for format, ending in (("html", "html"), ("markdown", "md"), ("csv", "csv"), ("xlsx", "xlsx"), ("ics", "ics"), ("stratml", "xml")):
        if format not in WRITES:
            continue
        run("extract", "plans/plan-000000.txt", "plans/plan-000001.txt", "-f", format, "-o", f"{format}/")
        names = sorted(name for name in files(format) if name != ".fenjie-done")
        check(names == [f"plan-00000{i}.txt.{ending}" for i in (0, 1)], names)
    os.mkdir("twin")
    shutil.copy("plans/plan-000001.txt", "twin/plan-000000.txt")
    told = run("extract", "plans/plan-000000.txt", "twin/plan-000000.txt", "-o", "two/", code=1).stderr.decode()
    check("twin/plan-000000.txt: its document would be plan-000000.txt.json" in told, told)
    check(files("two")["plan-000000.txt.json"] == single, "the second took the first one's place")
    told = run("extract", "plans", "-o", "plans/plan-000000.txt/", code=1).stderr.decode()
    check("plans/plan-000000.txt/: is a file, no folder" in told, told)
    run("extract", "plans", "-f", "sqlite", "-o", "out/", code=2)


def end_by(number, process, within=5):
    began = time.monotonic()
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    check(process.returncode == -number, "ended with", process.returncode, told.decode())
    check(time.monotonic() - began < within, "took", time.monotonic() - began, "seconds to end")
    return told.decode()


def test_signals():
    make_plans()
    big = "云岭县方案\n一、主要任务\n" + "".join(f"{i}.新建食堂{i}个。（责任单位：县民政局）\n" for i in range(1, 60000))
    pathlib.Path("big.txt").write_text(big, encoding="utf-8")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for name in ("out.ndjson", "plan.json"):
            pathlib.Path(name).write_text("as it was")
        batch = start("extract", "plans", "-o", "out.ndjson", "--jobs", "2")
        wait_for(lambda: parts() and pathlib.Path(parts()[0]).stat().st_size > 50_000, batch)
        told = end_by(number, batch)
        check(told.endswith(f"fenjie: interrupted ({signal.Signals(number).name}): out.ndjson is as it was; what is done is kept, "
                            "and the same command with --resume goes on\n"), told)
        check(pathlib.Path("out.ndjson").read_text() == "as it was" and len(parts()) == 1, parts())
        run("extract", "plans", "-o", "out.ndjson", "--resume", code=1)
        check(pathlib.Path("out.ndjson").read_bytes().count(b"\n") == COUNT - 1 and not parts(), "not gone on with")

        single = start("extract", "big.txt", "-o", "plan.json")
        wait_for(lambda: catches(single, number), single)
        told = end_by(number, single, within=20)
        check("interrupted" in told and pathlib.Path("plan.json").read_text() == "as it was", told)
        check(not list(pathlib.Path().glob("plan.json.*")), "a temporary file is left")

        folder = start("extract", "plans", "-o", "out/")
        wait_for(lambda: pathlib.Path("out/plan-000005.txt.json").exists(), folder)
        told = end_by(number, folder)
        check("out/ holds what is done, and the same command with --resume goes on" in told, told)
        shutil.rmtree("out")

        waits = start("stream", stdin=subprocess.PIPE)
        waits.stdin.write(b'{"id": 1, "text": "x"}\n')
        waits.stdin.flush()
        check(b'"id":1' in waits.stdout.readline(), "no answer")
        end_by(number, waits)

    # Ignored signals stay ignored: nohup.
    kept = start("extract", "plans", "-o", "out.ndjson", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    wait_for(lambda: parts(), kept)
    kept.send_signal(signal.SIGHUP)
    kept.communicate()
    check(kept.returncode == 1, kept.returncode)

    # A program that reads for it goes with it, and so does its folder.
    if "office" not in READS:
        return
    os.mkdir("temporary")
    shutil.copy(SOURCE / "tests/formats/plan.doc", "plan.doc")
    reading = start("extract", "plan.doc", "-o", "doc.json", env={**os.environ, "TMPDIR": os.path.abspath("temporary")})
    wait_for(lambda: list(pathlib.Path("temporary").glob("*/profile/user/*")), reading)
    time.sleep(0.2)
    told = end_by(signal.SIGTERM, reading)
    check(not os.listdir("temporary") and not os.path.exists("doc.json"), os.listdir("temporary"))
    users = subprocess.run(["pgrep", "-f", os.path.abspath("temporary")], capture_output=True, text=True).stdout.split()
    check(not users, "still running:", users)


def limited(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_full():
    make_plans()
    told = run("extract", "plans", "-o", "/dev/full", code=1).stderr.decode()
    check("fenjie: /dev/full: No space left on device" in told, told)
    for command in (["extract", "plans/plan-000000.txt"], ["extract", "plans"], ["text", "plans/plan-000000.txt"],
                    ["explain", "plans/plan-000000.txt"], ["compare", "plans/plan-000000.txt"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TOOL, *command], stdout=full, stderr=subprocess.PIPE, timeout=100)
        check(done.returncode == 1 and b"standard output: No space left on device" in done.stderr, command, done)
    # A file that may grow no further, for any user.
    run("extract", "plans", "-o", "whole.ndjson", code=1)
    whole = pathlib.Path("whole.ndjson").read_bytes()
    for name in ("out.ndjson", "plan.json"):
        pathlib.Path(name).write_text("as it was")
    told = run("extract", "plans", "-o", "out.ndjson", code=1, preexec_fn=limited(len(whole) // 2)).stderr.decode()
    check("out.ndjson: File too large; what is done is kept, and the same command with --resume goes on" in told, told)
    check(pathlib.Path("out.ndjson").read_text() == "as it was" and len(parts()) == 1, parts())
    run("extract", "plans", "-o", "out.ndjson", "--resume", code=1)
    check(pathlib.Path("out.ndjson").read_bytes() == whole and not parts(), "not gone on with")
    told = run("extract", "plans/plan-000000.txt", "-o", "plan.json", code=1, preexec_fn=limited(3000)).stderr.decode()
    check("fenjie: plan.json: File too large" in told and pathlib.Path("plan.json").read_text() == "as it was", told)
    check(not list(pathlib.Path().glob("plan.json.*")), "a temporary file is left")
    # A disk that is really full, in a name space of its own: root, or whoever may make one.
    script = f"""set -e; mkdir -p disk; mount -t tmpfs -o size=2m none disk; echo as it was > disk/out.ndjson
    {TOOL} extract plans -o disk/out.ndjson 2>told && exit 9; grep -q 'No space left on device; what is done is kept' told
    grep -qx 'as it was' disk/out.ndjson; ls disk/out.ndjson.*.part >/dev/null
    mount -o remount,size=200m disk; {TOOL} extract plans -o disk/out.ndjson --resume 2>/dev/null || true
    cmp disk/out.ndjson whole.ndjson; test $(ls disk | wc -l) = 1"""
    if len(whole) < 3_000_000:
        script = script.replace("size=2m", "size=200k")
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        if subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            done = subprocess.run([*way, "bash", "-c", script], capture_output=True, text=True)
            check(done.returncode == 0, "a full disk:", done.returncode, done.stderr)
            return
    print("no disk can be mounted here: only the limit of a file's size was met")


def test_pipe():
    make_plans()
    # The last input would never come to its end: nobody may ask for it once nobody reads.
    os.mkfifo("plans/plan-last.txt")
    reader = start("extract", "plans", "--jobs", "2")
    check(b'"schema_version"' in reader.stdout.readline(), "no first line")
    reader.stdout.close()
    told = reader.stderr.read().decode()
    check(reader.wait(timeout=60) == 1 and "fenjie: standard output: Broken pipe" in told, reader.returncode, told)
    os.unlink("plans/plan-last.txt")
    script = f"set -o pipefail; {TOOL} extract plans | head -n 1 | wc -l"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=100)
    check(done.stdout.strip() == "1" and done.returncode == 1 and "Broken pipe" in done.stderr, done)
    # A report that nobody reads keeps no file from being written.
    report = start("extract", "plans", "--check", "-o", "out.ndjson")
    report.stdout.close()
    told = report.stderr.read().decode()
    check(report.wait(timeout=100) == 1 and "standard output: Broken pipe" in told, report.returncode, told)
    check(pathlib.Path("out.ndjson").read_bytes().count(b"\n") == COUNT - 1, "the file is not whole")
    # A filter ends with its reader, though records keep coming.
    stream = start("stream", stdin=subprocess.PIPE)
    stream.stdin.write(b'{"id": 1, "text": "x"}\n')
    stream.stdin.flush()
    stream.stdout.readline()
    stream.stdout.close()
    stream.stdin.write(b'{"id": 2, "text": "x"}\n')
    stream.stdin.flush()
    check(stream.wait(timeout=60) == 1, stream.returncode)
    check("Broken pipe" in stream.stderr.read().decode(), "no message")
    # The output of a batch may be a pipe with a name.
    os.mkfifo("named")
    named = start("extract", "plans", "-o", "named")
    check(pathlib.Path("named").read_bytes().count(b"\n") == COUNT - 1, "not all came through")
    check(named.wait(timeout=60) == 1, named.returncode)


def on_terminal(*arguments, out=subprocess.DEVNULL):
    """What the command writes to a terminal that is its standard error (and output, where `out` is None)."""
    ours, its = pty.openpty()
    process = subprocess.Popen([TOOL, *arguments], stdin=subprocess.DEVNULL, stdout=its if out is None else out, stderr=its)
    os.close(its)
    told = b""
    try:
        while block := os.read(ours, 65536):
            told += block
    except OSError:
        pass  # the other end was closed
    os.close(ours)
    check(process.wait(timeout=60) == 1, process.returncode)
    return told.decode()


def test_progress():
    make_plans(max(COUNT, 300))
    total = len(os.listdir("plans"))
    told = on_terminal("extract", "plans", "-o", "out.ndjson", "--jobs", "1")
    shown = re.findall(r"\r\x1b\[K(\d+)/(\d+)  \d+\.\d/s  1 failed  \d+ (?:s|min) left", told)
    check(shown and all(int(done) < int(of) == total for done, of in shown), told)
    check([int(done) for done, _ in shown] == sorted(int(done) for done, _ in shown), shown)
    # A complaint has a line of its own, and nothing is left standing.
    check(re.search(r"(^|\r\x1b\[K)fenjie: plans/plan-000003.txt: is empty\r\n", told), told)
    check(re.search(r"(\r\x1b\[K|\n)$", told), told)
    check("\x1b" in on_terminal("extract", "plans"), "none while the output is piped")
    pathlib.Path("few").mkdir()
    for name in os.listdir("plans")[:20] + ["plan-000003.txt"]:
        shutil.copy(f"plans/{name}", "few")
    check("\x1b" not in on_terminal("extract", "few", out=None), "a line among the documents")
    check("\x1b" not in on_terminal("extract", "plans/plan-000003.txt"), "a line for a single plan")
    check(b"\x1b" not in run("extract", "plans", "-o", "out.ndjson", code=1).stderr, "a line in a file")


def test_order():
    make_plans()
    # Plans that take long among those that do not.
    slow = "云岭县方案\n一、主要任务\n" + "".join(f"{i}.新建食堂{i}个。（责任单位：县民政局）\n" for i in range(1, 1500))
    for number in (0, 7, 50, 51):
        pathlib.Path(f"plans/plan-{number:06}.txt").write_text(slow, encoding="utf-8")
    whole = run("extract", "plans", "--jobs", "1", code=1)
    names = [json.loads(line)["source"]["name"] for line in whole.stdout.splitlines()]
    check(names == [f"plan-{i:06}.txt" for i in range(COUNT) if i != 3], names[:20])
    for jobs in (2, 3, 8, 100):
        done = run("extract", "plans", "--jobs", jobs, code=1)
        check(done.stdout == whole.stdout and done.stderr == whole.stderr, "another output with", jobs, "jobs")


def peak(*arguments):
    """The most memory that the command took, in MB."""
    process = start(*arguments)
    process.stderr.close()
    while process.stdout.read(1 << 20):
        pass
    _, status, usage = os.wait4(process.pid, 0)
    check(os.waitstatus_to_exitcode(status) == 1, arguments, status)
    return usage.ru_maxrss / 1024


def test_memory():
    make_plans(4 * COUNT)
    pathlib.Path("some").mkdir()
    for name in sorted(os.listdir("plans"))[:COUNT // 5]:
        shutil.copy(f"plans/{name}", f"some/{name}")
    for jobs in ("1", "4"):
        few, many = peak("extract", "some", "--jobs", jobs), peak("extract", "plans", "--jobs", jobs)
        print(f"--jobs {jobs}: {COUNT // 5} plans {few:.0f} MB, {4 * COUNT} plans {many:.0f} MB")
        check(many < few + 32, jobs, "jobs:", few, "MB for few,", many, "MB for many")
    # A file takes far longer than all that follow: they do not pile up behind it.
    slow = "云岭县方案\n一、主要任务\n" + "".join(f"{i}.新建食堂{i}个。（责任单位：县民政局）\n" for i in range(1, 60000))
    pathlib.Path("plans/plan-000000.txt").write_text(slow, encoding="utf-8")
    pathlib.Path("alone").mkdir()
    shutil.copy("plans/plan-000000.txt", "alone/a.txt")
    shutil.copy("plans/plan-000003.txt", "alone/b.txt")
    alone, among = peak("extract", "alone", "--jobs", "2"), peak("extract", "plans", "--jobs", "2")
    print(f"a large plan {alone:.0f} MB, before {4 * COUNT} others {among:.0f} MB")
    check(among < alone + 96, alone, "MB alone,", among, "MB among the others")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    globals()[f"test_{WHAT}"]()
    os.chdir("/")
