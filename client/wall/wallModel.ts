import { mayRead, mayShowPresence, mayWrite } from '../../shared/access/rights.ts';
import {
  applyOperation,
  redoOperation,
  undoOperation,
  type Operation,
} from '../../shared/documents/arrangementEdits.ts';
import type { WallView } from '../../shared/documents/wallOperations.ts';
import { WallReader } from '../../shared/documents/wallReader.ts';
import { openCluster } from '../../shared/layout/clusterHomes.ts';
import { resolvePlacements } from '../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';
import type { Role } from '../../shared/model/person.ts';
import type { Session } from '../../shared/model/session.ts';
import { EMPTY_WALL } from '../canvas/scene/wallContent.ts';
import type { WallScene } from '../canvas/scene/wallScene.ts';
import { ORIGIN, type SyncedDocument } from '../sync/syncedDocument.ts';
import { PresenceModel } from './presence/PresenceModel.ts';
import { LostNames } from './presence/LostNames.ts';
import { nameItem } from './presence/nameItem.ts';
import { NewestNote } from './NewestNote.ts';
import { NewGroups, withPlace } from './NewGroups.ts';
import { ReadingPace } from './ReadingPace.ts';
import { afterRedo, afterUndo, withStep, type KeptSteps, type UndoSteps } from './undoStack.ts';
import {
  NOTHING_YET,
  StateOfParts,
  type Notice,
  type OwnState,
  type WallState,
} from './wallState.ts';
import { deedWords } from './deedWords.ts';
import { whatBecame } from './whatBecame.ts';
import { withTableNumbers } from './withTableNumbers.ts';
import { problemSaid } from '../words/problemSaid.ts';
import { t } from '../words/speak.ts';

/** A document as the model needs it. */
export type WallDocument = Pick<
  SyncedDocument,
  'doc' | 'status' | 'awareness' | 'subscribe' | 'close'
>;

/** What the model asks of the page it is on. */
export interface WallPorts {
  wallId: string;
  scene: WallScene;
  /** `keepFor`: the person whose unsaved edits this device keeps. */
  openDocument(name: 'notes' | 'arrangement', keepFor: string | null): WallDocument;
  /** A person's own steps as kept on this device; `changed` gets them at first and after each change elsewhere. */
  keepSteps(person: string, changed: (steps: UndoSteps) => void): Pick<KeptSteps, 'keep' | 'close'>;
  /** Nobody sees the page: it gets no frames. */
  isHidden(): boolean;
  /** Keys make words just now. */
  isTyping(): boolean;
}

/** The wall as one page holds it: documents, what is chosen, own steps, and the scene that draws it. */
export class WallModel {
  readonly scene: WallScene;
  readonly presence: PresenceModel;
  readonly #ports: WallPorts;
  #own: OwnState = NOTHING_YET;
  readonly #state = new StateOfParts();
  readonly #listeners = new Set<() => void>();
  #notes: WallDocument | null = null;
  #arrangement: WallDocument | null = null;
  #person: string | null = null;
  #kept: ReturnType<WallPorts['keepSteps']> | null = null;
  #tables: Session['tables'] = [];
  #reader: WallReader | null = null;
  readonly #pace: ReadingPace;
  readonly #newest: NewestNote;
  readonly #newGroups = new NewGroups();
  readonly #lostNames = new LostNames();
  #heldByMe: ReadonlySet<string> | null = null;
  #noticeId = 0;
  #refusals = 0;

  constructor(ports: WallPorts) {
    const { scene } = ports;
    this.#ports = ports;
    this.scene = scene;
    this.presence = new PresenceModel(scene, {
      say: (text) => this.say(text),
      isTyping: () => ports.isTyping(),
    });
    this.#pace = new ReadingPace(
      scene.clock,
      () => ports.isHidden(),
      () => this.#read(),
    );
    this.#newest = new NewestNote(scene.marks, scene.clock);
    scene.selection.subscribe(() => this.#tell());
  }

  get wallId(): string {
    return this.#ports.wallId;
  }

  get selection(): WallScene['selection'] {
    return this.scene.selection;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): WallState =>
    this.#state.read(this.#own, this.scene.content.wall, this.scene.selection.choice);

  get state(): WallState {
    return this.getState();
  }

  set(change: Partial<OwnState>): void {
    this.#own = { ...this.#own, ...change };
    this.scene.names.invite(this.#own.writable);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** `isPassing`: only the newest of its kind is worth reading out. */
  say(text: string, options: Partial<Omit<Notice, 'text' | 'id'>> = {}): void {
    this.#noticeId += 1;
    this.set({
      notice: {
        text,
        kind: options.kind ?? 'done',
        shown: options.shown ?? false,
        isPassing: options.isPassing ?? false,
        isUndo: options.isUndo ?? false,
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
    if (hasNewTables && this.#notes) this.#pace.ask();
    if (readable && !this.#notes) this.#open(personId, role);
    if (!readable && this.#notes) this.#close();
    if (this.#person !== personId) {
      this.#person = personId;
      this.#kept?.close();
      const kept = this.#ports.keepSteps(personId, (steps) => {
        if (this.#kept === kept) this.set({ steps });
      });
      this.#kept = kept;
    }
    // What she holds she may not put down any more; nobody must go on seeing her hold it.
    if (this.state.writable && !writable) this.presence.moved(undefined, []);
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
    this.scene.show(wall);
    this.set({
      arrangement: { clusters, placements },
      loaded: true,
      readable: true,
      writable: false,
    });
  }

  #open(personId: string, role: Role): void {
    const keepFor = role === 'facilitator' || role === 'volunteer' ? personId : null;
    this.#notes = this.#ports.openDocument('notes', null);
    this.#arrangement = this.#ports.openDocument('arrangement', keepFor);
    for (const document of [this.#notes, this.#arrangement])
      document.subscribe(() => this.#pace.ask());
    this.presence.watch(this.#arrangement.awareness, mayShowPresence(role));
    this.set({ loaded: false });
  }

  #closeDocuments(): void {
    this.#pace.stop();
    this.#notes?.close();
    this.#arrangement?.close();
    this.#notes = null;
    this.#arrangement = null;
  }

  #close(): void {
    this.#closeDocuments();
    this.scene.show(EMPTY_WALL);
    this.presence.leave();
    this.selection.keepOnly(EMPTY_WALL);
    this.set({ notesStatus: null, arrangementStatus: null });
  }

  destroy(): void {
    this.#kept?.close();
    this.#closeDocuments();
  }

  #read(): void {
    const [notes, kept] = [this.#notes, this.#arrangement];
    if (!notes || !kept) return;
    if (!this.#reader?.reads(notes.doc, kept.doc)) {
      this.#reader?.close();
      this.#reader = new WallReader(notes.doc, kept.doc);
    }
    const before = this.state;
    const { arrangement, wall: read } = this.#reader.read();
    const wall = withTableNumbers(read, this.#tables);
    const loaded = before.loaded || (notes.status.loaded && kept.status.loaded);
    this.scene.show(wall, before.loaded ? this.#heldByMe : null);
    if (loaded) this.presence.wallChanged((id) => openCluster(id, arrangement.clusters));
    this.#heldByMe = null;
    this.#newest.look(wall, before.loaded);
    // Whoever types its name is told beside the name.
    const chosen =
      before.renaming === null ? before.wall.clusters.get(before.selectedCluster ?? '') : undefined;
    const became = chosen ? whatBecame(chosen, { wall, arrangement }, before.steps) : null;
    this.selection.keepOnly(wall);
    this.set({ arrangement, loaded, notesStatus: notes.status, arrangementStatus: kept.status });
    if (became !== null) this.say(became, { kind: 'refused', shown: true });
    this.#settleNewGroups();
    this.#followUp(kept);
  }

  /** What else became of this person's doing: names that went, moves that were not kept. */
  #followUp(kept: WallDocument): void {
    const lost = this.#lostNames.look(this.view, kept.status.saved, this.scene.clock.now(), (id) =>
      nameItem(kept.doc, id),
    );
    if (lost) this.presence.lose(lost);
    const { refusal } = kept.status;
    if (!refusal || refusal.count <= this.#refusals) return;
    this.#refusals = refusal.count;
    this.presence.watch(kept.awareness);
    this.say(t('wall.refused', { why: problemSaid(refusal) }), {
      kind: 'refused',
      shown: true,
    });
  }

  /** A group made here that lies on one made elsewhere at the same moment; not while somebody here is about to drop something. */
  #settleNewGroups(): void {
    const move =
      this.state.writable && this.scene.presence.drags.length === 0
        ? this.#newGroups.settle(this.view)
        : null;
    if (!move || !this.#arrangement) return;
    applyOperation(this.#arrangement.doc, move, ORIGIN.own);
    this.#setSteps({
      ...this.state.steps,
      done: this.state.steps.done.map((step) => withPlace(step, move)),
    });
  }

  get view(): WallView {
    return { arrangement: this.#own.arrangement, wall: this.scene.content.wall };
  }

  /** Does something and remembers how to take it back. `held`: notes that already lie where they go. */
  run(operation: Operation, held: ReadonlySet<string> | null = null): boolean {
    if (!this.#arrangement || !this.state.writable || operation.edits.length === 0) return false;
    this.#heldByMe = held;
    this.#newGroups.made(operation, this.view);
    this.#lostNames.did(operation, this.view);
    applyOperation(this.#arrangement.doc, operation, ORIGIN.own);
    this.#setSteps(withStep(this.state.steps, operation));
    this.#pace.readNow();
    this.say(t('undo.done', { what: deedWords(operation.did) }));
    return true;
  }

  undo(): void {
    const last = this.state.steps.done.at(-1);
    if (last) this.#walk('undone', last, undoOperation, afterUndo);
  }

  redo(): void {
    const last = this.state.steps.undone.at(-1);
    if (last) this.#walk('redone', last, redoOperation, afterRedo);
  }

  #walk(
    how: 'undone' | 'redone',
    operation: Operation,
    walk: typeof undoOperation,
    next: typeof afterUndo,
  ): void {
    if (!this.#arrangement || !this.state.writable) return;
    const reversal = walk(this.#arrangement.doc, operation, ORIGIN.own);
    this.#lostNames.walked(operation);
    this.#setSteps(next(this.state.steps));
    const kept =
      reversal.skipped > 0
        ? reversal.applied > 0
          ? ` ${t('undo.partly')}`
          : ` ${t('undo.not')}`
        : '';
    this.say(`${t(`undo.${how}`, { what: deedWords(operation.did) })}${kept}`, {
      shown: true,
      isUndo: how === 'undone',
    });
  }

  #setSteps(steps: UndoSteps): void {
    this.set({ steps });
    void this.#kept?.keep(steps);
  }
}
