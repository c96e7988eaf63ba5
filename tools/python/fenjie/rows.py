"""Documents as flat rows, for tables: a dict a row with plain values, the same keys in each."""
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Union

from .documents import Comparison, Owner, Plan, Span

if TYPE_CHECKING:
    import pandas  # type: ignore[import]

Row = Dict[str, Any]
Plans = Union[Plan, Iterable[Plan]]

_ROLES = ("lead", "responsible", "implement", "cooperate", "supervise")

#: The keys of rows(), target_rows() and comparison_rows(), in their order.
TASK_COLUMNS = [
    *"plan plan_title task heading kind number title category text".split(),
    *_ROLES,
    *"start deadline deadline_text ongoing recurrences targets line page".split(),
]
TARGET_COLUMNS = (
    "plan plan_title target task metric subject excluding comparator value value_max unit every each change baseline "
    "modality deadline text line page"
).split()
COMPARISON_COLUMNS = (
    "metric population unit plan_id plan source issuer status rank comparator value value_max change excluding modality "
    "deadline text line page"
).split()


def _each(plans: Plans) -> Iterable[Plan]:
    # One plan is a dict, several are a list of them.
    return [plans] if isinstance(plans, dict) else plans  # type: ignore[list-item]


def _place(span: Optional[Span]) -> Row:
    return {"line": span["line"] if span else None, "page": span["page"] if span else None}


def _last_day(date: Any) -> Optional[str]:
    return date["end"] if date else None


def _names(owners: List[Owner], role: str) -> Optional[str]:
    return "、".join(owner["organization"] for owner in owners if owner["role"] == role) or None


def _headings(plan: Plan) -> Dict[str, str]:
    """The titles on the way to each section: "主要任务 / 健康促进"."""
    out: Dict[str, str] = {}
    for section in plan["sections"]:
        above = out.get(section["parent"], "") if section["parent"] else ""
        title = section["title"] or section["marker"] or ""
        out[section["id"]] = f"{above} / {title}" if above else title
    return out


def rows(plans: Plans) -> List[Row]:
    """A task a row; owners by role, several of them joined by 、. `deadline` is the last day, ISO 8601."""
    out: List[Row] = []
    for plan in _each(plans):
        headings = _headings(plan)
        for task in plan["tasks"]:
            deadline = task["deadline"]
            row: Row = {
                "plan": plan["source"]["name"],
                "plan_title": plan["document"]["title"],
                "task": task["id"],
                "heading": headings.get(task["section"]) if task["section"] else None,
                "kind": task["kind"],
                "number": task["number"],
                "title": task["title"],
                "category": task["category"],
                "text": task["text"],
            }
            row.update((role, _names(task["responsible"], role)) for role in _ROLES)
            row.update(
                start=deadline["start"] if deadline else None,
                deadline=_last_day(deadline),
                deadline_text=deadline["text"] if deadline else None,
                ongoing=bool(deadline and deadline["ongoing"]),
                recurrences="、".join(each["text"] for each in task["recurrences"]) or None,
                targets=len(task["targets"]),
                **_place(task["span"]),
            )
            out.append(row)
    return out


def target_rows(plans: Plans) -> List[Row]:
    """A target a row."""
    out: List[Row] = []
    for plan in _each(plans):
        for target in plan["targets"]:
            per = target["per"] or {}
            out.append(
                {
                    "plan": plan["source"]["name"],
                    "plan_title": plan["document"]["title"],
                    "target": target["id"],
                    "task": target["task"],
                    "metric": target["metric"],
                    "subject": target["subject"],
                    "excluding": target["excluding"],
                    "comparator": target["comparator"],
                    "value": target["value"],
                    "value_max": target["value_max"],
                    "unit": target["unit"],
                    "every": per.get("every"),
                    "each": per.get("each"),
                    "change": target["change"],
                    "baseline": target["baseline"],
                    "modality": target["modality"],
                    "deadline": _last_day(target["deadline"]),
                    "text": target["text"],
                    **_place(target["span"]),
                }
            )
    return out


def comparison_rows(comparison: Comparison) -> List[Row]:
    """A value a row: what one plan says of one indicator. `plan` is what people call it, `plan_id` is unique."""
    plans = {plan["id"]: plan for plan in comparison["plans"]}
    out: List[Row] = []
    for indicator in comparison["indicators"]:
        for value in indicator["values"]:
            plan = plans[value["plan"]]
            out.append(
                {
                    "metric": indicator["metric"],
                    "population": indicator["population"],
                    "unit": indicator["unit"],
                    "plan_id": plan["id"],
                    "plan": plan["title"] or plan["source"],
                    "source": plan["source"],
                    "issuer": "、".join(plan["issuers"]) or None,
                    "status": value["status"],
                    "rank": value["rank"],
                    "comparator": value["comparator"],
                    "value": value["value"],
                    "value_max": value["value_max"],
                    "change": value["change"],
                    "excluding": value["excluding"],
                    "modality": value["modality"],
                    "deadline": _last_day(value["deadline"]),
                    "text": value["text"],
                    **_place(value["span"]),
                }
            )
    return out


def _frame(table: List[Row], columns: List[str]) -> "pandas.DataFrame":
    import pandas

    frame = pandas.DataFrame(table, columns=columns)
    for day in ("start", "deadline"):
        if day in frame:
            frame[day] = pandas.to_datetime(frame[day], errors="coerce")
    for whole in ("line", "page", "rank", "targets"):
        if whole in frame:
            frame[whole] = frame[whole].astype("Int64")
    return frame


def tasks_frame(plans: Plans) -> "pandas.DataFrame":
    """rows() as a table of pandas', days as dates."""
    return _frame(rows(plans), TASK_COLUMNS)


def targets_frame(plans: Plans) -> "pandas.DataFrame":
    """target_rows() as a table of pandas', days as dates."""
    return _frame(target_rows(plans), TARGET_COLUMNS)


def comparison_frame(comparison: Comparison) -> "pandas.DataFrame":
    """comparison_rows() as a table of pandas', days as dates."""
    return _frame(comparison_rows(comparison), COMPARISON_COLUMNS)
