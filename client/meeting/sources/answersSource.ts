import type { WallApi } from '../../sync/api.ts';
import type { ConnectionView, PosterView } from '../../../shared/protocol/tables.ts';
import type { ReportTurnView } from '../../../shared/protocol/reportBack.ts';
import { NOT_YET, type MeetingState, type TableFromOutside } from '../meetingState.ts';
import type { Store } from '../store.ts';
import { Asking, type AskingPorts, type AskingRules, type Asks } from './asking.ts';
import { lookedAgain } from './lookedAgain.ts';

/** How often each is asked for. */
export interface AnswerRules {
  posters: AskingRules;
  table: AskingRules;
  connections: AskingRules;
  reportTurn: AskingRules;
}

/** A room of phones must not ask again at every visit anybody leaves anywhere; somebody else's rewording still shows within half a minute. */
export const PHONE_RULES: AnswerRules = {
  posters: { everyMs: 15_000, spreadMs: 15_000 },
  table: { everyMs: 7_500, spreadMs: 15_000 },
  connections: { everyMs: 1_500, spreadMs: 3_000, againMs: 20_000 },
  reportTurn: { everyMs: 1_000, spreadMs: 2_000 },
};
/** A few dozen laptops, which show the whole room as it changes. */
export const DESK_RULES: AnswerRules = {
  posters: { everyMs: 2_500, spreadMs: 600 },
  table: { everyMs: 1_500, spreadMs: 0 },
  connections: { everyMs: 600, spreadMs: 600 },
  // The big screen follows whoever speaks.
  reportTurn: { everyMs: 0, spreadMs: 100 },
};

export interface Answers {
  posters: Asks;
  connections: Asks;
  /** Whose turn it is in a report-back of notes or groups. */
  reportTurn: Asks;
  /** One table as it is told to those who don't sit there. */
  table(this: void, id: string): Asks;
  /** The network is back: what nobody answered is asked again. */
  kick(): void;
  leave(): void;
}

type AnswersApi = Pick<WallApi, 'posters' | 'poster' | 'connections' | 'reportTurn'>;

const byId = <Value>(values: readonly Value[], idOf: (value: Value) => string) =>
  new Map(values.map((value) => [idOf(value), value]));

/** Writes into a meeting what is asked for; asks nothing by itself. */
export function openAnswers(
  meeting: Pick<Store<MeetingState>, 'state' | 'set'>,
  api: AnswersApi,
  rules: AnswerRules,
  ports: AskingPorts,
): Answers {
  const posters = new Asking<ReadonlyMap<string, PosterView>>(
    async () => byId((await api.posters()).posters, ({ tableId }) => tableId),
    (asked) => meeting.set({ posters: lookedAgain(meeting.state().posters, asked) }),
    rules.posters,
    ports,
  );
  const connections = new Asking<ReadonlyMap<string, ConnectionView>>(
    async () => byId((await api.connections()).connections, ({ id }) => id),
    (asked) => meeting.set({ connections: lookedAgain(meeting.state().connections, asked) }),
    rules.connections,
    ports,
  );
  const reportTurn = new Asking<ReportTurnView | null>(
    async () => (await api.reportTurn()).turn,
    (asked) => meeting.set({ reportTurn: lookedAgain(meeting.state().reportTurn, asked) }),
    rules.reportTurn,
    ports,
  );
  const tables = new Map<string, Asking<TableFromOutside>>();
  const table = (id: string): Asking<TableFromOutside> => {
    const known = tables.get(id);
    if (known) return known;
    const asking = new Asking<TableFromOutside>(
      () => api.poster(id),
      (asked) => {
        const before = meeting.state().tables;
        const looked = lookedAgain(before.get(id) ?? NOT_YET, asked);
        meeting.set({ tables: new Map(before).set(id, looked) });
      },
      rules.table,
      ports,
    );
    tables.set(id, asking);
    return asking;
  };
  const all = (): Asks[] => [posters, connections, reportTurn, ...tables.values()];
  return {
    posters,
    connections,
    reportTurn,
    table,
    kick: () => all().forEach((each) => each.kick()),
    leave: () => all().forEach((each) => each.leave()),
  };
}
