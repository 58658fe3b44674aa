// A story told in the page: each step is a view with words, figures computed beforehand, and the events that prove it.

const told = { step: null, view: null, last: 0, pointed: false, asked: false };
const tellingKeys = { PageDown: 1, ArrowRight: 1, ' ': 1, Enter: 1, PageUp: -1, ArrowLeft: -1 };
const stepKeys = [' ', 'Enter']; // those that also press a button

function showStory() {
  byId('tell').hidden = !DATA.story.length || told.step !== null;
  byId('story').hidden = told.step === null;
  document.body.classList.toggle('telling', told.step !== null);
  document.body.classList.toggle('hall', told.step !== null && Boolean(document.fullscreenElement));
  if (told.step === null) return;
  const step = DATA.story[told.step];
  byId('story-title').textContent = inLang(step.title);
  byId('story-text').textContent = inLang(step.text);
  byId('story-at').textContent = t('story_at', { n: told.step + 1, of: DATA.story.length });
  byId('story-evidence').replaceChildren(...(step.evidence.length ? [t('story_evidence'), ...step.evidence.map((at) => el('span', {}, ' ', eventButton(at), ` (${eventDate(at)})`))] : []));
  byId('story-back').disabled = told.step === 0;
  byId('story-next').disabled = told.step === DATA.story.length - 1;
  byId('story-full').hidden = !document.fullscreenEnabled;
  byId('story-full').textContent = t(document.fullscreenElement ? 'story_small' : 'story_full');
}

// The view of a step is an address like any other; what was shown before the story comes back after it.
function tell(at) {
  const before = window.location.hash.slice(1);
  if (told.step === null) told.before = before;
  told.last = Math.max(0, Math.min(at, DATA.story.length - 1));
  recall(`lang=${state.lang}&story=${told.last + 1}`);
  byId('story').scrollIntoView({ block: narrow.matches ? 'start' : 'nearest' });
}

// Whoever goes on from a step to another view has left it: its words would not fit. The story is taken up again there.
function leaveStep() {
  if (told.step === null || told.view === null || told.view === viewKey()) return;
  told.last = told.step;
  told.step = null;
}

// Whether what is marked is what the step itself marks.
function markedByStep() {
  const step = new URLSearchParams(told.step === null ? '' : DATA.story[told.step].address);
  return Object.entries(selectionWords(state.selected)).every(([key, value]) => step.get(key) === value);
}

function stopTelling() {
  Object.assign(told, { step: null, last: 0 });
  if (document.fullscreenElement) document.exitFullscreen();
  recall(told.before || `lang=${state.lang}`);
  byId('tell').focus();
}

const stepBy = (by) => { if (told.step + by >= 0 && told.step + by < DATA.story.length) tell(told.step + by); };

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => null);
}

// What has the focus keeps its keys, so buttons work for whoever comes to them by Tab. What a speaker clicked keeps none:
// the next key of a remote control goes on.
function keepsKeys({ target, key }) {
  const within = (selector) => target.closest && target.closest(selector);
  if (key.startsWith('Page')) return false;
  if (within('input, select, a')) return true;
  return !told.pointed && Boolean(within('#story') ? stepKeys.includes(key) && within('button') : within('button, summary, #picture'));
}

const isTelling = (event) => told.step !== null && !(event.altKey || event.ctrlKey || event.metaKey);
const goesOn = (event) => isTelling(event) && tellingKeys[event.key] && !keepsKeys(event);

function tellingKey(event) {
  if (!isTelling(event)) return;
  if (goesOn(event)) { if (told.pointed) byId('story').focus({ preventScroll: true }); stepBy(tellingKeys[event.key]); }
  else if (event.key === 'Escape' && !event.defaultPrevented && !state.selected) stopTelling();
  else if (keepsKeys(event)) return;
  else if (event.key === 'f') fullScreen();
  else if (event.key === 'Home') tell(0);
  else if (event.key === 'End') tell(DATA.story.length - 1);
  else return;
  event.preventDefault();
}

byId('tell').addEventListener('click', () => { tell(told.last); byId('story').focus(); });
byId('story-next').addEventListener('click', () => stepBy(1));
byId('story-back').addEventListener('click', () => stepBy(-1));
byId('story-end').addEventListener('click', stopTelling);
byId('story-full').addEventListener('click', fullScreen);
document.addEventListener('fullscreenchange', () => {
  showStory();
  fit();
  if (told.step !== null && document.fullscreenElement) byId('story').focus();
});
document.addEventListener('pointerdown', () => { told.pointed = true; }, true);
document.addEventListener('keydown', (event) => { if (event.key === 'Tab') told.pointed = false; }, true);
document.addEventListener('keydown', tellingKey);
