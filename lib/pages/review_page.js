"use strict";
// The page: filters, the list of tasks, and what joins it to the text.
const review = new Review(dataOf("plan"));
const plan = review.plan;
const source = dataOf("text-data");
const state = { query: "", owner: "", kind: "", when: "", warned: false, month: "", current: null };
const pane = new TextPane(byId("text"), source, pick);

// A fact's id tells its kind and its task: "t3", "t3 o0", "t3 d", "t3 r0", "g5", "w2".
function facts() {
  const out = [];
  const put = (id, kind, span) => span && span.end > span.start && out.push({ id, kind, start: span.start, end: span.end });
  plan.warnings.forEach((w, i) => put(`w${i}`, "warning", w.span));
  for (const task of plan.tasks) {
    put(task.id, "task", task.span);
    task.responsible.forEach((o, i) => o.span.start !== task.span.start || o.span.end !== task.span.end ? put(`${task.id}-o${i}`, "owner", o.span) : null);
    if (task.deadline) put(`${task.id}-d`, "deadline", task.deadline.span);
    task.recurrences.forEach((r, i) => put(`${task.id}-r${i}`, "recurrence", r.span));
  }
  for (const target of plan.targets) put(target.id, "target", target.span);
  return out;
}

// Which targets and warnings a task has; made anew after each correction.
let byTarget = new Map(), byTask = new Map(), loose = [];
function index() {
  byTarget = new Map(plan.targets.map((t) => [t.id, t]));
  byTask = new Map(plan.tasks.map((t) => [t.id, []]));
  loose = [];
  const inOrder = [...plan.tasks].sort((a, b) => a.span.start - b.span.start);
  plan.warnings.forEach((w, i) => {
    // The last task that begins at or before the warning.
    let low = 0, high = inOrder.length;
    while (w.span && low < high) {
      const middle = (low + high) >> 1;
      if (inOrder[middle].span.start <= w.span.start) low = middle + 1;
      else high = middle;
    }
    const task = w.span && inOrder[low - 1];
    if (task && w.span.start < task.span.end) byTask.get(task.id).push([w, i]);
    else loose.push([w, i]);
  });
}
const targetsOf = (task) => task.targets.map((id) => byTarget.get(id)).filter(Boolean);
const warningsOf = (task) => byTask.get(task.id);

function matches(task) {
  if (state.owner && !task.responsible.some((o) => o.organization === state.owner)) return false;
  if (state.kind && task.kind !== state.kind) return false;
  if (state.when === "dated" && !(task.deadline && task.deadline.end)) return false;
  if (state.when === "undated" && task.deadline && task.deadline.end) return false;
  if (state.when === "ongoing" && !(task.deadline && task.deadline.ongoing)) return false;
  if (state.month && !(task.deadline && task.deadline.end && task.deadline.end.startsWith(state.month))) return false;
  if (state.warned && warningsOf(task).length === 0) return false;
  if (!state.query) return true;
  const words = [task.text, task.title || "", task.category || "", ...task.responsible.map((o) => o.organization), ...targetsOf(task).map((t) => t.metric)];
  return words.some((word) => word.includes(state.query));
}

// The text with what was searched for marked.
function marked(text) {
  if (!state.query || !text.includes(state.query)) return [text];
  return text.split(state.query).flatMap((part, i) => (i ? [make("mark", {}, state.query), part] : [part]));
}

const figure = (t) => `${t.metric}${t.subject ? `（${t.subject}）` : ""} ${t.comparator} ${t.ratio ? t.ratio.join(":") : t.value}${t.value_max !== null ? `–${t.value_max}` : ""} ${t.unit === "1:N" ? "" : t.unit}`;

function factChip(kind, text, id, onEdit, onReject) {
  const button = (key, run) => make("button", { type: "button", title: say(key), "aria-label": `${say(key)}: ${text}`, onclick: (e) => { e.stopPropagation(); run(); } }, say(key));
  return make("span", { class: `fact ${kind}`, "data-fact": id, onclick: (e) => { e.stopPropagation(); pick([id]); } }, text,
    onEdit && button("edit", onEdit), onReject && button("reject", onReject));
}

const ROLES = ["lead", "responsible", "implement", "cooperate", "supervise"];
const COMPARATORS = [">=", "<=", ">", "<", "~", "="];

function editOwner(card, task, owner) {
  editForm(card, { organization: { value: owner.organization }, role: { value: owner.role, choices: ROLES } },
    (v) => { review.correct(`${task.id} responsible`, owner, v, task); refresh(task.id); }, () => {});
}
function editDeadline(card, task) {
  const now = task.deadline || {};
  editForm(card, { start: { value: now.start, check: isDay, optional: true }, end: { value: now.end, check: isDay, optional: true } },
    (v) => { review.setDeadline(task, v.start, v.end); refresh(task.id); }, () => {});
}
function editTarget(card, task, t) {
  editForm(card, { metric: { value: t.metric }, subject: { value: t.subject, optional: true }, comparator: { value: t.comparator, choices: COMPARATORS },
    value: { value: t.value, check: isNumber }, unit: { value: t.unit } },
    (v) => { review.correct(t.id, t, { ...v, value: Number(v.value) }, task); refresh(task.id); }, () => {});
}

function cardOf(task) {
  const card = make("article", { class: "card" + (review.touched.has(task.id) ? " changed" : ""), id: `card-${task.id}`, "data-task": task.id, tabindex: -1, onclick: () => choose(task.id) });
  const button = (key, run) => make("button", { type: "button", onclick: (e) => { e.stopPropagation(); run(); } }, say(key));
  const place = task.span.page ? `${say("page")} ${task.span.page}` : `${say("line")} ${task.span.line}`;
  card.append(make("div", { class: "head" }, make("strong", {}, [task.number, task.title].filter(Boolean).join(" ") || task.id),
    make("span", { class: "soft" }, `${say(task.kind)} · ${place} `, button("reject", () => { review.rejectTask(task); refresh(null); }))));
  card.append(make("div", { class: "excerpt" }, ...marked(task.text)));
  const chips = make("div", { class: "facts" });
  task.responsible.forEach((o, i) => chips.append(factChip("owner", `${say(o.role)} ${o.organization}${o.person ? ` ${o.person.name}` : ""}`, `${task.id}-o${i}`,
    () => editOwner(card, task, o), () => { review.rejectOwner(task, o); refresh(task.id); })));
  chips.append(button("add", () => editForm(card, { organization: { value: "" }, role: { value: "responsible", choices: ROLES } },
    (v) => { review.addOwner(task, v.organization, v.role); refresh(task.id); }, () => {})));
  if (task.deadline) {
    const d = task.deadline;
    const days = d.end ? (d.start && d.start !== d.end ? `${d.start} – ${d.end}` : d.end) : d.start || d.text;
    chips.append(factChip("deadline", days + (d.ongoing && d.end ? ` ${say("ongoing")}` : ""), `${task.id}-d`, () => editDeadline(card, task), () => { review.rejectDeadline(task); refresh(task.id); }));
  } else {
    chips.append(button("addDate", () => editDeadline(card, task)));
  }
  task.recurrences.forEach((r, i) => chips.append(factChip("recurrence", r.text + (r.every ? ` (${r.every})` : ""), `${task.id}-r${i}`)));
  for (const t of targetsOf(task)) chips.append(factChip("target", figure(t), t.id, () => editTarget(card, task, t), () => { review.rejectTarget(t); refresh(task.id); }));
  for (const [w, i] of warningsOf(task)) chips.append(factChip("warning", `${w.code}: ${w.message}`, `w${i}`));
  card.append(chips);
  return card;
}

// A long list is drawn a part at a time, so that the page opens at once; whoever needs a later card draws up to it.
const kFirstCards = 150;
let shown = [], drawn = 0, later = 0;
function drawCards(count) {
  byId("list").append(...shown.slice(drawn, drawn + count).map(cardOf));
  drawn = Math.min(drawn + count, shown.length);
  clearTimeout(later);
  if (drawn < shown.length) later = setTimeout(drawCards, 30, kFirstCards);
}
function cardFor(id) {
  const at = shown.findIndex((t) => t.id === id);
  if (at >= drawn) drawCards(at + 1 - drawn);
  return byId(`card-${id}`);
}

function drawList() {
  const list = byId("list");
  shown = plan.tasks.filter(matches);
  list.replaceChildren();
  if (loose.length && !state.owner && !state.kind && !state.query && !state.month && !state.when) {
    list.append(make("details", { id: "warnings" }, make("summary", {}, `${say("warnings")} (${loose.length})`),
      make("ul", {}, ...loose.map(([w, i]) => make("li", { onclick: () => pane.show(`w${i}`) }, `${w.code}: ${w.message}`)))));
  }
  drawn = 0;
  drawCards(kFirstCards);
  if (!shown.length) list.append(make("p", { class: "soft" }, say("none")));
  byId("count").textContent = `${shown.length}${say("of")}${plan.tasks.length} ${say("tasks")} · ${plan.targets.length} ${say("targets")} · ${plan.warnings.length} ${say("warnings")}`
    + (review.changes.length ? ` · ${review.changes.length} ${say("changed")}` : "");
  drawTimeline(byId("timeline"), plan.tasks, state.month, (month) => { state.month = state.month === month ? "" : month; drawList(); });
  mark();
}

function mark() {
  for (const card of document.querySelectorAll(".card.current")) card.classList.remove("current");
  const card = state.current && cardFor(state.current);
  if (card) card.classList.add("current");
  return card;
}

// From the list: the text scrolls to the task.
function choose(id) {
  state.current = id;
  mark();
  pane.show(id);
}
// From the text (or a chip): the innermost fact that was clicked, and its task's card.
function pick(ids) {
  const id = ids.find((i) => i.startsWith("g")) || ids.find((i) => i.includes("-")) || ids.find((i) => i.startsWith("t")) || ids[0];
  const target = byTarget.get(id);
  const task = target ? target.task : id.startsWith("t") ? id.split("-")[0] : ids.find((i) => i.startsWith("t"))?.split("-")[0];
  if (task) {
    if (!shown.some((t) => t.id === task)) clearFilters();
    state.current = task;
    mark()?.scrollIntoView({ block: "nearest" });
  }
  pane.show(id);
}
function step(by) {
  const at = shown.findIndex((t) => t.id === state.current);
  const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
  if (!next) return;
  choose(next.id);
  cardFor(next.id).scrollIntoView({ block: "nearest" });
}
function clearFilters() {
  Object.assign(state, { query: "", owner: "", kind: "", when: "", warned: false, month: "" });
  drawControls();
  drawList();
}
function refresh(id) {
  if (id !== undefined) state.current = id;
  index();
  drawControls();
  drawList();
  pane.draw(facts());
  if (state.current) pane.show(state.current, false);
}

function drawControls() {
  const select = (key, first, values, word = (v) => v) => make("select", { id: key, "aria-label": say(first), onchange: (e) => { state[key] = e.target.value; drawList(); } },
    make("option", { value: "" }, say(first)), ...values.map((v) => make("option", { value: v, selected: state[key] === v }, word(v))));
  const names = [...new Set(plan.tasks.flatMap((t) => t.responsible.map((o) => o.organization)))].sort((a, b) => a.localeCompare(b, "zh"));
  const kinds = [...new Set(plan.tasks.map((t) => t.kind))];
  byId("controls").replaceChildren(
    make("input", { id: "query", type: "search", placeholder: say("search"), "aria-label": say("search"), value: state.query, oninput: (e) => { state.query = e.target.value.trim(); drawList(); } }),
    select("owner", "owner", names), select("kind", "kind", kinds, say), select("when", "when", ["dated", "undated", "ongoing"], say),
    make("label", {}, make("input", { id: "warned", type: "checkbox", checked: state.warned, onchange: (e) => { state.warned = e.target.checked; drawList(); } }), " ", say("warned")),
    make("button", { id: "download", onclick: () => save(`${plan.source.name.replace(/[\\/:*?"<>|]/g, "_")}.reviewed.json`, "application/json", review.json()) }, say("download")),
    make("button", { onclick: () => print() }, say("print")), make("button", { id: "theme", onclick: toggleTheme }, say("theme")),
    make("button", { id: "language", onclick: () => { language = language === "zh" ? "en" : "zh"; document.documentElement.lang = language === "zh" ? "zh-CN" : "en"; refresh(); } }, say("language")));
  byId("help").textContent = say("help");
  const d = plan.document;
  byId("about").textContent = [d.issuers.join("、"), d.document_number && d.document_number.text, d.issued && d.issued.end && `${say("issued")} ${d.issued.end}`,
    d.period && `${say("period")} ${d.period.start} – ${d.period.end}`, plan.source.name].filter(Boolean).join(" · ");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    document.querySelector("form.edit")?.remove();
    if (typing) event.target.blur();
    else clearFilters();
  } else if (typing) {
    return;
  } else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/") {
    event.preventDefault();
    byId("query").focus();
  } else if (event.key === "e" || event.key === "x") {
    const task = plan.tasks.find((t) => t.id === state.current);
    if (!task) return;
    event.preventDefault();
    if (event.key === "e") editDeadline(cardFor(task.id), task);
    else {
      step(1);
      review.rejectTask(task);
      refresh();
    }
  }
});

byId("title").textContent = plan.document.title || plan.source.name;
refresh(null);
