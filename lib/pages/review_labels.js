"use strict";
// Words of the page in Chinese and English, and small helpers that both other scripts use.
const LABELS = {
  zh: {
    search: "搜索任务与原文", owner: "全部单位", kind: "全部类型", when: "全部时限", dated: "有时限", undated: "无时限", ongoing: "持续推进",
    warned: "只看提示", download: "下载JSON", print: "打印", theme: "明暗", language: "EN", tasks: "任务", targets: "目标", warnings: "提示",
    of: "／", lead: "牵头", responsible: "责任", implement: "实施", cooperate: "配合", supervise: "督导", edit: "改", reject: "退",
    save: "保存", cancel: "取消", measure: "措施", duty: "职责", step: "步骤", safeguard: "保障", goal: "目标", table_row: "表格行",
    title: "标题", organization: "单位", role: "角色", start: "起", end: "止", metric: "指标", subject: "对象", comparator: "关系",
    value: "数值", unit: "单位", add: "加单位", addDate: "加时限", bad: "请填写正确的值", none: "没有符合条件的任务",
    changed: "已改", rejected: "已退", help: "j／k 下一项／上一项　/ 搜索　e 修改　x 退回　Esc 清除",
    line: "行", page: "页", issued: "成文", period: "期间", line_end: "",
  },
  en: {
    search: "search tasks and text", owner: "any owner", kind: "any kind", when: "any time", dated: "with a deadline",
    undated: "without a deadline", ongoing: "ongoing", warned: "with warnings", download: "Download JSON", print: "Print", theme: "Light/dark",
    language: "中文", tasks: "tasks", targets: "targets", warnings: "warnings", of: " of ", lead: "lead", responsible: "responsible",
    implement: "implements", cooperate: "cooperates", supervise: "supervises", edit: "edit", reject: "reject", save: "Save", cancel: "Cancel",
    measure: "measure", duty: "duty", step: "step", safeguard: "safeguard", goal: "goal", table_row: "table row", title: "title",
    organization: "organization", role: "role", start: "from", end: "until", metric: "metric", subject: "subject", comparator: "comparator",
    value: "value", unit: "unit", add: "add owner", addDate: "add deadline", bad: "please enter a correct value", none: "no task matches",
    changed: "corrected", rejected: "rejected", help: "j/k next/previous   / search   e edit   x reject   Esc clear",
    line: "line", page: "page", issued: "issued", period: "period", line_end: "",
  },
};
let language = "zh";
const say = (key) => LABELS[language][key] || key;

// Text only ever enters the page as text: no markup of a plan becomes markup of the page.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
const byId = (id) => document.getElementById(id);
const dataOf = (id) => JSON.parse(byId(id).textContent);

function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
}
function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  useTheme(dark ? "light" : "dark");
}
function save(name, type, content) {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
