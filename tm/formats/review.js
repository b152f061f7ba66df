const ROW = 8; // rem, about what a row takes
const rows = [...document.querySelectorAll("article.seg")];
const chunks = [...document.querySelectorAll(".chunk")];
const boxes = [...document.querySelectorAll("input[name=band]")];
const [query, part, count, nothing, said, keysHelp, single] =
  ["query", "part", "count", "nothing", "said", "keys", "single"].map((id) => document.getElementById(id));
const bar = document.querySelector(".filters");
const entry = entries();
const paint = painter();
const texts = [];
let shown = rows.map((_, i) => i);
let current = -1;

let hush = 0;
const say = (text, inSight = true) => {
  said.className = inSight ? "" : "unseen";
  said.textContent = text;
  clearTimeout(hush);
  hush = setTimeout(() => { said.textContent = ""; }, 5000);
};

const textOf = (i) => (texts[i] ??= searched(rows[i]));

const tell = () => {
  const at = shown.indexOf(current);
  const place = at < 0 ? "" : `${at + 1} / `;
  const all = shown.length === rows.length ? "" : ` of ${rows.length}`;
  count.textContent = `${place}${shown.length}${all} segments`;
};

const inPart = (row) => {
  const name = part.value;
  if (!name) return true;
  const parts = row.dataset.part.split(" ");
  return name.startsWith("-") ? !parts.includes(name.slice(1)) : parts.includes(name);
};

// A chunk off the screen is taken to be as high as the rows that are left in it would make it.
const fit = () => {
  const left = new Map();
  for (const i of shown) left.set(rows[i].parentElement, (left.get(rows[i].parentElement) ?? 0) + 1);
  for (const chunk of chunks) {
    const number = left.get(chunk) ?? 0;
    chunk.hidden = number === 0;
    chunk.style.containIntrinsicBlockSize = `auto ${number * ROW}rem`;
  }
};

const filter = () => {
  const bands = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const words = wordsOf(query.value);
  shown = [];
  rows.forEach((row, i) => {
    const wanted = bands.has(row.dataset.band) && inPart(row) && words.every((word) => textOf(i).includes(word));
    if (row.hidden === wanted) row.hidden = !wanted;
    if (wanted) shown.push(i);
  });
  fit();
  for (const button of document.querySelectorAll("button[data-only]")) {
    button.setAttribute("aria-pressed", String(bands.size === 1 && bands.has(button.dataset.only)));
  }
  nothing.hidden = shown.length > 0;
  tell();
  paint(shown.map((i) => rows[i]), words);
};
let pending = 0;
const soon = () => { cancelAnimationFrame(pending); pending = requestAnimationFrame(filter); };

const every = () => { for (const box of boxes) box.checked = true; };
const only = (band) => {
  const alone = boxes.every((box) => box.checked === (box.value === band));
  for (const box of boxes) box.checked = alone || box.value === band;
  soon();
};

const mark = (i) => {
  if (i === current) return;
  rows[current]?.removeAttribute("aria-current");
  current = i;
  rows[current]?.setAttribute("aria-current", "true");
  tell();
};
// A row that is off the screen shows its height only when it has come there: one too high for the middle goes to the top.
const bring = (row) => {
  row.scrollIntoView({ block: "center" });
  if (row.getBoundingClientRect().top < bar.getBoundingClientRect().bottom) row.scrollIntoView({ block: "start" });
};
// From the search the focus stays there, so that one can go on typing; a screen reader is told what came.
const move = (step, focus = true) => {
  const i = step > 0 ? shown.find((at) => at > current) : shown.findLast((at) => at < current || current < 0);
  if (i === undefined) return say(step > 0 ? "No further segment" : "No segment before");
  mark(i);
  if (focus) rows[i].focus({ preventScroll: true });
  else say(rows[i].getAttribute("aria-label"), false);
  bring(rows[i]);
};
const reveal = () => {
  const name = decodeURIComponent(location.hash.slice(1));
  const row = name && document.getElementById(name)?.closest("article.seg");
  if (!row) return;
  // A link to a segment that the filter hides would lead nowhere.
  if (row.hidden) { every(); query.value = ""; part.value = ""; filter(); }
  row.focus({ preventScroll: true });
  bring(row);
};

const unfold = (kind) => {
  const folded = rows[current]?.querySelector(`details.${kind}`);
  if (folded) folded.open = !folded.open;
};

// A page opened from a disk may not be trusted with the clipboard: then the old way has to do.
const put = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
};
const copy = async (match) => {
  if (!match) return say("Nothing to copy here");
  const name = match.closest("article.seg").id;
  const done = await put(match.querySelector(".proposal").textContent);
  const what = match.closest(".nearest") ? "Nearest unit" : "Proposal";
  say(done ? `${what} for ${name} copied` : "The browser does not allow copying");
};
const copyNumber = (number) => copy(rows[current]?.querySelectorAll(".match")[number - 1]);

const help = () => { if (!keysHelp.open) keysHelp.showModal(); };
const look = () => { query.focus(); query.select(); };
const keys = {
  j: () => move(1), k: () => move(-1), c: () => copyNumber(1), m: () => unfold("further"), t: () => unfold("glossary"),
  "/": look, "?": help,
};
for (let number = 2; number <= 9; number += 1) keys[number] = () => copyNumber(number);

const inSearch = (event) => {
  if (event.key === "Escape") { query.value = ""; filter(); query.blur(); }
  else if (event.key === "Enter") { event.preventDefault(); move(event.shiftKey ? -1 : 1, false); }
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keysHelp.open) return;
  if (event.key === "Escape" && entry.close()) return;
  if (event.target === query) return inSearch(event);
  const action = single.checked && event.target !== part && keys[event.key];
  if (action) { event.preventDefault(); action(); }
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("article.seg");
  if (row) mark(rows.indexOf(row));
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-only], .copy");
  if (button?.dataset.only) only(button.dataset.only);
  else if (button) copy(button.closest(".match"));
  else {
    const row = event.target.closest("article.seg");
    if (row) mark(rows.indexOf(row));
  }
});
const on = (id, does) => document.getElementById(id)?.addEventListener("click", does);
on("next", () => move(1, false));
on("previous", () => move(-1, false));
on("every", () => { every(); soon(); });
on("help", help);
on("close", () => keysHelp.close());
query.addEventListener("input", soon);
for (const choice of [...boxes, part]) choice.addEventListener("change", soon);
window.addEventListener("hashchange", reveal);
document.documentElement.classList.add("live");
filter();
reveal();
idly(rows, (_, i) => textOf(i));
