import { describe, expect, it } from 'vitest';
import { inverseOf, saidOf, stillStands, undoWordOf, type UndoableAction } from './lastAction.ts';
import { view, person } from './testConsole.ts';

describe('last action', () => {
  const actions: UndoableAction[] = [
    { kind: 'lock', locked: true },
    { kind: 'hide', notes: ['n'], hidden: true },
    { kind: 'title', from: 'A', to: 'B' },
    { kind: 'decline', people: ['p'], names: 'Aroha' },
    { kind: 'seat', person: 'p', name: 'Aroha', from: null, to: { table: 't1', number: 1 } },
    { kind: 'table', table: 't1', number: 1, closed: true, people: ['p'] },
  ];

  it.each(actions)('$kind: undone twice is the action itself', (action) => {
    expect(inverseOf(inverseOf(action))).toEqual(action);
    expect(saidOf(action)).toMatch(/^You /);
    expect(undoWordOf(action)).not.toBeNull();
  });

  it('is no longer offered once somebody else went on', () => {
    const moved: UndoableAction = {
      kind: 'seat',
      person: 'p',
      name: 'P',
      from: null,
      to: { table: 't1', number: 1 },
    };
    expect(stillStands(moved, view({ people: [person('p', { table: 't1' })] }))).toBe(true);
    expect(stillStands(moved, view({ people: [person('p', { table: 't2' })] }))).toBe(false);
  });
});
