// Marks messages as read or unread, in place: that is only the reader's, and nothing moves.
(() => {
  const { ask, fill } = rejoin;
  const words = document.getElementById('t-inbox-words').dataset;
  const rows = [...document.querySelectorAll('[data-message]')];
  const isNew = (row) => row.classList.contains('is-new');

  const show = (unread) => {
    document.querySelector('[data-unread-here]').textContent = unread;
    document.querySelector('.rj-head p').textContent = unread === 0 ? words.none : fill(words.unread, unread);
    const all = document.querySelector('[data-read-all]');
    if (all) all.hidden = unread === 0;
    rejoin.unread(unread);
  };
  const mark = (row, read) => {
    const buttons = [row.querySelector('[data-read]'), row.querySelector('[data-keep]')];
    const held = buttons.includes(document.activeElement);
    row.classList.toggle('is-new', !read);
    row.querySelector('[data-new]').hidden = read;
    row.querySelector('[data-sentence]').classList.toggle('rj-strong', !read);
    buttons[0].hidden = read;
    buttons[1].hidden = !read;
    if (held) buttons[read ? 1 : 0].focus();
  };
  const set = async (row, read) => {
    const answer = await ask('POST', `/api/inbox/${row.dataset.message}/${read ? 'read' : 'unread'}`);
    if (answer.ok) mark(row, read);
    return answer.ok;
  };
  const count = async () => {
    const answer = await ask('GET', '/api/inbox?unread=true&size=1');
    if (answer.ok) show(answer.body.unread);
  };

  for (const row of rows) {
    row.querySelector('[data-read]').addEventListener('click', async () => { if (await set(row, true)) count(); });
    row.querySelector('[data-keep]').addEventListener('click', async () => { if (await set(row, false)) count(); });
    // going there is reading it; the request outlives the page
    row.querySelector('[data-goes]')?.addEventListener('click', () => {
      if (isNew(row)) fetch(`/api/inbox/${row.dataset.message}/read`, { method: 'POST', keepalive: true, headers: { 'X-Requested-With': 'page' } });
    });
  }
  document.querySelector('[data-read-all]')?.addEventListener('click', async (event) => {
    const button = event.currentTarget;
    button.setAttribute('aria-busy', 'true');
    for (const row of rows.filter(isNew)) if (!await set(row, true)) break;
    button.removeAttribute('aria-busy');
    document.querySelector('[data-live-inbox] h1').tabIndex = -1;
    await count();
    if (button.hidden) document.querySelector('[data-live-inbox] h1').focus();
  });
  document.querySelectorAll('[data-live-inbox] [data-enable]').forEach((button) => { button.disabled = false; });
})();
