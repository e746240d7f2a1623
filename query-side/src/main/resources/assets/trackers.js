// Whom to let track a case with its filer: the tutors of the school, found by name or account.
(() => {
  const { ask, clear, fill, showFields } = rejoin;
  const form = document.getElementById('pick');
  const people = document.getElementById('people');
  const said = document.getElementById('picked');
  const find = document.getElementById('f-find');
  let all = [];

  const show = () => {
    const wanted = find.value.trim().toLowerCase();
    const found = all.filter((one) => `${one.name} ${one.account}`.toLowerCase().includes(wanted));
    const chosen = form.querySelector('[name="account"]:checked')?.value;
    people.replaceChildren(...found.map((one, n) => {
      const label = document.getElementById('t-person').content.firstElementChild.cloneNode(true);
      const box = label.querySelector('input');
      box.value = one.account;
      box.checked = one.account === chosen;
      if (n === 0) box.id = 'f-account';
      label.querySelector('[data-name]').textContent = one.name;
      label.querySelector('[data-account]').textContent = one.account;
      return label;
    }));
    said.textContent = found.length ? fill(said.dataset.count, found.length) : said.dataset.none;
  };
  said.textContent = said.dataset.asking;
  ask('GET', '/api/accounts/tutors').then((answer) => {
    if (answer.ok) { all = answer.body; show(); } else said.textContent = answer.body?.detail ?? said.dataset.busy;
  }, () => { said.textContent = said.dataset.busy; });
  find.addEventListener('input', show);
  find.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });

  form.addEventListener('submit', (event) => {
    const chosen = form.querySelector('[name="account"]:checked');
    clear(form);
    if (!chosen) {
      event.preventDefault();
      event.stopImmediatePropagation();
      showFields(form, [{ pointer: '/account', message: said.dataset.missing }]);
      return;
    }
    form.dataset.command = form.dataset.at + encodeURIComponent(chosen.value);
  }, true);
})();
