// What is chosen on a page: kept in its address, carried to other pages, and returned to by Back.
const inAddress = () => new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
const address = inAddress();
const begun = lang();
let recalling = false;

// A visit is a choice to which Back returns; what only arranges the page takes the place of what was there.
function remember(words, visit = false) {
  for (const [key, value] of Object.entries(words)) { if (value === null || value === '') address.delete(key); else address.set(key, value); }
  if (`#${address}` !== (location.hash || '#')) {
    try { history[visit && !recalling ? 'pushState' : 'replaceState'](true, '', `#${address}`); } catch (refused) { /* a page within a page has no address */ }
  }
  leadAlong();
  tellUnknown();
}

// The phases that this page has to choose from, where it has a choice.
const offeredPhases = all('#phase option, #phases input, #sheets input, #pairs input').flatMap(each => each.value.split('|'));
const isOffered = phase => !offeredPhases.length || offeredPhases.includes(phase);

// The phase chosen on this page, of two the later one.
function phaseChosen() {
  const key = document.querySelector('nav [aria-current]')?.dataset.phase;
  const chosen = ((key === 'phase' && address.get('pair')) || (key ? address.get(key) : '') || '').split('|').at(-1);
  return chosen === 'all' || !isOffered(chosen) ? '' : chosen;
}

// A phase that the address names and the page has not is not passed over in silence.
function tellUnknown() {
  const asked = address.get('pair') ?? address.get('sheet') ?? address.get('phase') ?? '';
  const unknown = asked.split('|').filter(phase => phase && !isOffered(phase));
  one('amiss').textContent = unknown.length ? words(one('unknown-phase')).replace('{phase}', () => unknown.join(', ')) : '';
}
document.addEventListener('spoken', tellUnknown);

function leadAlong() {
  const phase = phaseChosen();
  for (const link of all('nav a, a[data-page]')) {
    const [page, state = ''] = link.getAttribute('href').split('#'), said = new URLSearchParams(state);
    if (link.dataset.phase) { if (phase) said.set(link.dataset.phase, phase); else said.delete(link.dataset.phase); }
    if (lang() === begun) said.delete('lang'); else said.set('lang', lang());
    link.setAttribute('href', said.size ? `${page}#${said}` : page);
  }
}

// What stands in the tools is kept in the address by its name, or its id; what was there at first is what an address without it means.
const keyOf = control => (control.type === 'radio' ? control.name : control.id);
const valueOf = control => (control.type !== 'checkbox' ? control.value : control.checked ? 'yes' : 'no');
const controls = all('.tools input[type="radio"], .tools input[type="checkbox"], .tools select');
const initial = control => (control.options ? [...control.options].find(option => option.defaultSelected) ?? control.options[0] : control).value;
const first = control => (control.type !== 'checkbox' ? initial(control) : control.defaultChecked ? 'yes' : 'no');
const atFirst = Object.fromEntries(controls.filter(control => control.type !== 'radio' || control.defaultChecked).map(control => [keyOf(control), first(control)]));
for (const control of controls) control.addEventListener('change', () => remember({ [keyOf(control)]: valueOf(control) }, control.matches('[type="radio"], [data-visit]')));

function recallControls(back) {
  for (const control of controls) {
    const wanted = address.get(keyOf(control)) ?? (back ? atFirst[keyOf(control)] : null), options = [...control.options ?? []];
    if (wanted === null) continue;
    if (control.type === 'radio' ? wanted !== control.value || control.checked : wanted === valueOf(control)) continue;
    if (options.length && !options.some(option => option.value === wanted)) continue;
    if (options.length) control.value = wanted; else control.checked = control.type === 'radio' || wanted === 'yes';
    const asked = new Map(address);
    control.dispatchEvent(new Event('change'));
    if (!asked.has(keyOf(control))) remember({ [keyOf(control)]: null });
  }
}

function recall(back = false) {
  const asked = address.get('lang');
  recalling = true;
  if (asked === 'lv' || asked === 'en') {
    one('languages').querySelector(`[value="${asked}"]`).checked = true;
    speak(asked);
  }
  recallControls(back);
  document.dispatchEvent(new Event('recalled'));
  recalling = false;
  leadAlong();
  tellUnknown();
}

function recallSorting() {
  const sorted = all('th[data-key]').find(header => header.dataset.key === address.get('sort') && header.offsetParent);
  if (sorted) { sortTable(sorted); document.dispatchEvent(new Event('filtered')); }
}

// Back and forth between choices, in the language now spoken; what is no address of choices changes nothing of them.
window.addEventListener('popstate', ({ state }) => {
  if (location.hash.length > 1 && !location.hash.includes('=')) return;
  const now = inAddress();
  for (const key of [...address.keys()]) address.delete(key);
  for (const [key, value] of now) address.set(key, value);
  if (state || !now.has('lang')) remember({ lang: lang() === begun ? null : lang() });
  recall(true);
});

// Once the scripts of the page itself listen.
document.addEventListener('DOMContentLoaded', () => {
  recall();
  recallSorting();
  const here = document.querySelector('nav [aria-current]');
  if (here) here.closest('ul').scrollLeft = here.offsetLeft - 24;
  performance.mark('ready');
  document.documentElement.dataset.ready = '';
});
