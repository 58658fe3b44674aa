// Which two phases are held against each other.
function showPair() {
  const chosen = document.querySelector('#pairs :checked')?.value;
  if (chosen === undefined) return;
  for (const part of all('[data-pair]')) part.hidden = part.dataset.pair !== chosen;
}

for (const radio of all('#pairs input')) radio.addEventListener('change', showPair);
// An address that names a phase and no pair, as other pages lead here, is of that phase and the one before it.
document.addEventListener('recalled', () => {
  const phase = address.get('phase'), asked = all('#pairs input').find(radio => radio.value.split('|')[1] === phase);
  if (asked && !address.has('pair')) asked.checked = true;
  showPair();
});
showPair();
