import type { Catalogue, Words } from '../../../shared/words/words.ts';
import { part } from './pageWindow.ts';

/** What the form says, from the page it stands in (`%FORM_WORDS%`): icu-minify's compiled messages. */
const catalogue = JSON.parse(part('ww-words').textContent || '{}') as Catalogue;

/** Browsers of 2016 know no other plurals than these; everybody understands them. */
const pluralOf = (count: number): string =>
  'PluralRules' in Intl
    ? new Intl.PluralRules(document.documentElement.lang).select(count)
    : count === 1
      ? 'one'
      : 'other';

const PLURAL = 2;

/** The nodes of a message: texts, `0` for what is counted, values (also as numbers) and plurals, which are all that the form's have. */
const said = (nodes: unknown, values: Record<string, unknown>, counted?: number): string =>
  typeof nodes === 'string'
    ? nodes
    : (Array.isArray(nodes) ? (nodes as unknown[]) : [nodes])
        .map((node) => {
          if (typeof node === 'string') return node;
          if (node === 0) return counted;
          const [name, kind, cases] = node as [string, number?, Record<string, unknown>?];
          if (kind !== PLURAL || !cases) return values[name];
          const count = values[name] as number;
          return said(
            cases[`=${count}`] ?? cases[pluralOf(count)] ?? cases['other'],
            values,
            count,
          );
        })
        .join('');

/**
 * Words of the form's script. By itself, though pages have icu-minify for it: here its formatting of dates, numbers and tags would cost a
 * phone 1.3 kB before it takes a note, and the form says a dozen sentences.
 */
export const say: Words['say'] = (key, ...[values]) => said(catalogue[key], values ?? {});
