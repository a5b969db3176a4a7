import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { clustersRoot, placementsRoot } from '../../shared/documents/arrangement.ts';
import { notesRoot } from '../../shared/documents/readNotes.ts';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';
import { testLiveSession } from '../../shared/commands/testSession.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import { testScene, type TestScene } from '../canvas/scene/testScene.ts';
import type { DocumentStatus } from '../sync/syncedDocument.ts';
import { NO_STEPS, type UndoSteps } from './undoStack.ts';
import { WallModel, type WallDocument } from './wallModel.ts';

/** A document that a server would sync; tests play the server. */
export class TestDocument implements WallDocument {
  doc = new Y.Doc();
  awareness = new Awareness(this.doc);
  status: DocumentStatus = {
    state: 'live',
    loaded: true,
    saved: true,
    rights: null,
    refusal: null,
  };
  isClosed = false;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.doc.on('update', () => this.emit());
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Partial<DocumentStatus> = {}): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.isClosed = true;
    this.#listeners.clear();
    this.awareness.destroy();
    this.doc.destroy();
  }
}

export const SESSION: LiveSession = testLiveSession({
  title: 'A wall',
  joinCode: 'ABC234',
  phase: 'cluster',
  prompts: [],
  sheetQuestions: [],
  createdAt: 0,
});

/** What is on a wall when it is opened: words by id in the order of arrival, where notes lie, groups. */
export interface Given {
  notes?: readonly string[];
  placements?: Readonly<Record<string, Placement>>;
  clusters?: Readonly<Record<string, Partial<Cluster>>>;
}

export interface TestWall extends TestScene {
  model: WallModel;
  notes: TestDocument;
  arrangement: TestDocument;
  /** Every document that was opened, and for whom its edits are kept. */
  opened: { name: string; keepFor: string | null }[];
  /** Own steps as kept on the device; set from elsewhere by calling it. */
  kept: { steps: UndoSteps; change: (steps: UndoSteps) => void; isClosed: boolean };
  page: { isHidden: boolean; isTyping: boolean };
  /** What was said since the last call. */
  said: () => string[];
  /** A note comes, or is another. */
  note: (id: string, change?: Partial<Note>) => void;
  /** Lets what was written be read, and views come to rest. */
  settle: () => void;
}

const noteOf = (id: string, seq: number, change: Partial<Note> = {}): Note => ({
  text: `Words of ${id}`,
  color: 'green',
  at: 0,
  seq,
  ...change,
});

/** Others' writing, all at once. */
export function write(doc: Y.Doc, change: () => void): void {
  doc.transact(change, 'elsewhere');
}

/** A volunteer's wall with these things on it, open, read and at rest. */
export function testWall(
  { notes: ids = [], placements = {}, clusters = {} }: Given = {},
  session: Partial<LiveSession> = {},
): TestWall {
  const scene = testScene();
  const [notes, arrangement] = [new TestDocument(), new TestDocument()];
  const opened: TestWall['opened'] = [];
  const kept: TestWall['kept'] = { steps: NO_STEPS, change: () => undefined, isClosed: false };
  const page = { isHidden: false, isTyping: false };
  const model = new WallModel({
    wallId: 'abc123def456',
    scene: scene.scene,
    openDocument: (name, keepFor) => {
      opened.push({ name, keepFor });
      return name === 'notes' ? notes : arrangement;
    },
    keepSteps: (_person, change) => {
      kept.change = change;
      return {
        keep: (steps) => {
          kept.steps = steps;
          return Promise.resolve();
        },
        close: () => void (kept.isClosed = true),
      };
    },
    isHidden: () => page.isHidden,
    isTyping: () => page.isTyping,
  });
  write(notes.doc, () =>
    ids.forEach((id, seq) => void notesRoot(notes.doc).set(id, noteOf(id, seq))),
  );
  write(arrangement.doc, () => {
    for (const [id, placement] of Object.entries(placements))
      placementsRoot(arrangement.doc).set(id, placement);
    for (const [id, cluster] of Object.entries(clusters))
      clustersRoot(arrangement.doc).set(
        id,
        new Y.Map(Object.entries({ name: id, color: 'blue', pos: [0, -800], ...cluster })),
      );
  });
  let heard = 0;
  const texts: string[] = [];
  model.subscribe(() => {
    const { notice } = model.state;
    if (!notice || notice.id === heard) return;
    heard = notice.id;
    texts.push(notice.text);
  });
  const settle = (): void => scene.clock.pass(1_000);
  model.follow({ ...SESSION, ...session }, 'volunteer', 'me');
  notes.emit();
  settle();
  scene.scene.camera.follow({ x: 300, y: 600, scale: 0.5 });
  settle();
  texts.length = 0;
  scene.asked();
  return {
    ...scene,
    model,
    notes,
    arrangement,
    opened,
    kept,
    page,
    said: () => texts.splice(0),
    note: (id, change) => {
      const known = notesRoot(notes.doc).get(id) as Note | undefined;
      const seq = known?.seq ?? notesRoot(notes.doc).size;
      write(notes.doc, () =>
        notesRoot(notes.doc).set(id, noteOf(id, seq, { ...known, ...change })),
      );
    },
    settle,
  };
}
