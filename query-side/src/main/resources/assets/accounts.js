// Accounts: where one goes once an account is opened, and what became of a file.
(() => {
  document.querySelector('form[data-new]')?.addEventListener('rj:done', (event) => {
    const form = event.currentTarget;
    form.dataset.then = `/accounts/${form.elements.accountId.value}`;
  });
  document.querySelector('form[data-import]')?.addEventListener('rj:done', (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const note = document.getElementById('t-imported').content.firstElementChild.cloneNode(true);
    const sentence = note.querySelector('p');
    const { rows, opened, alreadyThere } = event.detail.body;
    sentence.textContent = rejoin.fill(sentence.textContent, rows, opened, alreadyThere);
    document.querySelectorAll('.rj-note.is-green').forEach((old) => old.remove());
    form.before(note);
    form.reset();
  });
})();
