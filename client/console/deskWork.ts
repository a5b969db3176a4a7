import type { Move } from '../../shared/commands/moves.ts';
import type { ScriptChange } from '../../shared/scripts/change/changeScript.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { t } from '../words/speak.ts';
import { createStore, type Readable } from '../meeting/store.ts';
import {
  ApiProblem,
  Unreachable,
  type ReadableNote,
  type SnapshotLine,
  type WallApi,
} from '../sync/api.ts';
import type { Stays } from '../desk/desk.ts';
import { doAction, onceMore } from './doAction.ts';
import { inverseOf, saidOf, type UndoableAction } from '../desk/lastAction.ts';
import type { LastWords } from './LastActionBar.tsx';
import { refusedChange, type RefusedChange } from '../desk/refusedChange.ts';
import { runAction } from '../desk/runAction.ts';

/** What the facilitator did last, and what is in no document and has to be asked for. */
export interface DeskWorkState {
  last: LastWords | null;
  /** Notes that were taken down; only facilitators hold their text. */
  hidden: readonly ReadableNote[];
  snapshots: readonly SnapshotLine[];
  /** She deleted the wall herself, so its end is no surprise. */
  isDeleted: boolean;
}

/** Of a move whose answer was lost: it may have been done. */
const notTwice = (): Stays => ({ lost: t('console.notTwice') });

/** What a facilitator does at her desk, one thing after the other, and what is said of it. */
export class DeskWork implements Readable<DeskWorkState> {
  readonly #api: WallApi;
  readonly #store = createStore<DeskWorkState>({
    last: null,
    hidden: [],
    snapshots: [],
    isDeleted: false,
  });
  readonly subscribe = this.#store.subscribe;
  readonly state = this.#store.state;
  /** The same, which notes that the wall is deleted from here. */
  readonly commands: WallApi;
  /** The move on its way. Its id does not matter: a second press has one of its own. */
  #moving: Move | null = null;

  constructor(api: WallApi) {
    this.#api = api;
    this.commands = {
      ...api,
      deleteWall: async () => {
        const done = await api.deleteWall();
        this.#store.set({ isDeleted: true });
        return done;
      },
    };
  }

  /** Runs it; a refusal is said out loud. `said` is what to say when it worked, `stays` what is as it was when not. */
  readonly run = async (
    task: () => Promise<unknown>,
    said?: string,
    stays?: Stays,
  ): Promise<boolean> => {
    try {
      await task();
      if (said !== undefined) this.#say({ kind: 'done', said, action: null });
      return true;
    } catch (error) {
      const why = error instanceof Unreachable ? 'lost' : 'refused';
      this.#say({ kind: 'refused', said: askRefusal(error, stays?.[why]) });
      return false;
    }
  };

  /** Does it, and offers to take it back. */
  readonly act = async (action: UndoableAction): Promise<boolean> => {
    const move = action.kind === 'move' ? action.move : null;
    if (move && this.#moving) {
      // A second press while the first is on its way means that very move; another one has to wait for it.
      if (JSON.stringify(this.#moving) !== JSON.stringify(move))
        this.#say({ kind: 'refused', said: t('console.underWay') });
      return false;
    }
    if (move) this.#moving = move;
    let done = action;
    const isDone = await this.run(
      async () => {
        done = await doAction(this.#api, action).finally(() => {
          if (move) this.#moving = null;
        });
        // Done is done, also where what is hidden cannot be read again just now.
        if (action.kind === 'hide') await this.#readHidden().catch(() => undefined);
      },
      undefined,
      move ? notTwice() : undefined,
    );
    if (isDone) this.#say({ kind: 'done', said: saidOf(done), action: done });
    return isDone;
  };

  /** Changes the run, and offers to take it back; answers why not, for whoever typed it to see. */
  readonly bend = async (before: Script, change: ScriptChange): Promise<RefusedChange | null> => {
    try {
      const { session } = await onceMore(() => this.#api.changeScript(change));
      const action = runAction(before, change, session.script);
      this.#say({ kind: 'done', said: saidOf(action), action });
      return null;
    } catch (error) {
      return refusedChange(error, before, change);
    }
  };

  readonly undo = async (action: UndoableAction): Promise<void> => {
    const inverse = inverseOf(action);
    const isDone = await this.run(
      async () => {
        await doAction(this.#api, inverse);
        if (inverse.kind === 'hide') await this.#readHidden().catch(() => undefined);
      },
      undefined,
      inverse.kind === 'take-back' ? notTwice() : undefined,
    );
    if (isDone) this.#say({ kind: 'done', said: saidOf(inverse), action: null });
  };

  readonly takeSnapshot = (name: string): Promise<boolean> =>
    this.run(
      async () => {
        await this.#api.takeSnapshot(name);
        await this.#readSnapshots().catch(() => undefined);
      },
      t('console.snapshot.kept', { name }),
    );

  /** For good. Also `true` when somebody else was quicker: then it is gone as well. */
  readonly deleteSnapshot = ({ id, name }: SnapshotLine): Promise<boolean> =>
    this.run(
      async () => {
        try {
          await this.#api.deleteSnapshot(id);
        } catch (error) {
          if (!(error instanceof ApiProblem && error.code === 'no-such-snapshot')) throw error;
        }
        await this.#readSnapshots();
      },
      t('console.snapshot.deleted', { name }),
    );

  readonly readHidden = (): Promise<boolean> => this.run(() => this.#readHidden());
  readonly readSnapshots = (): Promise<boolean> => this.run(() => this.#readSnapshots());

  /** Puts the last words away. */
  readonly forget = (): void => this.#store.set({ last: null });

  #say(last: LastWords): void {
    this.#store.set({ last });
  }

  async #readHidden(): Promise<void> {
    this.#store.set({ hidden: (await this.#api.hiddenNotes()).notes });
  }

  async #readSnapshots(): Promise<void> {
    this.#store.set({ snapshots: (await this.#api.snapshots()).snapshots });
  }
}
