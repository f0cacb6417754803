// The scripts of the page are put together in the order base, card, projects, windows, page and run once.
// What belongs to the screen alone (theme, view, drawer, pressed buttons, the opened passage) is done here;
// everything else goes to Python as one event: index = what, value = which, on which project, in which language, seen how far.
const TURNS = ['example', 'answer', 'plan_now', 'go_on', 'why_not', 'keep', 'correct', 'drop', 'undo', 'redo', 'resume'];
const $ = (query, from = document) => from.querySelector(query);
const $$ = (query, from = document) => [...from.querySelectorAll(query)];
const narrow = () => matchMedia('(max-width: 860px)').matches;
const shown = () => $('#live [data-project]') || $('#log [data-project]');
const project = () => (shown() ? shown().dataset.project : new URLSearchParams(location.search).get('project')) || '';
const language = () => ($('#log [data-language]') || {dataset: {}}).dataset.language || 'en';
const seen = () => Number(($('#log [data-position]') || {dataset: {}}).dataset.position || 0);
const field = () => $('#box textarea');
let waiting = 0;  // when a turn was asked for that has not begun yet: a second press must not ask for it twice
const send = (act, arg = '') => {
  if (notices.has('lost')) return;
  if (TURNS.includes(act) && Date.now() - waiting < 4000) return;
  if (TURNS.includes(act)) waiting = Date.now();
  trigger('select', {index: act, value: JSON.stringify({arg, project: project(), language: language(), seen: seen()})});
};
const stored = (name) => { try { return sessionStorage.getItem(name) || ''; } catch (_) { return ''; } };
const store = (name, text) => { try { text ? sessionStorage.setItem(name, text) : sessionStorage.removeItem(name); } catch (_) {} };

// ---- views, tabs, evidence ----
const view = (name) => {
  document.body.dataset.view = name;
  $$('.seg button').forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.arg === name)));
};
const tabs = () => $$('#tabs [role=tab]').filter((b) => b.offsetParent !== null && !b.closest('.visually-hidden'));
const names = () => ($('[data-tabs]') || {dataset: {tabs: ''}}).dataset.tabs.split(',');
const tab = (name) => { view('plan'); const found = tabs()[names().indexOf(name)]; if (found) found.click(); };
const roving = () => tabs().forEach((b) => {
  const on = b.getAttribute('aria-selected') === 'true';
  b.tabIndex = on ? 0 : -1;
  const row = b.parentElement, left = b.offsetLeft - row.offsetLeft;  // on a phone the row scrolls: the open tab stays in sight
  if (on && (left < row.scrollLeft || left + b.offsetWidth > row.scrollLeft + row.clientWidth)) row.scrollLeft = left - 16;
});
let origin = null;
const evidence = (number, from) => {
  origin = from;
  tab('evidence');
  let tries = 0;
  const look = setInterval(() => {
    const passage = document.getElementById('evidence-' + number);
    if (!passage && tries++ < 60) return;
    clearInterval(look);
    if (!passage) return;
    $$('.passage.target').forEach((p) => p.classList.remove('target'));
    for (let up = passage.parentElement; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
    passage.classList.add('target');
    passage.scrollIntoView({block: 'center'});
    passage.focus({preventScroll: true});
  }, 50);
};
const goBack = () => {
  if (!origin || !origin.isConnected) { view('chat'); return; }
  if (origin.closest('#chat')) view('chat');
  const home = origin.closest('[id^=on-]');
  if (home) tab(home.id.slice(3));
  setTimeout(() => { origin.scrollIntoView({block: 'center'}); origin.focus({preventScroll: true}); }, 60);
};

