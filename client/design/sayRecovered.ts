import { keepForReload, typeAgain, whyKept, type TypedWords, type WhyAnew } from './typedWords.ts';
import { t } from '../words/speak.ts';
import { button, part } from './pageSays.ts';

const again = (
  why: WhyAnew,
  typed: readonly TypedWords[],
  missing: readonly TypedWords[],
): string =>
  t(
    typed.length === 0
      ? `design.again.${why}.nothingLost`
      : missing.length === 0
        ? `design.again.${why}.typedBack`
        : `design.again.${why}.typed`,
  );

let shown: HTMLElement | null = null;
let watching: MutationObserver | null = null;

/**
 * Says that the page broke, types into its fields what had been typed there, and shows what has no field yet. `still`: it broke again at
 * once, so nothing else is drawn. Without React, which may be what fails; and a phone then loads it only when it is needed.
 */
export function sayRecovered(typed: readonly TypedWords[], still: boolean): void {
  watching?.disconnect();
  shown?.remove();
  const why = whyKept();
  let missing = typed;
  const said = part('section', '', still ? 'recovered recovered-still' : 'recovered');
  said.setAttribute('role', 'status');
  said.setAttribute('aria-label', t('design.again'));
  const words = part('p', '');
  const kept = part('blockquote', '');
  kept.dir = 'auto';
  const say = (): void => {
    words.textContent = still ? t('design.still') : again(why, typed, missing);
    kept.textContent = missing.map((each) => each.words).join('\n\n');
    kept.hidden = missing.length === 0;
  };
  // Some fields come a moment later, or when somebody opens what they are in.
  const fill = (): void => {
    const left = typeAgain(missing);
    if (left.length === missing.length) return;
    missing = left;
    keepForReload(left, why);
    say();
  };
  const close = (): void => {
    watching?.disconnect();
    said.remove();
    keepForReload([]);
  };
  const actions = part('div', '', 'recovered-actions');
  actions.append(
    button(t('design.still.reload'), still ? 'ww-button-filled' : '', () => location.reload()),
  );
  if (!still) actions.append(button(t('design.close'), 'ww-button-quiet', close));
  if (still) said.append(part('h1', t('design.still.title')));
  said.append(words, kept, actions);
  say();
  document.body.append(said);
  shown = said;
  if (still) return;
  fill();
  watching = new MutationObserver(() => {
    if (missing.length > 0) fill();
  });
  watching.observe(document.body, { childList: true, subtree: true });
}
