import { readsNotes } from '../../../shared/access/rights.ts';
import { putNote, setNoteHidden, withdrawNote } from '../../../shared/commands/notes.ts';
import { projectNote } from '../../../shared/documents/projectNote.ts';
import type { Wall } from '../../sync/wall.ts';
import { callerOf, readerWith } from '../caller.ts';
import { jsonList, sendParts } from '../largeAnswers.ts';
import { noteText, type ListedNote } from '../noteTexts.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** What an answer remembers of each note it will list. Bytes. */
const LISTED_BYTES = 56;

/** As they are when their turn comes: what was taken down meanwhile is not there. */
function* textsOf(
  wall: Wall,
  listed: readonly { id: string; mine: boolean }[],
): Generator<string | null> {
  for (const { id, mine } of listed) yield noteText(wall.records, id, mine);
}

/** Posting, editing, withdrawing, reading; hiding is the facilitator's. */
export const noteRoutes: Routes = (app) => {
  serve(app, 'listNotes', async (request, reply) => {
    const { wall, personId, person } = await readerWith(request, null);
    const { records } = wall;
    const readsAll = readsNotes(person, records.session);
    const listed: { id: string; seq: number; mine: boolean }[] = [];
    for (const [id, record] of records.notes) {
      const mine = record.person === personId;
      if ((readsAll || mine) && record.state === 'live') listed.push({ id, seq: record.seq, mine });
    }
    listed.sort((a, b) => a.seq - b.seq);
    return sendParts(
      request,
      reply,
      jsonList('notes', textsOf(wall, listed)),
      () => wall.settled(),
      listed.length * LISTED_BYTES,
    );
  });

  serve(app, 'listHiddenNotes', async (request) => {
    const { wall } = await readerWith(request, 'hide-note');
    const { records } = wall;
    const notes: ListedNote[] = [];
    for (const [id, record] of records.notes) {
      if (record.state !== 'hidden') continue;
      const note = projectNote(records, { ...record, state: 'live' });
      if (note) notes.push({ id, ...note });
    }
    return { notes: notes.sort((a, b) => a.seq - b.seq) };
  });

  serve(app, 'putNote', async (request, reply) => {
    const { wall, personId } = callerOf(request);
    const { note, created } = await wall.command(personId, (state, actor) =>
      putNote(state, actor, { id: request.params.note, ...request.body }),
    );
    void reply.code(created ? 201 : 200);
    return { note };
  });

  serve(app, 'withdrawNote', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      withdrawNote(state, actor, request.params.note),
    );
  });

  for (const [id, hidden] of [
    ['hideNote', true],
    ['unhideNote', false],
  ] as const)
    serve(app, id, (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) =>
        setNoteHidden(state, actor, request.params.note, hidden),
      );
    });
};
