// Names found without diacritics and in Latvian case forms, by the same rules as on the command line.

const FOLDING = {
  abbreviations: DATA.folding.abbreviations.map(asRule),
  stemming: DATA.folding.stemming.map(asRule),
};

function asRule([pattern, replacement]) {
  return [new RegExp(pattern, 'gu'), replacement.replace(/\$\{(\d)\}/g, '$$$1')];
}

const rewritten = (text, rules) => rules.reduce((changed, [pattern, by]) => changed.replace(pattern, by), text);

function fold(text) {
  const bare = text.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g, '').normalize('NFC');
  const plain = Array.from(bare, (letter) => DATA.folding.letters[letter] || letter).join('');
  const parted = plain.replace(/[^\p{L}\p{M}\p{N}.]+/gu, ' ');
  return rewritten(parted, FOLDING.abbreviations).replace(/[ .]+/g, ' ').trim() || text.trim().toLowerCase();
}

// The rules want a space after each word, the last one too.
const stem = (text) => rewritten(`${fold(text)} `, FOLDING.stemming).slice(0, -1);

// What an entry is found by, worked out when somebody first searches.
function keysOf(entry) {
  if (!entry.keys) {
    const texts = [...(entry.title || entry.name), ...(entry.short || []), ...(entry.more || [])];
    entry.keys = [...new Set(texts.map(fold))];
    entry.stems = [...new Set(texts.map(stem))];
  }
  return entry;
}

// Lower is better: the whole name, its beginning, a word's beginning, the stem, anywhere.
function score(entry, folded, stemmed) {
  if (entry.keys.includes(folded)) return 0;
  if (entry.stems.includes(stemmed)) return 1;
  if (entry.keys.some((key) => key.startsWith(folded))) return 2;
  if (entry.keys.some((key) => ` ${key}`.includes(` ${folded}`))) return 3;
  if (stemmed.length > 2 && entry.stems.some((key) => ` ${key}`.includes(` ${stemmed}`))) return 4;
  return folded.length > 2 && entry.keys.some((key) => key.includes(folded)) ? 5 : null;
}

// Units and events that a query may mean, those of the phase shown before the others.
function find(query, limit = 12) {
  if (!query.trim()) return [];
  const folded = fold(query);
  const stemmed = stem(query);
  const hits = [];
  for (const [what, list] of [['unit', DATA.units], ['event', DATA.events]]) {
    list.forEach((entry, at) => {
      const found = score(keysOf(entry), folded, stemmed);
      if (found !== null && phasesWith(what, at).length) hits.push({ what, at, here: isIn(phase(), what, at), score: found });
    });
  }
  const order = (hit) => hit.score + (hit.here ? 0 : 10) + (hit.what === 'event' ? 0.5 : 0);
  return hits.sort((a, b) => order(a) - order(b) || a.at - b.at).slice(0, limit);
}

const isIn = (part, what, at) => (what === 'unit' ? part.byUnit.has(at) : part.byEvent.has(at) || part.unlined.includes(at));
const phasesWith = (what, at) => parts().filter((part) => isIn(part, what, at));

const search = byId('search');
const hitsBox = byId('hits');

function showHits() {
  const hits = find(search.value);
  hitsBox.replaceChildren(...hits.map(hitButton));
  hitsBox.hidden = !hits.length;
  byId('found').textContent = search.value.trim() ? (hits.length ? t('found_n', { n: hits.length }) : t('found_none')) : '';
  if (search.value.trim() && !hits.length) {
    hitsBox.replaceChildren(el('p', { class: 'small' }, t('found_none')));
    hitsBox.hidden = false;
  }
}

function hitButton(hit) {
  const name = hit.what === 'unit' ? unitName(hit.at) : `${eventTitle(hit.at)}, ${eventDate(hit.at)}`;
  const kind = hit.what === 'unit' ? code('sector', DATA.units[hit.at].sector) : t('kind_event');
  const remark = hit.here ? kind : `${kind} · ${t('elsewhere', { phases: phasesWith(hit.what, hit.at).map(partName).join(', ') })}`;
  return el('button', { type: 'button', onclick: () => take(hit) }, named(name), ' ', el('span', { class: 'small' }, remark));
}

function take(hit) {
  hitsBox.hidden = true;
  if (!hit.here) showOnePhase(phasesWith(hit.what, hit.at)[0].at);
  open({ what: hit.what, at: hit.at });
}

// Arrow keys walk from the field through the hits and back; Enter takes the first.
function walkHits(event) {
  const buttons = [...hitsBox.querySelectorAll('button')];
  const now = buttons.indexOf(document.activeElement);
  if (event.key === 'Escape') { hitsBox.hidden = true; search.focus(); }
  else if (event.key === 'ArrowDown' && buttons.length) buttons[Math.min(now + 1, buttons.length - 1)].focus();
  else if (event.key === 'ArrowUp') (now > 0 ? buttons[now - 1] : search).focus();
  else if (event.key === 'Enter' && now < 0 && buttons.length) buttons[0].click();
  else return;
  event.preventDefault();
}

search.addEventListener('input', showHits);
document.querySelector('.finder').addEventListener('keydown', walkHits);
document.addEventListener('click', (event) => { if (!event.target.closest('.finder')) hitsBox.hidden = true; });
