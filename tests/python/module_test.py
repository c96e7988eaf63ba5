#!/usr/bin/env python3
"""The Python module: what it gives is what the tool gives, its errors, its types, its tables, many threads.

    module_test.py TOOL SOURCE      PYTHONPATH and FENJIE_LIBRARY say which module and library
"""
import concurrent.futures, json, pathlib, subprocess, sys, tempfile, typing, unittest

import pandas

import fenjie
from fenjie import documents

TOOL, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PLANS = sorted(SOURCE.glob("corpus/*/source.txt"))
PLAN = SOURCE / "corpus/childcare-plan/source.txt"
TEXT = ("和安区居家养老服务提升行动方案\n一、主要任务\n（一）建设助餐点。7月底前覆盖率达到60%以上。"
        "（牵头单位：区民政局；配合单位：各街道、区商务局）\n（二）加强培训。每季度开展1次培训。\n")


def tool(*arguments, text=None):
    return subprocess.run([TOOL, *map(str, arguments)], input=text, capture_output=True, check=True).stdout.decode()


class Verbs(unittest.TestCase):
    def test_extract_is_what_the_tool_gives(self):
        for path in PLANS:
            self.assertEqual(fenjie.extract(path), json.loads(tool("extract", path)))
        self.assertEqual(fenjie.extract(str(PLAN)), fenjie.extract(PLAN))

    def test_bytes_text_and_settings(self):
        plan = fenjie.extract_text(TEXT, name="和安区.txt", issued="2023-03-08")
        self.assertEqual(plan, fenjie.extract(TEXT.encode("gb18030"), name="和安区.txt", issued="2023-03-08") | {"source": plan["source"]})
        self.assertEqual(plan["source"]["name"], "和安区.txt")
        self.assertEqual(plan["tasks"][0]["deadline"]["end"], "2023-07-31")
        # A setting of one call is none of the next.
        self.assertIsNone(fenjie.extract_text(TEXT)["tasks"][0]["deadline"]["end"])
        reader = fenjie.Reader(issued="2021-01-01", limits={"time": 0, "memory": 2**28}, ocr="never")
        self.assertEqual(reader.extract_text(TEXT)["tasks"][0]["deadline"]["end"], "2021-07-31")
        self.assertEqual(reader.extract_text(TEXT, issued="2022-01-01")["tasks"][0]["deadline"]["end"], "2022-07-31")
        self.assertEqual(reader.extract_text(TEXT)["tasks"][0]["deadline"]["end"], "2021-07-31")

    def test_two_files_of_one_plan(self):
        table = SOURCE / "corpus/childcare-table/source.txt"
        self.assertEqual(fenjie.extract(table, other=PLAN), json.loads(tool("extract", table, "--with", PLAN)))

    @unittest.skipUnless(" pdf" in tool("--version"), "this build reads no PDF")
    def test_pdf_in_a_process_of_its_own(self):
        pdf = SOURCE / "tests/formats/plan.pdf"
        alone = fenjie.Reader(worker=TOOL)
        self.assertEqual(alone.extract(pdf), fenjie.extract(pdf))
        with self.assertRaisesRegex(fenjie.Error, r"plan\.pdf: "):
            fenjie.Reader(worker="/bin/false").extract(pdf)

    def test_text_and_facts(self):
        text = fenjie.text(PLAN)
        self.assertEqual(text, tool("text", PLAN))
        facts = fenjie.explain(PLAN)
        self.assertEqual(facts, [json.loads(line) for line in tool("explain", PLAN).splitlines()])
        text = fenjie.text(TEXT.encode("gb18030"))
        owner = fenjie.extract_text(TEXT)["tasks"][0]["responsible"][0]
        self.assertEqual(text[owner["span"]["start"]:owner["span"]["end"]], owner["text"])

    def test_compare(self):
        self.assertEqual(fenjie.compare(map(fenjie.extract, PLANS)), json.loads(tool("compare", "-f", "json", *PLANS)))
        self.assertEqual(fenjie.compare([])["plans"], [])

    def test_vocabulary_and_metrics_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            rows = pathlib.Path(folder, "metrics.tsv")
            rows.write_text("kind\tphrase\tpopulation\twhen\tcanonical\tcanonical_population\nmetric\t覆盖率\t\t\t助餐点覆盖率\t\n")
            metrics = [row["metric"] for row in fenjie.Reader(metrics=rows).compare([fenjie.extract_text(TEXT)])["indicators"]]
            self.assertIn("助餐点覆盖率", metrics)
            words = pathlib.Path(folder, "words")
            words.mkdir()
            words.joinpath("org_suffix.tsv").write_text("phrase\tkind\n民\n")
            with self.assertRaisesRegex(fenjie.Error, r"org_suffix\.tsv:"):
                fenjie.Reader(lexicon=words)

    def test_schema_validate_features(self):
        self.assertEqual(fenjie.schema(), json.loads(tool("schema")))
        self.assertEqual(fenjie.schema("compare"), json.loads(tool("schema", "compare")))
        plan = fenjie.extract(PLAN)
        self.assertEqual(fenjie.validate(plan), [])
        plan["tasks"][0]["kind"] = "errand"
        self.assertEqual(fenjie.validate(plan, "extract")[0]["path"], "/tasks/0/kind")
        told = tool("--version").split("\n")
        self.assertEqual([f"fenjie {fenjie.version()}", " ".join(["reads:", *fenjie.features()["reads"]]),
                          " ".join(["writes:", *fenjie.features()["writes"]])], told[:3])


class Errors(unittest.TestCase):
    def test_each_has_its_reason(self):
        with self.assertRaisesRegex(fenjie.Error, "more than the limit of 10"):
            fenjie.Reader(limits={"size": 10}).extract(PLAN)
        with self.assertRaisesRegex(FileNotFoundError, "lost.txt"):
            fenjie.extract("lost.txt")
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder, "broken.pdf")
            broken.write_bytes(b"%PDF-1.4 broken")
            with self.assertRaisesRegex(fenjie.Error, r"broken\.pdf: "):
                fenjie.extract(broken)
        for call in (lambda: fenjie.extract_text("x", issued="2023-02-30"), lambda: fenjie.Reader(issued="tomorrow"),
                     lambda: fenjie.schema("digest"), lambda: fenjie.validate({}, "digest"), lambda: fenjie.Reader(limits={"size": -1}),
                     lambda: fenjie.Reader(limits={"sizes": 1}), lambda: fenjie.Reader(limits={"pages": 0}), lambda: fenjie.Reader(ocr="sometimes"),
                     lambda: fenjie.compare([{"tasks": 1}]), lambda: fenjie.Reader(lexicon="no/such/folder"),
                     lambda: fenjie.schema("extract\0"), lambda: fenjie.Reader(limits={"time": 2**32})):
            self.assertRaises(fenjie.Error, call)
        # An error leaves nothing behind, nor does the end of Python.
        ended = subprocess.run([sys.executable, "-c", "import fenjie; reader = fenjie.Reader(); fenjie.reader = reader"],
                               capture_output=True, text=True)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertEqual(fenjie.validate(fenjie.extract(PLAN)), [])


class Threads(unittest.TestCase):
    def test_one_reader_many_threads(self):
        reader = fenjie.Reader(issued="2023-03-08")
        alone = [reader.extract(path) for path in PLANS]
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            self.assertEqual(list(pool.map(reader.extract, PLANS * 4)), alone * 4)


class Types(unittest.TestCase):
    def walk(self, kind, value, path):
        """The value is of the type, all the way down."""
        origin, inside = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Union:
            kinds = [each for each in inside if each is not type(None)]
            if value is None:
                self.assertLess(len(kinds), len(inside), path)
            else:
                self.walk(kinds[0], value, path)
        elif origin is list:
            for i, each in enumerate(value):
                self.walk(inside[0], each, f"{path}/{i}")
        elif origin is dict:
            for key, each in value.items():
                self.walk(inside[0], key, path)
                self.walk(inside[1], each, f"{path}/{key}")
        elif origin is typing.Literal:
            self.assertIn(value, inside, path)
        elif typing.is_typeddict(kind):
            self.assertIsInstance(value, dict, path)
            hints = typing.get_type_hints(kind)
            self.assertLessEqual(set(value), set(hints), path)
            self.assertLessEqual(kind.__required_keys__, set(value), path)
            for key, each in value.items():
                self.walk(hints[key], each, f"{path}/{key}")
        else:
            self.assertIsInstance(value, (int, float) if kind is float else kind, path)

    def test_documents_are_what_the_types_say(self):
        plans = [fenjie.extract(path) for path in PLANS]
        for plan in plans:
            self.walk(documents.Plan, plan, "")
        self.walk(documents.Comparison, fenjie.compare(plans), "")
        self.walk(documents.Features, fenjie.features(), "")
        with self.assertRaises(AssertionError):
            self.walk(documents.Plan, plans[0] | {"tasks": [None]}, "")

    def test_every_field_of_the_schema_is_there(self):
        for kind, schema in ((documents.Plan, fenjie.schema("extract")), (documents.Comparison, fenjie.schema("compare"))):
            self.assertEqual(set(typing.get_type_hints(kind)), set(schema["properties"]))
            self.assertEqual(kind.__required_keys__, frozenset(schema["required"]))


class Tables(unittest.TestCase):
    def test_tasks(self):
        plan = fenjie.extract_text(TEXT, issued="2023-03-08")
        row = fenjie.rows(plan)[0]
        self.assertEqual((row["heading"], row["lead"], row["cooperate"], row["deadline"], row["targets"]),
                         ("主要任务", "区民政局", "各街道、区商务局", "2023-07-31", 1))
        frame = fenjie.tasks_frame([plan, plan])
        self.assertEqual(len(frame), 4)
        self.assertEqual(frame["deadline"].max(), pandas.Timestamp(2023, 7, 31))
        self.assertEqual(frame["recurrences"].dropna().unique().tolist(), ["每季度"])
        self.assertEqual(list(pandas.DataFrame(fenjie.rows([plan]))), list(frame))

    def test_targets(self):
        frame = fenjie.targets_frame(fenjie.extract_text(TEXT, issued="2023-03-08"))
        self.assertEqual(frame.loc[frame["metric"] == "覆盖率", ["comparator", "value", "unit"]].values.tolist(), [[">=", 60, "%"]])
        self.assertEqual(frame["every"].dropna().tolist(), ["P3M"])

    def test_comparison(self):
        plans = [fenjie.extract_text(TEXT, name="a"), fenjie.extract_text(TEXT.replace("60%", "75%"), name="b")]
        frame = fenjie.comparison_frame(fenjie.compare(plans))
        rates = frame[frame["metric"] == "覆盖率"].set_index("source")
        self.assertEqual(rates["value"].to_dict(), {"a": 60, "b": 75})
        self.assertEqual(rates["rank"].to_dict(), {"a": 2, "b": 1})

    def test_nothing_is_a_table_too(self):
        for frame, table, columns in ((fenjie.tasks_frame, fenjie.rows, "task"), (fenjie.targets_frame, fenjie.target_rows, "metric")):
            self.assertEqual(table([]), [])
            self.assertTrue(frame([]).empty and columns in frame([]))

    def test_every_row_has_the_columns(self):
        plans = [fenjie.extract(path) for path in PLANS]
        for table, frame in ((fenjie.rows(plans), fenjie.tasks_frame(plans)), (fenjie.target_rows(plans), fenjie.targets_frame(plans)),
                             (fenjie.comparison_rows(fenjie.compare(plans)), fenjie.comparison_frame(fenjie.compare(plans)))):
            self.assertGreater(len(table), 40)
            self.assertTrue(all(list(row) == list(frame) for row in table))
        self.assertEqual(len(fenjie.tasks_frame(plans)), sum(len(plan["tasks"]) for plan in plans))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
