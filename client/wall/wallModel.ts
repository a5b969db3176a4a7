import { mayRead, mayShowHand, mayWrite } from '../../shared/access/rights.ts';
import type { Arrangement } from '../../shared/documents/arrangement.ts';
import {
  applyOperation,
  redoOperation,
  undoOperation,
  type Operation,
  type Reversal,
} from '../../shared/documents/arrangementEdits.ts';
import type { WallView } from '../../shared/documents/wallOperations.ts';
import { WallReader } from '../../shared/documents/wallReader.ts';
import { numberByTable } from '../../shared/layout/numberByTable.ts';
import { openCluster } from '../../shared/layout/clusterHomes.ts';
import { resolvePlacements, type PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';
import type { Role } from '../../shared/model/person.ts';
import type { Session } from '../../shared/model/session.ts';
import { WallScene } from '../canvas/wallScene.ts';
import { ORIGIN, SyncedDocument, type DocumentStatus } from '../sync/syncedDocument.ts';
import { HandsModel } from './hands/HandsModel.ts';
import { nameItem } from './hands/nameItem.ts';
import { LostNames } from './hands/LostNames.ts';
import { NewGroups, withPlace } from './NewGroups.ts';
import {
  afterRedo,
  afterUndo,
  KeptSteps,
  NO_STEPS,
  withStep,
  type UndoSteps,
} from './undoStack.ts';
import { whatBecame } from './whatBecame.ts';

/** What components render from; replaced, never changed. */
export interface WallState {
  wall: PlacedWall;
  arrangement: Arrangement;
  /** Notes and arrangement have arrived (or there is nothing to wait for). */
  loaded: boolean;
  readable: boolean;
  writable: boolean;
  notesStatus: DocumentStatus | null;
  arrangementStatus: DocumentStatus | null;
  steps: UndoSteps;
  selection: ReadonlySet<string>;
  selectedCluster: string | null;
  /** The note that was tapped by somebody who may only look. */
  lookedAt: string | null;
  renaming: string | null;
  /** The group whose name is being asked for in the outline. */
  namingInOutline: string | null;
  tool: 'move' | 'select' | 'read';
  /** Said in the live region and, where `shown`, in a toast. */
  notice: {
    text: string;
    kind: 'done' | 'refused';
    shown: boolean;
    isPassing: boolean;
    id: number;
  } | null;
}

/** After a reading so many times as long belongs to gestures and drawing: on a slow laptop with 10,000 notes a reading takes 15 ms, others' work shows 15 times a second. */
const READ_PAUSE = 3;
/** Nobody waits longer to see what is there, ms. */
const LONGEST_READ_WAIT_MS = 100;
const FRAME_MS = 16;

const EMPTY_WALL: PlacedWall = { notes: new Map(), clusters: new Map(), loose: [] };

/** Once there are tables, a group wears its table's number. */
function withTableNumbers(wall: PlacedWall, tables: Session['tables']): PlacedWall {
  if (tables.length === 0) return wall;
  const clusters = new Map(wall.clusters);
  for (const { id, number } of numberByTable([...wall.clusters.values()], tables)) {
    const cluster = clusters.get(id);
    if (cluster) clusters.set(id, { ...cluster, number });
  }
  return { ...wall, clusters };
}

/** The wall as one page holds it: documents, what is chosen, own steps, and the scene that draws it. */
export class WallModel {
  readonly scene = new WallScene();
  readonly hands = new HandsModel(this.scene, (text) => this.say(text));
  readonly wallId: string;
  readonly #as: Role;
  state: WallState = {
    wall: EMPTY_WALL,
    arrangement: { clusters: new Map(), placements: new Map() },
    loaded: false,
    readable: false,
    writable: false,
    notesStatus: null,
    arrangementStatus: null,
    steps: NO_STEPS,
    selection: new Set(),
    selectedCluster: null,
    lookedAt: null,
    renaming: null,
    namingInOutline: null,
    tool: 'move',
    notice: null,
  };
  readonly #listeners = new Set<() => void>();
  #notes: SyncedDocument | null = null;
  #arrangement: SyncedDocument | null = null;
  #person: string | null = null;
  #kept: KeptSteps | null = null;
  #tables: Session['tables'] = [];
  #reader: WallReader | null = null;
  readonly #newGroups = new NewGroups();
  readonly #lostNames = new LostNames();
  #pending = false;
  /** How long the last reading took, and when it was done, ms. */
  #readMs = 0;
  #readAt = -LONGEST_READ_WAIT_MS;
  #heldByMe: ReadonlySet<string> | null = null;
  #noticeId = 0;
  #refusals = 0;
  #lastNewest = -1;
  #justInTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(wallId: string, as: Role) {
    this.wallId = wallId;
    this.#as = as;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): WallState => this.state;

  set(change: Partial<WallState>): void {
    this.state = { ...this.state, ...change };
    const { scene } = this;
    scene.selection = this.state.selection;
    scene.selectedCluster = this.state.selectedCluster;
    scene.renaming = this.state.renaming;
    scene.canName = this.state.writable;
    scene.invalidate();
    for (const listener of this.#listeners) listener();
  }

  /** `isPassing`: only the newest of its kind is worth reading out. */
  say(
    text: string,
    options: { kind?: 'done' | 'refused'; shown?: boolean; isPassing?: boolean } = {},
  ): void {
    this.#noticeId += 1;
    this.set({
      notice: {
        text,
        kind: options.kind ?? 'done',
        shown: options.shown ?? false,
        isPassing: options.isPassing ?? false,
        id: this.#noticeId,
      },
    });
  }

  /** Follows the session: opens documents once they may be read, closes them when not, and knows whether to allow edits. */
  follow(session: Session, role: Role, personId: string): void {
    const readable = mayRead({ role }, 'notes', session) === true;
    const writable = readable && mayWrite({ role }, 'arrangement', session) === true;
    const hasNewTables = JSON.stringify(this.#tables) !== JSON.stringify(session.tables);
    this.#tables = session.tables;
    if (hasNewTables && this.#notes) this.#changed();
    if (readable && !this.#notes) this.#open(personId, role);
    if (!readable && this.#notes) this.#close();
    if (this.#person !== personId) {
      this.#person = personId;
      this.#kept?.close();
      const kept = new KeptSteps(this.wallId, personId, (steps) => {
        if (this.#kept === kept) this.set({ steps });
      });
      this.#kept = kept;
    }
    // What she holds she may not put down any more; nobody must go on seeing it in her hand.
    if (this.state.writable && !writable) this.hands.moved(undefined, []);
    if (
      readable !== this.state.readable ||
      writable !== this.state.writable ||
      (!readable && !this.state.loaded)
    ) {
      this.set({ readable, writable, loaded: !readable || this.state.loaded });
    }
  }

  /** Shows a kept wall that nothing changes. */
  showSnapshot(
    notes: ReadonlyMap<string, Note>,
    clusters: Map<string, Cluster>,
    placements: Map<string, Placement>,
    tables: Session['tables'],
  ): void {
    const wall = withTableNumbers(resolvePlacements(notes, clusters, placements), tables);
    this.scene.setWall(wall);
    this.set({
      wall,
      arrangement: { clusters, placements },
      loaded: true,
      readable: true,
      writable: false,
    });
  }

  #open(personId: string, role: Role): void {
    const keepFor = role === 'facilitator' || role === 'volunteer' ? personId : null;
    this.#notes = new SyncedDocument(this.wallId, 'notes', this.#as);
    this.#arrangement = new SyncedDocument(this.wallId, 'arrangement', this.#as, keepFor);
    for (const document of [this.#notes, this.#arrangement])
      document.subscribe(() => this.#changed());
    this.hands.showsOwn = mayShowHand(role);
    this.hands.watch(this.#arrangement.awareness);
    this.set({ loaded: false });
  }

  #close(): void {
    this.#notes?.close();
    this.#arrangement?.close();
    this.#notes = null;
    this.#arrangement = null;
    this.scene.setWall(EMPTY_WALL);
    this.hands.leave();
    this.set({
      wall: EMPTY_WALL,
      selection: new Set(),
      selectedCluster: null,
      renaming: null,
      notesStatus: null,
      arrangementStatus: null,
    });
  }

  destroy(): void {
    this.#kept?.close();
    this.#notes?.close();
    this.#arrangement?.close();
    this.#notes = null;
    this.#arrangement = null;
  }

  /** At most one new state a frame, however many updates arrive, and fewer where reading takes long: hands come first. */
  #changed(): void {
    if (this.#pending) return;
    this.#pending = true;
    const wait =
      Math.min(LONGEST_READ_WAIT_MS, this.#readMs * READ_PAUSE) -
      (performance.now() - this.#readAt);
    // A hidden tab gets no animation frames; it must not fall behind for ever.
    if (document.hidden) setTimeout(() => this.#read(), 200);
    else if (wait > FRAME_MS)
      setTimeout(() => requestAnimationFrame(() => this.#read()), wait - FRAME_MS);
    else requestAnimationFrame(() => this.#read());
  }

  #read(): void {
    const began = performance.now();
    this.#readAll();
    this.#readAt = performance.now();
    this.#readMs = this.#readAt - began;
  }

  #readAll(): void {
    this.#pending = false;
    if (!this.#notes || !this.#arrangement) return;
    if (!this.#reader?.reads(this.#notes.doc, this.#arrangement.doc)) {
      this.#reader?.close();
      this.#reader = new WallReader(this.#notes.doc, this.#arrangement.doc);
    }
    const { arrangement, wall: read } = this.#reader.read();
    const wall = withTableNumbers(read, this.#tables);
    const wasLoaded = this.state.loaded;
    const loaded = wasLoaded || (this.#notes.status.loaded && this.#arrangement.status.loaded);
    this.scene.setWall(wall, wasLoaded ? this.#heldByMe : null);
    if (loaded) this.hands.wallChanged((id) => openCluster(id, arrangement.clusters));
    this.#heldByMe = null;
    this.#markNewest(wall, wasLoaded);
    // Whoever types its name is told beside the name.
    const chosen =
      this.state.renaming === null
        ? this.state.wall.clusters.get(this.state.selectedCluster ?? '')
        : undefined;
    const became = chosen ? whatBecame(chosen, { wall, arrangement }, this.state.steps) : null;
    const selection = [...this.state.selection].every((id) => wall.notes.has(id))
      ? this.state.selection
      : new Set([...this.state.selection].filter((id) => wall.notes.has(id)));
    this.set({
      wall,
      arrangement,
      loaded,
      selection,
      selectedCluster:
        this.state.selectedCluster !== null && wall.clusters.has(this.state.selectedCluster)
          ? this.state.selectedCluster
          : null,
      renaming:
        this.state.renaming !== null && wall.clusters.has(this.state.renaming)
          ? this.state.renaming
          : null,
      notesStatus: this.#notes.status,
      arrangementStatus: this.#arrangement.status,
    });
    if (became !== null) this.say(became, { kind: 'refused', shown: true });
    this.#settleNewGroups();
    const lost = this.#lostNames.look(
      this.view,
      this.#arrangement.status.saved,
      performance.now(),
      (id) => (this.#arrangement ? nameItem(this.#arrangement.doc, id) : null),
    );
    if (lost) this.hands.lose(lost);
    const { refusal } = this.#arrangement.status;
    if (refusal && refusal.count > this.#refusals) {
      this.#refusals = refusal.count;
      this.hands.watch(this.#arrangement.awareness);
      this.say(
        `That last move was not kept: ${refusal.detail} The wall shows what everyone sees.`,
        { kind: 'refused', shown: true },
      );
    }
  }

  /** A group made here that lies on one made elsewhere at the same moment; not while a hand here is about to drop something. */
  #settleNewGroups(): void {
    const move =
      this.state.writable && this.scene.drags.length === 0
        ? this.#newGroups.settle(this.view)
        : null;
    if (!move || !this.#arrangement) return;
    applyOperation(this.#arrangement.doc, move, ORIGIN.own);
    this.#setSteps({
      ...this.state.steps,
      done: this.state.steps.done.map((step) => withPlace(step, move)),
    });
  }

  /** The newest note wears its mark for half a minute. */
  #markNewest(wall: PlacedWall, wasLoaded: boolean): void {
    let newest: { id: string; seq: number } | null = null;
    for (const { id, note } of wall.notes.values())
      if (!newest || note.seq > newest.seq) newest = { id, seq: note.seq };
    if (!newest || newest.seq <= this.#lastNewest) return;
    this.#lastNewest = newest.seq;
    if (!wasLoaded) return;
    this.scene.justIn = newest.id;
    clearTimeout(this.#justInTimer);
    this.#justInTimer = setTimeout(() => {
      this.scene.justIn = null;
      this.scene.invalidate('top');
    }, 30_000);
  }

  get view(): WallView {
    return { arrangement: this.state.arrangement, wall: this.state.wall };
  }

  /** Does something and remembers how to take it back. `held`: notes that already lie where they go. */
  run(operation: Operation, held: ReadonlySet<string> | null = null): boolean {
    if (!this.#arrangement || !this.state.writable || operation.edits.length === 0) return false;
    this.#heldByMe = held;
    this.#newGroups.made(operation, this.view);
    this.#lostNames.did(operation, this.view);
    applyOperation(this.#arrangement.doc, operation, ORIGIN.own);
    this.#setSteps(withStep(this.state.steps, operation));
    this.#read();
    this.say(`Done: ${operation.label}.`);
    return true;
  }

  undo(): void {
    const last = this.state.steps.done.at(-1);
    if (last) this.#walk('Undone', last, undoOperation, afterUndo);
  }

  redo(): void {
    const last = this.state.steps.undone.at(-1);
    if (last) this.#walk('Done again', last, redoOperation, afterRedo);
  }

  #walk(
    word: string,
    operation: Operation,
    walk: typeof undoOperation,
    next: typeof afterUndo,
  ): void {
    if (!this.#arrangement || !this.state.writable) return;
    const reversal: Reversal = walk(this.#arrangement.doc, operation, ORIGIN.own);
    this.#lostNames.walked(operation);
    this.#setSteps(next(this.state.steps));
    const kept =
      reversal.skipped > 0
        ? reversal.applied > 0
          ? ' What others changed since stays.'
          : ' Others changed it since, so it stays as it is.'
        : '';
    this.say(`${word}: ${operation.label}.${kept}`, { shown: true });
  }

  #setSteps(steps: UndoSteps): void {
    this.set({ steps });
    void this.#kept?.keep(steps);
  }
}
