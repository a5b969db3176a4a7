import { isCalledByPeople } from '../commands/deals.ts';
import type { WallState } from '../commands/wallState.ts';
import type { MeetingContent, RosterRow } from '../exchange/meetingContent.ts';
import { entryPieces, joinPieces, piecesOf, type MeetingPiece } from '../exchange/meetingPieces.ts';
import type { Cluster, Placement } from '../model/arrangement.ts';
import type { Connection, Visit } from '../model/gallery.ts';
import { shownName } from '../model/names.ts';
import type { Contact } from '../model/person.ts';
import type { SheetBlock } from '../model/sheet.ts';
import { projectConnection, projectVisit } from './projectGallery.ts';
import { projectNote } from './projectNote.ts';
import { KeptWords } from './keptWords.ts';
import { quotesKnowing, readableNote } from './readableNotes.ts';
import type { RatedThingView, RatingResults } from '../protocol/ratings.ts';
import { keptClaims, keptResults } from './keptRatings.ts';
import type { RatedMeeting } from './ratedMeeting.ts';
import { nameShown } from './shownNames.ts';
import { posterChoices, posterView, tableNoteIds } from './tableView.ts';

/**
 * What a meeting has besides the records: the arrangement, and the sheets by table id. `at` in ms
 * since 1970 UTC.
 */
export interface MeetingDocuments {
  clusters: Record<string, Cluster>;
  placements: Record<string, Placement>;
  sheets: ReadonlyMap<string, SheetBlock[]>;
  rated: RatedMeeting;
  at: number;
}

/** The whole meeting, as a facilitator may see it now. */
export const meetingContent = (state: WallState, documents: MeetingDocuments): MeetingContent =>
  joinPieces(meetingPieces(state, documents)) as MeetingContent;

/**
 * The same in pieces that take a few milliseconds each. They are of one moment only while `state`
 * does not change.
 */
export function* meetingPieces(
  state: WallState,
  { clusters, placements, sheets, rated, at }: MeetingDocuments,
): Generator<MeetingPiece> {
  yield { at, questions: 'marked', session: state.session };
  yield* entryPieces(
    'notes',
    projected(state.notes, (record) => projectNote(state, record)),
  );
  yield* piecesOf({ clusters, placements });
  yield* entryPieces(
    'visits',
    projected(state.visits, (record) => projectVisit(state, record)),
  );
  yield* entryPieces(
    'connections',
    projected(state.connections, (record) => projectConnection(state, record)),
  );
  yield* piecesOf({ roster: roster(state) });
  yield* piecesOf({ ...rated });
  const choices = posterChoices(state);
  yield { posters: [] };
  for (const { tableId } of state.session.tables) {
    const poster = posterView(state, tableId, {
      sheet: sheets.get(tableId) ?? [],
      reads: true,
      choices,
    });
    if (poster) yield { posters: [poster] };
  }
  yield { tableNoteIds: {} };
  for (const { tableId } of state.session.tables)
    yield { tableNoteIds: { [tableId]: tableNoteIds(state, tableId, true) } };
}

function* projected<Record>(
  records: ReadonlyMap<string, Record>,
  project: (record: Record) => unknown,
): Generator<[string, unknown]> {
  for (const [id, record] of records) yield [id, project(record)];
}

function roster(state: WallState): RosterRow[] {
  const rows: RosterRow[] = [];
  for (const person of state.people.values()) {
    const commitments = Object.entries(person.commitments ?? {}).map(([tableId, kind]) => ({
      tableId,
      kind,
    }));
    if (
      person.removed ||
      person.role === 'projector' ||
      (person.table === undefined && commitments.length === 0 && !person.contact)
    )
      continue;
    rows.push({
      name: nameShown(state, person) ?? '',
      table: state.session.tables.find((table) => table.tableId === person.table)?.number ?? null,
      duties: person.duties ?? [],
      commitments,
      ...(person.contact
        ? { contact: person.contact.text, contactShownTo: person.contact.shownTo }
        : {}),
    });
  }
  return rows;
}

/** A whole snapshot as it may be shown now: see {@link KeptFilter}. */
export const filterKept = <Kept extends MeetingPiece>(state: WallState, kept: Kept): Kept =>
  new KeptFilter().show(state, kept);

/**
 * Shows a kept meeting as it may be shown now: what was withdrawn, hidden or taken back since is not there, names are as private as they are
 * now, and a contact stays only while somebody still shares it. In one piece or in many, in the order of `meetingPieces`: notes before what quotes them.
 */
export class KeptFilter {
  readonly #words = new KeptWords();
  #isMarked = false;
  /** What tables are called that were named by words of notes which nobody may read any more, or by people: those by what is shown of their names now. */
  readonly #renamed = new Map<string, string>();

  show<Kept extends MeetingPiece>(state: WallState, kept: Kept): Kept {
    this.#isMarked ||= kept.questions === 'marked';
    const { notes, posters, tableNoteIds, visits, connections, roster: people } = kept;
    const { session, ratings, claims } = kept;
    return {
      ...kept,
      ...(session ? { session: this.#session(state, session) } : {}),
      ...(notes ? { notes: this.#notes(state, notes) } : {}),
      ...(posters ? { posters: this.#posters(state, posters) } : {}),
      ...(tableNoteIds
        ? {
            tableNoteIds: Object.fromEntries(
              Object.entries(tableNoteIds).map(([tableId, ids]) => [
                tableId,
                ids.filter((id) => readableNote(state, id, true)),
              ]),
            ),
          }
        : {}),
      ...(visits ? { visits: keptVisits(state, visits) } : {}),
      ...(connections ? { connections: keptConnections(state, connections) } : {}),
      ...(people ? { roster: keptRoster(state, people) } : {}),
      ...(ratings
        ? { ratings: ratings.map((each) => this.#things(keptResults(state, each))) }
        : {}),
      ...(claims ? { claims: claims.map((each) => this.#things(keptClaims(state, each))) } : {}),
    };
  }

  #notes(state: WallState, kept: MeetingContent['notes']): MeetingContent['notes'] {
    return Object.fromEntries(
      Object.entries(kept).flatMap(([id, { by: _by, ...note }]) => {
        const now = readableNote(state, id, true);
        this.#words.add(note.text, now !== null);
        return now ? [[id, now.by === undefined ? note : { ...note, by: now.by }]] : [];
      }),
    );
  }

  #session(state: WallState, kept: MeetingContent['session']): MeetingContent['session'] {
    const now = new Map(state.session.tables.map(({ tableId, name }) => [tableId, name]));
    for (const { tableId, ...row } of kept.tables)
      if (isCalledByPeople(state.session, row)) this.#renamed.set(tableId, now.get(tableId) ?? '');
      else if (state.notes.has(row.clusterId) && !readableNote(state, row.clusterId, true))
        this.#renamed.set(tableId, '');
    const tables = kept.tables.map((table) => ({
      ...table,
      name: this.#renamed.get(table.tableId) ?? table.name,
    }));
    return { ...kept, tables };
  }

  /** Of what was rated or claimed, tables by the names that they may have now. */
  #things<View extends Pick<RatingResults, 'of'> & { things: RatedThingView[] }>(view: View): View {
    if (view.of !== 'tables' || this.#renamed.size === 0) return view;
    const things = view.things.map((thing) => {
      const text = this.#renamed.get(thing.id);
      return text === undefined ? thing : { ...thing, text };
    });
    return { ...view, things };
  }

  #posters(state: WallState, kept: MeetingContent['posters']): MeetingContent['posters'] {
    const shown = shownNow(state);
    return kept.map(({ host, ...poster }) => {
      const [hostNow] = host === undefined ? [] : shown(host);
      return {
        ...poster,
        name: this.#renamed.get(poster.tableId) ?? poster.name,
        ...(hostNow === undefined ? {} : { host: hostNow }),
        activators: poster.activators.flatMap(shown),
        hereNames: poster.hereNames.flatMap(shown),
        sections: poster.sections.map(quotesKnowing(state, this.#words, this.#isMarked)),
        people: poster.people.flatMap((person) =>
          shown(person.name).map((name) => ({ ...person, name })),
        ),
        notes: poster.notes.flatMap(({ by: _by, ...note }) => {
          const now = readableNote(state, note.id, true);
          return now ? [{ ...note, ...(now.by === undefined ? {} : { by: now.by }) }] : [];
        }),
      };
    });
  }
}

const shownNow =
  (state: WallState) =>
  (name: string): string[] => {
    const now = shownName(name, state.session.settings.names);
    return now === undefined ? [] : [now];
  };

/**
 * A name of then as it is shown now, where it is hers who is named now: words, answers and promises
 * pass to others, and nobody's name stands under what she did not say.
 */
const sameName =
  (state: WallState) =>
  (then: string | undefined, today: string | undefined): { by?: string } =>
    then === undefined || today === undefined || shownNow(state)(then)[0] !== today
      ? {}
      : { by: today };

function keptRoster(state: WallState, kept: readonly RosterRow[]): RosterRow[] {
  const shown = shownNow(state);
  // By their text, because a roster has no ids; where two people share one, the smaller circle of
  // readers holds.
  const contacts = new Map<string, Contact['shownTo']>();
  for (const { contact, removed } of state.people.values()) {
    if (contact && !removed && contacts.get(contact.text) !== 'facilitators')
      contacts.set(contact.text, contact.shownTo);
  }
  return kept.map(({ contact, contactShownTo: _then, ...row }) => {
    const shownTo = contact === undefined ? undefined : contacts.get(contact);
    return {
      ...row,
      name: shown(row.name)[0] ?? '',
      ...(contact !== undefined && shownTo ? { contact, contactShownTo: shownTo } : {}),
    };
  });
}

function keptVisits(state: WallState, kept: Record<string, Visit>): Record<string, Visit> {
  const same = sameName(state);
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, { by: _by, answer, thread, ...visit }]) => {
      const record = state.visits.get(id);
      const now = record ? projectVisit(state, record) : null;
      if (!now) return [];
      const answered =
        answer && now.answer
          ? {
              answer: {
                text: answer.text,
                at: answer.at,
                ...same(answer.by, now.answer.by),
              },
            }
          : {};
      return [
        [
          id,
          {
            ...visit,
            ...answered,
            // What became of its thread holds words and a name: only as they may be read now.
            ...(thread && now.thread ? { thread: now.thread } : {}),
            ...(now.by === undefined ? {} : { by: now.by }),
          },
        ],
      ];
    }),
  );
}

function keptConnections(
  state: WallState,
  kept: Record<string, Connection>,
): Record<string, Connection> {
  const [shown, same] = [shownNow(state), sameName(state)];
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, { by, alsoBy, carried, ...connection }]) => {
      const record = state.connections.get(id);
      const now = record ? projectConnection(state, record) : null;
      if (!now) return [];
      const others = (alsoBy ?? []).flatMap((name) =>
        shown(name).filter((each) => now.alsoBy?.includes(each)),
      );
      return [
        [
          id,
          {
            ...connection,
            ...same(by, now.by),
            ...(others.length > 0 ? { alsoBy: others } : {}),
            ...(carried
              ? {
                  carried: {
                    until: carried.until,
                    ...same(carried.by, now.carried?.by),
                  },
                }
              : {}),
          },
        ],
      ];
    }),
  );
}
