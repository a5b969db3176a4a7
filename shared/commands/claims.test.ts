import { describe, expect, it } from 'vitest';
import { claimsText, claimsView, sharedClaims } from '../documents/claimViews.ts';
import type { Asker } from '../documents/ratingViews.ts';
import type { ClaimStep } from '../rating/rateStep.ts';
import { claimThing, releaseThing, type ClaimSent } from './claims.ts';
import { withdrawNote } from './notes.ts';
import { RatingRoom } from './testRatings.ts';
import { refusal } from './testTables.ts';

const claimStep = (part: Partial<ClaimStep> = {}): ClaimStep => ({
  id: 'own',
  kind: 'claim',
  title: 'Whose?',
  ask: 'Take one on.',
  of: { kind: 'notes' },
  roles: [
    { id: 'owner', label: 'Sees to it', people: 'one' },
    { id: 'helper', label: 'Helps', people: 'several' },
  ],
  due: { kind: 'asked' },
  ...part,
});

class Claims extends RatingRoom {
  readonly step: ClaimStep;
  constructor(part: Partial<ClaimStep> = {}) {
    super([claimStep(part)]);
    this.step = claimStep(part);
    this.goTo('own');
  }

  say(person: string, thing: string, sent: ClaimSent & { holds?: boolean } = {}, role = 'owner') {
    const asked = { step: 'own', role, thing, sent: { holds: true, ...sent } };
    return this.run(claimThing(this.records, this.act(person), asked, this.known)).claim;
  }

  asker(person: string, language = 'en'): Asker {
    return { personId: person, person: this.person(person), language };
  }

  view(person = 'p0') {
    const asker = this.asker(person);
    return claimsView(sharedClaims(this.known, this.step, asker), asker);
  }

  /** Who has the first role of each thing. */
  seen(person = 'p0') {
    return this.view(person).things.map(({ roles: [owner] }) =>
      owner?.claims.map(({ by, mine }) => (mine ? 'me' : by)),
    );
  }
}

describe('putting one’s name to a thing', () => {
  it('2b.5 is the first’s until she lays it down, also after the meeting went on', () => {
    const room = new Claims();
    const [note = ''] = room.notes;
    expect(room.say('p0', note, { date: '2027-03-31', rev: 1 })).toMatchObject({ state: 'held' });
    expect(refusal(() => room.say('p1', note))).toBe('already-claimed');
    expect(room.say('p1', note, {}, 'helper')).toMatchObject({ person: 'p1' });
    expect(room.seen()).toEqual([['me'], [], []]);
    expect(room.seen('p1')).toEqual([['p0'], [], []]);
    room.goTo('last');
    room.say('p0', note, { holds: false, rev: 2 });
    // What her phone sent before, late, takes nothing on anew, and she is told.
    expect(refusal(() => room.say('p0', note, { rev: 1 }))).toBe('changed-meanwhile');
    expect(room.say('p1', note)).toMatchObject({ state: 'held' });
    room.goTo('gather');
    expect(refusal(() => room.say('p2', room.notes[1] ?? ''))).toBe('step-closed');
  });

  it('goes with whoever is removed, comes back with her, and what went is gone', () => {
    const room = new Claims();
    const [note = '', other = ''] = room.notes;
    room.say('p0', note);
    room.change('p0', { removed: true });
    expect(room.seen('p1')).toEqual([[], [], []]);
    room.say('p1', note);
    room.change('p0', { removed: false });
    expect(room.seen('p2')[0]).toEqual(['p0', 'p1']);
    room.run(withdrawNote(room.records, room.act('p1'), other));
    expect(refusal(() => room.say('p0', other))).toBe('thing-gone');
    expect(refusal(() => room.say('p0', 'nothing'))).toBe('no-such-thing');
  });

  it('2b.5 needs a name where the wall shows names: others look for whoever it is', () => {
    const room = new Claims();
    const [note = '', other = ''] = room.notes;
    const { name: _name, ...nameless } = room.person('p0');
    room.say('p0', other);
    room.records.apply([{ kind: 'person', id: 'p0', value: nameless }]);
    expect(refusal(() => room.say('p0', note))).toBe('name-needed');
    // What she has taken on already she says more of, and lays down.
    room.say('p0', other, { until: 'soon' });
    room.say('p0', other, { holds: false });
    expect(refusal(() => room.say('p0', other))).toBe('name-needed');
    const { session } = room.records;
    const settings = { ...session.settings, names: 'anonymous' } as const;
    room.records.apply([{ kind: 'session', value: { ...session, settings } }]);
    expect(room.say('p0', note)).toMatchObject({ state: 'held' });
  });

  it('is laid down for her by facilitators alone', () => {
    const room = new Claims();
    const [note = ''] = room.notes;
    room.say('p0', note);
    const release = (person: string) =>
      room.run(
        releaseThing(
          room.records,
          room.act(person),
          { step: 'own', role: 'owner', thing: note, claimer: 'p0' },
          room.known,
        ),
      );
    expect(refusal(() => release('p1'))).toBe('forbidden');
    release('fay');
    expect(room.seen('p1')).toEqual([[], [], []]);
    room.say('p1', note);
    const claim = (who: string) => room.view(who).things[0]?.roles[0]?.claims[0];
    expect(claim('fay')?.claimer).toBe('p1');
    expect(claim('p2')?.claimer).toBeUndefined();
  });
});

it('is told to each with what is her own, as text the same as in parts', () => {
  const room = new Claims();
  room.say('p0', room.notes[0] ?? '', { until: 'after the harvest' });
  room.say('p1', room.notes[0] ?? '', {}, 'helper');
  room.say('p0', room.notes[1] ?? '');
  room.say('p0', room.notes[1] ?? '', { holds: false });
  const shared = sharedClaims(room.known, room.step, room.asker('p2'));
  for (const who of ['p2', 'p0', 'p1', 'p2']) {
    const asker = room.asker(who);
    const view = claimsView(shared, asker);
    expect(JSON.parse(claimsText(shared, asker))).toEqual(view);
    expect(view).toEqual(room.view(who));
  }
  const lead = room.asker('fay');
  const hers = sharedClaims(room.known, room.step, lead);
  expect(JSON.parse(claimsText(hers, lead))).toEqual(claimsView(hers, lead));
  expect(claimsText(hers, lead)).toContain('"claimer":"p1"');
  expect(JSON.stringify(claimsView(hers, null))).not.toContain('claimer');
});
