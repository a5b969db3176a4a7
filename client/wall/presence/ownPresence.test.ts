import { expect, it } from 'vitest';
import { LIMITS } from '../../../shared/model/limits.ts';
import { gripsAsPresence, SHOWN_HELD, type OwnState } from './OwnPresence.ts';

it('the largest presence that a page sends fits the server’s bound', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const corner = LIMITS.coordinateMax + 0.123;
  const grips = Array.from({ length: LIMITS.grips }, () => ({
    cursor: [-corner, -corner] as const,
    held: Array.from({ length: 100 }, () => id),
    drag: [-corner, -corner] as const,
    over: id,
  }));
  const rect = [-1_000_000, -1_000_000, 1_000_000, 1_000_000] as const;
  const state: OwnState = {
    ...gripsAsPresence(grips),
    view: rect,
    claims: Array.from({ length: LIMITS.claims }, () => id),
    look: { at: 1_000_000, rect },
  };
  expect([state.held, ...(state.also ?? []).map(({ held }) => held)].flat()).toHaveLength(
    SHOWN_HELD,
  );
  // Client id, clock and lengths around it.
  expect(JSON.stringify(state).length + 24).toBeLessThan(LIMITS.awarenessBytes);
});

it('one finger is in the presence’s own fields, others under `also`; without any it says so', () => {
  expect(gripsAsPresence([])).toEqual({
    cursor: undefined,
    held: undefined,
    drag: undefined,
    over: undefined,
    also: undefined,
  });
  expect(
    gripsAsPresence([
      { cursor: [1.4, 2.6], held: ['n1'], drag: [3, 4], over: 'c1' },
      { cursor: [5, 6], held: ['n2'], drag: [0, 0] },
    ]),
  ).toEqual({
    cursor: [1, 3],
    held: ['n1'],
    drag: [3, 4],
    over: 'c1',
    also: [{ cursor: [5, 6], held: ['n2'], drag: [0, 0] }],
  });
});
