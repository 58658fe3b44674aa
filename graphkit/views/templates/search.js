// Stakeholders and events found by name; what is not in the records is answered too.

// What an entry is found by, worked out when somebody first searches.
function keysOf(entry) {
  if (!entry.keys) {
    const texts = [...(entry.title || entry.name), ...(entry.short || []), ...(entry.more || [])];
    entry.keys = [...new Set(texts.map(folded))];
    entry.stems = [...new Set(texts.map(stemmed))];
  }
  return entry;
}

// Lower is better: the whole name, its beginning, a word's beginning, the stem, anywhere.
function score(entry, wanted, stem) {
  if (entry.keys.includes(wanted)) return 0;
  if (entry.stems.includes(stem)) return 1;
  if (entry.keys.some((key) => key.startsWith(wanted))) return 2;
  if (entry.keys.some((key) => ` ${key}`.includes(` ${wanted}`))) return 3;
  if (stem.length > 2 && entry.stems.some((key) => ` ${key}`.includes(` ${stem}`))) return 4;
  return wanted.length > 2 && entry.keys.some((key) => key.includes(wanted)) ? 5 : null;
}

// Of the municipal register, who is not in these records.
const REGISTER = DATA.register.map(([lv, en, met, units, unit]) => ({ name: [lv, en], met, units, unit }));
const LISTS = [['unit', DATA.units], ['event', DATA.events], ['register', REGISTER]];

// Entries that a query may mean, those of the phase shown before the others; the register comes last.
function found(scored, limit) {
  const hits = [];
  for (const [what, list] of LISTS) {
    list.forEach((entry, at) => {
      const rank = scored(keysOf(entry), what);
      if (rank !== null && (what === 'register' || phasesWith(what, at).length)) hits.push({ what, at, here: what !== 'register' && isIn(phase(), what, at), score: rank });
    });
  }
  const order = (hit) => hit.score + (hit.here ? 0 : 10) + { unit: 0, event: 0.5, register: 10 }[hit.what];
  return hits.sort((a, b) => order(a) - order(b) || a.at - b.at).slice(0, limit);
}

function find(query, limit = 12) {
  if (!query.trim()) return [];
  const [wanted, stem] = [folded(query), stemmed(query)];
  return found((entry) => score(entry, wanted, stem), limit);
}

// Names that are nearly written so, the nearest first.
function nearly(query) {
  const [wanted, stem] = [folded(query), stemmed(query)];
  const near = (entry, what) => {
    if (what === 'event') return null;
    const all = [...entry.keys.map((key) => misspelt(wanted, key)), ...entry.stems.map((key) => misspelt(stem, key))].filter((far) => far !== null);
    return all.length ? 100 * Math.min(...all) : null;
  };
  return found(near, 6);
}

const isIn = (part, what, at) => (what === 'unit' ? part.byUnit.has(at) : part.byEvent.has(at) || part.unlined.includes(at));
const phasesWith = (what, at) => parts().filter((part) => isIn(part, what, at));

const search = byId('search');
const hitsBox = byId('hits');

function showHits() {
  const asked = search.value.trim();
  const hits = find(asked);
  const meant = asked && !hits.length ? nearly(asked) : [];
  const none = meant.length ? t('found_nearly') : t('found_none');
  hitsBox.replaceChildren(...(asked && !hits.length ? [el('p', { class: 'small' }, none)] : []), ...[...hits, ...meant].map(hitOf));
  hitsBox.hidden = !asked;
  byId('found').textContent = asked ? (hits.length ? t('found_n', { n: hits.length }) : `${none} ${meant.map((hit) => nameOf(hit)).join(', ')}`.trim()) : '';
}

const nameOf = (hit) => (hit.what === 'register' ? inLang(REGISTER[hit.at].name) : hit.what === 'unit' ? unitName(hit.at) : `${eventTitle(hit.at)}, ${eventDate(hit.at)}`);
const hitOf = (hit) => (hit.what === 'register' ? registerHit(REGISTER[hit.at]) : hitButton(hit));

function hitButton(hit) {
  const kind = hit.what === 'unit' ? code('sector', DATA.units[hit.at].sector) : t('kind_event');
  const remark = hit.here ? kind : `${kind} · ${t('elsewhere', { phases: phasesWith(hit.what, hit.at).map(partName).join(', ') })}`;
  return el('button', { type: 'button', onclick: () => take(hit) }, named(nameOf(hit)), ' ', el('span', { class: 'small' }, remark));
}

// Nobody to show, but no mistake of who asks: the register knows the name. A site has a page that says more.
function registerHit({ name, met, units, unit }) {
  const page = document.querySelector('nav a[href^="presence.html"]');
  const words = [named(inLang(name)), ' ', el('span', { class: 'small' }, t(`register_${met}`))];
  if (!page) return el('p', { class: 'hit' }, ...words);
  const address = new URLSearchParams({ units, ...(unit && { unit }), lang: state.lang });
  return el('a', { class: 'hit', href: `presence.html#${address}` }, ...words, ' ', el('span', { class: 'onward' }, t('register_page')));
}

function take(hit) {
  hitsBox.hidden = true;
  if (!hit.here) showOnePhase(phasesWith(hit.what, hit.at)[0].at);
  open({ what: hit.what, at: hit.at });
}

// Arrow keys walk from the field through the hits and back; Enter takes the first, or stands on it where it leads away.
function walkHits(event) {
  const buttons = [...hitsBox.querySelectorAll('button, a')];
  const now = buttons.indexOf(document.activeElement);
  if (event.key === 'Escape') { hitsBox.hidden = true; search.focus(); }
  else if (event.key === 'ArrowDown' && buttons.length) buttons[Math.min(now + 1, buttons.length - 1)].focus();
  else if (event.key === 'ArrowUp') (now > 0 ? buttons[now - 1] : search).focus();
  else if (event.key === 'Enter' && now < 0 && buttons.length) buttons[0][buttons[0].matches('a') ? 'focus' : 'click']();
  else return;
  event.preventDefault();
}

search.addEventListener('input', showHits);
document.querySelector('.finder').addEventListener('keydown', walkHits);
document.addEventListener('click', (event) => { if (!event.target.closest('.finder')) hitsBox.hidden = true; });
