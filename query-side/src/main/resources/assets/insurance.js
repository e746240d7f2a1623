// What the insurance data say of a student; never without the day they are of.
(() => {
  const { clear, fill, kept, language, showFields } = rejoin;
  const form = document.getElementById('ask');
  const id = document.getElementById('f-nationalId');
  const found = document.getElementById('found');
  const title = document.getElementById('found-title');
  const day = (iso) => (!iso ? '' : language === 'en' ? iso : `${Number(iso.slice(0, 4)) - 1911}/${iso.slice(5).replace('-', '/')}`);

  form.addEventListener('rj:body', (event) => { event.detail.nationalId = id.value.normalize('NFKC').replace(/\s/g, ''); });
  form.addEventListener('submit', (event) => {
    found.hidden = true;
    if (!id.value.trim()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      clear(form);
      showFields(form, [{ pointer: '/nationalId', message: id.dataset.missing }]);
    }
  }, true);
  form.addEventListener('rj:refused', (event) => {
    if (event.detail.status !== 404) return;
    event.preventDefault();
    showFields(form, [{ pointer: '/nationalId', message: document.getElementById('t-insurance').dataset.notYours }]);
  });
  form.addEventListener('rj:done', (event) => {
    event.preventDefault();
    kept(form);
    const { notice, rows } = event.detail.body;
    title.textContent = rows.length ? fill(title.dataset.some, rows.length) : title.dataset.none;
    document.getElementById('notice').textContent = notice;
    document.getElementById('nothing').hidden = rows.length > 0;
    document.getElementById('table').hidden = rows.length === 0;
    document.querySelector('#table tbody').replaceChildren(...rows.map((row) => {
      const line = document.getElementById('t-row').content.firstElementChild.cloneNode(true);
      line.querySelector('[data-date]').textContent = day(row.effectiveDate);
      line.querySelector('[data-employer]').textContent = row.employer;
      line.querySelector('[data-address]').textContent = row.address ?? '';
      return line;
    }));
    found.hidden = false;
    found.focus();
  });
})();
