// A replay is followed until it is done; and where one goes once an erasure is asked for.
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

  document.querySelector('form[data-erasure]')?.addEventListener('rj:done', (event) => {
    const form = event.currentTarget;
    form.dataset.then = `/erasures/${form.elements.erasureId.value}?done=REQUEST`;
  });
})();
