import { readsNotes } from '../../../shared/access/rights.ts';
import { putNote, setNoteHidden, withdrawNote } from '../../../shared/commands/notes.ts';
import type { Wall } from '../../sync/wall/wall.ts';
import { callerOf, readerWith } from '../caller.ts';
import { jsonList, LISTED_BYTES, sendParts } from '../largeAnswers.ts';
import { hiddenNoteText, noteText } from '../noteTexts.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** Each note as it is when its text is made: one that was taken down meanwhile is left out. */
function* textsOf(
  wall: Wall,
  listed: readonly { id: string; mine: boolean }[],
): Generator<string | null> {
  for (const { id, mine } of listed) yield noteText(wall.records, id, mine);
}

function* hiddenTextsOf(wall: Wall, listed: readonly { id: string }[]): Generator<string | null> {
  for (const { id } of listed) yield hiddenNoteText(wall.records, id);
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

  serve(app, 'listHiddenNotes', async (request, reply) => {
    const { wall } = await readerWith(request, 'hide-note');
    const listed: { id: string; seq: number }[] = [];
    for (const [id, record] of wall.records.notes)
      if (record.state === 'hidden') listed.push({ id, seq: record.seq });
    listed.sort((a, b) => a.seq - b.seq);
    return sendParts(
      request,
      reply,
      jsonList('notes', hiddenTextsOf(wall, listed)),
      () => wall.settled(),
      listed.length * LISTED_BYTES,
    );
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
