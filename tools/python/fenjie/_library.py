"""The shared library, called through ctypes: a result becomes a value or an exception, and is freed.

ctypes, not a compiled module: one library serves every Python, nothing has to be built for a version of it, and the C
interface is small enough that its signatures stand here on a page.
"""
import ctypes
import json
import os
import pathlib
from typing import Any, Dict, Iterable, List, Mapping, Optional, Union, cast

from ._location import LIBRARY
from .documents import Comparison, Features, Plan, Violation

#: A file's path, or its bytes.
Source = Union[str, "os.PathLike[str]", bytes]

_OK, _UNREADABLE, _BAD_ARGUMENT, _OUT_OF_MEMORY = range(4)


class Error(ValueError):
    """What could not be read, with the reason in one sentence."""


def _load() -> ctypes.CDLL:
    """FENJIE_LIBRARY, else the library installed with this module, else the system's."""
    chosen = os.environ.get("FENJIE_LIBRARY")
    if chosen:
        return ctypes.CDLL(chosen)
    beside = pathlib.Path(__file__).resolve().parent / LIBRARY
    return ctypes.CDLL(str(beside) if beside.exists() else beside.name)


def _declare(library: ctypes.CDLL) -> ctypes.CDLL:
    pointer, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    signatures: Dict[str, Any] = {
        "result_status": (ctypes.c_int, [pointer]),
        "result_text": (pointer, [pointer]),
        "result_size": (size, [pointer]),
        "result_error": (text, [pointer]),
        "result_free": (None, [pointer]),
        "options_new": (pointer, []),
        "options_copy": (pointer, [pointer]),
        "options_free": (None, [pointer]),
        "options_error": (text, [pointer]),
        "options_set_name": (ctypes.c_int, [pointer, text]),
        "options_set_issued": (ctypes.c_int, [pointer, text]),
        "options_set_limit": (ctypes.c_int, [pointer, text, ctypes.c_uint64]),
        "options_set_ocr": (ctypes.c_int, [pointer, text]),
        "options_set_worker": (ctypes.c_int, [pointer, text]),
        "options_set_lexicon": (ctypes.c_int, [pointer, text]),
        "options_set_metrics": (ctypes.c_int, [pointer, text, size]),
        "extract": (pointer, [text, size, pointer]),
        "extract_linked": (pointer, [text, size, text, size, pointer, pointer]),
        "text": (pointer, [text, size, pointer]),
        "explain": (pointer, [text, size, pointer]),
        "compare": (pointer, [ctypes.POINTER(text), ctypes.POINTER(size), size, pointer]),
        "schema": (pointer, [text]),
        "validate": (pointer, [text, size, text]),
        "features": (pointer, []),
        "version": (text, []),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, "fenjie_" + name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _declare(_load())


def _fail(status: int, reason: str) -> None:
    if status == _OUT_OF_MEMORY:
        raise MemoryError(reason)
    raise Error(reason) if status in (_UNREADABLE, _BAD_ARGUMENT) else RuntimeError(reason)


def _take(result: Optional[int], about: str = "") -> str:
    """The result's text; the result is freed."""
    try:
        status = _library.fenjie_result_status(result)
        if status != _OK:
            reason = _library.fenjie_result_error(result).decode()
            _fail(status, f"{about}: {reason}" if about else reason)
        size = _library.fenjie_result_size(result)
        return ctypes.string_at(_library.fenjie_result_text(result), size).decode()
    finally:
        _library.fenjie_result_free(result)


class _Options:
    """Options of the library's that are freed with this object."""

    def __init__(self, pointer: Optional[int]) -> None:
        if not pointer:
            raise MemoryError("memory ran out")
        self.pointer = pointer

    # The function is held here: when Python ends, the module may be gone before the last reader.
    def __del__(self, free: Any = _library.fenjie_options_free) -> None:
        if hasattr(self, "pointer"):
            free(self.pointer)

    def copy(self) -> "_Options":
        return _Options(_library.fenjie_options_copy(self.pointer))

    def set(self, name: str, *values: Any) -> None:
        status = getattr(_library, "fenjie_options_set_" + name)(self.pointer, *values)
        if status != _OK:
            _fail(status, _library.fenjie_options_error(self.pointer).decode() or "memory ran out")


class Reader:
    """Reads with settings of its own; any number of threads may use one reader at once.

    issued: the day, YYYY-MM-DD, that a missing year is taken from where the text has none.
    lexicon: a folder of .tsv files that add to the vocabulary or replace it; read once, here.
    metrics: a file of spellings that `compare` takes beside the built-in ones.
    limits: the most that is read of a file, by name, for example {"size": 10**6, "time": 60}: `features()["limits"]` has all
        names with what they are at first, `README.md` what happens beyond them.
    ocr: when pages that are pictures are recognized: "never", "scans" (pictures, and PDF files without any text; the
        default) or "always" (every page of a PDF file that has no text, too).
    worker: the tool `fenjie`, by its path or by its name in PATH: PDF files are then read in a process of their own, in
        which the limits hold whatever a file does to its reader.
    """

    def __init__(
        self,
        *,
        issued: Optional[str] = None,
        lexicon: "Union[str, os.PathLike[str], None]" = None,
        metrics: "Union[str, os.PathLike[str], None]" = None,
        limits: Optional[Mapping[str, int]] = None,
        ocr: Optional[str] = None,
        worker: "Union[str, os.PathLike[str], None]" = None,
    ) -> None:
        self._options = _Options(_library.fenjie_options_new())
        if issued is not None:
            self._options.set("issued", _bytes_of_word(issued))
        if lexicon is not None:
            self._options.set("lexicon", os.fsencode(lexicon))
        if worker is not None:
            self._options.set("worker", os.fsencode(worker))
        if metrics is not None:
            rows = pathlib.Path(metrics).read_bytes()
            self._options.set("metrics", rows, len(rows))
        if ocr is not None:
            self._options.set("ocr", _bytes_of_word(ocr))
        for name, value in (limits or {}).items():
            if not 0 <= value < 2**64:
                raise Error(f"{name} is no limit: {value}")
            self._options.set("limit", _bytes_of_word(name), value)

    def _named(self, source: Source, name: Optional[str], issued: Optional[str]) -> "_Options":
        options = self._options.copy()
        if name is None and not isinstance(source, bytes):
            name = os.path.basename(os.fspath(source))
        if name:
            # As UTF-8; what a file name has beside that the library replaces.
            options.set("name", name.encode("utf-8", "surrogateescape"))
        if issued is not None:
            options.set("issued", _bytes_of_word(issued))
        return options

    def extract(
        self,
        source: Source,
        *,
        other: Optional[Source] = None,
        name: Optional[str] = None,
        issued: Optional[str] = None,
    ) -> Plan:
        """The plan of a file (a path, or its bytes). `other`, a second file of the same plan, fills what it leaves open.

        Raises Error where the file cannot be read as a plan, OSError where there is none.
        """
        data = _bytes_of(source)
        options = self._named(source, name, issued)
        about = _about(source)
        if other is None:
            result = _library.fenjie_extract(data, len(data), options.pointer)
        else:
            more = _bytes_of(other)
            second = self._named(other, None, issued)
            result = _library.fenjie_extract_linked(data, len(data), more, len(more), options.pointer, second.pointer)
        return cast(Plan, json.loads(_take(result, about)))

    def extract_text(self, text: str, *, name: str = "", issued: Optional[str] = None) -> Plan:
        """The plan that a text is."""
        return self.extract(text.encode(), name=name, issued=issued)

    def text(self, source: Source) -> str:
        """The decoded text that spans point into: `text[span["start"]:span["end"]]`."""
        data = _bytes_of(source)
        return _take(_library.fenjie_text(data, len(data), self._options.pointer), _about(source))

    def explain(self, source: Source, *, issued: Optional[str] = None) -> List[Dict[str, Any]]:
        """Every fact with the rule that found it, in reading order."""
        data = _bytes_of(source)
        options = self._named(source, None, issued)
        result = _library.fenjie_explain(data, len(data), options.pointer)
        return cast(List[Dict[str, Any]], json.loads(_take(result, _about(source))))

    def compare(self, plans: Iterable[Plan]) -> Comparison:
        """The targets of plans side by side."""
        texts = [json.dumps(plan, ensure_ascii=False).encode() for plan in plans]
        array = (ctypes.c_char_p * len(texts))(*texts)
        sizes = (ctypes.c_size_t * len(texts))(*map(len, texts))
        result = _library.fenjie_compare(array, sizes, len(texts), self._options.pointer)
        return cast(Comparison, json.loads(_take(result)))


def _bytes_of(source: Source) -> bytes:
    return source if isinstance(source, bytes) else pathlib.Path(source).read_bytes()


def _bytes_of_word(word: str) -> bytes:
    """A NUL would end the word before its end."""
    if "\0" in word:
        raise Error(f"{word!r} has a NUL in it")
    return word.encode()


def _about(source: Source) -> str:
    return "" if isinstance(source, bytes) else os.fspath(source)


def extract(
    source: Source,
    *,
    other: Optional[Source] = None,
    name: Optional[str] = None,
    issued: Optional[str] = None,
) -> Plan:
    """The plan of a file: see Reader.extract."""
    return Reader().extract(source, other=other, name=name, issued=issued)


def extract_text(text: str, *, name: str = "", issued: Optional[str] = None) -> Plan:
    """The plan that a text is."""
    return Reader().extract_text(text, name=name, issued=issued)


def text(source: Source) -> str:
    """The decoded text that spans point into."""
    return Reader().text(source)


def explain(source: Source, *, issued: Optional[str] = None) -> List[Dict[str, Any]]:
    """Every fact with the rule that found it, in reading order."""
    return Reader().explain(source, issued=issued)


def compare(plans: Iterable[Plan]) -> Comparison:
    """The targets of plans side by side."""
    return Reader().compare(plans)


def schema(kind: str = "extract") -> Dict[str, Any]:
    """The JSON Schema of what `extract` or `compare` gives."""
    return cast(Dict[str, Any], json.loads(_take(_library.fenjie_schema(_bytes_of_word(kind)))))


def validate(document: Any, kind: Optional[str] = None) -> List[Violation]:
    """The ways in which a document is not what the schema asks for: none where it is valid."""
    data = json.dumps(document, ensure_ascii=False).encode()
    word = None if kind is None else _bytes_of_word(kind)
    return cast(List[Violation], json.loads(_take(_library.fenjie_validate(data, len(data), word))))


def features() -> Features:
    """What the library in use reads and writes."""
    return cast(Features, json.loads(_take(_library.fenjie_features())))


def version() -> str:
    """"major.minor.patch" of the library in use."""
    return cast(bytes, _library.fenjie_version()).decode()
