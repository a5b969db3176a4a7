import { expect, type Page } from '@playwright/test';

/** Presses before giving up on reaching something. */
const FAR = 160;

interface Focus {
  /** Tag, or `nothing` where the focus is on the page as a whole. */
  at: string;
  name: string;
  /** Why whoever looks could not tell where the focus is; empty when she can. */
  unseen: string;
}

/** Somebody who has no pointer: every action is a key, and after each one the focus has to be somewhere, and be seen. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Tabs on (or back) until what has the focus is named like this. Every stop on the way has to be seen. */
  async to(name: RegExp | string, how: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < FAR; presses += 1) {
      await this.page.keyboard.press(how);
      const focus = await this.focus();
      // Between its last stop and its first a page hands the focus to the browser.
      if (focus.at === 'nothing') continue;
      passed.push(focus.name.slice(0, 40));
      expect(focus.unseen, `“${focus.name.slice(0, 60)}” shows that it has the focus`).toBe('');
      if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return;
    }
    throw new Error(`The keyboard does not reach ${name}; it passed ${passed.join(' | ')}`);
  }

  /** Tabs there and presses it. */
  async press(name: RegExp | string, key = 'Enter'): Promise<void> {
    await this.to(name);
    await this.key(key);
  }

  /** Tabs to a link that leads to another page, and follows it. */
  async follow(name: RegExp | string): Promise<void> {
    await this.to(name);
    const before = this.page.url();
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL((url) => url.href !== before);
  }

  /** One key where the focus is; then the focus still is somewhere. */
  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.isSomewhere(`after ${key}`);
  }

  /** Tabs to a field and types into it, in place of what stood there. */
  async write(name: RegExp | string, words: string): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(words);
  }

  /** The focus is on something, whatever the page did meanwhile. */
  async isSomewhere(when: string): Promise<void> {
    await expect
      .poll(async () => (await this.focus()).at, { message: `the focus is somewhere ${when}` })
      .not.toBe('nothing');
  }

  focus(): Promise<Focus> {
    return this.page.evaluate((): Focus => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body || at === document.documentElement)
        return { at: 'nothing', name: '', unseen: '' };
      const words = (text: string | null | undefined): string =>
        (text ?? '').replace(/\s+/g, ' ').trim();
      const labels =
        'labels' in at
          ? [...((at as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ')
          : '';
      const named = (at.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ');
      const name =
        words(at.getAttribute('aria-label')) ||
        words(named) ||
        words(labels) ||
        words(at.textContent);
      const unseen = ((): string => {
        if (!at.matches(':focus-visible')) return '';
        // The room's buttons are not seen: what has the focus is lit on the canvas.
        if (at.closest('.ww-visually-hidden') && document.querySelector('canvas')) return '';
        // Text fields show a caret; their frame may be the paper they stand on.
        const near = [
          at,
          at.nextElementSibling,
          at.parentElement,
          at.closest('label'),
          at.closest('form'),
        ].filter((each) => each instanceof HTMLElement);
        const isDrawn = near.some((each) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
          return (
            (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) ||
            (boxShadow !== 'none' && (each === at || each.matches(':focus-within')))
          );
        });
        if (!isDrawn && !at.isContentEditable) return 'no outline';
        const box = (at.closest('label') ?? at).getBoundingClientRect();
        const [left, top, right, bottom] = [
          Math.max(0, box.left),
          Math.max(0, box.top),
          Math.min(innerWidth, box.right),
          Math.min(innerHeight, box.bottom),
        ];
        if (left >= right || top >= bottom) return 'outside of the window';
        const isShown = [0.5, 0.1, 0.9].some((part) => {
          const hit = document.elementFromPoint(
            left + (right - left) * part,
            top + (bottom - top) * part,
          );
          return (
            hit !== null &&
            (at.contains(hit) || hit.contains(at) || at.closest('label')?.contains(hit) === true)
          );
        });
        return isShown ? '' : 'covered';
      })();
      return { at: at.tagName.toLowerCase(), name, unseen };
    });
  }
}
