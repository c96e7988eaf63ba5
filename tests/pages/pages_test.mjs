// The review page and the comparison page in a real browser: node pages_test.mjs TOOL CORPUS [SCREENSHOTS]
//
// Opening, clicking, filtering, correcting, downloading; no error on the console, no request leaves the page, markup in a
// plan stays text. Exits 1 at the first thing that is not as it should be.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [tool, corpus, screenshots] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "fenjie-pages-"));
const fenjie = (...args) => execFileSync(tool, args, { maxBuffer: 1 << 28 });
let checks = 0;
function same(what, got, want) {
  ++checks;
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
}
function holds(what, truth) {
  ++checks;
  if (!truth) throw new Error(what);
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && page.problems.push(m.text()));
  page.on("pageerror", (e) => page.problems.push(String(e)));
  page.on("request", (r) => {
    const url = r.url();
    if (url !== pathToFileURL(file).href && !url.startsWith("data:") && !url.startsWith("blob:")) page.problems.push(`request to ${url}`);
  });
  // Milliseconds of a processor that the page has taken so far: other work on the machine is not what is measured.
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  page.taken = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return Math.round(1000 * metrics.find((metric) => metric.name === "TaskDuration").value);
  };
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return page;
}

async function review() {
  const file = join(folder, "plan.html");
  fenjie("extract", join(corpus, "childcare-plan/source.txt"), "-f", "html", "-o", file);
  const plan = JSON.parse(fenjie("extract", join(corpus, "childcare-plan/source.txt")));
  const page = await open(file);
  same("cards", await page.locator(".card").count(), plan.tasks.length);
  same("title", await page.locator("#title").textContent(), plan.document.title);

  // From the list to the text.
  const last = plan.tasks.at(-1);
  await page.locator(`#card-${last.id} .excerpt`).click();
  const chosen = page.locator("#text .chosen").first();
  await chosen.waitFor();
  await page.waitForTimeout(200);
  holds("the text scrolls to the task", await chosen.evaluate((n) => { const b = n.getBoundingClientRect(); return b.top > 0 && b.top < innerHeight; }));
  // From the text to the list.
  const owned = plan.tasks.find((t) => t.responsible.length && t.responsible[0].span.start !== t.span.start);
  await page.locator(`#text [data-facts~="${owned.id}-o0"]`).first().click();
  same("card of the clicked owner", await page.locator(".card.current").getAttribute("data-task"), owned.id);

  // Filters.
  const name = owned.responsible[0].organization;
  await page.selectOption("#owner", name);
  same("tasks of one owner", await page.locator(".card").count(), plan.tasks.filter((t) => t.responsible.some((o) => o.organization === name)).length);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  same("filters cleared", await page.locator(".card").count(), plan.tasks.length);
  await page.selectOption("#when", "dated");
  same("tasks with a deadline", await page.locator(".card").count(), plan.tasks.filter((t) => t.deadline?.end).length);
  await page.selectOption("#when", "");
  await page.locator("#timeline .month").first().click();
  const months = plan.tasks.filter((t) => t.deadline?.end).map((t) => t.deadline.end.slice(0, 7)).sort();
  same("tasks of the first month", await page.locator(".card").count(), months.filter((m) => m === months[0]).length);
  await page.locator("#timeline .month").first().click();
  const word = last.text.slice(2, 6);
  await page.fill("#query", word);
  holds("search finds", (await page.locator(".card").count()) >= 1 && (await page.locator(".card mark").count()) >= 1);
  await page.fill("#query", "");

  // Keyboard.
  await page.locator("#title").click();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  holds("j chooses a task", await page.locator(".card.current").count() === 1);

  // Correct and reject, then download.
  const chip = page.locator(`[data-fact="${owned.id}-o0"]`);
  await chip.getByRole("button").first().click();
  await page.fill("form.edit [name=organization]", "区审计局");
  await page.selectOption("form.edit [name=role]", "lead");
  await page.locator("form.edit button[type=submit]").click();
  holds("the correction shows", (await page.locator(`#card-${owned.id}`).textContent()).includes("区审计局"));
  const dated = plan.tasks.find((t) => t.deadline?.end && t.id !== owned.id) ?? owned;
  await page.locator(`[data-fact="${dated.id}-d"]`).getByRole("button").first().click();
  await page.fill("form.edit [name=end]", "2024-13-01");
  await page.locator("form.edit button[type=submit]").click();
  same("a day that is none is refused", await page.locator("form.edit").count(), 1);
  await page.fill("form.edit [name=end]", "2024-11-30");
  await page.locator("form.edit button[type=submit]").click();
  await page.locator(`#card-${last.id} .head button`).click();
  same("a rejected task is gone", await page.locator(".card").count(), plan.tasks.length - 1);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
  const saved = join(folder, "reviewed.json");
  await download.saveAs(saved);
  fenjie("validate", saved);
  const reviewed = JSON.parse(readFileSync(saved, "utf8"));
  same("changes", reviewed.reviewed.changes.map((c) => c.action), ["corrected", "corrected", "rejected"]);
  same("corrected owner", reviewed.tasks.find((t) => t.id === owned.id).responsible[0].organization, "区审计局");
  same("corrected deadline", reviewed.tasks.find((t) => t.id === dated.id).deadline.end, "2024-11-30");
  holds("rejected task", !reviewed.tasks.some((t) => t.id === last.id));

  // Dark and light, English.
  await page.click("#theme");
  same("theme", await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.click("#language");
  holds("English", (await page.locator("#count").textContent()).includes("tasks"));
  same("problems", page.problems, []);
  await page.context().close();
  if (screenshots) {
    const fresh = await open(file);
    await fresh.locator(`#card-${owned.id} .excerpt`).click();
    await fresh.screenshot({ path: join(screenshots, "review.png") });
    await fresh.context().close();
  }
}

async function hostile() {
  const plan = join(folder, "evil.txt");
  writeFileSync(plan, "关于</script><script>window.evil=1</script>的实施方案\n一、主要任务\n1. 开展<img src=x onerror=\"window.evil=1\">培训，𠮷覆盖率达到90%以上。（责任单位：区教育局）\n2. 完善<b>制度</b>，2024年6月底前完成。（责任单位：区教育局）\n");
  const file = join(folder, "evil.html");
  fenjie("extract", plan, "-f", "html", "-o", file);
  const page = await open(file);
  holds("markup stays text", (await page.locator("#text").textContent()).includes("<img src=x"));
  same("nothing ran", await page.evaluate(() => window.evil ?? null), null);
  same("no element came of it", await page.locator("#text img, #list img, #text b").count(), 0);
  // A character beyond the basic plane stands before this fact.
  same("spans behind a rare character", await page.locator('#text [data-facts~="t1-o0"]').first().textContent(), "区教育局");
  same("problems", page.problems, []);
  await page.context().close();
}

async function large() {
  const plan = join(folder, "large.txt");
  const item = (i) => `${i}. 建设助餐点。每个社区至少设置1个助餐点，2024年${(i % 12) + 1}月底前覆盖率达到${50 + (i % 50)}%以上，健全运行管理、质量监督、应急处置等制度，定期公开服务情况，接受群众监督。（牵头单位：区民政局；配合单位：各街道）\n`;
  let text = "和安区助餐服务实施方案（2023—2025年）\n一、主要任务\n";
  for (let i = 1; Buffer.byteLength(text) < 1 << 20; ++i) text += item(i);
  writeFileSync(plan, text);
  const file = join(folder, "large.html");
  fenjie("extract", plan, "-f", "html", "-o", file);
  let opened = Infinity, took = Infinity, page;
  for (let turn = 0; turn < 3; ++turn) {
    page = await open(file);
    await page.locator(".card").first().waitFor();
    const begun = await page.taken();
    opened = Math.min(opened, begun);
    await page.evaluate((id) => choose(id), `t${2000 + turn}`);
    await page.locator("#text .chosen").first().waitFor();
    took = Math.min(took, (await page.taken()) - begun);
    if (turn < 2) await page.context().close();
  }
  holds(`what a page takes is counted (${opened} ms)`, opened > 10);
  console.log(`1 MB: load ${opened} ms, choosing a task ${took} ms`);
  holds(`a plan of 1 MB opens in under 2 s (${opened} ms)`, opened < 2000);
  holds(`stays responsive (${took} ms)`, took < 500);
  same("problems", page.problems, []);
  await page.context().close();
}

async function comparison() {
  const file = join(folder, "compare.html");
  const plans = ["childcare-plan", "renovation", "waste-table", "food-ocr"].map((name) => join(corpus, name, "source.txt"));
  const third = join(folder, "third.txt");
  writeFileSync(third, "乙区居家服务提升方案（2023—2025年）\n一、主要任务\n1. 建设<b>助餐点</b>。到2023年底，助餐覆盖率达到50%以上；到2025年底，助餐覆盖率达到80%以上。\n");
  const fourth = join(folder, "fourth.txt");
  writeFileSync(fourth, "丙区居家服务提升方案（2023—2025年）\n一、主要任务\n1. 建设助餐点。到2025年底，助餐覆盖率达到90%以上。\n");
  fenjie("compare", ...plans, third, fourth, "-f", "html", "-o", file);
  const json = JSON.parse(fenjie("compare", ...plans, third, fourth, "-f", "json"));
  const page = await open(file);
  same("rows", await page.locator("#matrix tbody tr").count(), json.indicators.length);
  same("columns", await page.locator("#matrix thead th").count(), json.plans.length + 1);
  holds("charts", (await page.locator("figure svg").count()) >= 3);
  holds("a trajectory", (await page.locator("svg path.step").count()) >= 1);
  const links = await page.locator("#matrix td a").evaluateAll((all) => all.filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).length);
  same("cells that lead nowhere", links, 0);
  await page.locator("#matrix td a").first().click();
  same("the sentence", await page.locator("li:target").count(), 1);
  same("problems", page.problems, []);
  if (screenshots) {
    await page.evaluate(() => { location.hash = ""; scrollTo(0, 0); });
    await page.screenshot({ path: join(screenshots, "compare.png") });
  }
  await page.context().close();
}

// The page of the service: files in by choice and by drop, one of them broken, a comparison, a download.
async function service() {
  const running = spawn(tool, ["serve", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const url = await new Promise((found, lost) => {
      let said = "";
      running.stderr.on("data", (piece) => { said += piece; const at = said.match(/http:\/\/\S+/); if (at) found(at[0]); });
      running.on("exit", () => lost(new Error(said)));
    });
    const plans = ["childcare-plan", "eldercare-rule"].map((name) => join(corpus, name, "source.txt"));
    const files = plans.map((file, number) => ({ name: `${number}.txt`, mimeType: "text/plain", buffer: readFileSync(file) }));
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, acceptDownloads: true });
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (e) => problems.push(String(e)));
    page.on("request", (r) => { if (!r.url().startsWith(url) && !/^(data|blob|about):/.test(r.url())) problems.push(`request to ${r.url()}`); });
    await page.goto(url, { waitUntil: "load" });
    await page.setInputFiles("#choose", files);
    await page.locator("#tabs [role=tab]").nth(1).waitFor();
    const frame = page.frameLocator("#view iframe");
    for (const [number, file] of plans.entries()) {
      await page.locator("#tabs [role=tab]").nth(number).click();
      const plan = JSON.parse(fenjie("extract", file));
      await frame.locator("#title", { hasText: plan.document.title }).waitFor();
      same(`cards of ${file}`, await frame.locator(".card").count(), plan.tasks.length);
    }
    await page.keyboard.press("ArrowRight");
    same("the keyboard goes round", await page.locator("#tabs [role=tab]").first().getAttribute("aria-selected"), "true");

    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
    const ledger = readFileSync(await download.path(), "utf8");
    same("the ledger", ledger, fenjie("extract", plans[0], "-f", "csv").toString().replaceAll("source.txt", "0.txt"));

    await page.locator("#compare").click();
    await page.locator("#tabs [role=tab]", { hasText: "对比" }).waitFor();
    await frame.locator("#matrix").waitFor();

    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["%PDF-1.7 nothing"], "<b>broken.pdf"));
      return data;
    });
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    const told = page.locator("#view [role=alert]");
    await told.waitFor();
    holds("a broken file is told by name", (await told.textContent()).startsWith("<b>broken.pdf："));
    same("problems", problems, []);
    if (screenshots) await page.screenshot({ path: join(screenshots, "service.png") });
    await context.close();
  } finally {
    running.kill();
  }
}

if (screenshots) mkdirSync(screenshots, { recursive: true });
let code = 0;
for (const step of [review, hostile, large, comparison, service]) {
  try {
    await step();
    console.log(`ok ${step.name}`);
  } catch (error) {
    console.error(`FAILED ${step.name}: ${error.message}`);
    code = 1;
  }
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(`${checks} checks`);
process.exit(code);
