// Everything on the page is made here. Text goes in as text, never as markup.

const at = (id) => document.getElementById(id);

function make(tag, settings = {}, ...children) {
  const { text, data = {}, attributes = {}, ...properties } = settings;
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

// Text of the input as an element of its own: its direction is its own affair.
const said = (tag, text, settings = {}) => make(tag, { dir: "auto", text, ...settings });

// What would change the text around it, or show as nothing, as a symbol; tabs and newlines stay.
function visible(text) {
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "␡" : `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

const number = new Intl.NumberFormat("en").format;
const span = ([first, last]) => (first === last ? `${first}` : `${first}–${last}`);
const baseName = (path) => path.split(/[\\/]/).pop() || path;
