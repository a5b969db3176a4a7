import type * as Y from 'yjs';
import { readArrangement } from '../../../shared/documents/arrangement.ts';
import { readNotes } from '../../../shared/documents/readNotes.ts';
import { SyncedDocument } from '../../sync/syncedDocument.ts';
import { readGallery, readPeople } from '../documents/readDocuments.ts';
import { readRun, type RunContent } from '../documents/readRun.ts';
import type { MeetingState, WallContent } from '../meetingState.ts';
import type { Store } from '../store.ts';

/** The documents a facilitator holds. With the people comes the run, which no live view carries. */
const NAMES = ['notes', 'people', 'arrangement', 'gallery'] as const;
export type WallName = (typeof NAMES)[number];

/** One of them, held and read, never written here. */
export interface HeldWall {
  readonly doc: Y.Doc;
  readonly isLoaded: boolean;
  /** How many pages show their presence on it: one for each open page of a volunteer or facilitator. */
  presences(): number;
  close(): void;
}

export interface WallPorts {
  /** `onChange` is called after changes of the document, `onPresence` after those of anybody's presence. */
  open(name: WallName, onChange: () => void, onPresence: () => void): HeldWall;
  later(ms: number, task: () => void): () => void;
}

/** Changes are drawn at most this often, ms: sixty people posting at once must not keep the page busy. */
const DRAW_EVERY_MS = 120;

/** Holds all that a facilitator may read and writes it into what is known, each document anew only after it changed. Returns how to let go. */
export function followWall(known: Pick<Store<MeetingState>, 'set'>, ports: WallPorts): () => void {
  const changed = new Set<WallName | 'presences'>();
  let notes: WallContent['notes'] | null = null;
  let arrangement: Omit<WallContent, 'notes'> | null = null;
  let run: RunContent | null = null;
  let callOff: (() => void) | null = null;
  const soon = (what: WallName | 'presences') => (): void => {
    changed.add(what);
    callOff ??= ports.later(DRAW_EVERY_MS, draw);
  };
  const held = Object.fromEntries(
    NAMES.map((name) => [name, ports.open(name, soon(name), soon('presences'))]),
  ) as Record<WallName, HeldWall>;
  const isNew = (name: WallName): boolean => changed.has(name) && held[name].isLoaded;

  function draw(): void {
    callOff = null;
    const part: Partial<MeetingState> = {};
    if (isNew('notes')) notes = readNotes(held.notes.doc);
    if (isNew('arrangement')) arrangement = readArrangement(held.arrangement.doc);
    if ((isNew('notes') || isNew('arrangement')) && notes && arrangement)
      part.wall = { notes, ...arrangement };
    if (isNew('people')) {
      part.people = readPeople(held.people.doc);
      part.run = run = readRun(held.people.doc, run);
    }
    if (isNew('gallery')) part.gallery = readGallery(held.gallery.doc);
    if (changed.has('presences')) part.presences = held.arrangement.presences();
    changed.clear();
    known.set(part);
  }

  return () => {
    callOff?.();
    for (const name of NAMES) held[name].close();
  };
}

/** As a facilitator's page holds one; the page shows no presence of its own. */
export function holdWall(
  wall: string,
  name: WallName,
  onChange: () => void,
  onPresence: () => void,
): HeldWall {
  const synced = new SyncedDocument(wall, name, 'facilitator');
  synced.subscribe(onChange);
  if (name === 'arrangement') {
    synced.awareness.setLocalState(null);
    synced.awareness.on('change', onPresence);
  }
  return {
    get doc() {
      return synced.doc;
    },
    get isLoaded() {
      return synced.status.loaded;
    },
    presences: () =>
      [...synced.awareness.getStates().values()].filter(
        (state) => typeof state['color'] === 'number',
      ).length,
    close: () => synced.close(),
  };
}
