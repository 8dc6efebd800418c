// A listbox that draws only the rows in view, so that 2,000 of them are as quick as 20. All rows are of one height.

class List {
  constructor(box, draw, choose) {
    Object.assign(this, { box, draw, choose, entries: [], chosen: -1, height: 0 });
    this.space = make("div", { className: "space", attributes: { role: "presentation" } });
    box.append(this.space);
    box.addEventListener("scroll", () => this.refresh(), { passive: true });
    box.addEventListener("click", (event) => this.clicked(event));
    box.addEventListener("keydown", (event) => this.pressed(event));
    new ResizeObserver(() => this.resized()).observe(box);
  }

  // New rows; the entry that was chosen stays so if it is still among them.
  show(entries, chosen) {
    this.entries = entries;
    this.chosen = entries.indexOf(chosen);
    this.height = 0;
    this.box.scrollTop = 0;
    this.box.hidden = entries.length === 0;
    this.refresh();
    if (this.chosen > 0) this.reveal();
  }

  resized() {
    this.height = 0;
    this.refresh();
  }

  refresh() {
    if (this.box.hidden || this.box.clientHeight === 0) return this.space.replaceChildren();
    this.height ||= this.measured();
    this.space.style.height = `${this.height * this.entries.length}px`;
    const first = Math.max(0, Math.floor(this.box.scrollTop / this.height) - 4);
    const many = Math.ceil(this.box.clientHeight / this.height) + 8;
    this.space.replaceChildren(...this.entries.slice(first, first + many).map((entry, i) => this.row(entry, first + i)));
    const active = this.space.querySelector("[aria-selected='true']");
    if (active) this.box.setAttribute("aria-activedescendant", active.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  measured() {
    this.space.replaceChildren(this.row(this.entries[0], 0));
    return this.space.firstChild.getBoundingClientRect().height;
  }

  row(entry, i) {
    const row = this.draw(entry);
    row.id = `entry-${i}`;
    row.dataset.row = i;
    row.style.top = `${i * this.height}px`;
    const facts = { role: "option", "aria-selected": i === this.chosen };
    Object.assign(facts, { "aria-posinset": i + 1, "aria-setsize": this.entries.length });
    for (const [name, value] of Object.entries(facts)) row.setAttribute(name, value);
    return row;
  }

  select(i) {
    if (!(i >= 0 && i < this.entries.length) || i === this.chosen) return;
    this.chosen = i;
    this.reveal();
    this.choose(this.entries[i]);
  }

  reveal() {
    const top = this.chosen * this.height;
    const bottom = top + this.height - this.box.clientHeight;
    this.box.scrollTop = Math.min(top, Math.max(this.box.scrollTop, bottom));
    this.refresh();
  }

  move(step) {
    this.select(Math.min(Math.max(this.chosen + step, 0), this.entries.length - 1));
  }

  clicked(event) {
    const row = event.target.closest("[role='option']");
    if (!row) return;
    const i = Number(row.dataset.row);
    if (i === this.chosen) this.choose(this.entries[i]);
    else this.select(i);
  }

  pressed(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key === "Enter" && this.chosen >= 0) this.choose(this.entries[this.chosen], true);
    else if (event.key in steps) this.move(steps[event.key]);
    else return;
    event.preventDefault();
  }
}
