#!/usr/bin/env python3
"""`fenjie stream` on many machines: records in, answers out, in the same order, one for each, whatever becomes of a worker.

    dask_stream.py IN.ndjson > OUT.ndjson                                  workers on this machine, for this run
    dask_stream.py --scheduler tcp://10.0.0.1:8786 IN.ndjson > OUT.ndjson    those of a cluster

Needs Dask's distributed (Debian: python3-distributed) here, and fenjie and the same version of distributed on every worker.
A worker runs the tool once for a batch of records. The work of one that is lost is done again by another, and an answer is
written by this program only, once, so that nothing is lost or doubled. A record at which the tool itself ends (it was out of
memory, say) is tried again alone; then its answer is {"id", "error"}, and the others have theirs.

Exit codes: 0 all records have an answer; 1 something came in between (what is written by then is right); 2 wrong usage.
"""
import argparse
import collections
import contextlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import BinaryIO, Deque, Iterator, List, Optional, Sequence, Tuple

import distributed

#: Bytes of a batch beyond which no record is added: what Dask sends about in one piece without a word of warning.
MOST_BYTES = 500_000
#: Batches given out for each thread of a worker: the next one is there when one is done.
AHEAD = 3


def answer(command: Sequence[str], records: Sequence[bytes]) -> List[bytes]:
    """The answers to records, one each. This runs on a worker, which needs nothing but Python and the tool."""
    answers: List[bytes] = []
    tried_alone = False
    while len(answers) < len(records):
        rest = records[len(answers) :][: 1 if tried_alone else None]
        done = subprocess.run(command, input=b"\n".join(rest) + b"\n", stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        said = done.stderr.decode("utf-8", "replace").strip()[-500:]
        if done.returncode == 2:
            raise ValueError(f"{' '.join(command)}: {said}")
        whole = done.stdout.split(b"\n")[:-1]
        if len(whole) > len(rest) or (done.returncode == 0 and len(whole) < len(rest)):
            raise ValueError(f"{len(rest)} records have {len(whole)} answers: is {command[0]} fenjie?")
        answers += whole
        if len(whole) == len(rest):
            tried_alone = False
        elif whole or not tried_alone:
            # The record it ended at is first now: with others its end may have had other reasons.
            tried_alone = True
        else:
            how = f"signal {-done.returncode}" if done.returncode < 0 else f"exit code {done.returncode}"
            answers.append(refusal(rest[0], f"the tool ended at this record ({how})" + (f": {said}" if said else "")))
            tried_alone = False
    return answers


def refusal(record: bytes, reason: str) -> bytes:
    """The answer to a record that has no other, as the tool itself gives it."""
    try:
        name = json.loads(record)["id"]
    except (ValueError, LookupError, TypeError, RecursionError):
        name = None
    if isinstance(name, bool) or not isinstance(name, (str, int, float)):
        name = None
    return json.dumps({"id": name, "error": reason}, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def batches(source: BinaryIO, most: int) -> Iterator[List[bytes]]:
    batch: List[bytes] = []
    size = 0
    for line in source:
        record = line[:-1] if line.endswith(b"\n") else line
        if not record.strip(b" \t\r"):
            continue  # the tool passes over empty lines as well
        if batch and (len(batch) >= most or size + len(record) > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(record)
        size += len(record)
    if batch:
        yield batch


class Run:
    """Gives batches out and writes their answers in the order of the records. Only what has been given out is in memory."""

    def __init__(self, client: distributed.Client, command: Sequence[str], out: BinaryIO) -> None:
        self._client, self._command, self._out = client, command, out
        self._waiting: Deque[Tuple[List[bytes], distributed.Future]] = collections.deque()
        self.written = 0

    def add(self, batch: List[bytes]) -> None:
        threads = sum(self._client.nthreads().values())
        while len(self._waiting) >= AHEAD * max(1, threads):
            self._write_first()
        self._waiting.append((batch, self._submit(batch)))

    def finish(self) -> None:
        while self._waiting:
            self._write_first()
        self._out.flush()

    def _submit(self, batch: List[bytes]) -> distributed.Future:
        # Equal batches are two batches: not pure. The records go with the task, so that no worker's loss takes them along.
        return self._client.submit(answer, self._command, batch, pure=False)

    def _write_first(self) -> None:
        batch, future = self._waiting.popleft()
        try:
            answers = future.result()
        except distributed.KilledWorker:
            answers = [self._alone(record) for record in batch]
        for line in answers:
            self._out.write(line + b"\n")
        self._out.flush()
        self.written += len(answers)

    def _alone(self, record: bytes) -> bytes:
        """Several workers were lost over a batch: which of its records is it?"""
        try:
            return self._submit([record]).result()[0]
        except distributed.KilledWorker:
            return refusal(record, "every worker that read this record was lost")


@contextlib.contextmanager
def workers(options: argparse.Namespace) -> Iterator[distributed.Client]:
    if options.scheduler:
        with distributed.Client(options.scheduler, timeout=options.wait) as client:
            yield client
        return
    with tempfile.TemporaryDirectory() as folder, distributed.LocalCluster(
        n_workers=options.workers, threads_per_worker=1, host="127.0.0.1", local_directory=folder,
        dashboard_address="127.0.0.1:0",  # any free port: without an address it asks for one that another cluster has
        silence_logs=logging.CRITICAL,
    ) as cluster, distributed.Client(cluster) as client:
        yield client


def parse(arguments: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0], epilog="What stands behind -- goes to `fenjie stream`.")
    parser.add_argument("input", nargs="?", metavar="IN.ndjson", help="records, one a line; standard input where it is - or missing")
    parser.add_argument("--tool", default="fenjie", help="the tool, by its path on the workers or its name there (fenjie)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a running cluster: tcp://10.0.0.1:8786; none: workers on this machine")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), metavar="N", help="without --scheduler: how many (as many as processors)")
    parser.add_argument("--batch", type=int, default=100, metavar="N", help="most records given to a worker at once (100)")
    parser.add_argument("--wait", type=int, default=60, metavar="SECONDS", help="for the scheduler and its first worker (60)")
    parser.add_argument("--explain", action="store_true", help="answer with facts rather than plans")
    given = list(sys.argv[1:] if arguments is None else arguments)
    cut = given.index("--") if "--" in given else len(given)
    options = parser.parse_args(given[:cut])
    for name in ("workers", "batch", "wait"):
        if getattr(options, name) < 1:
            parser.error(f"--{name} wants a number from 1")
    options.rest = (["--explain"] if options.explain else []) + given[cut + 1 :]
    if not options.scheduler and shutil.which(options.tool) is None:
        parser.error(f"{options.tool}: there is no such program (--tool)")
    return options


def main(arguments: Optional[Sequence[str]] = None) -> int:
    options = parse(arguments)
    command = [options.tool, "stream", *options.rest]
    run = None
    try:
        with contextlib.ExitStack() as stack:
            source = sys.stdin.buffer
            if options.input not in (None, "-"):
                source = stack.enter_context(open(options.input, "rb"))
            client = stack.enter_context(workers(options))
            client.wait_for_workers(1, timeout=options.wait)
            run = Run(client, command, sys.stdout.buffer)
            for batch in batches(source, options.batch):
                run.add(batch)
            run.finish()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would complain once more at its end
        return tell("standard output: Broken pipe", run)
    except (OSError, ValueError, distributed.TimeoutError, distributed.CancelledError) as error:
        return tell(str(error) or type(error).__name__, run)
    except KeyboardInterrupt:
        tell("interrupted", run)
        return 128 + signal.SIGINT
    return 0


def tell(reason: str, run: Optional[Run]) -> int:
    print(f"dask_stream: {reason}; {run.written if run else 0} answers are written", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
