import { po, type GetTextTranslation } from 'gettext-parser';
import type { Entry } from '../../locales/readCatalogue.ts';

/** A language's entries as English has them now: new ones empty, changed ones fuzzy, others as they were. Order and notes are English's. */
export function inStep(english: readonly Entry[], translated: readonly Entry[]): Entry[] {
  const known = new Map(translated.map((entry) => [entry.key, entry]));
  return english.map(({ key, text: source, note }) => {
    const was = known.get(key);
    const text = was?.text ?? '';
    return {
      key,
      source,
      note,
      text,
      // English is its own source, whatever it said before.
      isFuzzy: text !== '' && text !== source && (was?.isFuzzy === true || was?.source !== source),
    };
  });
}

const areaOf = ({ key }: Entry): string => key.split('.')[0] ?? '';

/** Entries by area, what a key begins with, and in each as they stood. */
export const byArea = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => (areaOf(a) < areaOf(b) ? -1 : areaOf(a) > areaOf(b) ? 1 : 0));

/** A PO file's text, as gettext's own tools write it. */
export function poText(language: string, entries: readonly Entry[]): string {
  const translations: Record<string, Record<string, GetTextTranslation>> = {};
  for (const { key, source, text, note, isFuzzy } of entries)
    translations[key] = {
      [source]: {
        msgctxt: key,
        msgid: source,
        msgstr: [text],
        comments: {
          ...(note === '' ? {} : { extracted: note }),
          ...(isFuzzy ? { flag: 'fuzzy' } : {}),
        },
      },
    };
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    Language: language,
    'MIME-Version': '1.0',
  };
  return `${po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 }).toString('utf8').trimEnd()}\n`;
}
