import { Awareness } from 'y-protocols/awareness';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tableDocument, type DocumentName } from '../../shared/access/rights.ts';
import type { RefusalMessage } from '../../shared/protocol/wire.ts';
import type { DocumentLine, LineEvents } from './documentLine.ts';
import { ORIGIN, SyncedDocument } from './syncedDocument.ts';
import { settle, TestPorts } from './testing.ts';

/** A line whose other end is a document here. */
class TestLine implements DocumentLine {
  readonly doc: Y.Doc;
  readonly on: LineEvents;
  readonly awareness: Awareness;
  readonly origin = this;
  readonly flushes: number[] = [];
  reopened = 0;
  isClosed = false;
  constructor(doc: Y.Doc, on: LineEvents) {
    this.doc = doc;
    this.on = on;
    this.awareness = new Awareness(doc);
  }
  flush = (id: number): void => void this.flushes.push(id);
  reopen = (): void => void (this.reopened += 1);
  close = (): void => {
    this.isClosed = true;
    this.awareness.destroy();
    this.on.offline('broke');
  };
  /** Somebody else's words arrive. */
  brings(text: string): void {
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(this.doc));
    theirs.getText('words').insert(0, text);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(theirs), this);
  }
}

let ports: TestPorts;
let lines: TestLine[];
let kept: Uint8Array[];
let shelf: { own: Uint8Array | null; forgotten: number };
let seen: number;
beforeEach(() => {
  ports = new TestPorts();
  [lines, kept, shelf, seen] = [[], [], { own: null, forgotten: 0 }, 0];
});

function open(name: DocumentName = tableDocument('t1'), keepFor: string | null = 'p1') {
  const synced = new SyncedDocument('w', name, 'participant', keepFor, {
    openLine: (_wall, _name, _as, doc, on) => {
      const line = new TestLine(doc, on);
      lines.push(line);
      return line;
    },
    keepEdits: () => ({
      load: () => Promise.resolve(kept),
      keep: (edits) => {
        shelf.own = edits;
        return Promise.resolve();
      },
      forget: () => {
        shelf = { own: null, forgotten: shelf.forgotten + 1 };
        return Promise.resolve();
      },
    }),
    later: ports.later,
  });
  synced.subscribe(() => (seen += 1));
  return synced;
}
const line = (): TestLine => lines[lines.length - 1]!;
const write = (synced: SyncedDocument, text: string): void =>
  synced.doc.getText('words').insert(0, text);
const words = (doc: Y.Doc): string => doc.getText('words').toString();
const wordsOf = (update: Uint8Array | null): string => {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return words(doc);
};
const refusal = (code: RefusalMessage['code']): RefusalMessage => ({ code }) as RefusalMessage;

it('is loaded once all is there, and stays so while it is offline', () => {
  const synced = open();
  expect(synced.status).toMatchObject({ state: 'connecting', loaded: false, saved: true });
  line().on.synced();
  expect(synced.status).toMatchObject({ state: 'live', loaded: true });
  line().on.offline('broke');
  expect(synced.status).toMatchObject({ state: 'offline', loaded: true });
});

it('takes what others wrote for saved, and tells of it', () => {
  const synced = open();
  line().on.synced();
  const before = seen;
  line().brings('Theirs');
  expect(words(synced.doc)).toBe('Theirs');
  expect(synced.status.saved).toBe(true);
  expect(seen).toBeGreaterThan(before);
});

it('is saved when the server has the newest of what was written, and not before', async () => {
  const synced = open();
  line().on.synced();
  write(synced, 'a');
  write(synced, 'b');
  expect(synced.status.saved).toBe(false);
  await ports.pass(60);
  expect(line().flushes).toEqual([2, 2]);
  line().on.flushed(1);
  expect(synced.status.saved).toBe(false);
  line().on.flushed(2);
  expect(synced.status.saved).toBe(true);
  expect(shelf.forgotten).toBe(1);
});

it('keeps on this device what was written offline, and asks twice whether the server has it', async () => {
  const synced = open();
  line().on.synced();
  line().on.offline('broke');
  write(synced, 'kept');
  await ports.pass(200);
  expect(wordsOf(shelf.own)).toBe('kept');
  line().flushes.length = 0;
  line().on.synced();
  expect(line().flushes).toEqual([1]);
  await ports.pass(800);
  expect(line().flushes).toEqual([1, 1]);
  line().on.flushed(1);
  expect(shelf.own).toBeNull();
});

it('keeps nothing that the server took meanwhile', async () => {
  const synced = open();
  line().on.synced();
  write(synced, 'quick');
  await ports.pass(60);
  line().on.flushed(1);
  await ports.pass(10_000);
  expect(shelf.own).toBeNull();
});

it('takes over what earlier pages kept: not saved until the server says so', async () => {
  const earlier = new Y.Doc();
  earlier.getText('words').insert(0, 'From before');
  kept = [Y.encodeStateAsUpdate(earlier)];
  const synced = open();
  await settle();
  expect(words(synced.doc)).toBe('From before');
  expect(synced.status.saved).toBe(false);
  line().on.synced();
  expect(line().flushes).toEqual([1]);
  line().on.flushed(1);
  expect(synced.status.saved).toBe(true);
});

it('closed before they were found, it takes nothing over', async () => {
  const earlier = new Y.Doc();
  earlier.getText('words').insert(0, 'From before');
  kept = [Y.encodeStateAsUpdate(earlier)];
  const synced = open();
  synced.close();
  await settle();
  expect(words(synced.doc)).toBe('');
  expect(ports.waiting).toBe(0);
});

it('waits for the lock with what was written, and asks once it is open', async () => {
  const synced = open();
  line().on.synced();
  write(synced, 'a');
  line().on.refused(refusal('locked'));
  await ports.pass(60);
  line().on.flushed(1);
  expect(synced.status).toMatchObject({ saved: false, refusal: null });
  const asked = line().flushes.length;
  line().on.rights({ write: false } as never);
  await ports.pass(1000);
  expect(line().flushes).toHaveLength(asked);
  line().on.rights({ write: true } as never);
  await ports.pass(800);
  expect(line().flushes).toHaveLength(asked + 1);
  line().on.flushed(1);
  expect(synced.status.saved).toBe(true);
  expect(lines).toHaveLength(1);
});

it.each(['rate-limited', 'storage-failed'] as const)(
  'sends again what was not taken for now: %s',
  async (code) => {
    const synced = open();
    line().on.synced();
    write(synced, 'a');
    line().on.refused(refusal(code));
    expect(synced.status).toMatchObject({ saved: false, refusal: null });
    expect(line().reopened).toBe(0);
    await ports.pass(1500);
    expect(line().reopened).toBe(1);
    expect(words(synced.doc)).toBe('a');
  },
);

it('begins anew after a refusal, and keeps the words that were refused at hand', () => {
  const synced = open();
  line().on.synced();
  line().awareness.setLocalState({ presence: 7 });
  write(synced, 'Refused');
  const first = synced.doc;
  line().on.refused(refusal('invalid-shape'));
  expect(lines).toHaveLength(2);
  expect(lines[0]?.isClosed).toBe(true);
  expect(synced.doc).not.toBe(first);
  expect(words(synced.doc)).toBe('');
  expect(synced.status).toMatchObject({ state: 'connecting', saved: false });
  expect(synced.status.refusal).toEqual({ code: 'invalid-shape', count: 1 });
  expect(synced.status.left && words(synced.status.left)).toBe('Refused');
  expect(synced.awareness.getLocalState()).toEqual({ presence: 7 });
  expect(shelf.forgotten).toBe(1);

  line().on.synced();
  // An answer to what was asked on the line before is none to this.
  line().on.flushed(1);
  expect(synced.status.saved).toBe(false);
  line().on.flushed(2);
  expect(synced.status.saved).toBe(true);
  line().on.refused(refusal('invalid-shape'));
  expect(synced.status.refusal?.count).toBe(2);
});

it('does not open a line again that a refusal has replaced', async () => {
  const synced = open();
  line().on.synced();
  write(synced, 'a');
  line().on.refused(refusal('rate-limited'));
  line().on.refused(refusal('invalid-shape'));
  await ports.pass(1500);
  expect(lines.map((each) => each.reopened)).toEqual([0, 0]);
});

it('stays shut when the server said no, whatever the network does then', () => {
  const synced = open();
  line().on.offline('did-not-open');
  expect(synced.status.state).toBe('offline');
  line().on.shut();
  line().on.offline('did-not-open');
  expect(synced.status.state).toBe('refused');
});

it('of what only the server writes, nothing is unsaved, and changes that change nothing are not told', () => {
  const synced = open('gallery', null);
  line().on.synced();
  const before = seen;
  synced.doc.transact(() => undefined);
  expect(seen).toBe(before);
  line().brings('Theirs');
  expect(seen).toBe(before + 1);
  synced.doc.transact(() => write(synced, 'x'), ORIGIN.own);
  expect(synced.status.saved).toBe(true);
});

it('closed, it is silent and waits for nothing', () => {
  const synced = open();
  line().on.synced();
  write(synced, 'a');
  expect(ports.waiting).toBeGreaterThan(0);
  synced.close();
  const before = seen;
  line().on.synced();
  expect(seen).toBe(before);
  expect(line().isClosed).toBe(true);
});
