import type { Page } from '@playwright/test';

/**
 * How a translator changes texts. `replace`: elements of its own instead of each text, as Chrome and Google do. `wrap`: its elements around
 * each text. `join`: a sentence of several texts is shown in the place of its first.
 */
export type TranslatorWay = 'replace' | 'wrap' | 'join';

/** Translates every page opened from now on, and goes on whenever something changes. `apart`: in a world of its own, as browsers do. */
export async function translatePages(page: Page, way: TranslatorWay, apart = true): Promise<void> {
  const source = `(${translate.toString()})(${JSON.stringify(way)})`;
  if (!apart) return void (await page.addInitScript(source));
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: 'translator' });
}

function translate(way: TranslatorWay): void {
  const LEFT_ALONE =
    'script, style, textarea, title, svg, noscript, [translate="no"], [contenteditable="true"], font';
  const isWords = (node: Node | null): node is Text =>
    node instanceof Text && /\p{L}|\d/u.test(node.data) && !node.parentElement?.closest(LEFT_ALONE);
  const fontOf = (words: string): HTMLElement => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = words.toUpperCase();
    outer.append(inner);
    return outer;
  };
  const work = (): void => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (isWords(walker.currentNode)) texts.push(walker.currentNode);
    for (const text of texts) {
      const parent = text.parentNode;
      if (!parent) continue;
      if (way === 'wrap') {
        const font = fontOf('');
        parent.insertBefore(font, text);
        font.firstElementChild?.append(text);
      } else if (way === 'replace') parent.replaceChild(fontOf(text.data), text);
      else {
        let words = text.data;
        while (isWords(text.nextSibling)) {
          words += text.nextSibling.data;
          text.nextSibling.remove();
        }
        text.replaceWith(fontOf(words));
      }
    }
  };
  const start = (): void => {
    work();
    let asked = false;
    new MutationObserver(() => {
      if (asked) return;
      asked = true;
      queueMicrotask(() => {
        asked = false;
        work();
      });
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
}
