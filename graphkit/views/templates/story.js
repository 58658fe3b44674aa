// A story told in the page: each step is a view with words, figures computed beforehand, and the events that prove it.

const told = { step: null, view: null, last: 0 };
const tellingKeys = { PageDown: 1, ArrowRight: 1, ' ': 1, PageUp: -1, ArrowLeft: -1 };

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

// The keys of a speaker's remote control go anywhere; arrows and space are left to what has the focus and uses them.
function tellingKey(event) {
  if (told.step === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const busy = event.target.closest && event.target.closest('input, select, button, a, summary, #picture');
  const remote = event.key.startsWith('Page');
  if (event.key === 'Escape' && !event.defaultPrevented && !state.selected) stopTelling();
  else if (event.key === 'f' && !busy) fullScreen();
  else if (event.key === 'Home' && !busy) tell(0);
  else if (event.key === 'End' && !busy) tell(DATA.story.length - 1);
  else if (tellingKeys[event.key] && (remote || !busy || (event.key !== ' ' && event.target.closest('#story')))) stepBy(tellingKeys[event.key]);
  else return;
  event.preventDefault();
}

byId('tell').addEventListener('click', () => { tell(told.last); byId('story').focus(); });
byId('story-next').addEventListener('click', () => stepBy(1));
byId('story-back').addEventListener('click', () => stepBy(-1));
byId('story-end').addEventListener('click', stopTelling);
byId('story-full').addEventListener('click', fullScreen);
document.addEventListener('fullscreenchange', () => { showStory(); fit(); });
document.addEventListener('keydown', tellingKey);
