// The article as it was read: what is known of it, then its body. Each part knows the block it came from.

const TAGS = { paragraph: "p", quote: "blockquote", item: "li", subhead: "h3", caption: "p" };

function drawArticle(article) {
  return [
    drawHead(article),
    drawFacts(article),
    drawBody(article),
    ...drawFurniture(article.boilerplate),
  ];
}

function drawFailure(record) {
  const place = ["line", "row", "record", "article"].filter((name) => name in record);
  const where = [record.where ?? "", ...place.map((name) => `${name} ${record[name]}`)].filter(Boolean).join(", ");
  return [
    make("header", {}, said("h2", visible(record.wrong)), make("p", { className: "deck", text: visible(record.remedy) })),
    drawList([
      ["File", visible(record.path ?? "standard input")],
      ...(where ? [["Place", visible(where)]] : []),
      ["Error", record.error],
    ]),
  ];
}

const blockOf = (article, kind) => article.blocks.findIndex((block) => block.kind === kind);

function drawHead(article) {
  const parts = ["kicker", "headline", "deck"].map((kind) => {
    const tag = kind === "headline" ? "h2" : "p";
    const data = { block: blockOf(article, kind) };
    if (article[kind]) return said(tag, article[kind], { className: kind, data });
    return kind === "headline" ? make("h2", { className: "missing", text: "No headline" }) : "";
  });
  return make("header", {}, ...parts);
}

function drawFacts(article) {
  const credits = article.credits.map(({ role, names, text, count }) => {
    const told = (names.length ? names.join(", ") : text) + (count > 1 ? ` ×${count}` : "");
    return [role, told];
  });
  const authored = article.credits.some((credit) => credit.role === "author");
  const line = article.dateline;
  return drawList([
    ["published", article.published],
    ...(article.updated ? [["updated", article.updated]] : []),
    ...(authored ? [] : [["author", null]]),
    ...credits,
    ...(line ? [["dateline", [line.place, line.agency, line.date].filter(Boolean).join(", ")]] : []),
    ...(article.source.url ? [["address", article.source.url]] : []),
    ...(article.source.timestamp ? [["timestamp", article.source.timestamp]] : []),
    ...Object.entries(article.fields),
  ]);
}

function drawList(rows) {
  const list = make("dl");
  for (const [name, value] of rows) {
    const told = value ? said("dd", value) : make("dd", { className: "missing", text: "none" });
    list.append(make("div", {}, said("dt", name), told));
  }
  return list;
}

// The fields have the texts, without bullets and credits; the blocks have their places.
function drawBody(article) {
  const texts = {
    paragraph: [...article.paragraphs],
    caption: [...article.captions],
    item: article.items.map((item) => item.text),
    quote: article.quotes.map((quote) => quote.text),
    subhead: article.subheads.map((subhead) => subhead.text),
  };
  const body = make("div", { className: "body" });
  article.blocks.forEach((block, i) => {
    const text = texts[block.kind]?.shift();
    if (text === undefined) return;
    const part = said(TAGS[block.kind], text, { className: block.kind, data: { block: i } });
    if (block.kind !== "item") return body.append(part);
    if (body.lastChild?.tagName !== "UL") body.append(make("ul"));
    body.lastChild.append(part);
  });
  setPlace(body.querySelector("p.paragraph"), article.dateline?.place);
  if (!body.firstChild) body.append(make("p", { className: "missing", text: "No text" }));
  return body;
}

// The place at the head of the first paragraph, set off.
function setPlace(paragraph, place) {
  if (!place || !paragraph?.textContent.startsWith(place)) return;
  const rest = paragraph.textContent.slice(place.length);
  paragraph.replaceChildren(make("b", { text: place }), rest);
}

function drawFurniture(texts) {
  if (!texts.length) return [];
  const list = make("ul", {}, ...texts.map((text) => said("li", text)));
  const count = texts.length === 1 ? "1 line" : `${number(texts.length)} lines`;
  return [make("details", {}, make("summary", { text: `Left out: ${count}` }), list)];
}
