import type { OwnNote } from '../../../shared/protocol/live.ts';
import { ApiProblem, type NotesApi } from '../../sync/request.ts';
import { judge } from './judge.ts';
import type { NoteIntent } from './noteIntents.ts';
import type { SendResult } from './outbox.ts';

/** What the page learns while the outbox empties. */
export interface SendNews {
  /** How the server has the note now; `null`: no more. */
  answered(id: string, note: OwnNote | null): void;
  /** The server knows this phone no longer; join again, then the outbox goes on. */
  signedOut(): void;
}

/** Sends one intent; never throws. `news` answers who hears of it: the page as it is drawn by then. */
export async function sendNote(
  api: NotesApi,
  intent: NoteIntent,
  news: () => SendNews,
): Promise<SendResult> {
  const { op, id, ...words } = intent;
  try {
    let note: OwnNote | null = null;
    if ('text' in words) {
      const { was = [], ...rest } = words;
      note = (await api.putNote(id, was.length > 0 ? { ...rest, was } : rest)).note;
    } else await api.withdrawNote(id);
    news().answered(id, note);
  } catch (error) {
    if (error instanceof ApiProblem) {
      if (error.status === 401) news().signedOut();
      if (op === 'withdraw' && ['no-such-note', 'note-gone'].includes(error.code)) {
        news().answered(id, null);
        return { kind: 'done' };
      }
    }
    return judge(error);
  }
  return { kind: 'done' };
}
