import * as Y from 'yjs';
import { openFlushed, type FlushedDocument } from '../../e2e/support/flushedDocument.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { until } from '../sync/pace.ts';
import type { FullWall } from './fullWall.ts';

type Line = readonly { text: string; note?: string }[];

export function paragraph(line: Line): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta(
    line.map(({ text: insert, note }) => ({
      insert,
      attributes: note ? { noteQuote: { color: 'blue', note } } : {},
    })),
  );
  element.insert(0, [text]);
  return element;
}

export const quotes = (room: FullWall): Line[] =>
  room.noteIds.slice(0, 100).map((note) => [{ text: 'As one said: ' }, { text: 'words', note }]);

/** As many short lines as go into a sheet, and as many quotes as are settled one by one. */
export const hardSheet = (room: FullWall): Line[] => {
  // Below the limit by the questions that a sheet begins with.
  const lines = LIMITS.sheetNodes - 20;
  return Array.from({ length: lines }, (_, at) =>
    at < LIMITS.quotesPerSheet
      ? [{ text: 'q ' }, { text: 'said', note: room.noteIds[at] ?? '' }]
      : [{ text: `as line ${at % 1000}` }],
  );
};

export const shortLines = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => [{ text: `line ${at}` }]);

const LINES_AT_ONCE = 500;

/** `expected`: as what work on it may be refused. */
export async function onSheet(
  room: FullWall,
  table: number,
  work: (sheet: FlushedDocument, root: Y.XmlFragment) => Promise<void>,
  expected?: string,
): Promise<void> {
  const sheet = openFlushed(
    room.server.origin,
    room.wall.wallId,
    `table/${room.tables[table]?.tableId}`,
    room.wall.tokens.facilitator,
  );
  await until(() => sheet.doc.store.clients.size > 0, 20_000);
  await work(sheet, sheet.doc.getXmlFragment('sheet'));
  sheet.close();
  if (sheet.refused.some((code) => code !== expected))
    throw new Error(`the sheet was refused: ${sheet.refused[0]}`);
}

export const onLastLine = (
  room: FullWall,
  table: number,
  work: (sheet: FlushedDocument, text: Y.XmlText) => Promise<void>,
  expected?: string,
): Promise<void> =>
  onSheet(
    room,
    table,
    (sheet, root) => work(sheet, (root.get(root.length - 1) as Y.XmlElement).get(0) as Y.XmlText),
    expected,
  );

/** Every other of these letters gets the mark, in one update. */
export const markEveryOther = (
  room: FullWall,
  table: number,
  from: number,
  letters: number,
  attributes: Record<string, unknown>,
  expected?: string,
): Promise<void> =>
  onLastLine(
    room,
    table,
    (sheet, text) =>
      sheet.write(() =>
        text.applyDelta([
          ...(from > 0 ? [{ retain: from }] : []),
          ...Array.from({ length: letters }, (_, at) => ({
            retain: 1,
            ...(at % 2 ? { attributes } : {}),
          })),
        ]),
      ),
    expected,
  );

export const writeSheet = (
  room: FullWall,
  table: number,
  lines: readonly Line[],
  atOnce = LINES_AT_ONCE,
): Promise<void> =>
  onSheet(room, table, async (sheet, root) => {
    for (let at = 0; at < lines.length; at += atOnce)
      await sheet.write(() =>
        root.insert(root.length, lines.slice(at, at + atOnce).map(paragraph)),
      );
  });

export const typeInto = (room: FullWall, table: number, letters: number): Promise<void> =>
  onSheet(room, table, async (sheet, root) => {
    const text = (root.get(3) as Y.XmlElement).get(0) as Y.XmlText;
    for (let at = 0; at < letters; at += 1) await sheet.write(() => text.insert(0, 'x'));
  });
