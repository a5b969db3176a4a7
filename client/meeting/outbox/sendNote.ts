import type { OwnNote } from '../../../shared/protocol/live.ts';
import { ApiProblem, type NotesApi } from '../../sync/request.ts';
import { judge } from './judge.ts';
import type { NoteIntent } from './noteIntents.ts';
import type { SendResult } from './outbox.ts';

/** What the page learns while the outbox empties. */
export interface SendNews {
  put(note: OwnNote): void;
  withdrawn(id: string): void;
  /** The server knows this phone no longer; join again, then the outbox goes on. */
  signedOut(): void;
}

/** Sends one intent; never throws. `news` answers who hears of it: the page as it is drawn by then. */
export async function sendNote(
  api: NotesApi,
  intent: NoteIntent,
  news: () => SendNews,
): Promise<SendResult> {
  try {
    if (intent.op === 'put') {
      const { op: _op, id, was = [], ...note } = intent;
      news().put((await api.putNote(id, { ...note, ...(was.length > 0 ? { was } : {}) })).note);
    } else {
      await api.withdrawNote(intent.id);
      news().withdrawn(intent.id);
    }
  } catch (error) {
    if (error instanceof ApiProblem) {
      if (error.status === 401) news().signedOut();
      if (intent.op === 'withdraw' && ['no-such-note', 'note-gone'].includes(error.code)) {
        news().withdrawn(intent.id);
        return { kind: 'done' };
      }
    }
    return judge(error);
  }
  return { kind: 'done' };
}
