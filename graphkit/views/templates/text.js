// What everything is called, in the language chosen. Texts from data only ever become text nodes.

const DATA = JSON.parse(document.getElementById('data').textContent);
const LANGS = ['lv', 'en'];
const state = {
  lang: DATA.lang, level: 0, mode: 'one', phase: DATA.first, from: 0, chips: new Set(), selected: null,
  projected: false, weight: 'count', least: null, backbone: false, fixed: false, focus: null, steps: 1, crowd: null,
};

// Names that both languages share are carried once.
const both = (texts) => (texts.length === 1 ? [texts[0], texts[0]] : texts);
DATA.units.forEach((unit) => {
  unit.name = both(unit.name);
  unit.short = unit.short ? both(unit.short) : unit.name;
  unit.id = unit.id === undefined ? unit.name[0] : unit.id;
});
DATA.events.forEach((event) => { event.title = both(event.name); });
const byId = (id) => document.getElementById(id);
const inLang = (pair) => pair[LANGS.indexOf(state.lang)];

function t(key, values = {}) {
  return inLang(DATA.texts[key]).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function code(scheme, value) {
  const known = DATA.codes[scheme][value];
  if (known) return inLang(known);
  return scheme === 'sector' && value === 'unknown' ? t('sector_unknown') : String(value);
}

const unitName = (at) => inLang(DATA.units[at].name);
const unitShort = (at) => inLang(DATA.units[at].short);
const eventTitle = (at) => inLang(DATA.events[at].title);

// A date keeps the precision it was recorded with: 2019, 2019-05 or 2019-05-30.
function dateText(date) {
  const [year, month, day] = date.split('-');
  if (state.lang === 'lv') return [day, month, year].filter(Boolean).join('.');
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return [day && Number(day), month && (months[month - 1] || month), year].filter(Boolean).join(' ');
}

function eventDate(at) {
  const { start, end } = DATA.events[at];
  if (!start && !end) return t('undated');
  return start && end && start !== end ? `${dateText(start)} – ${dateText(end)}` : dateText(start || end);
}

// Builds an element; strings become text nodes, so markup in a name stays what it is: letters.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A name from the data: isolated, so that right-to-left text in it turns nothing else round.
const named = (text) => el('bdi', {}, text);

const SHAPES = { ...DATA.shapes, box: 'M1 3H15V13H1Z' };

function svgEl(tag, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const icon = (attributes) => svgEl('svg', { viewBox: '0 0 16 16', class: 'mark', 'aria-hidden': 'true' }, svgEl('path', attributes));
const markIcon = (shape, fill, dashed = false) => icon({ d: SHAPES[shape], fill, stroke: '#333', 'stroke-dasharray': dashed ? '2 2' : 'none' });
const lineIcon = (stroke, dashed) => icon({ d: 'M0 8H16', fill: 'none', stroke, 'stroke-width': 3, 'stroke-dasharray': dashed ? '4 2' : 'none' });

const sectorMark = (sector) => DATA.marks[sector] || DATA.other;
const sectorIcon = (sector) => markIcon(...sectorMark(sector));
