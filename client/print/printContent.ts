import type { ProblemCode } from '../../shared/model/problems.ts';
import type { Session } from '../../shared/model/session.ts';
import type { ConnectionView, PosterView } from '../../shared/protocol/tables.ts';
import type { Print } from '../app/address/links.ts';
import { Asking, type AskingPorts } from '../meeting/sources/asking.ts';
import { createStore, type Readable } from '../meeting/store.ts';
import type { SnapshotView, WallApi } from '../sync/api.ts';

/** What is laid out on pages. */
export interface PrintContent {
  what: Print;
  posters: readonly PosterView[];
  connections: readonly ConnectionView[];
  /** Of a kept state, as it was then. */
  session: Session | null;
}

/** Which part of which wall. */
export interface PrintPart {
  /** One table alone. */
  table: string | null;
  /** A kept state, in place of the wall as it is now. */
  snapshot: string | null;
}

export type Printing =
  | { state: 'loading' | 'offline' }
  | { state: 'refused'; code: ProblemCode; detail: string }
  | ({ state: 'ready' } & PrintContent);

type PrintApi = Pick<WallApi, 'snapshot' | 'poster' | 'posters' | 'connections'>;

/** Threads of a kept state: nobody can do anything to them any more. */
const keptConnections = (view: SnapshotView): ConnectionView[] =>
  Object.entries(view.connections ?? {}).map(([id, connection]) => ({
    id,
    ...connection,
    mine: false,
    marked: false,
    carries: false,
    mayEdit: false,
  }));

async function readPrint(
  api: PrintApi,
  what: Print,
  { table, snapshot }: PrintPart,
): Promise<PrintContent> {
  if (snapshot !== null) {
    const view = await api.snapshot(snapshot);
    const posters = (view.posters ?? []).filter(
      ({ tableId }) => table === null || tableId === table,
    );
    return { what, posters, connections: keptConnections(view), session: view.session };
  }
  // Tents stand for tables, which the session has.
  if (what === 'tents') return { what, posters: [], connections: [], session: null };
  const posters =
    table !== null && what !== 'connections'
      ? [(await api.poster(table)).poster]
      : (await api.posters()).posters;
  const connections = what === 'connections' ? (await api.connections()).connections : [];
  return { what, posters, connections, session: null };
}

/** What was laid out stays while somebody prints it: it is asked for once, until there is an answer. */
const ONCE = { everyMs: 0, spreadMs: 0 };

/** Fetches what is to be printed. */
export class PrintSource implements Readable<{ printing: Printing }> {
  readonly #api: PrintApi;
  readonly #part: PrintPart;
  readonly #ports: AskingPorts;
  readonly #store = createStore<{ printing: Printing }>({ printing: { state: 'loading' } });
  readonly subscribe = this.#store.subscribe;
  readonly state = this.#store.state;
  #asking: Asking<PrintContent> | null = null;

  constructor(api: PrintApi, part: PrintPart, ports: AskingPorts) {
    this.#api = api;
    this.#part = part;
    this.#ports = ports;
  }

  /** From here on it is this that is wanted. */
  readonly show = (what: Print): void => {
    this.close();
    this.#set({ state: 'loading' });
    const asking = new Asking<PrintContent>(
      () => readPrint(this.#api, what, this.#part),
      (asked) => {
        if (asking !== this.#asking) return;
        if (asked.state === 'answered') this.#set({ ...asked.answer, state: 'ready' });
        else this.#set(asked.state === 'refused' ? asked : { state: 'offline' });
      },
      ONCE,
      this.#ports,
    );
    this.#asking = asking;
    asking.now();
  };

  readonly close = (): void => {
    this.#asking?.leave();
    this.#asking = null;
  };

  #set(printing: Printing): void {
    this.#store.set({ printing });
  }
}
