import { FIELD_NAME } from '../../../shared/scripts/fieldName.ts';
import { part } from './pageWindow.ts';

const pair = (name: string, value: string): string => `${name}=${encodeURIComponent(value)}`;

/** Whatever is written is posted without the app: it did not arrive, or this browser cannot read it. */
function plainly(): void {
  const composer = window.wwComposer;
  if (window.wwPlain || composer?.onNote) return;
  window.wwPlain = true;
  part('ww-later').hidden = false;
  const form = part('ww-form') as HTMLFormElement;
  if (!composer) {
    if (window.wwPressed) form.submit();
    return;
  }
  const notes = composer.takeEarly();
  const items = part('ww-early').children;
  part('ww-own').hidden = !notes.length;
  let left = notes.length;
  notes.forEach((note, index) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.addEventListener('load', () => {
      const isDone = request.status < 300;
      // The list has the newest first.
      const { lastChild: said } = items[notes.length - 1 - index] as Element;
      (said as Element).textContent = composer.say(
        isDone ? 'phone.form.onWall' : 'phone.form.notTaken',
      );
      if (isDone) left -= 1;
      if (left === 0) composer.forgetEarly();
    });
    const { id, color, prompt, text, fields } = note;
    const sent = [`note=${id}&color=${color}&prompt=${prompt || 0}`, pair('text', text)];
    for (const field in fields)
      for (const value of ([] as unknown[]).concat(fields[field]))
        sent.push(pair(FIELD_NAME + field, String(value)));
    request.send(sent.join('&'));
  });
}

// The composer could not run here.
if (!window.wwComposer) plainly();
window.wwPlainly = plainly;
window.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) plainly();
  },
  true,
);
