import type { Page } from '@playwright/test';
import { formattingOf, LANGUAGE_NAMES } from '../../shared/words/languages.ts';

/** Of a page in the pseudo-language: what people see or hear of it. */
export interface SaidOnPage {
  /** Texts and attributes, each with the element it is at. */
  said: { text: string; at: string }[];
  /** Buttons and bars that hold more than they show: what they say, and both widths. */
  cut: string[];
}

/** All that is written or read out: text, names and descriptions of elements, of fields, of pictures, the title. What says that it is of another language is not ours. */
export const saidOnPage = (page: Page, shortened: string): Promise<SaidOnPage> =>
  page.evaluate((onPurpose) => {
    const root = document.documentElement;
    const nameOf = (element: Element): string =>
      [element.tagName.toLowerCase(), ...element.classList].join('.');
    const isOther = (element: Element): boolean => {
      const of = element.closest('[lang]');
      return of !== null && of !== root && of.getAttribute('lang') !== root.lang;
    };
    const said = [{ text: document.title, at: 'title' }];
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('script, style, noscript, template')) continue;
      if (isOther(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '')
          said.push({ text: node.nodeValue ?? '', at: nameOf(element) });
      for (const name of [
        'aria-label',
        'aria-description',
        'aria-roledescription',
        'aria-valuetext',
        'title',
        'placeholder',
        'alt',
      ]) {
        const text = element.getAttribute(name);
        if (text) said.push({ text, at: `${nameOf(element)}[${name}]` });
      }
    }
    const cut = [
      ...document.querySelectorAll(
        'button, summary, [role=button], [role=tab], [role=toolbar], a[class*=button], header',
      ),
    ]
      .filter(
        (each) =>
          each.checkVisibility({ visibilityProperty: true }) &&
          each.clientWidth > 0 &&
          getComputedStyle(each).display !== 'inline' &&
          !each.matches(onPurpose) &&
          !/auto|scroll/.test(getComputedStyle(each).overflowX) &&
          each.scrollWidth > each.clientWidth + 1,
      )
      .map(
        (each) =>
          `${nameOf(each)} ${JSON.stringify((each.textContent ?? '').trim().slice(0, 40))}: ${each.scrollWidth} px in ${each.clientWidth}`,
      );
    return { said, cut: [...new Set(cut)] };
  }, shortened);

/** What `Intl` writes in the language that the pseudo-language formats by: days, months, joining words. */
function wordsOfIntl(): string[] {
  const tag = formattingOf('en-XA');
  const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1 + month)));
  const written = [
    ...(['long', 'short'] as const).flatMap((style) => {
      const date = new Intl.DateTimeFormat(tag, { month: style, weekday: style });
      return days.map((day) => date.format(day));
    }),
    new Intl.ListFormat(tag, { type: 'conjunction' }).format(['1', '2']),
    new Intl.ListFormat(tag, { type: 'disjunction' }).format(['1', '2']),
  ];
  return written.flatMap((text) => text.match(/[A-Za-z]{2,}/g) ?? []);
}

/** Two letters without accents, one behind the other. */
const PLAIN = /[A-Za-z]{2,}/g;
const ADDRESSES = /(?:\w+:\/\/\S+)|(?:[\w.-]+:\d+\S*)|(?:\/(?:j|w)\/\S+)|127\.0\.0\.1\S*/g;

/** The plain words among those, which no catalogue has said. `names`: what is the same in each language: codes, the product's name. */
export function plainWords(said: SaidOnPage['said'], names: readonly string[]): string[] {
  const fine = new Set([...wordsOfIntl(), ...Object.values(LANGUAGE_NAMES), ...names]);
  const found = said.flatMap(({ text, at }) => {
    const rest = names.reduce(
      (left, name) => left.replaceAll(name, ''),
      text.replace(ADDRESSES, ''),
    );
    return (rest.match(PLAIN) ?? []).some((word) => !fine.has(word))
      ? [`${at}: ${JSON.stringify(text.trim().slice(0, 80))}`]
      : [];
  });
  return [...new Set(found)];
}
