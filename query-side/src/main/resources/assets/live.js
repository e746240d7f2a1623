// Tells of changes while a page is open. The stream carries ids; what is shown is asked of the page itself.
(() => {
  const { fill, say, unread, words } = rejoin;
  const MINUTE = 60000;
  const told = document.getElementById('rj-told');
  const list = document.querySelector('[data-live-list]');
  const openCase = document.querySelector('[data-live-case]');
  const openPupil = document.querySelector('[data-live-pupil]');
  const inbox = document.querySelector('[data-live-inbox]');
  const page = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  let instead = sessionStorage.getItem('rejoin-page'); // of this tab, before this page
  sessionStorage.setItem('rejoin-page', page);

  // ---- said politely: nothing while the page is hidden, and not more often than somebody can listen

  let saidAt = -Infinity;
  let waiting = [];
  const tell = (text) => {
    if (document.hidden) return;
    waiting.push(text);
    if (waiting.length === 1) setTimeout(() => { told.textContent = waiting.join(' '); waiting = []; saidAt = Date.now(); }, Math.max(0, saidAt + 10000 - Date.now()));
  };
  const notes = {};
  const note = (key, text, act) => {
    // who stands on its button keeps his place
    if (notes[key]?.isConnected) notes[key].querySelector('p').textContent = text;
    else notes[key] = say(text, [words.liveShow, act]);
  };

  // ---- what somebody looks at is asked for anew; what nobody looks at waits, and keeps no session open

  let active = Date.now();
  let stale = false;
  let asked = false;
  let ended = false;
  let rest = 2000;
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
    addEventListener(sign, () => { active = Date.now(); if (stale && !asked) refreshSoon(); }, { passive: true });
  }
  const refreshSoon = () => {
    stale = true;
    if (ended || asked || document.hidden || Date.now() - active > 5 * MINUTE) return;
    asked = true;
    setTimeout(async () => {
      stale = false;
      await refresh().then(() => { rest = 2000; }, () => { stale = true; rest = Math.min(rest * 2, MINUTE); });
      asked = false;
      if (stale) setTimeout(refreshSoon, rest);
    }, 300);
  };
  const rowsOf = (place) => new Map([...place.querySelectorAll('[data-case]')].map((row) => [row.dataset.case, row]));
  const lightOf = (row) => row.querySelector('.rj-light span')?.textContent ?? '';
  /** Only lists are read again: to read a case, a report or a form is recorded, and nobody did it. */
  const refresh = () => (list ? readList() : readCount());
  const readCount = async () => {
    const answer = await asIs('/api/inbox?size=1', 'application/json');
    if (answer) unread((await answer.json()).unread);
  };
  const asIs = async (address, type) => {
    const answer = await fetch(address, { headers: { Accept: type, 'X-Requested-With': 'page' }, redirect: 'manual' });
    ended = answer.type === 'opaqueredirect' || answer.status === 401;
    if (!ended && !answer.ok) throw new Error(String(answer.status));
    return ended ? null : answer;
  };
  const readList = async () => {
    const answer = await asIs(location.href, 'text/html');
    if (!answer) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const count of document.querySelectorAll('[data-live]')) {
      const now = fresh.querySelector(`[data-live="${count.dataset.live}"]`);
      if (now) count.textContent = now.textContent;
    }
    const news = fresh.querySelector('.rj-bar [data-unread]');
    if (news) unread(Number(news.textContent));
    compare(fresh.querySelector('[data-live-list]'));
  };
  const compare = (fresh) => {
    const before = rowsOf(list);
    const after = rowsOf(fresh);
    for (const [id, row] of before) {
      const now = after.get(id);
      if (!now || row.isEqualNode(now)) continue;
      const light = lightOf(row);
      const held = row.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      row.replaceChildren(...now.cloneNode(true).childNodes);
      if (held !== null) ([...row.querySelectorAll('a')].find((link) => link.getAttribute('href') === held) ?? row.querySelector('a'))?.focus();
      if (light !== lightOf(row)) tell(fill(words.liveChanged, row.querySelector('.rj-name').textContent, lightOf(row)));
    }
    // what is new or gone changes place only when asked
    const moved = [...after.keys()].filter((id) => !before.has(id)).length + [...before.keys()].filter((id) => !after.has(id)).length;
    if (moved > 0) note('list', fill(words.live, moved), () => location.reload());
  };

  // ---- the stream

  let arrived = 0;
  const onMessage = () => {
    const badge = document.querySelector('.rj-bar [data-unread]');
    if (badge) unread(Number(badge.textContent) + 1); // exact with the next reading
    arrived += 1;
    if (inbox) note('inbox', fill(words.liveNew, arrived), () => location.reload());
    else tell(fill(words.liveNew, arrived));
    refreshSoon();
  };
  const onCase = (change) => {
    if (list) refreshSoon();
    if (openCase?.dataset.liveCase === change.caseId && change.version > Number(openCase.dataset.liveVersion)) {
      note('case', words.liveCase, () => location.reload());
    }
  };
  const onPupil = (change) => {
    if (list) refreshSoon();
    if (openPupil?.dataset.livePupil === change.pupil && change.version > Number(openPupil.dataset.liveVersion)) {
      note('pupil', words.livePupil, () => location.reload());
    }
  };
  let source = null;
  let last = document.body.dataset.liveFrom;
  let pause = 2000;
  let lost = null;
  let again = null;
  const lostNote = document.getElementById('rj-lost');
  const connect = () => {
    clearTimeout(again);
    source?.close();
    source = new EventSource(`/api/live?page=${page}${last ? `&after=${last}` : ''}${instead ? `&instead=${instead}` : ''}`);
    instead = null;
    const hear = (name, act) => source.addEventListener(name, (event) => {
      if (event.lastEventId) last = event.lastEventId;
      act(JSON.parse(event.data));
    });
    hear('inbox', onMessage);
    hear('case', onCase);
    hear('pupil', onPupil);
    for (const name of ['meeting', 'transfer-out']) hear(name, () => { if (list) refreshSoon(); });
    hear('reset', () => { if (list || inbox) refreshSoon(); });
    source.addEventListener('open', () => {
      pause = 2000;
      clearTimeout(lost);
      lost = null;
      lostNote.hidden = true;
    });
    source.addEventListener('error', () => {
      lost ??= setTimeout(() => { lostNote.hidden = !navigator.onLine || document.hidden; }, 3000);
      // refused, and not only interrupted: the browser does not try again by itself
      if (source.readyState === EventSource.CLOSED) {
        again = setTimeout(connect, pause);
        pause = Math.min(pause * 2, MINUTE);
      }
    });
  };
  const disconnect = () => {
    clearTimeout(again);
    clearTimeout(lost);
    lost = null;
    source?.close();
    source = null;
  };
  let hiding = null;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(disconnect, MINUTE);
    else { active = Date.now(); if (!source) connect(); if (stale) refreshSoon(); }
  });
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => { if (event.persisted) connect(); });
  unread(Number(document.querySelector('.rj-bar [data-unread]')?.textContent ?? 0));
  connect();
})();
