// ---- the question card ----
// A redraw may keep the old fields and put another question around them: what stands in a field is always set anew,
// to the draft of just this question in this project (data-key), or to nothing.
const drafts = JSON.parse(stored('gp-card') || '{}');
const questions = () => $$('#card fieldset[data-slot]');
const keep = () => {
  questions().forEach((q) => {
    const pressed = $('[data-act=pick][aria-pressed=true]', q);
    drafts[q.dataset.key] = {pressed: pressed ? pressed.dataset.arg : '', own: $('.own', q).value};
  });
  store('gp-card', JSON.stringify(drafts));
};
let card = '';
const restore = () => {
  const all = questions(), now = all.map((q) => q.dataset.key).join('|');
  all.forEach((q, n) => {
    const draft = drafts[q.dataset.key] || {pressed: null, own: ''}, own = $('.own', q);
    $$('[data-act=pick]', q).forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.arg === draft.pressed)));
    if (own.value !== draft.own) own.value = draft.own;
    if (now !== card) q.classList.toggle('now', n === 0);
  });
  if (now !== card && $('#card .hint')) $('#card .hint').textContent = '';
  card = now;
  step(0);
};
// The same for the fields of chips and of "Choose another": they show what belongs to them now.
const held = new WeakMap();
const refresh = () => $$('.pop input, .choice input').forEach((input) => {
  const box = input.closest('.chip, .choice'), owner = box.dataset.fact || box.dataset.headline;
  if (held.has(input) && held.get(input) !== owner) { input.value = input.defaultValue; if (box.matches('.chip')) box.open = false; }
  held.set(input, owner);
});
const step = (by) => {
  const all = questions();
  if (!all.length) return;
  const at = Math.min(all.length - 1, Math.max(0, all.findIndex((q) => q.classList.contains('now')) + by));
  all.forEach((q, n) => q.classList.toggle('now', n === at));
  const card = all[0].closest('.ask');
  card.classList.toggle('at-first', at === 0);
  card.classList.toggle('at-last', at === all.length - 1);
  if (by) all[at].scrollIntoView({block: 'nearest', inline: 'nearest'});
};
const pick = (b) => {
  const on = b.getAttribute('aria-pressed') !== 'true', q = b.closest('fieldset');
  $$('[data-act=pick]', q).forEach((x) => x.setAttribute('aria-pressed', 'false'));
  b.setAttribute('aria-pressed', String(on));
  if (on && b.classList.contains('unsure')) $('.own', q).value = '';
  keep();
};
const answers = () => {
  const given = {};
  questions().forEach((q) => {
    const pressed = $('[data-act=pick][aria-pressed=true]', q);
    const text = [pressed ? pressed.dataset.arg : '', $('.own', q).value.trim()].filter(Boolean).join(', ');
    if (text) given[q.dataset.slot] = text;
  });
  return given;
};
const answer = (act) => {
  const given = answers(), hint = $('#card .hint');
  if (act === 'answer' && !Object.keys(given).length) { if (hint) hint.textContent = hint.dataset.empty; return; }
  send(act, JSON.stringify(given));
};
// What was sent is forgotten when the talk holds it: an answer that did not get through stays in its field.
const forget = () => {
  const open = new Set(questions().map((q) => q.dataset.key)), here = `${project()} `;
  Object.keys(drafts).filter((key) => key.startsWith(here) && !open.has(key)).forEach((key) => { delete drafts[key]; });
  store('gp-card', Object.keys(drafts).length ? JSON.stringify(drafts) : '');
};


// ---- chips and choices ----
const correct = (b) => {
  const input = $('input', b.closest('.pop'));
  if (input.value === input.defaultValue) { b.closest('.chip').open = false; return; }
  send('correct', JSON.stringify({number: Number(b.dataset.arg), text: input.value}));
};
const choose = (b) => {
  const box = b.closest('.choice');
  send('choose', JSON.stringify({headline: box.dataset.headline, value: b.dataset.arg, reason: $('input', box).value}));
};
// A chip's card stays inside its column and must not end below the box; the talk scrolls up and down only.
const place = (pop) => {
  pop.style.left = '';
  const s = $('#scroll'), column = pop.closest('.log').getBoundingClientRect(), at = pop.getBoundingClientRect();
  const over = Math.min(at.right - column.right + 8, at.left - column.left);
  if (over > 0) pop.style.left = `${-over}px`;
  const below = at.bottom + 12 - s.getBoundingClientRect().bottom;
  if (below > 0) s.scrollTop += below;
};
document.addEventListener('toggle', (event) => {
  if (event.target.matches && event.target.matches('.chip[open]') && !narrow()) place($('.pop', event.target));
}, true);
document.addEventListener('input', (event) => {
  if (!event.target.matches('#card .own')) return;
  const unsure = $('.unsure[aria-pressed=true]', event.target.closest('fieldset'));
  if (unsure && event.target.value) unsure.setAttribute('aria-pressed', 'false');
  keep();
});
const enter = (event) => {
  if (event.target.matches('.pop input')) { event.preventDefault(); $('[data-act=correct]', event.target.closest('.pop')).click(); return; }
  if (!event.target.matches('#card .own')) return;
  event.preventDefault();
  const all = questions(), at = all.indexOf(event.target.closest('fieldset'));
  if (at === all.length - 1) { answer('answer'); return; }
  if (narrow()) step(1);
  $('.own', all[at + 1]).focus();
};
