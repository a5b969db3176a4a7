import type { Whereabouts } from '../../shared/model/move.ts';
import type { Note } from '../../shared/model/note.ts';
import type { NamesSetting, Person, Role } from '../../shared/model/person.ts';
import type { Removal } from '../../shared/model/removal.ts';
import type { RevealSetting, Session } from '../../shared/model/session.ts';
import type { NewConnection, ConnectionEdit, NewVisit } from '../../shared/commands/gallery.ts';
import type { TableEdit } from '../../shared/commands/tables.ts';
import type { Move, MoveReply } from '../../shared/commands/moves.ts';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import type { TableRecord } from '../../shared/model/table.ts';
import type {
  ConnectionView,
  PosterView,
  TableNote,
  TableVisit,
} from '../../shared/protocol/tables.ts';
import type { SessionEdit, TimerAction } from '../../shared/commands/session.ts';
import { deviceKey } from './deviceKey.ts';
import { baseOf, callsTo, notesApi, send } from './request.ts';

export { ApiProblem, Unreachable } from './request.ts';

export type Links = Record<Role, string>;
export interface NewWallAnswer {
  wallId: string;
  joinCode: string;
  links: Links;
}
export interface ReadableNote extends Note {
  id: string;
  mine?: boolean;
}
export interface SnapshotLine {
  id: string;
  name: string;
  at: number;
}
/** Snapshots taken before tables opened have none of what came later. */
export interface SnapshotView
  extends
    SnapshotLine,
    Pick<MeetingContent, 'session' | 'notes' | 'clusters' | 'placements'>,
    Partial<Omit<MeetingContent, 'session' | 'notes' | 'clusters' | 'placements' | 'at'>> {}

/** Starts a wall; needs nobody to be anybody. */
export const createWall = (wall: {
  title: string;
  activity: string;
  prompts: readonly string[];
  settings: { reveal: RevealSetting; names: NamesSetting };
}): Promise<NewWallAnswer> => send('POST', '/api/walls', null, wall);

export const exchangeSecret = async (
  wall: string,
  secret: string,
): Promise<{ personId: string; role: Role }> =>
  send('POST', `/api/walls/${encodeURIComponent(wall)}/grants`, null, {
    secret,
    device: await deviceKey(),
  });

/** Everything one may ask of one wall, acting with the cookie of `as`. Rejects with {@link ApiProblem} or {@link Unreachable}. */
export function wallApi(wall: string, as: Role) {
  const base = baseOf(wall);
  const call = callsTo(wall, as);
  const post = <Answer = { session: Session }>(path: string, body: unknown = {}): Promise<Answer> =>
    call('POST', path, body);
  return {
    ...notesApi(wall, as),
    notes: () => call<{ notes: ReadableNote[] }>('GET', '/notes'),
    hiddenNotes: () => call<{ notes: ReadableNote[] }>('GET', '/notes/hidden'),
    hideNote: (id: string) => post<object>(`/notes/${id}/hide`),
    unhideNote: (id: string) => post<object>(`/notes/${id}/unhide`),
    accept: (person: string) => post<{ person: Person }>(`/people/${person}/accept`),
    decline: (person: string) => post<{ person: Person }>(`/people/${person}/decline`),
    remove: (person: string) => call<object>('DELETE', `/people/${person}`),
    move: (id: string, move: Move & { from?: Whereabouts }) =>
      call<MoveReply>('PUT', `/moves/${id}`, move),
    takeBackMove: (id: string) => call<MoveReply>('DELETE', `/moves/${id}`),
    reveal: () => post('/reveal'),
    setLocked: (locked: boolean) => post('/lock', { locked }),
    timer: (action: TimerAction) => post('/timer', action),
    edit: (edit: SessionEdit) => call<{ session: Session }>('PATCH', '', edit),
    takeSnapshot: (name: string) => post<SnapshotLine>('/snapshots', { name }),
    snapshots: () => call<{ snapshots: SnapshotLine[] }>('GET', '/snapshots'),
    deleteSnapshot: (id: string) => call<object>('DELETE', `/snapshots/${id}`),
    snapshot: (id: string) => call<SnapshotView>('GET', `/snapshots/${id}`),
    editTable: (table: string, edit: TableEdit) =>
      call<{ table: TableRecord }>('PUT', `/tables/${table}`, edit),
    closeTable: (table: string) => post(`/tables/${table}/close`),
    reopenTable: (table: string, people: readonly string[]) =>
      post(`/tables/${table}/reopen`, { people }),
    movePerson: (person: string, table: string | null) =>
      call<{ person: Person }>('PUT', `/people/${person}`, { table }),
    poster: (table: string) =>
      call<{ poster: PosterView; visits: TableVisit[]; notes: TableNote[]; posterNotes: string[] }>(
        'GET',
        `/tables/${table}/poster`,
      ),
    posters: () => call<{ posters: PosterView[] }>('GET', '/posters'),
    visits: () => call<{ visits: TableVisit[] }>('GET', '/visits'),
    visit: (visit: NewVisit) => post<{ visit: TableVisit }>('/visits', visit),
    takeBackVisit: (id: string) => call<object>('DELETE', `/visits/${id}`),
    answerVisit: (id: string, answer: string, was?: readonly string[]) =>
      call<{ visit: TableVisit }>('PUT', `/visits/${id}`, {
        answer,
        ...(was === undefined ? {} : { was }),
      }),
    connections: () => call<{ connections: ConnectionView[] }>('GET', '/connections'),
    connect: (connection: NewConnection) =>
      post<{ connection: ConnectionView }>('/connections', connection),
    editConnection: (id: string, edit: ConnectionEdit) =>
      call<{ connection: ConnectionView }>('PUT', `/connections/${id}`, edit),
    // `at`: where this page is, as behind some proxies only it knows.
    setDoor: (door: Session['door']) => post('/door', { door }),
    renewCode: (joinCode?: string) =>
      post<{ joinCode: string; before: string; links: Links }>(
        '/code',
        joinCode === undefined ? {} : { joinCode },
      ),
    renewLink: (role: Exclude<Role, 'participant'>) =>
      post<{ links: Links }>(`/links/${role}/renew`),
    removeBurst: (burst: string) =>
      post<{ removal: Removal }>(`/bursts/${encodeURIComponent(burst)}/remove`),
    undoRemoval: (removal: string) => post<{ removal: Removal }>(`/removals/${removal}/undo`),
    readmit: (person: string) => post<object>(`/people/${person}/readmit`),
    links: () =>
      call<{ joinCode: string; links: Links }>(
        'GET',
        `/links?at=${encodeURIComponent(location.origin)}`,
      ),
    deleteWall: () => call<object>('DELETE', ''),
    /** Plain addresses for downloads: a link cannot send headers, so the cookie is named in the address. */
    exportUrl: (
      file: 'report.md' | 'report.pdf' | 'roster.csv' | 'graph.graphml' | 'wall.svg' | 'wall.pdf',
      snapshot?: string,
    ) =>
      `${base}/export/${file}?as=${as}${snapshot === undefined ? '' : `&snapshot=${encodeURIComponent(snapshot)}`}`,
    csvUrl: `${base}/export/notes.csv?as=${as}`,
    pngUrl: `${base}/export/wall.png?as=${as}`,
  };
}

export type WallApi = ReturnType<typeof wallApi>;
