// A replay and a verification are followed until they are done, a secret is shown once, a test tells what became of it; and where one goes next.
(() => {
  const table = document.querySelector('[data-read-models]');
  const follow = async () => {
    const answer = await rejoin.ask('GET', '/api/admin/read-models');
    if (!answer.ok) return;
    let going = false;
    for (const model of answer.body) {
      const row = table.querySelector(`[data-model="${model.name}"]`);
      if (row?.dataset.replaying !== 'true') continue;
      if (!model.replaying) { location.reload(); return; }
      going = true;
      row.querySelector('progress').max = model.head;
      row.querySelector('progress').value = model.position;
      row.querySelector('[data-position]').textContent = rejoin.fill(document.getElementById('t-of').content.textContent.trim(), model.position, model.head);
      row.querySelector('[data-lag]').textContent = Math.max(0, model.head - model.position);
    }
    if (going) setTimeout(follow, 1000);
  };
  if (table?.querySelector('[data-replaying="true"]')) follow();

  const verifying = document.querySelector('[data-verifying]');
  const followVerification = async () => {
    const answer = await rejoin.ask('GET', '/api/audit/verifications/latest').catch(() => ({}));
    if (answer.ok && answer.body.outcome !== 'RUNNING') { location.reload(); return; }
    if (answer.ok) {
      const far = verifying.querySelector('[data-far]');
      far.textContent = rejoin.fill(far.dataset.words, answer.body.checked, answer.body.of);
      verifying.querySelector('progress').value = answer.body.checked;
    }
    setTimeout(followVerification, 1000);
  };
  if (verifying) followVerification();

  document.querySelector('[data-make-webhook]')?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    const shown = document.getElementById('t-secret').content.firstElementChild.cloneNode(true);
    shown.querySelector('[data-secret]').textContent = event.detail.body.secret;
    event.currentTarget.replaceWith(shown);
    shown.focus();
  });
  document.querySelector('[data-ping]')?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    const { delivered, status, failure } = event.detail.body;
    const note = document.getElementById('t-pinged').content.firstElementChild.cloneNode(true);
    const said = note.querySelector(delivered ? '[data-good]' : '[data-bad]');
    note.querySelector(delivered ? '[data-bad]' : '[data-good]').remove();
    said.textContent = rejoin.fill(said.textContent, status ?? '', failure ?? '');
    note.classList.add(delivered ? 'is-green' : 'is-amber');
    document.getElementById('rj-said').replaceChildren(note);
  });

  document.querySelector('form[data-erasure]')?.addEventListener('rj:done', (event) => {
    const form = event.currentTarget;
    form.dataset.then = `/erasures/${form.elements.erasureId.value}?done=REQUEST`;
  });
})();
