// The page: what is looked for, what is found, what is looked at, and the keys.

const entries = readEntries();
const source = new Source(at("lines"), at("why"), at("article"));
const list = new List(at("list"), drawEntry, look);
let looked = null;

function drawEntry(entry) {
  const name = baseName(entry.file) + (entry.article > 1 ? `, ${entry.article}` : "");
  const title = entry.headline || "No headline";
  return make(
    "div",
    { className: "entry", data: { failed: entry.failed, missing: !entry.headline } },
    said("span", visible(title.slice(0, 200)), { className: "title" }),
    make(
      "span",
      { className: "facts" },
      make("span", { className: "date", text: entry.failed ? "failed" : (entry.date?.slice(0, 10) ?? "no date") }),
      said("span", visible(name), { className: "file" }),
    ),
  );
}

function look(entry, entered = false) {
  looked = entry;
  const record = JSON.parse(entry.element.textContent);
  at("article").replaceChildren(...(entry.failed ? drawFailure(record) : drawArticle(record)));
  at("article").scrollTop = 0;
  source.show(record.blocks ?? []);
  at("place").textContent = visible(placeOf(entry, record));
  at("place").title = at("place").textContent;
  document.title = `${visible(entry.headline || "No headline").slice(0, 80)} · newsparse`;
  document.body.dataset.failed = entry.failed;
  document.body.dataset.open = "";
  if (entries.length > 1) history.replaceState(null, "", `#${entry.place + 1}`);
  mark(wordsOf(at("search").value));
  if (entered) at("article").focus();
}

function placeOf(entry, record) {
  if (entry.failed) return entry.file;
  const { article, lines, encoding, layout } = record.source;
  const many = article > 1 ? [`article ${article}`] : [];
  return [entry.file, ...many, `lines ${span(lines)}`, ...(encoding ? [encoding] : []), layout].join(" · ");
}

// Searched words in what is looked at, shown without touching the text.
function mark(words) {
  if (!window.Highlight) return;
  const ranges = words.length ? [...rangesOf(words)] : [];
  CSS.highlights.set("found", new Highlight(...ranges));
}

function* rangesOf(words) {
  const walker = document.createTreeWalker(at("reading"), NodeFilter.SHOW_TEXT);
  let left = 2000;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.data.toLowerCase();
    if (text.length !== node.data.length || !node.parentElement.closest("article, .text")) continue;
    for (const word of words) {
      for (let i = text.indexOf(word); i >= 0 && left > 0; i = text.indexOf(word, i + word.length), left--) {
        const range = new Range();
        range.setStart(node, i);
        range.setEnd(node, i + word.length);
        yield range;
      }
    }
  }
}

function search() {
  const filter = document.querySelector("#filters input:checked").value;
  const found = matching(entries, filter, at("search").value);
  list.show(found, looked);
  at("nothing").hidden = found.length > 0;
  const all = entries.length === 1 ? "1 article" : `${number(entries.length)} articles`;
  at("hits").textContent = found.length === entries.length ? all : `${number(found.length)} of ${all}`;
  mark(wordsOf(at("search").value));
}

function drawFilters() {
  for (const [value, name, wanted] of FILTERS) {
    const count = entries.filter(wanted).length;
    const input = make("input", { type: "radio", name: "filter", value, checked: value === "all" });
    input.disabled = count === 0 && value !== "all";
    at("filters").append(make("label", {}, input, `${name} `, make("span", { text: number(count) })));
  }
  at("filters").addEventListener("change", search);
}

function setView(view) {
  document.body.dataset.view = view;
  document.querySelector(`#views [value="${view}"]`).checked = true;
}

const KEYS = {
  j: () => list.move(1),
  k: () => list.move(-1),
  s: () => setView(document.body.dataset.view === "source" ? "article" : "source"),
  "/": () => at("search").focus(),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === at("search")) return pressedInSearch(event);
  if (!(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
}

function pressedInSearch(event) {
  if (event.key === "Escape" && !at("search").value) at("list").focus();
  if (event.key !== "ArrowDown" && event.key !== "Enter") return;
  event.preventDefault();
  at("list").focus();
  list.select(0);
}

function close() {
  delete document.body.dataset.open;
  list.reveal();
  at("list").focus();
}

drawFilters();
setView("article");
if (entries.length < 2) document.body.dataset.single = "";
search();
at("search").addEventListener("input", search);
at("views").addEventListener("change", (event) => setView(event.target.value));
at("previous").addEventListener("click", KEYS.k);
at("next").addEventListener("click", KEYS.j);
at("back").addEventListener("click", close);
document.addEventListener("keydown", pressed);
if (entries.length) {
  const asked = Number(location.hash.slice(1)) - 1;
  list.select(asked in entries ? asked : 0);
  if (!(asked in entries) && entries.length > 1) delete document.body.dataset.open;
}
