// One listener for the whole page. What belongs to the screen alone (theme, view, drawer, pressed buttons, the opened passage)
// is done here; everything else goes to Python as one event: index = what, value = which, on which project, in which language.
const TABS = ['plan', 'decisions', 'schedule', 'checklist', 'evidence', 'changes', 'export'];
const TURNS = ['example', 'answer', 'plan_now', 'go_on', 'why_not', 'correct', 'drop', 'undo'];
const $ = (query, from = document) => from.querySelector(query);
const $$ = (query, from = document) => [...from.querySelectorAll(query)];
const narrow = () => matchMedia('(max-width: 860px)').matches;
const shown = () => $('#live [data-project]') || $('#log [data-project]');
const project = () => (shown() ? shown().dataset.project : new URLSearchParams(location.search).get('project')) || '';
const language = () => ($('#log [data-language]') || {dataset: {}}).dataset.language || 'en';
const send = (act, arg = '') => trigger('select', {index: act, value: JSON.stringify({arg, project: project(), language: language()})});

// ---- views, tabs, evidence ----
const view = (name) => {
  document.body.dataset.view = name;
  $$('.seg button').forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.arg === name)));
};
const tabs = () => $$('#tabs [role=tab]').filter((b) => b.offsetParent !== null && !b.closest('.visually-hidden'));
const tab = (name) => { view('plan'); const found = tabs()[TABS.indexOf(name)]; if (found) found.click(); };
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

// ---- the question card ----
// A redraw may keep the old fields and put another question around them: what stands in a field is always set anew,
// to the draft of just this question in this project (data-key), or to nothing.
const drafts = {};
const questions = () => $$('#card fieldset[data-slot]');
const keep = () => questions().forEach((q) => {
  const pressed = $('[data-act=pick][aria-pressed=true]', q);
  drafts[q.dataset.key] = {pressed: pressed ? pressed.dataset.arg : '', own: $('.own', q).value};
});
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
  questions().forEach((q) => { delete drafts[q.dataset.key]; });
  send(act, JSON.stringify(given));
};

// ---- clicks ----
const correct = (b) => {
  const input = $('input', b.closest('.pop'));
  if (input.value === input.defaultValue) { b.closest('.chip').open = false; return; }
  send('correct', JSON.stringify({number: Number(b.dataset.arg), text: input.value}));
};
const choose = (b) => {
  const box = b.closest('.choice');
  send('choose', JSON.stringify({headline: box.dataset.headline, value: b.dataset.arg, reason: $('input', box).value}));
};
const copied = (b) => {
  const box = b.closest('.copyable'), words = b.textContent;
  const done = () => { b.textContent = box.dataset.done; setTimeout(() => { b.textContent = words; }, 2000); };
  const text = $('.mail', box).textContent;
  const byHand = () => {
    const area = document.createElement('textarea');
    area.value = text; document.body.append(area); area.select(); document.execCommand('copy'); area.remove(); done();
  };
  navigator.clipboard ? navigator.clipboard.writeText(text).then(done, byHand) : byHand();
};
const here = {
  theme: () => { const dark = document.body.classList.toggle('dark'); try { localStorage.setItem('gp-theme', dark ? 'dark' : 'light'); } catch (_) {} },
  rail: () => { document.body.dataset.rail = document.body.dataset.rail === 'open' ? '' : 'open'; },
  view: (b) => view(b.dataset.arg),
  tab: (b) => tab(b.dataset.arg),
  evidence: (b) => evidence(b.dataset.arg, b),
  return: goBack,
  pick,
  next: () => step(1),
  back: () => step(-1),
  copy: copied,
  jump: () => $('#card .ask').scrollIntoView({block: 'start', behavior: 'smooth'}),
  correct,
  choose,
  answer: () => answer('answer'),
  plan_now: () => answer('plan_now'),
};
const go = (b) => {
  const act = b.dataset.act;
  if (['open', 'example', 'delete', 'language'].includes(act)) document.body.dataset.rail = '';
  if (TURNS.includes(act) || ['open', 'delete'].includes(act)) view('chat');
  if (act === 'language') document.cookie = `gp-lang=${b.dataset.arg}; path=/; max-age=31536000; samesite=strict`;
  here[act] ? here[act](b) : send(act, b.dataset.arg || '');
  if (['correct', 'drop'].includes(act) && b.closest('.chip')) b.closest('.chip').open = false;
};
document.addEventListener('click', (event) => {
  const b = event.target.closest('[data-act]');
  if (b) go(b);
  if (!event.target.closest('#rail, [data-act=rail]')) document.body.dataset.rail = '';
  if (!event.target.closest('.chip')) $$('.chip[open]').forEach((chip) => { chip.open = false; });
});
// What a reader opened stays open when its tab is drawn anew; a redraw that keeps the old element must not leave another one open.
const opened = new Set();
const reopen = () => $$('#canvas details[data-key]').forEach((fold) => { if (fold.open !== opened.has(fold.dataset.key)) fold.open = !fold.open; });
document.addEventListener('toggle', (event) => {
  const fold = event.target;
  if (fold.matches && fold.matches('details[data-key]')) opened[fold.open ? 'add' : 'delete'](fold.dataset.key);
}, true);
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
const escape = (event) => {
  if (document.body.dataset.rail === 'open') { document.body.dataset.rail = ''; return; }
  const chip = $('.chip[open]');
  if (chip) { chip.open = false; $('summary', chip).focus(); return; }
  if (event.target.closest && event.target.closest('.passage')) goBack();
};
const arrows = (event) => {
  const all = tabs(), at = all.indexOf(event.target.closest('[role=tab]'));
  if (at < 0) return;
  const to = all[(at + (event.key === 'ArrowRight' ? 1 : all.length - 1)) % all.length];
  to.focus();
  to.click();
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') escape(event);
  else if (event.key === 'Enter') enter(event);
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') arrows(event);
});

// ---- what the address says, and where the talk stands ----
const address = (name, spoken) => {
  const url = new URL(location.href);
  name ? url.searchParams.set('project', name) : url.searchParams.delete('project');
  !name && spoken === 'es' ? url.searchParams.set('lang', 'es') : url.searchParams.delete('lang');
  return url;
};
let placed = null;
const sync = () => {  // only a change of what is shown moves the address: while "back" is under way the old talk still stands here
  const box = shown();
  if (!box) return;
  document.documentElement.lang = language();
  const title = box.dataset.project && $('#on-plan h1');
  document.title = title ? `${title.textContent} – Groundplan` : 'Groundplan';
  const here = `${box.dataset.project} ${language()}`;
  if (here === placed) return;
  const was = placed;
  placed = here;
  if (was !== null && was.split(' ')[0] !== box.dataset.project) {
    opened.clear();
    $$('#log .trace[open], #canvas details[open]').forEach((one) => { one.open = false; });
  }
  const now = new URLSearchParams(location.search).get('project') || '', url = address(box.dataset.project, language());
  if (url.href !== location.href) history[was === null || now === box.dataset.project ? 'replaceState' : 'pushState']({}, '', url);
};
window.addEventListener('popstate', () => trigger('select', {
  index: 'open',
  value: JSON.stringify({arg: new URLSearchParams(location.search).get('project') || '', project: '', language: language()}),
}));
const settle = (s) => {
  const rows = $$('#log .user, #log .bot'), last = rows.filter((r) => r.matches('.bot')).pop();
  if (!last) { s.scrollTop = 0; return; }
  const before = rows[rows.indexOf(last) - 1];
  const top = before && before.matches('.user') && before.offsetHeight < s.clientHeight * 0.35 ? before : last;
  s.scrollTop += top.getBoundingClientRect().top - s.getBoundingClientRect().top - 16;
};
let asked = '', count = '';
const follow = (s) => {
  const mine = $('#live .user', s), caret = $('#live .caret', s), note = $('#live .note', s);
  $('#live').setAttribute('aria-busy', String(!!caret));
  if (caret && mine && mine.textContent !== asked) {
    asked = mine.textContent;
    s.scrollTop += mine.getBoundingClientRect().top - s.getBoundingClientRect().top - 16;
  }
  const log = $('#log [data-project]', s), now = log ? `${log.dataset.project} ${$$('.user, .bot', log).length}` : '';
  if (caret || now === count) return;
  count = now;
  asked = '';
  note ? note.scrollIntoView({block: 'center'}) : settle(s);
  const news = $('#canvas .top .tag.new');
  $('#news').textContent = news ? news.textContent : '';
};
// A small button above the box leads to the open questions while they are out of sight.
const jumper = (s) => {
  const holder = document.createElement('div');
  holder.className = 'gp jump';
  holder.innerHTML = '<button type="button" class="btn" id="jump" data-act="jump" hidden></button>';
  $('#dock').prepend(holder);
  const look = () => {
    const card = $('#card .ask'), b = $('#jump');
    const below = card && !$('#live .caret') && card.getBoundingClientRect().top > s.getBoundingClientRect().bottom - 40;
    b.hidden = !below;
    if (below) b.textContent = $('h3', card).textContent + ' \u2193';
  };
  s.addEventListener('scroll', look, {passive: true});
  return look;
};
const theme = () => { try { const kept = localStorage.getItem('gp-theme'); if (kept) document.body.classList.toggle('dark', kept === 'dark'); } catch (_) {} };
theme();
const watched = (node, told) => new MutationObserver(told).observe(node, {childList: true, subtree: true, characterData: true});
const wait = setInterval(() => {  // this may run before its neighbours exist
  const s = $('#scroll'), c = $('#card'), field = $('#box textarea'), bar = $('#bar');
  if (!s || !c || !field || !bar) return;
  clearInterval(wait);
  theme();
  const news = document.createElement('div');
  Object.assign(news, {id: 'news', className: 'sr'});
  news.setAttribute('role', 'status');
  document.body.append(news);
  $('#live').setAttribute('role', 'log');
  $('#live').setAttribute('aria-live', 'polite');
  const dress = () => {
    $('#box textarea').setAttribute('aria-label', field.placeholder);
    $$('#box input[type=file]').forEach((input) => input.setAttribute('accept', '.md,.markdown,.txt,.docx'));
  };
  dress();
  watched($('#dock'), dress);
  watched(c, restore);
  watched($('#canvas'), () => { reopen(); refresh(); });
  watched(bar, () => view(document.body.dataset.view || 'chat'));
  const look = jumper(s);
  watched(s, () => { sync(); follow(s); look(); refresh(); });
  s.addEventListener('scroll', () => { if (s.scrollLeft) s.scrollLeft = 0; }, {passive: true});
  sync();
  restore();
  refresh();
  follow(s);
  look();
}, 50);
