/** Pressed while the page is still arriving: nothing may be sent away, the composer takes it up. Where that cannot run, the form posts plainly. */
document.addEventListener('submit', (event) => {
  if (window.wwPlain) return;
  event.preventDefault();
  window.wwPressed = true;
});
