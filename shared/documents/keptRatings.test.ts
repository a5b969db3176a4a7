import { expect, test } from 'vitest';
import { claimThing } from '../commands/claims.ts';
import { setNoteHidden } from '../commands/notes.ts';
import { rateThing } from '../commands/rating.ts';
import { changeRun } from '../commands/run.ts';
import { RatingRoom, rateStep } from '../commands/testRatings.ts';
import type { MeetingPiece } from '../exchange/meetingPieces.ts';
import type { ClaimStep, RateStep } from '../rating/rateStep.ts';
import type { ScriptChange } from '../scripts/change/changeScript.ts';
import { filterKept, meetingContent } from './meetingContent.ts';
import { readerOfFiles, shownClaims, shownRateSteps } from './ratedMeeting.ts';
import { resultsView } from './ratingViews.ts';

const claimStep = (part: Partial<ClaimStep> = {}): ClaimStep => ({
  title: 'Host',
  ask: 'Who?',
  id: 'host',
  kind: 'claim',
  of: { kind: 'notes' },
  roles: [{ id: 'host', label: 'I host', people: 'several' }],
  ...part,
});

class Meeting extends RatingRoom {
  constructor(rate: Partial<RateStep> = {}, claim: Partial<ClaimStep> = {}) {
    super([rateStep(rate), claimStep(claim)]);
  }

  rate(person: string, answers: Record<string, unknown>, step = 'read'): void {
    const sent = Object.fromEntries(
      Object.entries(answers).map(([field, value]) => [field, { value: value as string }]),
    );
    const thing = this.notes[3] ?? this.notes[0] ?? '';
    this.run(rateThing(this.records, this.act(person), { step, thing, answers: sent }, this.known));
  }

  claim(person: string, holds = true, more: { until?: string; date?: string } = {}): void {
    this.run(
      claimThing(
        this.records,
        this.act(person),
        { step: 'host', role: 'host', thing: this.notes[0] ?? '', sent: { holds, ...more } },
        this.known,
      ),
    );
  }

  content() {
    const { records } = this;
    const reader = readerOfFiles(records);
    return meetingContent(records, {
      clusters: {},
      placements: {},
      sheets: new Map(),
      rated: {
        ratings: shownRateSteps(records).map((step) => resultsView(this.known, step, reader)),
        claims: shownClaims(this.known),
      },
      at: 1,
    });
  }

  /** What a snapshot of before shows now. */
  shown(kept: MeetingPiece) {
    const now = filterKept(this.records, kept);
    return {
      rating: now.ratings?.[0],
      claims: now.claims?.[0]?.things.map(({ roles }) => roles[0]),
    };
  }
}
const three = (room: Meeting): void => {
  for (const [person, words] of [
    ['p1', 'Deep'],
    ['p2', 'Clear'],
    ['p3', 'Deep'],
  ] as const)
    room.rate(person, { merit: 4, why: words });
};
const sentencesIn = (shown: ReturnType<Meeting['shown']>): readonly string[] | undefined => {
  const result = shown.rating?.things[0]?.results[1]?.shown;
  return result?.form === 'sentence' ? result.sentences : undefined;
};

test('of a step that may not be looked into yet nothing is in the meeting, and all of it once it is over', () => {
  const room = new Meeting();
  room.goTo('read');
  three(room);
  expect(room.content().ratings).toEqual([]);
  room.goTo('host');
  expect(room.content().ratings?.[0]?.things[0]?.results[0]?.shown).toMatchObject({ mean: 4 });
  expect(JSON.stringify(room.content().ratings)).not.toContain('"p1"');
});

test('a sentence that was taken back, or whose author was removed, is in no snapshot; the figures are', () => {
  const room = new Meeting();
  room.goTo('read');
  three(room);
  room.arrive('p4');
  room.rate('p4', { merit: 4, why: 'Wide' });
  room.goTo('host');
  const kept = room.content();
  expect(sentencesIn(room.shown(kept))).toEqual(['Clear', 'Deep', 'Deep', 'Wide']);
  room.change('p1', { removed: true });
  expect(sentencesIn(room.shown(kept))).toEqual(['Clear', 'Deep', 'Wide']);
  room.goTo('read');
  room.rate('p2', { why: null });
  // Two are left, whom everybody could guess.
  expect(room.shown(kept).rating?.things[0]?.results).toMatchObject([
    { count: 4, shown: { mean: 4 } },
    { count: 2, isFew: true, shown: null },
  ]);
});

test('what was said of a note that was taken down is not there', () => {
  const room = new Meeting();
  room.goTo('read');
  three(room);
  room.goTo('host');
  const kept = room.content();
  const [note = ''] = room.notes;
  room.run(setNoteHidden(room.records, room.act('fay'), note, true));
  const { rating, claims } = room.shown(kept);
  expect(rating?.things.map(({ id }) => id)).toEqual(room.notes.slice(1));
  expect(claims).toHaveLength(room.notes.length - 1);
});

test('who said what stays only of a step that shows names, and under the name that is shown now', () => {
  const room = new Meeting({ names: true });
  room.goTo('read');
  room.rate('p1', { merit: 5 });
  room.rate('p2', { merit: 3 });
  room.goTo('host');
  const kept = room.content();
  expect(room.shown(kept).rating?.named?.map(({ by, value }) => [by, value])).toEqual([
    ['p1', 5],
    ['p2', 3],
  ]);
  room.change('p2', { removed: true });
  expect(room.shown(kept).rating?.named?.map(({ by }) => by)).toEqual(['p1']);
  const { session } = room.records;
  const steps = session.script.steps.map((each) =>
    each.kind === 'rate' ? { ...each, names: false } : each,
  );
  room.apply([{ kind: 'session', value: { ...session, script: { ...session.script, steps } } }]);
  expect(room.shown(kept).rating).not.toHaveProperty('named');
});

test('where the wall shows no names no single answer is told, and none once people answered unnamed', () => {
  const named = new Meeting({ names: true });
  named.goTo('read');
  three(named);
  const { session } = named.records;
  const settings = { ...session.settings, names: 'anonymous' as const };
  named.apply([{ kind: 'session', value: { ...session, settings } }]);
  named.goTo('host');
  expect(named.content().ratings?.[0]).not.toHaveProperty('named');

  const unnamed = new Meeting();
  unnamed.goTo('read');
  const set = (settings: object, was: object): void =>
    void unnamed.run(
      changeRun(unnamed.records, unnamed.act('fay'), {
        do: 'set-step',
        step: 'read',
        was,
        set: settings,
      } as ScriptChange),
    );
  set({ names: true }, { names: null });
  set({ names: false }, { names: true });
  three(unnamed);
  expect(() => set({ names: true }, { names: false })).toThrow('invalid-request');
  const [merit, why] = rateStep().form;
  const agree = { ...merit, kind: 'agree' };
  expect(() => set({ form: [agree, why] }, { form: [merit, why] })).toThrow('invalid-request');
  set({ form: [{ ...merit, label: 'How bold?' }, why] }, { form: [merit, why] });
});

test('tables that rate as one are named by their numbers', () => {
  const room = new Meeting({
    names: true,
    by: 'tables',
    form: [{ id: 'merit', kind: 'stars', label: 'How?' }],
  });
  const table = { tableId: 't', number: 7, name: 'Rivers', clusterId: 'c', state: 'open' as const };
  room.apply([{ kind: 'session', value: { ...room.records.session, tables: [table as never] } }]);
  room.change('p1', { table: 't' });
  room.goTo('read');
  room.rate('p1', { merit: 5 });
  room.goTo('host');
  expect(room.content().ratings?.[0]?.named).toEqual([
    { table: 7, thing: room.notes[0], field: 'merit', value: 5 },
  ]);
});

test('a claim is kept while its person holds it, its words while she says them', () => {
  const room = new Meeting();
  room.goTo('host');
  room.claim('p1', true, { until: 'after the harvest' });
  room.claim('p2');
  const kept = room.content();
  const people = () => room.shown(kept).claims?.[0]?.claims.map(({ by, until }) => [by, until]);
  expect(people()).toEqual([
    ['p1', 'after the harvest'],
    ['p2', undefined],
  ]);
  room.claim('p1', true, { until: 'soon' });
  room.claim('p2', false);
  expect(people()).toEqual([['p1', undefined]]);
  room.change('p1', { removed: true });
  expect(room.shown(kept).claims?.[0]).toMatchObject({ state: 'unclaimed', claims: [] });
});

test('a claim is due when its person says, else when the step does', () => {
  const days = (due: ClaimStep['due']) => {
    const room = new Meeting({}, due ? { due } : {});
    room.goTo('host');
    room.claim('p1');
    room.claim('p2', true, { date: '2027-01-31' });
    return room.content().claims?.[0]?.things[0]?.roles[0]?.claims.map(({ date }) => date);
  };
  // The room's clock begins in 1970.
  expect(days({ kind: 'days', days: 14 })).toEqual(['1970-01-15', '2027-01-31']);
  expect(days({ kind: 'date', date: '2027-06-30' })).toEqual(['2027-06-30', '2027-01-31']);
  expect(days({ kind: 'asked' })).toEqual([undefined, '2027-01-31']);
  expect(days(undefined)).toEqual([undefined, '2027-01-31']);
});
