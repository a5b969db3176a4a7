import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import type { MeetingState } from '../meetingState.ts';
import type { Commands } from '../outbox/openCommands.ts';
import type { Store } from '../store.ts';
import { withSaid } from './ownAnswers.ts';

const saidIn = (answer: unknown): OwnRatings['answers'] =>
  (answer as { answers?: OwnRatings['answers'] } | undefined)?.answers ?? [];

/**
 * What the server answered to somebody's rating is what she said, from then on: nobody asks for it again, and what the outbox shows of it goes
 * after a moment.
 */
export function keepSaid(
  known: Pick<Store<MeetingState>, 'state' | 'set'>,
  commands: Pick<Commands, 'entries' | 'subscribe'>,
): void {
  const seen = new WeakSet();
  commands.subscribe(() => {
    for (const entry of commands.entries()) {
      const { intent, progress } = entry;
      if (intent.kind !== 'rate' || progress.state !== 'saved' || seen.has(entry)) continue;
      seen.add(entry);
      const { ratings } = known.state();
      const looked = ratings.get(intent.step);
      if (!looked?.value) continue;
      const value = withSaid(looked.value, saidIn(progress.answer));
      known.set({ ratings: new Map(ratings).set(intent.step, { ...looked, value }) });
    }
  });
}
