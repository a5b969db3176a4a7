import type { Act } from './act.ts';
import { markEveryOther, onLastLine, writeSheet } from './sheets.ts';

/** Marks in two frames' worth of letters; and as many as a sheet's pieces allow. */
const [LETTERS, MOST_LETTERS] = [6_000, 19_000];

export const FORMATTING_ACTS: readonly Act[] = [
  {
    what: 'every other letter of a long paragraph is made bold',
    async before(room) {
      await writeSheet(room, 7, [[{ text: 'x'.repeat(LETTERS) }]]);
    },
    run: (room) => markEveryOther(room, 7, 0, LETTERS, { bold: true }),
  },
  {
    what: 'each of its letters is made what it is not',
    run: (room) =>
      onLastLine(room, 7, (sheet, text) =>
        sheet.write(() =>
          text.applyDelta(
            Array.from({ length: LETTERS / 2 }, (_, at) => ({
              retain: 1,
              attributes: { bold: at % 2 ? null : true },
            })),
          ),
        ),
      ),
  },
  {
    what: 'all of it is made plain',
    run: (room) =>
      onLastLine(room, 7, (sheet, text) =>
        sheet.write(() => text.format(0, LETTERS, { bold: null })),
      ),
  },
  {
    what: 'a sheet gets as many marks as it holds',
    async before(room) {
      await writeSheet(room, 8, [[{ text: 'x'.repeat(MOST_LETTERS + LETTERS) }]]);
    },
    async run(room) {
      for (let from = 0; from < MOST_LETTERS; from += LETTERS)
        await markEveryOther(room, 8, from, Math.min(LETTERS, MOST_LETTERS - from), { bold: true });
    },
  },
  {
    what: 'and then more of them than that',
    run: (room) => markEveryOther(room, 8, MOST_LETTERS, LETTERS, { bold: true }, 'text-too-long'),
  },
  {
    what: 'a hundred letters are typed all over it',
    run: (room) =>
      onLastLine(room, 8, async (sheet, text) => {
        await Promise.all(
          Array.from({ length: 100 }, (_, at) => sheet.write(() => text.insert(at * 150, 'y'))),
        );
      }),
  },
  {
    what: 'a hundred more at its beginning, by a page that was offline since it was empty',
    async before(room) {
      await writeSheet(room, 9, [[{ text: '' }]]);
    },
    run: (room) =>
      onLastLine(room, 9, async (sheet, text) => {
        sheet.goOffline();
        const typed = sheet.write(() => {
          for (let at = 0; at < 100; at += 1) text.insert(0, 'y');
        });
        await onLastLine(room, 9, (other, same) =>
          other.write(() => same.insert(0, 'x'.repeat(LETTERS))),
        );
        await markEveryOther(room, 9, 0, LETTERS, { bold: true });
        sheet.goOnline();
        await typed;
      }),
  },
];
