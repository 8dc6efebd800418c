// The source: every block with its lines, coloured by its label, and the reasons for the one that is pointed at.

const WEAK = 0.05; // a weight below it is shown as 0.0, so it is only counted

class Source {
  constructor(box, why, article) {
    Object.assign(this, { box, why, article, blocks: [], chosen: -1 });
    box.addEventListener("keydown", (event) => this.pressed(event));
    box.addEventListener("focus", () => this.select(Math.max(this.chosen, 0)));
    for (const place of [box, article]) {
      place.addEventListener("click", (event) => this.pointed(event, (i) => this.select(i)));
      place.addEventListener("mouseover", (event) => this.pointed(event, (i) => this.light(i)));
      place.addEventListener("mouseleave", () => this.light(this.chosen));
    }
  }

  show(blocks) {
    this.blocks = blocks;
    this.chosen = -1;
    this.box.scrollTop = 0;
    this.box.hidden = blocks.length === 0;
    this.box.removeAttribute("aria-activedescendant");
    this.box.replaceChildren(...this.zones());
    this.rows = [...this.box.querySelectorAll("[role='option']")];
    this.light(-1);
  }

  // The rows, those of a zone together.
  zones() {
    const zones = [];
    this.blocks.forEach((block, i) => {
      if (zones.at(-1)?.dataset.zone !== block.zone) zones.push(drawZone(block.zone));
      zones.at(-1).append(drawBlock(block, i));
    });
    return zones;
  }

  pointed(event, act) {
    const place = event.target.closest("[data-block]");
    if (place && place.dataset.block >= 0) act(Number(place.dataset.block));
  }

  select(i) {
    if (!(i >= 0 && i < this.rows.length)) return;
    this.rows[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = i;
    this.rows[i].setAttribute("aria-selected", "true");
    this.rows[i].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", this.rows[i].id);
    this.light(i);
  }

  // Show the reasons for a block, and where it stands on both sides; of none (-1) only how to ask.
  light(i) {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    this.rows[i]?.classList.add("lit");
    this.article.querySelector(`[data-block="${i}"]`)?.classList.add("lit");
    this.why.replaceChildren(...(this.rows[i] ? drawReasons(this.blocks[i]) : drawHint(this.blocks)));
  }

  pressed(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
    if (!(event.key in steps)) return;
    this.select(Math.min(Math.max(this.chosen + steps[event.key], 0), this.rows.length - 1));
    event.preventDefault();
  }
}

const drawZone = (zone) =>
  make("div", { className: "zone", data: { zone }, attributes: { role: "group", "aria-label": zone } });

function drawBlock(block, i) {
  const attributes = { role: "option", "aria-selected": "false" };
  const settings = { id: `block-${i}`, className: "block", data: { block: i, kind: block.kind }, attributes };
  return make(
    "div",
    settings,
    make("span", { className: "number", text: span(block.lines) }),
    make("span", { className: "label", text: block.kind }),
    said("span", visible(block.text), { className: "text" }),
  );
}

// How many blocks of each label there are, and how to ask for more.
function drawHint(blocks) {
  const counts = new Map();
  for (const { kind } of blocks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const chips = [...counts].map(([kind, count]) => make("li", { data: { kind } }, make("b", { text: number(count) }), ` ${kind}`));
  const hint = "Point at a line, or move with the arrow keys, to see why it has its label.";
  return blocks.length ? [make("p", { text: hint }), make("ul", {}, ...chips)] : [];
}

function drawReasons({ kind, zone, lines, reasons }) {
  const parts = reasons.map((reason) => /^(.*) ([+-][\d.]+)$/s.exec(reason) ?? [reason, reason, "0"]);
  const strong = parts.filter(([, , weight]) => Math.abs(weight) >= WEAK);
  strong.sort(([, , one], [, , other]) => Math.abs(other) - Math.abs(one));
  const chips = strong.map(([, clue, weight]) =>
    make("li", { data: { sign: weight[0] } }, make("b", { text: weight.replace("-", "−") }), ` ${visible(clue)}`),
  );
  const weak = parts.length - strong.length;
  if (weak) chips.push(make("li", { text: `${weak} of no weight` }));
  if (!parts.length) chips.push(make("li", { text: "no clue was weighed" }));
  const where = `${lines[0] === lines[1] ? "line" : "lines"} ${span(lines)}, ${zone}`;
  return [
    make("p", { data: { kind } }, make("b", { className: "label", text: kind }), ` ${where}`),
    make("ul", {}, ...chips),
  ];
}
