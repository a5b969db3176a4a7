import { describe, expect, it } from 'vitest';
import { PHASES } from '../../shared/model/session.ts';
import { nextStep } from './nextStep.ts';
import type { NextThing } from '../steps/deskKind.ts';
import { session, view, TWO } from '../desk/testConsole.ts';

/** Where pressing its button leads, or what it asks first. */
const doneBy = ({ does }: NextThing): unknown => ('act' in does ? does.act() : does);
const toStep = (step: string): object => ({ move: { step } });

describe('next step', () => {
  it('follows the phases, and the last one is to keep the wall', () => {
    const kinds = PHASES.map((phase) =>
      nextStep(
        view({
          session: session({ phase, tables: phase === 'gather' || phase === 'cluster' ? [] : TWO }),
        }),
      ),
    );
    expect(kinds.map(({ id }) => id)).toEqual([
      'step',
      'open-tables',
      'walk',
      'step',
      'step',
      'keep',
    ]);
    expect(kinds.map(doneBy)).toMatchObject([
      toStep('group'),
      { opens: 'wall' },
      { asks: 'walk' },
      toStep('connect'),
      toStep('follow-up'),
      { asks: 'keep' },
    ]);
  });

  it('opens tables of named groups with notes, and says which are left out', () => {
    const groups = [
      { id: 'a', number: 1, name: 'Rivers', notes: 3 },
      { id: 'b', number: 2, name: ' ', notes: 2 },
      { id: 'c', number: 3, name: 'Towns', notes: 0 },
      { id: 'd', number: 4, name: '', notes: 0 },
      { id: 'e', number: 5, name: 'Farms', notes: 1 },
    ];
    const step = nextStep(view({ here: 49, groups, session: session({ phase: 'cluster' }) }));
    expect(doneBy(step)).toMatchObject({ move: { tables: 'open' }, made: 2 });
    expect(step.consequence).toBe(
      '2 groups become 2 tables. 48 people are asked to choose one. Left out: group 2 has no name, group 3 has no notes. Notes can no longer be reworded. You can come back.',
    );
  });

  it('has nothing to open without a named group, in grouping and at the tables', () => {
    for (const phase of ['cluster', 'tables'] as const)
      expect(nextStep(view({ session: session({ phase }) }))).toMatchObject({
        id: 'open-tables',
        does: { opens: 'wall' },
      });
  });

  it('goes back to the tables when every group has one, and opens the new ones when not', () => {
    const groups = [{ id: 'c1', number: 1, name: 'Rivers', notes: 3 }];
    expect(
      doneBy(nextStep(view({ groups, session: session({ phase: 'cluster', tables: TWO }) }))),
    ).toMatchObject(toStep('tables'));
    expect(
      doneBy(
        nextStep(
          view({
            groups: [...groups, { id: 'new', number: 3, name: 'Towns', notes: 1 }],
            session: session({ phase: 'cluster', tables: TWO }),
          }),
        ),
      ),
    ).toMatchObject({ move: { tables: 'open' }, made: 1 });
  });

  it('says of a next stop that hosts swap there, and that it goes on by itself', () => {
    const of = (walk: object): string =>
      nextStep(
        view({
          session: session({
            phase: 'gallery',
            tables: TWO,
            walk: { mode: 'rotation', stops: 3, stopMs: 480_000, stop: 0, ...walk },
          }),
        }),
      ).consequence;
    expect(of({ swapAt: 1 })).toMatch(/^Hosts swap with somebody who has walked; everyone else is/);
    expect(of({ swapAt: 2 })).toMatch(/^Everyone but the hosts is/);
    expect(of({ onItsOwn: true })).toMatch(/It goes on by itself when the time is up\.$/);
  });

  it('is the next stop until the last, then connecting, which ends the walk', () => {
    const at = (stop: number): ReturnType<typeof nextStep> =>
      nextStep(
        view({
          session: session({
            phase: 'gallery',
            tables: TWO,
            walk: { mode: 'rotation', stops: 3, stopMs: 480_000, stop },
          }),
        }),
      );
    expect(at(0)).toMatchObject({ id: 'stop', title: 'Next: stop 2 of 3' });
    expect(doneBy(at(1))).toMatchObject({ move: { walk: { action: 'next' } } });
    expect(at(1).consequence).toMatch(/^Everyone but the hosts is sent to their next poster/);
    expect(doneBy(at(2))).toMatchObject(toStep('connect'));
    expect(at(2).consequence).toMatch(/^The walk ends\./);
    expect(
      doneBy(
        nextStep(
          view({
            session: session({
              phase: 'gallery',
              tables: TWO,
              walk: { mode: 'free', stops: 0, stopMs: 1, stop: 0 },
            }),
          }),
        ),
      ),
    ).toMatchObject(toStep('connect'));
  });

  it('is the next table while tables report back', () => {
    const at = (index: number): ReturnType<typeof nextStep> =>
      nextStep(
        view({
          session: session({
            phase: 'connect',
            tables: TWO,
            reportBack: { queue: ['t2', 't1'], index, turnMs: 120_000 },
          }),
        }),
      );
    expect(at(0)).toMatchObject({
      id: 'report',
      title: 'Next: table 1 reports back',
    });
    expect(at(1)).toMatchObject({ id: 'report-last' });
  });

  it('is the reveal while notes are private, in every phase, and says that it cannot be undone', () => {
    for (const phase of PHASES) {
      const step = nextStep(view({ session: session({ phase, revealed: false }) }));
      expect(step.id).toBe('reveal');
      expect(step.consequence).toContain('cannot be undone');
    }
  });

  it('says how many screens change, without the facilitator’s own', () => {
    expect(
      nextStep(view({ here: 49, session: session({ phase: 'connect', tables: TWO }) })).consequence,
    ).toBe('48 other people’s screens then say “Who does what next”. You can come back.');
  });
});
