import { t } from '../words/speak.ts';
import { newerStep, STILL_MS, type TabMemory } from './newerServer.ts';
import { button, part } from './pageSays.ts';
import { keepForReload, readTypedWords } from './typedWords.ts';

const LOOK_EVERY_MS = 500;
const KEY = 'ww-reloaded-for';
/** What somebody does with a page; a pointer that moves counts while it is pressed. */
const DOINGS = ['input', 'keydown', 'pointerdown', 'pointermove', 'pointerup', 'wheel'] as const;

const memory: TabMemory = {
  reloadedFor() {
    try {
      return Number(sessionStorage.getItem(KEY));
    } catch {
      return null;
    }
  },
  keep(version) {
    try {
      sessionStorage.setItem(KEY, String(version));
      return true;
    } catch {
      return false;
    }
  },
};

function reload(): void {
  keepForReload(readTypedWords(), 'updated');
  location.reload();
}

function reloadWhenStill(): void {
  let busyAt = performance.now();
  const doing = (event: Event): void => {
    if (event.type !== 'pointermove' || (event as PointerEvent).buttons > 0)
      busyAt = performance.now();
  };
  for (const name of DOINGS)
    document.addEventListener(name, doing, { capture: true, passive: true });
  const look = setInterval(() => {
    if (performance.now() - busyAt < STILL_MS) return;
    clearInterval(look);
    reload();
  }, LOOK_EVERY_MS);
}

let known = 0;
/** Says it once for each version, below everything else, without React: the page may be drawn in any state. */
addEventListener('ww-newer', ({ detail: version }) => {
  if (version === known) return;
  known = version;
  const step = newerStep(version, memory);
  const said = part('section', '', 'recovered');
  said.setAttribute('role', 'status');
  said.setAttribute('aria-label', t('design.newer'));
  const actions = part('div', '', 'recovered-actions');
  actions.append(button(t('design.newer.reload'), '', reload));
  said.append(
    part('p', t(step === 'reload-when-still' ? 'design.newer.soon' : 'design.newer.left')),
    actions,
  );
  document.body.append(said);
  if (step === 'reload-when-still') reloadWhenStill();
});
