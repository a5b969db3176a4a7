import type { NoteColor, NoteFields } from '../../shared/model/note.ts';
import type { OwnNote } from '../../shared/protocol/live.ts';
import type { NoteIntent, PutNote } from '../meeting/outbox/noteIntents.ts';
import type { Kept, WaitsFor } from '../meeting/outbox/outbox.ts';
import { standingOf, type Standing } from '../meeting/outbox/standing.ts';
import { t } from '../words/speak.ts';

/** How far a note of mine is. `hidden` was taken down by the facilitator; `refused`: what I `wanted` was not done. */
export type NoteStanding =
  | { state: 'on-wall' | 'hidden' }
  | (Standing & { wanted: NoteIntent['op'] });

/** One of my notes as the list shows it. */
export interface ShownNote {
  id: string;
  text: string;
  color: NoteColor;
  prompt: number | null;
  /** Step in which it was posted; absent: the first that asked. */
  step?: string;
  fields: NoteFields;
  rev: number;
  standing: NoteStanding;
  /** The server holds an older or the same text under this id. */
  known: boolean;
  /** What the wall shows under this id, where that is another text than mine. */
  onWall: string | null;
  /** Its entry in the outbox; `''` for one that has none. */
  entry: string;
}

export interface NoteSources {
  /** From the live view, oldest first: complete, but it may lag behind an acknowledgement. */
  server: readonly OwnNote[];
  /** As the server answered since; newer than `server` where its `rev` is higher or the id is new. `null`: withdrawn, while `server` may still list it. */
  answered: ReadonlyMap<string, OwnNote | null>;
  outbox: readonly Kept<NoteIntent>[];
  offline: boolean;
  /** The server answers, and does not let this phone in just now. */
  shut?: boolean;
}

const standing = (entry: Kept<NoteIntent>, holdUp: WaitsFor | null): NoteStanding => ({
  ...standingOf(entry, holdUp),
  wanted: entry.intent.op,
});

const fromEntry = (
  entry: Kept<PutNote>,
  wall: OwnNote | null,
  holdUp: WaitsFor | null,
): ShownNote => {
  const { id, text, color, prompt, rev, fields = wall?.fields ?? {} } = entry.intent;
  const step = wall ? wall.step : (entry.intent.step ?? undefined);
  return {
    id,
    text,
    color,
    prompt,
    ...(step === undefined ? {} : { step }),
    fields,
    rev: Math.max(rev, wall?.rev ?? 0),
    known: wall !== null,
    onWall: wall && wall.text !== text ? wall.text : null,
    entry: entry.id,
    standing: standing(entry, holdUp),
  };
};

/** Pure. My notes, newest first: what has not reached the wall above what has. A note being taken down is not shown, unless that was refused. */
export function shownNotes({
  server,
  answered,
  outbox,
  offline,
  shut = false,
}: NoteSources): ShownNote[] {
  const holdUp = offline ? 'network' : shut ? 'server' : null;
  const notes = new Map(server.map((note) => [note.id, note]));
  for (const [id, note] of answered)
    if (!note) notes.delete(id);
    else if ((notes.get(id)?.rev ?? -1) < note.rev) notes.set(id, note);
  const withdrawals = new Map(
    outbox
      .filter(({ intent }) => intent.op === 'withdraw')
      .map((entry) => [entry.intent.id, entry]),
  );
  const leaving = (id: string): boolean =>
    withdrawals.has(id) && withdrawals.get(id)?.progress.state !== 'refused';
  const puts = new Map(
    outbox
      .filter((entry): entry is Kept<PutNote> => entry.intent.op === 'put')
      .map((entry) => [entry.intent.id, entry]),
  );
  // In order of arrival, which `at` is not where the server's clock was set back.
  const onWall = [...notes.values()].filter(({ id }) => !leaving(id)).reverse();
  const unsent = [...puts.values()]
    .filter(({ intent }) => !notes.has(intent.id))
    .sort((a, b) => b.at - a.at);
  return [
    ...unsent.map((entry) => fromEntry(entry, null, holdUp)),
    ...onWall.map((note): ShownNote => {
      const edit = puts.get(note.id);
      if (edit) return fromEntry(edit, note, holdUp);
      const { id, text, color, prompt, step, fields = {}, rev, hidden } = note;
      const staying = withdrawals.get(id);
      return {
        id,
        text,
        color,
        prompt: prompt ?? null,
        ...(step === undefined ? {} : { step }),
        fields,
        rev,
        known: true,
        onWall: null,
        entry: staying?.id ?? '',
        standing: staying ? standing(staying, holdUp) : { state: hidden ? 'hidden' : 'on-wall' },
      };
    }),
  ];
}

/** There are some, and the wall has every one of them. */
export const areOnWall = (notes: readonly ShownNote[]): boolean =>
  notes.length > 0 && notes.every(({ standing: { state } }) => state === 'on-wall');

/** "3 notes, 1 waiting". `tellsRefused`: also that one was not taken. */
export const countWords = (notes: readonly ShownNote[], tellsRefused = false): string =>
  t('phone.notes.count', {
    count: notes.length,
    waiting: notes.filter(({ standing: { state } }) => state === 'kept' || state === 'sending')
      .length,
    refused:
      tellsRefused && notes.some(({ standing: { state } }) => state === 'refused') ? 'yes' : 'no',
  });
