import { say } from './formWords.ts';
import { part } from './pageWindow.ts';

/** An answer that takes longer is none, ms. */
const PATIENCE_MS = 8_000;

/** Another language is another page: where no server answers, this one stays and says so, for a browser's own page about that has no way back. */
export function chooseByLinks(): void {
  part('ww-languages').addEventListener('click', (event) => {
    const { href } = event.target as HTMLAnchorElement;
    // Another tab takes nothing away.
    if (!href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const told = part('ww-unreached');
    told.textContent = '';
    const request = new XMLHttpRequest();
    request.open('GET', '/healthz');
    request.timeout = PATIENCE_MS;
    request.addEventListener('loadend', () => {
      if (request.status === 200) location.href = href;
      else told.textContent = say('app.language.unreached');
    });
    request.send();
  });
}
