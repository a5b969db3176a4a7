import type * as Y from 'yjs';
import type { RecordChange, WallState } from '../commands/wallState.ts';
import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';
import { projectGallery } from './projectGallery.ts';
import { projectNote } from './projectNote.ts';
import { putValue, sameJson } from './putValue.ts';

/** The documents that the server writes from its records. */
export interface RecordDocuments {
  session: Y.Doc;
  people: Y.Doc;
  notes: Y.Doc;
  gallery: Y.Doc;
}

/**
 * Writes into the documents what the changed records now look like. Call after `state` holds the changes; `before` is the session
 * of before. A person's new name, or a tighter `names` setting, rewrites the `by` of the notes it touches.
 */
export function projectRecords(
  state: WallState,
  before: Session,
  changes: readonly RecordChange[],
  documents: RecordDocuments,
): void {
  const touched = new Set<string>();
  const renamed = new Set<string>();
  const people: [id: string, value: Person | null][] = [];
  let all = false;
  for (const change of changes) {
    if (change.kind === 'session') {
      const map = documents.session.getMap('session');
      documents.session.transact(() => {
        for (const [key, value] of Object.entries(change.value)) {
          if (value === null ? map.get(key) !== null : !sameJson(map.get(key), value))
            map.set(key, value);
        }
      });
      all ||= change.value.settings.names !== before.settings.names;
    } else if (change.kind === 'person') {
      people.push([change.id, change.value]);
      renamed.add(change.id);
    } else if (change.kind === 'person-gone') people.push([change.id, null]);
    else if (change.kind === 'note') touched.add(change.id);
  }
  // In one transaction: each has its price, and a crowd comes, or goes, in one tick.
  if (people.length > 0) {
    const map = documents.people.getMap('people');
    documents.people.transact(() => people.forEach(([id, value]) => putValue(map, id, value)));
  }
  if (all) for (const id of state.notes.keys()) touched.add(id);
  else
    for (const person of renamed)
      for (const id of state.notesByPerson.get(person) ?? []) touched.add(id);
  if (touched.size > 0) {
    const map = documents.notes.getMap('notes');
    documents.notes.transact(() => {
      for (const id of touched) {
        const record = state.notes.get(id);
        putValue(map, id, record ? projectNote(state, record) : null);
      }
    });
  }
  projectGallery(state, before, changes, documents);
}
