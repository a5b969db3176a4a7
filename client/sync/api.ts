import type { ConnectionEdit } from '../../shared/commands/connections.ts';
import type { Move } from '../../shared/commands/moves.ts';
import type { RateSteering } from '../../shared/commands/rating.ts';
import type { NewWall, SessionEdit } from '../../shared/commands/session.ts';
import type { TimerAction } from '../../shared/commands/timer.ts';
import type { LinkRole, Role } from '../../shared/model/person.ts';
import type { Whereabouts } from '../../shared/model/move.ts';
import type { Session, Tour } from '../../shared/model/session.ts';
import type { ScriptChange } from '../../shared/scripts/change/changeScript.ts';
import type { Language } from '../../shared/words/languages.ts';
import type { Answered } from '../../shared/protocol/http/calls.ts';
import { baseOf, callsTo, send } from './request.ts';
import { ratedApi } from './ratedApi.ts';
import { wallPageApi } from './wallPageApi.ts';

export { ApiProblem, Unreachable } from './request.ts';

/** Pages go by the links; tokens are for scripts. */
export type NewWallAnswer = Omit<Answered<'createWall'>, 'tokens'>;
export type Links = NewWallAnswer['links'];
export type ReadableNote = Answered<'listNotes'>['notes'][number];
export type SnapshotLine = Answered<'takeSnapshot'>;
export type SnapshotView = Answered<'readSnapshot'>;

export type MeetingFile =
  | `report.${'md' | 'pdf'}`
  | `${'notes' | 'roster' | 'ratings' | 'answers' | 'claims'}.csv`
  | 'graph.graphml'
  | `wall.${'png' | 'svg' | 'pdf'}`;

/** Starts a wall; needs nobody to be anybody. */
export const createWall = (wall: NewWall): Promise<NewWallAnswer> =>
  send('POST', '/api/walls', null, wall);

/** Reads a script's file; rejects with every fault of it. */
export const checkScript = (text: string): Promise<Answered<'checkScript'>> =>
  send('POST', '/api/scripts', null, { text });

/** The script of a wall by the secret of its facilitator's link. */
export const copyScript = (wall: string, secret: string): Promise<Answered<'copyScript'>> =>
  send('POST', `${baseOf(wall)}/script/copy`, null, { secret });

/** Everything one may ask of one wall, acting with the cookie of `as`. Rejects with {@link ApiProblem} or {@link Unreachable}. */
export function wallApi(wall: string, as: Role) {
  const base = baseOf(wall);
  const call = callsTo(wall, as);
  return {
    ...wallPageApi(wall, as),
    notes: () => call('GET', '/notes'),
    hiddenNotes: () => call('GET', '/notes/hidden'),
    unhideNote: (id: string) => call('POST', `/notes/${id}/unhide`),
    accept: (person: string) => call('POST', `/people/${person}/accept`),
    decline: (person: string) => call('POST', `/people/${person}/decline`),
    remove: (person: string) => call('DELETE', `/people/${person}`),
    move: (id: string, move: Move & { from?: Whereabouts }) => call('PUT', `/moves/${id}`, move),
    takeBackMove: (id: string) => call('DELETE', `/moves/${id}`),
    reveal: () => call('POST', '/reveal'),
    setLocked: (locked: boolean) => call('POST', '/lock', { locked }),
    setTour: (tour: Tour | null) => call('PUT', '/tour', { tour }),
    timer: (action: TimerAction) => call('POST', '/timer', action),
    edit: (edit: SessionEdit) => call('PATCH', '', edit),
    changeScript: (change: ScriptChange) => call('POST', '/script', { change }),
    /** A plain address, for a download. */
    scriptUrl: () => `${base}/script?${new URLSearchParams({ as }).toString()}`,
    takeSnapshot: (name: string) => call('POST', '/snapshots', { name }),
    snapshots: () => call('GET', '/snapshots'),
    deleteSnapshot: (id: string) => call('DELETE', `/snapshots/${id}`),
    closeTable: (table: string) => call('POST', `/tables/${table}/close`),
    reopenTable: (table: string, people: readonly string[]) =>
      call('POST', `/tables/${table}/reopen`, { people }),
    movePerson: (person: string, table: string | null) =>
      call('PUT', `/people/${person}`, { table }),
    poster: (table: string) => call('GET', `/tables/${table}/poster`),
    posters: () => call('GET', '/posters'),
    visits: () => call('GET', '/visits'),
    takeBackVisit: (id: string) => call('DELETE', `/visits/${id}`),
    answerVisit: (id: string, answer: string, was?: readonly string[]) =>
      call('PUT', `/visits/${id}`, {
        answer,
        ...(was === undefined ? {} : { was }),
      }),
    connections: () => call('GET', '/connections'),
    reportTurn: () => call('GET', '/report-back'),
    ...ratedApi(wall, as),
    readMore: (step: string) => call('POST', `/ratings/${step}/more`),
    steerRating: (step: string, how: RateSteering) => call('PUT', `/ratings/${step}`, how),
    release: (step: string, role: string, thing: string, claimer: string) =>
      call(
        'DELETE',
        `/claims/${step}/${role}/${encodeURIComponent(thing)}?claimer=${encodeURIComponent(claimer)}`,
      ),
    editConnection: (id: string, edit: ConnectionEdit) => call('PUT', `/connections/${id}`, edit),
    // `at`: where this page is, as behind some proxies only it knows.
    setDoor: (door: Session['door']) => call('POST', '/door', { door }),
    renewCode: (joinCode?: string) =>
      call('POST', '/code', joinCode === undefined ? {} : { joinCode }),
    renewLink: (role: LinkRole) => call('POST', `/links/${role}/renew`),
    removeBurst: (burst: string) => call('POST', `/bursts/${encodeURIComponent(burst)}/remove`),
    undoRemoval: (removal: string) => call('POST', `/removals/${removal}/undo`),
    readmit: (person: string) => call('POST', `/people/${person}/readmit`),
    links: () => call('GET', `/links?at=${encodeURIComponent(location.origin)}`),
    deleteWall: () => call('DELETE', ''),
    /** Plain addresses for downloads: a link cannot send headers, so the cookie is named in the address. Without `language` a file speaks the wall's. */
    exportUrl: (
      file: MeetingFile,
      { snapshot, language }: { snapshot?: string | undefined; language?: Language | undefined },
    ) =>
      `${base}/export/${file}?${new URLSearchParams({
        as,
        ...(snapshot === undefined ? {} : { snapshot }),
        ...(language === undefined ? {} : { language }),
      }).toString()}`,
  };
}

export type WallApi = ReturnType<typeof wallApi>;
