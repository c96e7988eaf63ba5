"""Plans of Chinese authorities as data: tasks, owners, deadlines and targets.

    import fenjie
    plan = fenjie.extract("plan.docx")              # a dict, as `fenjie schema extract` describes it
    fenjie.tasks_frame([plan])                      # a pandas.DataFrame, a task a row
    fenjie.comparison_frame(fenjie.compare([plan, fenjie.extract("other.pdf")]))

What can be read and what cannot is the library's matter: see its README. Everything may be called from several threads
at once, and reading runs outside Python's lock.
"""
from ._library import (
    Error,
    Reader,
    Source,
    compare,
    explain,
    extract,
    extract_text,
    features,
    schema,
    text,
    validate,
    version,
)
from .documents import Comparison, Plan, Target, Task
from .rows import (
    comparison_frame,
    comparison_rows,
    rows,
    target_rows,
    targets_frame,
    tasks_frame,
)

__all__ = [
    "Comparison",
    "Error",
    "Plan",
    "Reader",
    "Source",
    "Target",
    "Task",
    "compare",
    "comparison_frame",
    "comparison_rows",
    "explain",
    "extract",
    "extract_text",
    "features",
    "rows",
    "schema",
    "target_rows",
    "targets_frame",
    "tasks_frame",
    "text",
    "validate",
    "version",
]
