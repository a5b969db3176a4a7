import type { OwnNote } from '../../shared/protocol/live.ts';
import { ApiProblem, Unreachable, type NotesApi } from '../sync/request.ts';
import type { OutboxEntry } from '../sync/outbox.ts';
import type { SendResult } from '../sync/outboxRunner.ts';

/** What the page learns while the outbox empties. */
export interface SendNews {
  put(note: OwnNote): void;
  withdrawn(id: string): void;
  /** The server knows this phone no longer; join again, then the outbox goes on. */
  signedOut(): void;
}

/** A refused rate passes within moments. ms. */
const RATE_PAUSE_MS = 2_000;

/** Sends one entry; never throws. No answer, 401, 429 and 5xx will be tried again, any other refusal is the person's to see. */
export async function sendEntry(
  api: NotesApi,
  entry: OutboxEntry,
  news: SendNews,
): Promise<SendResult> {
  try {
    if (entry.op === 'withdraw') {
      await api.withdrawNote(entry.id);
      news.withdrawn(entry.id);
    } else {
      const { text, color, prompt, rev, was } = entry;
      news.put(
        (
          await api.putNote(entry.id, {
            text,
            color,
            prompt,
            rev,
            ...(was === undefined ? {} : { was }),
          })
        ).note,
      );
    }
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof Unreachable) return { kind: 'unreachable' };
    if (!(error instanceof ApiProblem)) return { kind: 'refused', code: 'internal', detail: '' };
    if (entry.op === 'withdraw' && (error.code === 'no-such-note' || error.code === 'note-gone')) {
      news.withdrawn(entry.id);
      return { kind: 'done' };
    }
    if (error.status === 429) return { kind: 'busy', afterMs: RATE_PAUSE_MS };
    if (error.status >= 500) return { kind: 'unwell' };
    if (error.status === 401) {
      news.signedOut();
      return { kind: 'busy', afterMs: 0 };
    }
    return { kind: 'refused', code: error.code, detail: error.message };
  }
}
