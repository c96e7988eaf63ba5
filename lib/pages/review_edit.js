"use strict";
// Corrections: each changes the plan in memory and is noted in `reviewed`, so that the downloaded JSON says what a person did.
class Review {
  constructor(plan) {
    this.plan = plan;
    this.changes = plan.reviewed ? plan.reviewed.changes : [];
    this.touched = new Set();
  }

  note(action, fact, before, task) {
    this.changes.push({ action, fact, before: JSON.stringify(before) });
    if (task) this.touched.add(task.id);
  }

  correct(fact, object, fields, task) {
    const before = {};
    for (const [name, value] of Object.entries(fields)) {
      if (object[name] === value) continue;
      before[name] = object[name];
      object[name] = value;
    }
    if (Object.keys(before).length) this.note("corrected", fact, before, task);
  }

  rejectOwner(task, owner) {
    task.responsible = task.responsible.filter((o) => o !== owner);
    this.note("rejected", `${task.id} responsible`, owner, task);
  }

  addOwner(task, organization, role) {
    task.responsible.push({ role, organization, person: null, text: organization, origin: "text", span: task.span });
    this.note("corrected", `${task.id} responsible`, null, task);
  }

  rejectDeadline(task) {
    this.note("rejected", `${task.id} deadline`, task.deadline, task);
    task.deadline = null;
  }

  setDeadline(task, start, end) {
    const before = task.deadline;
    const kept = before || { text: end || start, precision: "day", ongoing: false, origin: "text", span: task.span };
    task.deadline = { text: kept.text, start, end, precision: kept.precision || "day", ongoing: kept.ongoing, edtf: null, origin: kept.origin, span: kept.span };
    this.note("corrected", `${task.id} deadline`, before, task);
  }

  rejectTarget(target) {
    this.plan.targets = this.plan.targets.filter((t) => t !== target);
    const task = this.plan.tasks.find((t) => t.id === target.task);
    if (task) task.targets = task.targets.filter((id) => id !== target.id);
    this.note("rejected", target.id, target, task);
  }

  rejectTask(task) {
    const gone = this.plan.targets.filter((t) => t.task === task.id);
    this.plan.targets = this.plan.targets.filter((t) => t.task !== task.id);
    this.plan.tasks = this.plan.tasks.filter((t) => t !== task);
    for (const other of this.plan.tasks) other.same_as = other.same_as.filter((id) => id !== task.id);
    this.note("rejected", task.id, { task, targets: gone });
  }

  json() {
    const plan = { ...this.plan };
    if (this.changes.length) plan.reviewed = { changes: this.changes };
    return JSON.stringify(plan, null, 1) + "\n";
  }
}

function isDay(text) {
  const day = new Date(text + "T00:00:00Z");
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
const isNumber = (text) => /^-?\d+(\.\d+)?$/.test(text);

// A small form inside a card: fields {name: {value, choices?, check?, optional?}}; `done` gets the values.
function editForm(card, fields, done, closed) {
  card.querySelector("form.edit")?.remove();
  const inputs = {};
  const form = make("form", { class: "edit", onclick: (event) => event.stopPropagation() });
  for (const [name, field] of Object.entries(fields)) {
    const input = field.choices
      ? make("select", { name }, ...field.choices.map((c) => make("option", { value: c, selected: c === field.value }, say(c))))
      : make("input", { name, value: field.value ?? "" });
    inputs[name] = input;
    form.append(make("label", {}, say(name)), input);
  }
  const message = make("span", { class: "soft" });
  form.append(make("div", { class: "bar" }, make("button", { type: "submit" }, say("save")),
    make("button", { type: "button", onclick: () => { form.remove(); closed(); } }, say("cancel")), message));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = {};
    for (const [name, field] of Object.entries(fields)) {
      const text = inputs[name].value.trim();
      values[name] = text === "" ? null : text;
      const right = text === "" ? field.optional : !field.check || field.check(text);
      if (!right) {
        message.textContent = `${say(name)}: ${say("bad")}`;
        inputs[name].focus();
        return;
      }
    }
    form.remove();
    done(values);
  });
  card.append(form);
  Object.values(inputs)[0].focus();
}
