// What the page holds: an element of JSON for each article, and for each failure. Of each only what the index needs
// is kept; the rest is read again when it is looked at.

const FILTERS = [
  ["all", "All", () => true],
  ["headline", "No headline", (entry) => !entry.failed && !entry.headline],
  ["date", "No date", (entry) => !entry.failed && !entry.date],
  ["author", "No author", (entry) => !entry.failed && !entry.author],
  ["body", "No text", (entry) => !entry.failed && !entry.body],
  ["failed", "Failed", (entry) => entry.failed],
];

const readEntries = () => [...document.querySelectorAll("script[type='application/json']")].map(readEntry);

function readEntry(element, place) {
  const record = JSON.parse(element.textContent);
  return { element, place, ...("schema" in record ? ofArticle(record) : ofFailure(record)) };
}

function ofArticle(article) {
  const { source, headline, published, updated, credits, paragraphs, blocks } = article;
  return {
    failed: false,
    headline,
    file: source.path ?? "standard input",
    article: source.article,
    date: published ?? updated,
    author: credits.some((credit) => credit.role === "author"),
    body: paragraphs.length > 0,
    hay: [source.path ?? "", published ?? "", ...blocks.map((block) => block.text)].join("\n").toLowerCase(),
  };
}

function ofFailure(record) {
  const file = record.path ?? "standard input";
  return {
    failed: true,
    headline: record.wrong,
    file,
    article: record.article ?? 1,
    date: null,
    hay: [file, record.where ?? "", record.wrong].join("\n").toLowerCase(),
  };
}

const wordsOf = (query) => query.toLowerCase().split(/\s+/).filter(Boolean);

function matching(entries, filter, query) {
  const [, , wanted] = FILTERS.find(([name]) => name === filter);
  const words = wordsOf(query);
  return entries.filter((entry) => wanted(entry) && words.every((word) => entry.hay.includes(word)));
}
