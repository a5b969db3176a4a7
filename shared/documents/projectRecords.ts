import type * as Y from 'yjs';
import type { RecordChange, WallState } from '../commands/wallState.ts';
import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';
import { toldSession, wholeRun } from '../scripts/toldRun.ts';
import type { NamesBehind } from './namesBehind.ts';
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
 * Makes the documents match the changed records. Call when `state` has the changes; `before` is the
 * session before them. A person's new name rewrites the `by` of what is hers. A tighter `names`
 * setting rewrites everything, a part of it now; `names` has the rest and does a step with each
 * call.
 */
export function projectRecords(
  state: WallState,
  before: Session,
  changes: readonly RecordChange[],
  documents: RecordDocuments,
  names: NamesBehind,
): void {
  if (state.session.settings.names !== before.settings.names) names.addAll(state);
  const behind = names.take();
  const touched = new Set<string>(behind.notes);
  const renamed = new Set<string>();
  // What is shown of whole steps changes rarely, and all at once: no word may stay a moment longer than it should.
  if (!sameJson(state.session.held, before.held)) {
    const moved = [...state.session.held, ...before.held];
    for (const [id, note] of state.notes)
      if (note.state === 'live' && moved.includes(note.step ?? null)) touched.add(id);
  }
  const people: [id: string, value: Person | null][] = [];
  for (const change of changes) {
    if (change.kind === 'session') {
      const map = documents.session.getMap('session');
      documents.session.transact(() => {
        for (const [key, value] of Object.entries(toldSession(change.value))) {
          if (value === null ? map.get(key) !== null : !sameJson(map.get(key), value))
            map.set(key, value);
        }
      });
      const run = documents.people.getMap('run');
      documents.people.transact(() => {
        for (const [key, value] of Object.entries(wholeRun(change.value)))
          putValue(run, key, value);
      });
    } else if (change.kind === 'person') {
      people.push([change.id, change.value]);
      renamed.add(change.id);
    } else if (change.kind === 'person-gone') people.push([change.id, null]);
    else if (change.kind === 'note') touched.add(change.id);
  }
  // In one transaction, because each has its price, and a crowd comes or goes in one tick.
  if (people.length > 0) {
    const map = documents.people.getMap('people');
    documents.people.transact(() => people.forEach(([id, value]) => putValue(map, id, value)));
  }
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
  projectGallery(state, before, changes, documents, behind);
}
