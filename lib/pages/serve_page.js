"use strict";
// The page of the service: every file that is dropped becomes a tab with its review page, or with the reason why there is none.
const byId = (id) => document.getElementById(id);
const FORMATS = { json: "JSON", csv: "CSV", xlsx: "XLSX", ics: "日历" };
const tabs = [];
let current = null;

// Text enters the page as text only.
function make(tag, properties = {}, text = "") {
  const node = Object.assign(document.createElement(tag), properties);
  node.textContent = text;
  return node;
}

async function post(path, body) {
  let answer;
  try {
    answer = await fetch(path, { method: "POST", body });
  } catch {
    throw new Error("服务没有应答");
  }
  if (answer.ok) return answer;
  let reason = `${answer.status}`;
  try {
    reason = (await answer.json()).error;
  } catch {
    // An answer that is no JSON has its status only.
  }
  throw new Error(reason);
}
const query = (tab, format) => `/extract?${new URLSearchParams({ name: tab.file.name, format, ...(tab.member ? { member: tab.member } : {}) })}`;

function show(tab, focus) {
  current = tab;
  for (const one of tabs) {
    const on = one === tab;
    one.button.setAttribute("aria-selected", on);
    one.button.tabIndex = on ? 0 : -1;
  }
  const view = byId("view");
  if (tab.error) {
    const message = make("p", { className: "error" }, `${tab.name}：${tab.error}`);
    message.setAttribute("role", "alert");
    view.replaceChildren(message);
  } else if (tab.html) {
    // A page of its own origin, which none is: it reaches neither this page nor the service.
    const frame = make("iframe", { title: tab.name, srcdoc: tab.html });
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
    view.replaceChildren(frame);
  } else {
    view.replaceChildren(make("p", {}, "读取中……"));
  }
  byId("downloads").replaceChildren(...(tab.html && tab.file ? Object.entries(FORMATS).map(([format, word]) => make("button", { type: "button", onclick: () => download(tab, format) }, word)) : []));
  if (focus) tab.button.focus();
}

function tell(text) {
  byId("status").textContent = text;
}

async function download(tab, format) {
  try {
    const blob = await (await post(query(tab, format), tab.file)).blob();
    const link = make("a", { download: `${tab.name.replace(/[\\/:*?"<>|]/g, "_")}.${format}`, href: URL.createObjectURL(blob) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell("");
  } catch (error) {
    tell(error.message);
  }
}

function addTab(name, file, member) {
  const tab = { name, file, member, html: null, error: null };
  tab.button = make("button", { type: "button", title: name, onclick: () => show(tab) }, name);
  tab.button.setAttribute("role", "tab");
  tabs.push(tab);
  byId("tabs").append(tab.button);
  return tab;
}

async function fill(tab) {
  try {
    tab.html = await (await post(query(tab, "html"), tab.file)).text();
  } catch (error) {
    tab.error = error.message;
    tab.button.classList.add("failed");
  }
  byId("compare").disabled = tabs.filter((one) => one.html && one.file).length < 2;
  if (tab === current) show(tab);
}

// Which plans are in a file that may be an archive: null for one that is none.
async function members(file) {
  if ((await file.slice(0, 4).text()) !== "PK\u0003\u0004") return null;
  const answer = await post(`/extract?${new URLSearchParams({ name: file.name, format: "ndjson" })}`, file);
  const names = (await answer.text()).trim().split("\n").map((line) => JSON.parse(line)).map((one) => (one.source ? one.source.name : one.id));
  return names.length === 1 && names[0] === file.name ? null : names.map((name) => name.slice(file.name.length + 1));
}

async function take(files) {
  tell(`读取 ${files.length} 个文件……`);
  for (const file of files) {
    let inside = null;
    try {
      inside = await members(file);
    } catch {
      // The same request as a page says why.
    }
    const fresh = inside ? inside.map((member) => addTab(`${file.name}/${member}`, file, member)) : [addTab(file.name, file)];
    show(fresh[0]);
    for (const tab of fresh) await fill(tab);
  }
  tell("");
}

async function compare() {
  const form = new FormData();
  tell("对比中……");
  try {
    for (const tab of tabs.filter((one) => one.html && one.file)) {
      // What an archive holds is compared as what was read of it.
      if (tab.member) form.append("file", await (await post(query(tab, "json"), tab.file)).blob(), `${tab.name}.json`);
      else form.append("file", tab.file, tab.name);
    }
    const html = await (await post("/compare?format=html", form)).text();
    const tab = tabs.find((one) => !one.file) ?? addTab("对比", null);
    tab.html = html;
    show(tab);
    tell("");
  } catch (error) {
    tell(error.message);
  }
}

byId("choose").addEventListener("change", (event) => {
  take([...event.target.files]).finally(() => { event.target.value = ""; });
});
byId("compare").addEventListener("click", compare);
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => { event.preventDefault(); document.body.classList.add("over"); });
}
document.addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  take([...event.dataTransfer.files]);
});
byId("tabs").addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  show(tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length], true);
});
