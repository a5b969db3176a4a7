import { expect, it } from 'vitest';
import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import { NO_MEETING, NOT_YET } from '../meetingState.ts';
import type { Commands } from '../outbox/openCommands.ts';
import { createStore } from '../store.ts';
import { keepSaid } from './keepSaid.ts';
import { ownAnswers } from './ownAnswers.ts';

it('knows what was said after the outbox forgot it, and nothing older than what is known', () => {
  const own = { step: 'read', answers: [] } as unknown as OwnRatings;
  const known = createStore(NO_MEETING);
  known.set({ ratings: new Map([['read', { ...NOT_YET, value: own }]]) });
  let entries: unknown[] = [];
  let tell = (): void => undefined;
  keepSaid(known, {
    entries: () => entries as ReturnType<Commands['entries']>,
    subscribe: (listener) => {
      tell = listener;
      return () => false;
    },
  });
  const arrived = (rev: number, value: number): void => {
    entries = [
      {
        intent: { kind: 'rate', step: 'read', thing: 'n1', answers: { merit: { value, rev } } },
        progress: {
          state: 'saved',
          answer: { answers: [{ thing: 'n1', field: 'merit', value, rev }], left: {} },
        },
      },
    ];
    tell();
    entries = [];
    tell();
  };
  const said = () =>
    ownAnswers(known.state().ratings.get('read')?.value ?? own, []).of('n1', 'merit');
  arrived(1, 4);
  expect(said()).toEqual({ value: 4, rev: 1 });
  arrived(2, 5);
  arrived(1, 4);
  expect(said()).toEqual({ value: 5, rev: 2 });
});
