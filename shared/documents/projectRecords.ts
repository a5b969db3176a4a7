import type * as Y from 'yjs';
import type { RecordChange, WallState } from '../commands/wallState.ts';
import type { Note, NoteRecord } from '../model/note.ts';
import { shownName } from '../model/person.ts';
import type { Session } from '../model/session.ts';

/** The documents that the server writes from its records. */
export interface RecordDocuments {
  session: Y.Doc;
  people: Y.Doc;
  notes: Y.Doc;
}

/** What readers of `notes` may hold of a record; `null` when it must not be there at all. */
export function projectNote(state: WallState, record: NoteRecord): Note | null {
  if (record.state !== 'live') return null;
  const by = shownName(state.people.get(record.person)?.name, state.session.settings.names);
  const { text, color, prompt, at, seq } = record;
  return { text, color, ...(prompt === undefined ? {} : { prompt }), ...(by === undefined ? {} : { by }), at, seq };
}

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null) {
    if (map.has(key)) map.delete(key);
  } else if (!sameJson(map.get(key), value)) map.set(key, value);
}

/**
 * Writes into the documents what the changed records now look like. Call after `state` holds the changes; `before` is the session
 * of before. A person's new name, or a tighter `names` setting, rewrites the `by` of the notes it touches.
 */
export function projectRecords(state: WallState, before: Session, changes: readonly RecordChange[], documents: RecordDocuments): void {
  const touched = new Set<string>();
  const renamed = new Set<string>();
  let all = false;
  for (const change of changes) {
    if (change.kind === 'session') {
      const map = documents.session.getMap('session');
      documents.session.transact(() => {
        for (const [key, value] of Object.entries(change.value)) {
          if (value === null ? map.get(key) !== null : !sameJson(map.get(key), value)) map.set(key, value);
        }
      });
      all ||= change.value.settings.names !== before.settings.names;
    } else if (change.kind === 'person') {
      documents.people.transact(() => put(documents.people.getMap('people'), change.id, change.value));
      renamed.add(change.id);
    } else touched.add(change.id);
  }
  const map = documents.notes.getMap('notes');
  documents.notes.transact(() => {
    for (const id of touched) putNote(id);
    if (all || renamed.size > 0) {
      for (const [id, record] of state.notes) if (all || renamed.has(record.person)) putNote(id);
    }
  });

  function putNote(id: string): void {
    const record = state.notes.get(id);
    put(map, id, record ? projectNote(state, record) : null);
  }
}
