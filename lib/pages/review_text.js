"use strict";
// The plan's text with its facts in their places. Spans are in code points; a text with characters beyond the basic plane
// gets a table from code points to JavaScript's units.
class TextPane {
  constructor(root, text, onPick) {
    this.root = root;
    this.text = text;
    this.onPick = onPick;
    this.units = null;
    if (/[\ud800-\udbff]/.test(text)) {
      this.units = [];
      for (let i = 0; i < text.length; ++i) {
        this.units.push(i);
        if (text.charCodeAt(i) >= 0xd800 && text.charCodeAt(i) < 0xdc00) ++i;
      }
      this.units.push(text.length);
    }
    this.pieces = new Map(); // fact id -> its nodes
    root.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-facts]");
      if (piece) this.onPick(piece.dataset.facts.split(" "));
    });
  }

  unit(point) {
    if (!this.units) return Math.min(point, this.text.length);
    return this.units[Math.min(point, this.units.length - 1)];
  }

  // facts: [{id, kind, start, end}] in code points; inner ones may overlap.
  draw(facts) {
    const edges = [];
    for (const fact of facts) {
      const start = this.unit(fact.start), end = this.unit(fact.end);
      if (start < end) edges.push([start, 1, fact], [end, 0, fact]);
    }
    edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    this.pieces.clear();
    this.root.replaceChildren();
    const open = new Set();
    let at = 0, paragraph = null, chunk = null, lines = 0;
    const newLine = () => {
      if (!chunk || ++lines > 60) {
        chunk = make("div", { class: "chunk" });
        this.root.append(chunk);
        lines = 0;
      }
      paragraph = make("p");
      chunk.append(paragraph);
    };
    const put = (end) => {
      while (at < end) {
        let stop = this.text.slice(at, end).search(/[\n\f]/);
        stop = stop < 0 ? end : at + stop;
        if (stop > at) this.piece(paragraph, this.text.slice(at, stop), open);
        at = stop;
        if (at >= end) break;
        if (this.text[at] === "\f") chunk.append(make("hr"));
        newLine();
        ++at;
      }
    };
    newLine();
    for (const [where, begins, fact] of edges) {
      put(where);
      if (begins) open.add(fact);
      else open.delete(fact);
    }
    put(this.text.length);
  }

  piece(parent, text, open) {
    if (open.size === 0) {
      parent.append(text);
      return;
    }
    const classes = new Set(), ids = [];
    for (const fact of open) {
      classes.add(fact.kind);
      ids.push(fact.id);
    }
    const node = make("span", { class: [...classes].join(" "), "data-facts": ids.join(" ") }, text);
    for (const id of ids) {
      if (!this.pieces.has(id)) this.pieces.set(id, []);
      this.pieces.get(id).push(node);
    }
    parent.append(node);
  }

  show(id, scroll = true) {
    for (const node of this.root.querySelectorAll(".chosen")) node.classList.remove("chosen");
    const nodes = this.pieces.get(id) || [];
    for (const node of nodes) node.classList.add("chosen");
    if (scroll && nodes.length) {
      // Parts that were never on screen are laid out as they come into view: once more when they are.
      nodes[0].scrollIntoView({ block: "center" });
      requestAnimationFrame(() => requestAnimationFrame(() => nodes[0].isConnected && nodes[0].scrollIntoView({ block: "center" })));
    }
    return nodes.length > 0;
  }
}

// Months in which tasks fall due, a bar a month.
function drawTimeline(root, tasks, chosen, onPick) {
  const months = new Map();
  for (const task of tasks) {
    const end = task.deadline && task.deadline.end;
    if (end) months.set(end.slice(0, 7), (months.get(end.slice(0, 7)) || 0) + 1);
  }
  root.replaceChildren();
  root.hidden = months.size === 0;
  if (months.size === 0) return;
  const keys = [...months.keys()].sort();
  const index = (key) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5)) - 1;
  const first = index(keys[0]), span = Math.max(index(keys.at(-1)) - first + 1, 1), step = Math.max(14, Math.min(60, 900 / span));
  const most = Math.max(...months.values()), width = Math.min(span * step + 60, 20000);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const draw = (name, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text) node.textContent = text;
    svg.append(node);
    return node;
  };
  svg.setAttribute("width", width);
  svg.setAttribute("height", 62);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", say("end"));
  let last = "", lastX = -100;
  for (const key of keys) {
    const x = 10 + (index(key) - first) * step, height = 4 + (32 * months.get(key)) / most;
    const bar = draw("rect", { x, y: 42 - height, width: Math.max(step - 4, 6), height, rx: 2, tabindex: 0, class: key === chosen ? "month on" : "month" });
    bar.addEventListener("click", () => onPick(key));
    bar.addEventListener("keydown", (event) => event.key === "Enter" && onPick(key));
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = `${key}: ${months.get(key)}`;
    bar.append(title);
    const label = key.slice(0, 4) === last ? key.slice(5) : key;
    if (x - lastX < (label.length > 2 ? 48 : 18)) continue;
    draw("text", { x, y: 56 }, label);
    last = key.slice(0, 4);
    lastX = x;
  }
  root.append(svg);
}
