import type { Person, Role } from '../model/person.ts';
import { RatingTallies } from '../rating/ratingTallies.ts';
import type { RateStep } from '../rating/rateStep.ts';
import { workAtOnce } from '../model/pausableWork.ts';
import type { Script, Step } from '../scripts/script.ts';
import { KEY_WORDS } from '../words/keyWords.ts';
import { dealReadings, isDealtStep } from './rating.ts';
import type { Decision } from './decision.ts';
import { putNote } from './notes.ts';
import { arrive } from './people.ts';
import { newSession, setStep } from './session.ts';
import type { NamedGroup } from './tables.ts';
import { uuid } from './testTables.ts';
import { WallRecords, type RecordChange } from './wallState.ts';

const COMMON = { title: 'Read', ask: 'What do you think?' };

/** A `rate` step of notes with stars and a sentence, unless it says otherwise. */
export const rateStep = (part: Partial<RateStep> = {}): RateStep => ({
  ...COMMON,
  id: 'read',
  kind: 'rate',
  of: { kind: 'notes' },
  form: [
    { id: 'merit', kind: 'stars', label: 'How good?' },
    { id: 'why', kind: 'sentence', label: 'Why?' },
  ],
  each: 'all',
  ...part,
});

export const scriptOf = (...steps: Step[]): Script => ({
  version: 1,
  id: 'test',
  languages: ['en'],
  name: 'Test',
  summary: 'For tests.',
  people: [2, 2000],
  minutes: 60,
  steps: [
    { ...COMMON, id: 'gather', kind: 'post', prompts: ['What?'] },
    ...steps,
    { ...COMMON, id: 'last', kind: 'follow-up' },
  ],
});

/** For tests: a wall whose run has these steps after posting; a facilitator `fay`, people `p0`…, and a note of each of the first. */
export class RatingRoom {
  readonly records: WallRecords;
  readonly tallies = new RatingTallies(() => this.records);
  readonly ids: readonly string[];
  /** Ids of notes; the first is `p0`'s. */
  readonly notes: readonly string[];
  /** What the store has: the last of each record. */
  readonly written = new Map<string, RecordChange>();
  groups: NamedGroup[] = [];
  now = 1_000;

  constructor(steps: readonly Step[], { people = 4, notes = 3 } = {}) {
    const making = { words: KEY_WORDS, script: scriptOf(...steps) };
    this.records = new WallRecords(newSession(making, { title: 'Hui' }, 'ABCDEF', 0));
    this.arrive('fay', 'facilitator');
    this.ids = Array.from({ length: people }, (_, index) => `p${index}`);
    for (const id of this.ids) this.arrive(id);
    this.notes = Array.from({ length: notes }, (_, index) => {
      const id = uuid(2, index);
      this.run(
        putNote(this.records, this.act(`p${index % people}`), { id, text: `Note ${index}` }),
      );
      return id;
    });
  }

  get known() {
    return { state: this.records, tallies: this.tallies, groups: () => this.groups };
  }

  act(personId: string) {
    this.now += 1;
    return { personId, now: this.now };
  }

  apply(changes: readonly RecordChange[]): void {
    this.tallies.follow(changes);
    this.records.apply(changes);
    for (const change of changes)
      this.written.set('id' in change ? `${change.kind} ${change.id}` : change.kind, change);
  }

  run<Reply>({ changes, reply }: Decision<Reply>): Reply {
    this.apply(changes);
    return reply;
  }

  arrive(id: string, role: Role = 'participant'): void {
    this.run(
      arrive(this.records, this.act(id), {
        name: id,
        role,
        arrival: role === 'facilitator' ? 'creation' : 'code',
      }),
    );
  }

  person(id: string): Person {
    return this.records.people.get(id) as Person;
  }

  change(id: string, part: Partial<Person>): void {
    this.apply([{ kind: 'person', id, value: { ...this.person(id), ...part } }]);
  }

  /** Goes to a step, and deals its readings as the wall's tick does. */
  goTo(step: string): void {
    this.run(setStep(this.records, this.act('fay'), step));
    const found = this.records.session.script.steps.find(({ id }) => id === step);
    if (isDealtStep(found) && !this.records.rated.of(step).record.isDealt)
      this.apply(workAtOnce(dealReadings(this.records, found, this.known)));
  }
}
