"""What mypy --strict has to accept, and (behind the ignores that it must find used) what it has to refuse."""
import fenjie
from fenjie.documents import Owner


def leads(path: str) -> list[str]:
    plan: fenjie.Plan = fenjie.extract(path, issued="2023-03-08")
    owners: list[Owner] = [owner for task in plan["tasks"] for owner in task["responsible"]]
    return [owner["organization"] for owner in owners if owner["role"] == "lead"]


def days(plan: fenjie.Plan) -> list[str]:
    ends = [task["deadline"]["end"] for task in plan["tasks"] if task["deadline"] is not None]
    return [end for end in ends if end is not None]


def strictest(plans: list[fenjie.Plan]) -> list[float]:
    comparison: fenjie.Comparison = fenjie.compare(plans)
    values = [value["value"] for row in comparison["indicators"] for value in row["values"] if value["rank"] == 1]
    return [value for value in values if value is not None]


def wrong(plan: fenjie.Plan) -> None:
    plan["task"]  # type: ignore[typeddict-item]
    plan["tasks"][0]["kind"] = "errand"  # type: ignore[typeddict-item]
    plan["tasks"][0]["deadline"]["end"]  # type: ignore[index]
    fenjie.extract(7)  # type: ignore[arg-type]
