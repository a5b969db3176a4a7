import { describe, expect, it } from 'vitest';
import { Refusal } from '../model/problems.ts';
import { LIMITS } from '../model/limits.ts';
import { ownRatings, progressOf, resultsView } from '../documents/ratingViews.ts';
import { requireStep } from '../rating/rateStep.ts';
import { changeRun } from './run.ts';
import { withdrawNote, setNoteHidden } from './notes.ts';
import { rateThing, readMore, dealLate, steerRating, type FormSent } from './rating.ts';
import { RatingRoom, rateStep } from './testRatings.ts';
import { refusal } from './testTables.ts';
import { setStep } from './session.ts';
import { WallRecords } from './wallState.ts';

const merit = (value: number | null, rev?: number): FormSent => ({
  answers: { merit: { value, ...(rev === undefined ? {} : { rev }) } },
});

class Rates extends RatingRoom {
  rate(person: string, thing: string, sent: FormSent = merit(4), step = 'read') {
    return this.run(
      rateThing(this.records, this.act(person), { step, thing, ...sent }, this.known),
    );
  }
  refused(person: string, thing: string, sent: FormSent = merit(4), step = 'read') {
    return refusal(() => this.rate(person, thing, sent, step));
  }
  own(person: string) {
    return ownRatings(this.known, rateStep(this.stepPart), {
      personId: person,
      person: this.person(person),
      language: 'en',
    });
  }
  stepPart = {};
}

const open = (part: Parameters<typeof rateStep>[0] = {}, sizes = {}): Rates => {
  const room = new Rates([rateStep(part)], sizes);
  room.stepPart = part;
  room.goTo('read');
  return room;
};

describe('rating a thing', () => {
  it('2b.1 takes a whole form or nothing of it', () => {
    const room = open();
    const [, note = ''] = room.notes;
    const sent = { answers: { merit: { value: 5 }, why: { value: 'It is simple.' } } };
    expect(room.rate('p0', note, sent).answers).toEqual([
      { thing: note, field: 'merit', value: 5, rev: 1 },
      { thing: note, field: 'why', value: 'It is simple.', rev: 1 },
    ]);
    const half = { answers: { merit: { value: 1 }, why: { value: 'x'.repeat(501) } } };
    expect(room.refused('p0', note, half)).toBe('text-too-long');
    expect(room.records.rated.of('read').book.of('p0', note, 'merit')?.value).toBe(5);
  });

  it('counts once, also where it is sent again after the step closed or the note went', () => {
    const room = open();
    const [, note = ''] = room.notes;
    room.rate('p0', note, merit(5, 3));
    room.run(steerRating(room.records, room.act('fay'), 'read', { state: 'closed' }));
    expect(room.rate('p0', note, merit(5, 3)).answers[0]).toMatchObject({ value: 5, rev: 3 });
    expect(room.refused('p0', note, merit(2, 4))).toBe('step-closed');
    room.run(setStep(room.records, room.act('fay'), 'last'));
    expect(room.refused('p2', note)).toBe('step-closed');
    room.run(withdrawNote(room.records, room.act('p1'), note));
    expect(room.rate('p0', note, merit(5, 3)).answers[0]).toMatchObject({ rev: 3 });
    expect(room.refused('p0', note, merit(5, 4))).toBe('thing-gone');
  });

  it('is refused by name: of a step that is none, one’s own, what never was, as somebody removed', () => {
    const room = open();
    const [own = '', other = ''] = room.notes;
    expect(room.refused('p0', own)).toBe('own-thing');
    expect(room.refused('p0', 'nothing')).toBe('no-such-thing');
    expect(room.refused('p0', other, merit(4), 'gather')).toBe('no-such-step');
    expect(room.refused('p0', other, { answers: { depth: { value: 1 } } })).toBe('no-such-field');
    room.change('p0', { removed: true });
    expect(room.refused('p0', other)).toBe('removed');
    room.arrive('screen', 'projector');
    expect(room.refused('screen', other)).toBe('forbidden');
    room.run(setNoteHidden(room.records, room.act('fay'), other, true));
    expect(room.refused('p2', other)).toBe('thing-gone');
  });

  it('is for one’s own too where the step says so', () => {
    const room = open({ own: true });
    expect(room.rate('p0', room.notes[0] ?? '').answers).toHaveLength(1);
    expect(room.own('p0').things).toHaveLength(3);
  });

  it('counts dots over all things that are there: those of a thing that went are hers again', () => {
    const room = open({ form: [{ id: 'dots', kind: 'dots', label: 'Which?', dots: 3 }] });
    const [, second = '', third = ''] = room.notes;
    const dots = (value: number): FormSent => ({ answers: { dots: { value } } });
    expect(room.rate('p0', second, dots(2)).left).toEqual({ dots: 1 });
    expect(room.refused('p0', third, dots(2))).toBe('too-many-dots');
    room.run(withdrawNote(room.records, room.act('p1'), second));
    expect(room.rate('p0', third, dots(3)).left).toEqual({ dots: 0 });
  });

  it('ends where a wall keeps no more answers', () => {
    const room = open();
    room.records.rated.size = LIMITS.ratingsPerWall;
    expect(room.refused('p0', room.notes[1] ?? '')).toBe('too-many-ratings');
  });

  it('is one of a table where tables rate, and nobody’s who sits at none', () => {
    const room = new Rates([rateStep({ by: 'tables' })], { people: 3 });
    room.apply([
      {
        kind: 'session',
        value: {
          ...room.records.session,
          tables: [{ tableId: 't1', number: 1, name: 'One' }] as never,
        },
      },
    ]);
    room.change('p0', { table: 't1' });
    room.change('p1', { table: 't1' });
    room.goTo('read');
    const [first = '', , third = ''] = room.notes;
    room.rate('p0', third, merit(3));
    room.rate('p1', third, merit(5));
    expect(room.records.rated.of('read').book.ofPerson('t1')).toMatchObject([{ value: 5, rev: 2 }]);
    // Both had read 2 when they spoke: the second is told, and what the first said stands.
    room.rate('p0', third, merit(1, 3));
    let now: unknown;
    try {
      room.rate('p1', third, merit(4, 3));
    } catch (error) {
      now = error instanceof Refusal && error.code === 'changed-meanwhile' && error.more?.now;
    }
    expect(now).toEqual({ field: 'merit', value: 1, rev: 3 });
    room.rate('p1', third, merit(1, 3));
    expect(room.records.rated.of('read').book.ofPerson('t1')).toMatchObject([{ value: 1, rev: 3 }]);
    expect(room.refused('p1', first)).toBe('own-thing');
    expect(room.refused('p2', first)).toBe('no-table');
  });
});

describe('a balanced reading', () => {
  const each2 = { each: 2 } as const;

  it('gives everybody lists that stay, and whoever comes late what is read least', () => {
    const room = open(each2, { people: 6, notes: 4 });
    const { readings } = room.records.rated.of('read');
    const before = new Map(readings);
    expect([...readings.keys()].sort()).toEqual(room.ids);
    expect(readings.has('fay')).toBe(false);
    room.arrive('late');
    const step = rateStep(each2);
    room.apply(dealLate(room.records, step, ['late', 'p0'], room.known, () => true));
    expect(room.own('late').things).toHaveLength(2);
    for (const [person, list] of before)
      expect(room.records.rated.of('read').readings.get(person)).toBe(list);
    // Going back to it deals nothing anew.
    room.goTo('last');
    room.goTo('read');
    expect(room.records.rated.of('read').readings.get('p0')).toBe(before.get('p0'));
  });

  it('refuses what others were given, and does not end where there is less than each was to have', () => {
    const room = open({ each: 9 }, { people: 3, notes: 3 });
    expect(
      room
        .own('p0')
        .things.map(({ id }) => id)
        .sort(),
    ).toEqual(room.notes.slice(1));
    const other = open(each2, { people: 6, notes: 6 });
    const mine = other.records.rated.of('read').readings.get('p0') ?? [];
    const [theirs = ''] = other.notes.slice(1).filter((id) => !mine.includes(id));
    expect(other.refused('p0', theirs)).toBe('not-assigned');
  });

  it('is what 1,000 people find who open 300 notes at once: three each, every note read as often as the next', () => {
    const part = { each: 3 };
    const room = open(part, { people: 1_000, notes: 300 });
    const readers = new Map<string, number>();
    for (const id of room.ids) {
      const { things } = room.own(id);
      expect(new Set(things.map((thing) => thing.id)).size).toBe(3);
      for (const thing of things) {
        expect(room.records.notes.get(thing.id)).not.toMatchObject({ person: id });
        readers.set(thing.id, (readers.get(thing.id) ?? 0) + 1);
      }
    }
    expect(new Set(readers.values())).toEqual(new Set([10]));
  });

  it('is over for everybody where all are excluded from everything, or there is nothing', () => {
    const alone = open(each2, { people: 1, notes: 2 });
    expect(alone.own('p0').things).toEqual([]);
    expect(progressOf(alone.known, rateStep(each2))).toMatchObject({
      raters: 0,
      done: 0,
      things: 2,
    });
    expect(progressOf(open(each2, { notes: 0 }).known, rateStep(each2))).toMatchObject({
      raters: 0,
      things: 0,
    });
  });

  it('gives more to whoever is through, what those who left did not get to, once for each time it is asked', () => {
    const room = open(each2, { people: 6, notes: 6 });
    const list = (): readonly string[] => room.records.rated.of('read').readings.get('p0') ?? [];
    const more = (isHere: (id: string) => boolean = () => true) =>
      room.run(readMore(room.records, room.act('p0'), 'read', room.known, isHere)).things;
    expect(more()).toEqual(list());
    for (const thing of list()) room.rate('p0', thing);
    // Half of the room has closed its phones.
    const here = new Set(['p0', 'p1', 'p2']);
    const counts = (thing: string): number =>
      [...room.records.rated.of('read').readings].filter(
        ([person, each]) => here.has(person) && each.includes(thing),
      ).length;
    const before = list();
    const least = Math.min(
      ...room.notes.filter((id) => !before.includes(id) && id !== room.notes[0]).map(counts),
    );
    const after = more((id) => here.has(id));
    expect(after).toHaveLength(3);
    expect(counts(after[2] ?? '') - 1).toBe(least);
    expect(more()).toEqual(after);
    room.goTo('last');
    expect(refusal(() => more())).toBe('step-closed');
  });

  it('says how far people are, by those who have something to read', () => {
    const room = open(each2, { people: 4, notes: 4 });
    const step = rateStep(each2);
    expect(progressOf(room.known, step)).toMatchObject({
      raters: 4,
      done: 0,
      things: 4,
      isOpen: true,
    });
    for (const thing of room.records.rated.of('read').readings.get('p1') ?? [])
      room.rate('p1', thing);
    expect(progressOf(room.known, step).done).toBe(1);
    room.change('p1', { removed: true });
    expect(progressOf(room.known, step)).toMatchObject({ raters: 3, done: 0 });
  });
});

describe('all of it', () => {
  it('counts whoever said something of each thing that is there and not hers', () => {
    const room = open({}, { people: 3, notes: 3 });
    const step = rateStep();
    for (const note of room.notes.slice(1)) room.rate('p0', note);
    expect(progressOf(room.known, step)).toMatchObject({ raters: 3, done: 1 });
    // What went is nobody's to rate any more: with it p1 is through with one, and p0 still is.
    room.rate('p1', room.notes[0] ?? '');
    room.run(withdrawNote(room.records, room.act('p2'), room.notes[2] ?? ''));
    expect(progressOf(room.known, step)).toMatchObject({ raters: 3, done: 2, things: 2 });
  });

  it('is the same after it was read again from the store', () => {
    const room = open({ each: 2 }, { people: 5, notes: 5 });
    for (const id of room.ids)
      for (const thing of room.records.rated.of('read').readings.get(id) ?? [])
        room.rate(id, thing);
    const again = new WallRecords(room.records.session);
    again.apply(
      [...room.written.values()].map(
        (change) => JSON.parse(JSON.stringify(change)) as typeof change,
      ),
    );
    const [was, is] = [room.records.rated.of('read'), again.rated.of('read')];
    expect(is.record).toEqual(was.record);
    expect([...is.readings].sort()).toEqual([...was.readings].sort());
    for (const id of room.ids) expect(is.book.ofPerson(id)).toEqual(was.book.ofPerson(id));
    expect(again.rated.size).toBe(room.records.rated.size);
  });
});

describe('steering', () => {
  it('is a facilitator’s: closes and opens, and names times', () => {
    const room = open({ of: { kind: 'times', items: [] } });
    const steer = (person: string, how: Parameters<typeof steerRating>[3]) =>
      room.run(steerRating(room.records, room.act(person), 'read', how));
    expect(refusal(() => steer('p0', { state: 'closed' }))).toBe('forbidden');
    const [later, sooner] = ['2027-03-05T15:00Z', '2027-03-04T15:00Z'];
    steer('fay', { times: [later, sooner, later] });
    expect(room.own('p0').things.map(({ time }) => time)).toEqual([]);
    room.stepPart = { of: { kind: 'times', items: [sooner, later] } };
    expect(room.own('p0').things).toEqual([
      { id: sooner, time: sooner },
      { id: later, time: later },
    ]);
    room.rate('p0', later);
    steer('fay', { times: [sooner] });
    expect(room.refused('p0', later, merit(1))).toBe('thing-gone');
    steer('fay', { state: 'closed' });
    expect(room.refused('p0', sooner)).toBe('step-closed');
    steer('fay', { state: 'open' });
    expect(room.rate('p0', sooner).answers).toHaveLength(1);
    expect(refusal(() => steer('fay', { times: ['2027-02-31T09:00Z'] }))).toBe('invalid-request');
  });
});

it('2b.4 a step that left the run is asked as before: what came of it, and one’s own', () => {
  const room = open();
  const [, , note = ''] = room.notes;
  for (const id of ['p0', 'p1', 'p3']) room.rate(id, note);
  room.goTo('last');
  const asker = { personId: 'p0', person: room.person('p0'), language: 'en' };
  const step = rateStep();
  const told = (): unknown => {
    const found = requireStep(room.records, 'read', 'rate');
    return [resultsView(room.known, found, asker), ownRatings(room.known, found, asker).answers];
  };
  const before = told();
  room.run(
    changeRun(room.records, room.act('fay'), { do: 'remove-step', step: 'read', was: step }),
  );
  expect(room.records.session.script.steps.some(({ id }) => id === 'read')).toBe(false);
  expect(told()).toEqual(before);
  expect(room.refused('p1', note, merit(1))).toBe('step-closed');
});
