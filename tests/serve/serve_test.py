"""The service through curl, through sockets that misbehave, and under load:

    serve_test.py TOOL PROJECT answers|refusals|hostile|limits|load|stop

Every answer's status must be one that the service's own description names for its path. Exits 1 at the first thing that is
not as it should be.
"""
import concurrent.futures
import http.client
import io
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib

TOOL, PROJECT, WHAT = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
PLANS = sorted(PROJECT.glob("corpus/*/source.txt"))


class Service:
    """The tool's service on a free port, and curl to ask it."""

    def __init__(self, *options):
        self.process = subprocess.Popen([TOOL, "serve", "--port", "0", *options], stderr=subprocess.PIPE, text=True)
        self.url = re.search(r"http://\S+/", self.process.stderr.readline()).group()[:-1]
        self.port = int(self.url.rsplit(":", 1)[1])
        self.paths = json.loads(self.curl("/openapi.json")[1])["paths"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def curl(self, path, *options, check=False):
        done = subprocess.run(["curl", "-sS", "-w", "\n%{http_code} %{content_type}", *options, self.url + path],
                              capture_output=True, check=True, timeout=60)
        body, _, status = done.stdout.rpartition(b"\n")
        code, _, kind = status.decode().partition(" ")
        if check:
            self.documented(path.partition("?")[0], "post" if any(o in options for o in ("--data-binary", "-F")) else "get", code)
        return int(code), body, kind

    def ask(self, path, *options):
        return self.curl(path, *options, check=True)

    def documented(self, path, method, code):
        known = self.paths.get(path, {}).get(method, {}).get("responses", {})
        holds(f"{method} {path} may answer {code}", code in known or path not in self.paths or method not in self.paths[path])

    def post(self, path, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=240)  # sanitizers are slow
        connection.request("POST", path, body)
        answer = connection.getresponse()
        return answer.status, answer.read()


def holds(what, truth):
    if not truth:
        sys.exit(f"{WHAT}: {what}")


def same(what, got, want):
    holds(f"{what}: got {got!r}, want {want!r}", got == want)


def extracted(*arguments, cwd=None):
    return subprocess.run([TOOL, "extract", *arguments], stdout=subprocess.PIPE, check=True, cwd=cwd).stdout


def is_error(body):
    return sorted(json.loads(body)) == ["error", "id"]


def answers():
    plan = PLANS[0]
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        for layout in ("json", "ndjson", "csv", "ics", "markdown", "html"):
            code, body, _ = service.ask(f"/extract?name=source.txt&format={layout}", "--data-binary", f"@{plan}")
            same(f"status of {layout}", code, 200)
            same(f"{layout} as the tool writes it", body.rstrip(), extracted("source.txt", "-f", layout, cwd=plan.parent).rstrip())
        code, body, kind = service.ask("/extract", "-H", "Accept: text/csv", "--data-binary", f"@{plan}")
        holds("Accept chooses the format", code == 200 and kind.startswith("text/csv"))
        code, body, _ = service.ask("/extract", "-F", f"file=@{plan}")
        same("a form's file has its name", json.loads(body)["source"]["name"], "source.txt")
        archive = pathlib.Path(folder, "letters.zip")
        with zipfile.ZipFile(archive, "w") as out:
            for number, one in enumerate(PLANS[:3]):
                out.write(one, f"{number}.txt")
            out.writestr("damaged.pdf", b"%PDF-1.7 nothing")
        code, body, _ = service.ask("/extract?name=letters.zip", "--data-binary", f"@{archive}")
        lines = [json.loads(line) for line in body.splitlines()]
        same("one answer a file", len(lines), 4)
        same("one of them an error", [sorted(line) for line in lines if "error" in line], [["error", "id"]])
        code, body, _ = service.ask("/extract?name=letters.zip&member=1.txt&format=json", "--data-binary", f"@{archive}")
        same("one of an archive", json.loads(body)["source"]["name"], "letters.zip/1.txt")
        code, body, _ = service.ask("/compare", "-F", f"file=@{PLANS[0]};filename=a.txt", "-F", f"file=@{PLANS[1]};filename=b.txt")
        same("status of compare", code, 200)
        pathlib.Path(folder, "a.txt").write_bytes(PLANS[0].read_bytes())
        pathlib.Path(folder, "b.txt").write_bytes(PLANS[1].read_bytes())
        alone = subprocess.run([TOOL, "compare", "a.txt", "b.txt", "-f", "json"], cwd=folder, stdout=subprocess.PIPE, check=True).stdout
        same("compare as the tool does", json.loads(body), json.loads(alone))
        array = pathlib.Path(folder, "plans.json")
        array.write_bytes(b"[" + extracted("a.txt", cwd=folder) + b"," + extracted("b.txt", cwd=folder) + b"]")
        code, body, _ = service.ask("/compare", "--data-binary", f"@{array}")
        same("compare of what was extracted", json.loads(body), json.loads(alone))
        for name in ("extract", "compare"):
            code, body, _ = service.ask(f"/schema/{name}")
            same(f"schema {name}", json.loads(body), json.loads((PROJECT / f"schemas/{name}.schema.json").read_text()))
        same("health", json.loads(service.ask("/health")[1])["status"], "ok")
        code, body, kind = service.ask("/")
        holds("the page", code == 200 and kind.startswith("text/html") and b"<script>" in body)
        same("HEAD", service.curl("/", "-I")[0], 200)


def refusals():
    plan = f"@{PLANS[0]}"
    with Service("--max-body", "100KB") as service, tempfile.TemporaryDirectory() as folder:
        large = pathlib.Path(folder, "large.txt")
        large.write_bytes(b"x" * 300_000)
        for want, path, options in [
            (400, "/extract", ["--data-binary", ""]),
            (400, "/extract?nonsense=1", ["--data-binary", plan]),
            (400, "/extract?format=word", ["--data-binary", plan]),
            (400, "/extract?issued=yesterday", ["--data-binary", plan]),
            (400, "/compare", ["-F", f"file={plan}".replace("file=", "other=")]),
            (403, "/extract", ["-H", "Origin: http://elsewhere.example", "--data-binary", plan]),
            (403, "/extract", ["-H", "Origin: null", "--data-binary", plan]),
            (403, "/health", ["-H", "Host: elsewhere.example"]),
            (404, "/../../etc/passwd", ["--path-as-is"]),
            (404, "/%2e%2e/%2e%2e/etc/passwd", ["--path-as-is"]),
            (405, "/extract", []),
            (405, "/health", ["--data-binary", "x"]),
            (406, "/extract", ["-H", "Accept: image/png", "--data-binary", plan]),
            (413, "/extract", ["--data-binary", f"@{large}"]),
            (413, "/extract", ["-H", "Transfer-Encoding: chunked", "--data-binary", f"@{large}"]),
        ]:
            code, body, _ = service.ask(path, *options)
            same(f"{path} {options}", code, want)
            holds(f"{path}: an error object", is_error(body))
        code, body, _ = service.ask("/extract?name=x.pdf", "--data-binary", "%PDF-1.7 nothing")
        holds("a damaged file is told", code in (415, 422) and is_error(body))
        holds("nothing allows other origins", b"access-control" not in subprocess.run(
            ["curl", "-sSi", service.url + "/health"], capture_output=True, check=True).stdout.lower())


def talk(service, *pieces, pause=0.0, wait=20):
    """What the service says to raw bytes, until it closes the connection."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=wait) as client:
        try:
            for piece in pieces:
                client.sendall(piece)
                time.sleep(pause)
            out = b""
            while more := client.recv(1 << 16):
                out += more
            return out
        except ConnectionError:
            return b""


def hostile():
    host = b"Host: 127.0.0.1\r\n"
    with Service("--request-time", "2") as service:
        begun = time.monotonic()
        holds("a body that never comes", b" 408 " in talk(service, b"POST /extract HTTP/1.1\r\n" + host + b"Content-Length: 1000\r\n\r\nx"))
        dripping = [b"POST /extract HTTP/1.1\r\n", host] + [b"X-%d: y\r\n" % i for i in range(40)]
        holds("a head that drips", b" 200 " not in talk(service, *dripping, pause=0.1))
        holds("both end in time", time.monotonic() - begun < 15)
        holds("a head of 200 kB", b" 200 " not in talk(service, b"GET /health HTTP/1.1\r\n" + host + b"X: " + b"y" * 200_000 + b"\r\n\r\n"))
        for bad in (b"\0\xff\xfe\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 1000):
            holds(f"no answer but a refusal to {bad[:20]!r}", b" 200 " not in talk(service, bad))
        lengths = b"POST /extract HTTP/1.1\r\n" + host
        for bad in (b"Content-Length: -5\r\n\r\nabc", b"Content-Length: 99999999999999999999\r\n\r\nabc"):
            holds(f"{bad[:30]!r}", b" 200 " not in talk(service, lengths + bad))
        same("and it goes on", service.curl("/health")[0], 200)


def slow_pdf():
    """A page that takes a reader far longer than a second: three million lines, packed small."""
    content = zlib.compress(b"0 0 m 100 100 l S\n" * 3_000_000)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                   b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
                                   b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content)), 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))


def limits():
    # What takes longer than a limit is told apart from what cannot be read, whatever the words of the reason.
    with Service("--limit", "time=1") as service:
        code, body = service.post("/extract", slow_pdf())[:2]
        holds(f"a file that takes too long: {body[:200]}", code == 504 and b"longer than the limit of 1 s" in body)
        same("one that is damaged", service.post("/extract", b"%PDF-1.4 takes longer than")[0], 415)
        same("one that is empty", service.ask("/extract", "-F", "file=@/dev/null")[0], 400)
    plan = PLANS[0].read_bytes() * 100
    with Service("--jobs", "1", "--queue", "1", "--request-time", "240") as service:
        with concurrent.futures.ThreadPoolExecutor(24) as many:
            codes = list(many.map(lambda _: service.post("/extract?format=ndjson", plan)[0], range(24)))
        holds(f"some are answered, the others sent away: {sorted(set(codes))}", set(codes) == {200, 503})
        same("and it goes on", service.curl("/health")[0], 200)


def load():
    with Service("--queue", "64") as service:
        plans = {path: path.read_bytes() for path in PLANS}
        want = {path: service.post("/extract?format=ndjson&name=p", body)[1] for path, body in plans.items()}
        wrong = []

        def client(number):
            connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
            for step in range(60):
                path = PLANS[(number * 7 + step) % len(PLANS)]
                connection.request("POST", "/extract?format=ndjson&name=p", plans[path])
                answer = connection.getresponse()
                if (answer.status, answer.read()) != (200, want[path]):
                    wrong.append((number, step, path))

        clients = [threading.Thread(target=client, args=(n,)) for n in range(16)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
        same("answers lost or mixed up, of 960", wrong, [])
        script = pathlib.Path(tempfile.mkdtemp(), "post.lua")
        script.write_text(f'wrk.method = "POST"\nlocal f = io.open("{PLANS[0]}", "rb")\nwrk.body = f:read("*a")\nf:close()\n')
        told = subprocess.run(["wrk", "-t2", "-c16", "-d3s", "--timeout", "60s", "--latency", "-s", script, service.url + "/extract?format=ndjson"],
                              capture_output=True, text=True, check=True).stdout
        shutil.rmtree(script.parent)
        print(told)
        holds("wrk saw only 200", "Non-2xx" not in told and "Socket errors" not in told and "Requests/sec" in told)


def stop():
    plan = PLANS[0].read_bytes()
    for which in (signal.SIGTERM, signal.SIGINT):
        with Service() as service:
            with socket.create_connection(("127.0.0.1", service.port), timeout=20) as client:
                client.sendall(b"POST /extract HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n" % len(plan) + plan[:50])
                time.sleep(0.3)
                service.process.send_signal(which)
                time.sleep(0.3)
                client.sendall(plan[50:])
                answer = io.BytesIO()
                while more := client.recv(1 << 16):
                    answer.write(more)
                holds("what was begun is answered", b" 200 " in answer.getvalue()[:20])
            same("it ends well", service.process.wait(timeout=20), 0)
    holds("a port that is taken is told", subprocess.run([TOOL, "serve", "--host", "256.1.1.1"], capture_output=True).returncode == 1)


os.environ["no_proxy"] = "*"
{"answers": answers, "refusals": refusals, "hostile": hostile, "limits": limits, "load": load, "stop": stop}[WHAT]()
