import { undo, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readSheet, seedSheet, sheetRoot } from '../../shared/documents/sheet.ts';
import { ClientIds } from '../../server/sync/documents/clientIds.ts';
import { DocumentGate } from '../../server/sync/documents/gate/documentGate.ts';
import { SHEET_SHAPE } from '../../server/sync/documents/gate/sheetShape.ts';
import { sheetLines } from './lostWords.ts';
import {
  schema,
  Writer,
  EDITS,
  LOSSLESS,
  WRITERS,
  counts,
  letterOf,
  edit,
  alone,
  type Edit,
  type Step,
} from './testWriters.ts';

/** In the middle of the writers' ids. */
const SERVER_ID = 50;

const QUESTIONS = ['Why does this matter?', 'What would it take?'];

const RUNS = process.env['WW_LONG'] === '1' ? 5_000 : 60;

/**
 * Plays a session: everybody edits, sends and receives when it happens to; at the end all is delivered. Answers the writers. `clientIds`
 * are theirs, because Yjs decides by them who comes first.
 */
function play(
  steps: readonly Step[],
  clientIds: readonly number[],
): { writers: Writer[]; server: Y.Doc } {
  const server = new Y.Doc();
  server.clientID = SERVER_ID;
  SHEET_SHAPE.declare(server);
  seedSheet(server, QUESTIONS, 'seed');
  const first = Y.encodeStateAsUpdate(server);
  const gate = DocumentGate.of(SHEET_SHAPE, first, new ClientIds(new Map()));
  const live = { doc: server, parts: () => [Y.encodeStateAsUpdate(server)] };
  const log: Uint8Array[] = [];
  const writers = clientIds.map((clientId) => new Writer(first, clientId));
  const send = (writer: Writer): void => {
    for (const update of writer.outbox.splice(0)) {
      if (writer.heard < log.length) counts.concurrent += 1;
      const taken = gate.take(update, `writer ${writers.indexOf(writer)}`, live);
      if (taken.kind !== 'empty' && (taken.kind !== 'taken' || taken.refused !== null))
        throw new Error(`The gate refused what the editor wrote: ${JSON.stringify(taken)}`);
      counts.judged += 1;
      log.push(update);
    }
  };
  const receive = (writer: Writer, many: number): void => {
    for (const update of log.slice(writer.heard, writer.heard + many)) writer.hear(update);
  };
  steps.forEach((step, index) => {
    const writer = writers[step.who] as Writer;
    if (step.do === 'send') send(writer);
    else if (step.do === 'receive') receive(writer, 1 + (step.word % 5));
    else if (edit(writer, step, index)) counts.edits += 1;
  });
  // Mending what a merge left out of shape is itself an edit, so it may take a few rounds.
  for (
    let round = 0;
    round < 20 &&
    (round === 0 ||
      writers.some((writer) => writer.outbox.length > 0 || writer.heard < log.length));
    round += 1
  ) {
    for (const writer of writers) send(writer);
    for (const writer of writers) receive(writer, Number.POSITIVE_INFINITY);
  }
  gate.destroy();
  return { writers, server };
}

const stepOf = (edits: readonly Edit[]): fc.Arbitrary<Step> =>
  fc.record({
    who: fc.nat({ max: WRITERS - 1 }),
    do: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...edits) },
      { weight: 1, arbitrary: fc.constantFrom('send' as const, 'receive' as const) },
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    word: fc.nat({ max: 99 }),
  });

const clientIds = fc.shuffledSubarray([1, 2, 3, 60, 70, 80], {
  minLength: WRITERS,
  maxLength: WRITERS,
});

/** Sessions that once went wrong. */
const UNDONE_TWICE: [number[], Step[]] = [
  [80, 60, 1],
  alone(0, 'paste', 'undo', 'delete', 'type', 'numbers', 'undo', 'send'),
];

const SHORTER_THAN_THE_CARET: [number[], Step[]] = [
  [3, 70, 80],
  [
    ...alone(2, 'link'),
    ...alone(0, 'type', 'send', 'type'),
    ...alone(2, 'bold'),
    ...alone(0, 'type'),
    { who: 0, do: 'delete', at: 0, word: 30 },
    ...alone(0, 'send'),
    { who: 2, do: 'type', at: 0.94, word: 0 },
  ],
];

describe('a sheet written by three people at once, each with a real editor state', () => {
  it(
    '4.5, 4.6a is the same for everyone in the end, shows what the document holds, stays in the shape the server asks for, and is never refused',
    () => {
      fc.assert(
        fc.property(
          clientIds,
          fc.array(stepOf(EDITS), { minLength: 20, maxLength: 90, size: 'max' }),
          (ids, steps) => {
            const { writers, server } = play(steps, ids);
            const texts = writers.map((writer) => sheetRoot(writer.doc).toString());
            expect(new Set([...texts, sheetRoot(server).toString()]).size, 'one document').toBe(1);
            for (const writer of writers) {
              writer.state.doc.check();
              expect(writer.state.doc.toJSON(), 'the editor shows the document').toEqual(
                yXmlFragmentToProseMirrorRootNode(sheetRoot(writer.doc), schema).toJSON(),
              );
              expect(writer.outbox).toHaveLength(0);
            }
            // The root answers for everything under it.
            const changed = new Map([
              [sheetRoot(server), new Set([null])],
            ]) as unknown as Y.Transaction['changed'];
            expect(SHEET_SHAPE.check(server, changed)).toBeNull();
            for (const writer of writers) writer.end();
          },
        ),
        { numRuns: RUNS, examples: [UNDONE_TWICE, SHORTER_THAN_THE_CARET] },
      );
      expect(counts.edits).toBeGreaterThan(1_000);
      expect(counts.concurrent).toBeGreaterThan(200);
      expect(counts.undone).toBeGreaterThan(50);
      expect(counts.quotes).toBeGreaterThan(50);
      expect(counts.lists).toBeGreaterThan(50);
      expect(counts.judged).toBeGreaterThan(1_000);
    },
    RUNS * 1_000,
  );

  it(
    'loses no letter while people only write, break lines, quote and mark',
    () => {
      let letters = 0;
      fc.assert(
        fc.property(
          clientIds,
          fc.array(stepOf(LOSSLESS), { minLength: 15, maxLength: 80, size: 'max' }),
          (ids, steps) => {
            const { writers, server } = play(steps, ids);
            // Two who break the same line at once each take its end along: it then stands there twice, for one of them to delete.
            const written = sheetLines(readSheet(server)).join('');
            const missing = steps.flatMap((step, index) =>
              (step.do === 'type' || step.do === 'quote') && !written.includes(letterOf(index))
                ? [index]
                : [],
            );
            letters += steps.filter((step) => step.do === 'type' || step.do === 'quote').length;
            expect(missing).toEqual([]);
            for (const writer of writers) writer.end();
          },
        ),
        { numRuns: RUNS },
      );
      expect(letters).toBeGreaterThan(500);
    },
    RUNS * 1_000,
  );

  it(
    'gives back what was there when all steps are undone, and their outcome when they are redone',
    () => {
      let undone = 0;
      const edits = EDITS.filter((each) => each !== 'undo' && each !== 'redo');
      fc.assert(
        fc.property(
          fc.array(stepOf(edits), { minLength: 1, maxLength: 40, size: 'max' }),
          fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 6 }),
          (steps, walk) => {
            const first = new Y.Doc();
            seedSheet(first, QUESTIONS, 'seed');
            const writer = new Writer(Y.encodeStateAsUpdate(first), 80);
            const { undoManager } = writer;
            const start = writer.state.doc.toJSON();
            steps.forEach((step, index) =>
              edit(
                writer,
                { ...step, do: step.do === 'send' || step.do === 'receive' ? 'pause' : step.do },
                index,
              ),
            );
            const end = writer.state.doc.toJSON();
            for (const many of walk) {
              for (let each = 0; each < Math.abs(many); each += 1) {
                if (many > 0) undoManager.undo();
                else undoManager.redo();
              }
            }
            while (undoManager.canRedo()) undoManager.redo();
            expect(writer.state.doc.toJSON()).toEqual(end);
            for (; undoManager.canUndo(); undone += 1) undoManager.undo();
            expect(writer.state.doc.toJSON()).toEqual(start);
            writer.end();
          },
        ),
        { numRuns: 2 * RUNS, examples: [[alone(0, 'type', 'pause', 'paste', 'bullets'), []]] },
      );
      expect(undone).toBeGreaterThan(RUNS);
    },
    RUNS * 1_000,
  );

  it('leaves the caret where it is when somebody else writes after an undo', () => {
    const first = new Y.Doc();
    seedSheet(first, QUESTIONS, 'seed');
    const [ana, ben] = [
      new Writer(Y.encodeStateAsUpdate(first), 1),
      new Writer(Y.encodeStateAsUpdate(first), 2),
    ];
    for (const step of alone(0, 'type', 'pause')) edit(ana, step, 0);
    ana.aim(1);
    expect(undo(ana.state)).toBe(true);
    const caret = ana.state.selection.from;
    edit(ben, { who: 1, do: 'type', at: 0, word: 0 }, 1);
    for (const update of ben.outbox) ana.hear(update);
    expect(ana.state.selection.from).toBe(caret + 1);
    ana.end();
    ben.end();
  });
});
