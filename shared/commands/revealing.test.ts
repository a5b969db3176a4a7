import { describe, expect, it } from 'vitest';
import { isReadable, quoteWords, NOT_SHOWN_YET } from '../documents/readableNotes.ts';
import { projectNote } from '../documents/projectNote.ts';
import { notesSoFar } from '../activities/noteWords.ts';
import type { NoteRecord } from '../model/note.ts';
import type { Step } from '../scripts/script.ts';
import { KEY_WORDS } from '../words/keyWords.ts';
import type { Decision } from './decision.ts';
import { goToStep } from './goToStep.ts';
import { takeBackMove } from './moves.ts';
import { putNote } from './notes.ts';
import { arrive } from './people.ts';
import { changeRun } from './run.ts';
import { newSession, reveal, setStep } from './session.ts';
import { scriptOf } from './testRatings.ts';
import { refusal, uuid } from './testTables.ts';
import { WallRecords } from './wallState.ts';

const COMMON = { title: 'Post', ask: 'Post.' };
const post = (id: string, shows?: 'live' | 'later'): Step => ({
  ...COMMON,
  id,
  kind: 'post',
  prompts: [],
  ...(shows ? { reveal: shows } : {}),
});

/** A run that posts three times: first as `first` says, then as `second`, then at once. */
class Room {
  readonly records: WallRecords;
  #made = 0;

  constructor(first?: 'live' | 'later', second?: 'live' | 'later', chosen?: 'live' | 'later') {
    const made = scriptOf(post('second', second), post('third'), {
      ...COMMON,
      id: 'tables',
      kind: 'tables',
      from: { kind: 'notes', step: 'second' },
    });
    const steps = made.steps.map((step) => (step.id === 'gather' ? post('gather', first) : step));
    const settings = chosen ? { settings: { reveal: chosen } } : {};
    const making = { words: KEY_WORDS, script: { ...made, steps } };
    this.records = new WallRecords(newSession(making, { title: 'Hui', ...settings }, 'ABCDEF', 0));
    this.run(arrive(this.records, this.act('fay'), { role: 'facilitator', arrival: 'creation' }));
    this.run(arrive(this.records, this.act('ana'), { role: 'participant', arrival: 'code' }));
  }

  act(personId: string) {
    this.#made += 1;
    return { personId, now: this.#made };
  }
  run<Reply>({ changes, reply }: Decision<Reply>): Reply {
    this.records.apply(changes);
    return reply;
  }
  go(step: string): void {
    this.run(setStep(this.records, this.act('fay'), step));
  }
  say(text: string): void {
    const id = uuid(1, (this.#made += 1));
    this.run(putNote(this.records, this.act('ana'), { id, text }));
  }
  reveal(): void {
    this.run(reveal(this.records, this.act('fay')));
  }
  /** Words that a participant reads, of documents and everywhere else. */
  seen(): string[] {
    const { session, notes } = this.records;
    return [...notes].flatMap(([id, note]) => {
      const isShown = isReadable(this.records, id, session.revealed);
      const isInDocument = session.revealed && projectNote(this.records, note) !== null;
      expect(isInDocument).toBe(isShown);
      return isShown ? [textOf(note)] : [];
    });
  }
}
const textOf = (note: NoteRecord): string => (note.state === 'gone' ? '' : note.text);

describe('2.6b what each step in which people post says of its notes', () => {
  it('holds for a second one: its notes wait, and what was shown before stays', () => {
    const room = new Room('live', 'later');
    room.say('first');
    room.go('second');
    room.say('private');
    expect(room.seen()).toEqual(['first']);
    expect(notesSoFar(KEY_WORDS, room.records.session, 2)).toContain('notes.unseen');
    // A quote of it on a sheet says nothing either, and no table is named by it.
    const [, id = ''] = [...room.records.notes.keys()];
    expect(quoteWords(room.records, id, 'private', true)).toBe(NOT_SHOWN_YET);
    const making = { groups: () => [], newId: () => uuid(3, 1), isInRoom: () => true };
    const asked = { id: uuid(4, 1), step: 'tables' };
    const toTables = () => goToStep(room.records, room.act('fay'), asked, making);
    expect(refusal(toTables)).toBe('not-revealed');
    // Further on they wait still, and what is said there is seen.
    room.go('third');
    room.say('third');
    expect(room.seen()).toEqual(['first', 'third']);
    room.reveal();
    expect(room.seen()).toEqual(['first', 'private', 'third']);
    // What was seen is never hidden again, whichever way the meeting goes.
    for (const step of ['gather', 'second', 'third']) room.go(step);
    room.go('second');
    room.say('later');
    expect(room.seen()).toEqual(['first', 'private', 'third', 'later']);
  });

  it('and the reverse: a step that shows its notes does, while those before it wait', () => {
    const room = new Room('later', 'live');
    room.say('private');
    expect(room.seen()).toEqual([]);
    expect(room.records.session.revealed).toBe(false);
    room.go('second');
    room.say('shown');
    expect(room.seen()).toEqual(['shown']);
    room.go('gather');
    room.say('private too');
    expect(room.seen()).toEqual(['shown']);
    room.reveal();
    expect(room.seen()).toEqual(['private', 'shown', 'private too']);
  });

  it('is what the wall chose for all that say nothing, where that is not what its first step says', () => {
    const chosen = new Room(undefined, undefined, 'later');
    chosen.say('a');
    chosen.go('second');
    chosen.say('b');
    expect(chosen.seen()).toEqual([]);
    const own = new Room('later');
    own.say('a');
    own.go('second');
    own.say('b');
    expect(own.seen()).toEqual(['b']);
  });

  it('is as it was where nothing was shown: facilitators look after notes that wait', () => {
    const room = new Room('live', 'later');
    room.go('second');
    expect(room.records.session).toMatchObject({ revealed: false, held: [] });
    room.say('private');
    expect(room.seen()).toEqual([]);
    // Taken back before anybody said something, it is as before.
    const other = new Room('later', 'live');
    other.say('private');
    const id = uuid(4, 9);
    const making = { groups: () => [], newId: () => uuid(3, 1), isInRoom: () => true };
    other.run(goToStep(other.records, other.act('fay'), { id, step: 'second' }, making));
    expect(other.records.session.revealed).toBe(true);
    other.run(takeBackMove(other.records, other.act('fay'), id));
    expect(other.records.session).toMatchObject({ step: 'gather', revealed: false, held: [] });
    expect(other.seen()).toEqual([]);
  });

  it('follows the run: changed before anything was said, it holds at once', () => {
    const room = new Room('live', 'live');
    room.say('first');
    room.go('second');
    const set = (to: 'live' | 'later', was: 'live' | 'later') =>
      room.run(
        changeRun(room.records, room.act('fay'), {
          do: 'set-step',
          step: 'second',
          was: { reveal: was },
          set: { reveal: to },
        }),
      );
    set('later', 'live');
    room.say('private');
    expect(room.seen()).toEqual(['first']);
    // The promise holds, whatever the step says by now.
    set('live', 'later');
    expect(room.seen()).toEqual(['first']);
    room.reveal();
    expect(room.seen()).toEqual(['first', 'private']);
  });
});
