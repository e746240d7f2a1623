// The whole of what is shown masked: asked for, and recorded.
(() => {
  const { ask } = rejoin;
  const whole = document.querySelector('[data-show-whole]');
  if (whole) {
    whole.hidden = false;
    whole.addEventListener('click', async () => {
      const answer = await ask('GET', whole.dataset.from);
      if (!answer.ok) return;
      document.querySelectorAll('[data-whole]').forEach((part) => {
        part.textContent = part.dataset.whole.slice(1).split('/').reduce((at, step) => at?.[step], answer.body) ?? '';
      });
      whole.hidden = true;
    });
  }
})();
