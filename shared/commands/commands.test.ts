import { KEY_PRODUCT } from './testSession.ts';
import { nextTimer } from './timer.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NamesBehind } from '../documents/namesBehind.ts';
import { projectNote } from '../documents/projectNote.ts';
import { projectRecords } from '../documents/projectRecords.ts';
import { LIMITS } from '../model/limits.ts';
import type { Role } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import type { Phase, Session, Timer } from '../model/session.ts';
import type { Decision } from './decision.ts';
import { putNote, setNoteHidden, withdrawNote } from './notes.ts';
import { arrive, decideOffer, removePerson, setMe } from './people.ts';
import { editSession, newSession, reveal, setLocked, setPhase, setPosting } from './session.ts';
import { WallRecords } from './wallState.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const NOTE = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const as = (personId: string, now = 10) => ({ personId, now });

function room(session: Partial<Session> = {}) {
  const records = new WallRecords({
    ...newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 1),
    ...session,
  });
  const run = <Reply>(decision: Decision<Reply>): Reply => {
    records.apply(decision.changes);
    return decision.reply;
  };
  const people: Record<string, Role> = {
    fay: 'facilitator',
    val: 'volunteer',
    ana: 'participant',
    ben: 'participant',
    pro: 'projector',
  };
  for (const [id, role] of Object.entries(people))
    run(arrive(records, { personId: id, now: 2 }, { role, arrival: 'link', name: `${id} Last` }));
  return { records, run };
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('putNote', () => {
  it('2.3 is new once, known after, and a lower or equal rev changes nothing', () => {
    const { records, run } = room();
    expect(
      run(putNote(records, as('ana'), { id: NOTE(1), text: ' As sent\n', rev: 3 })),
    ).toMatchObject({ created: true, note: { text: ' As sent\n', rev: 3 } });
    for (const rev of [3, 2, 0]) {
      const again = putNote(records, as('ana'), { id: NOTE(1), text: 'Late', rev });
      expect(again.changes).toEqual([]);
      expect(again.reply).toMatchObject({ created: false, note: { text: ' As sent\n', rev: 3 } });
    }
    expect(
      run(putNote(records, as('ana'), { id: NOTE(1), text: 'Better', rev: 4 })).note,
    ).toMatchObject({ text: 'Better', rev: 4 });
    expect(run(putNote(records, as('ana'), { id: NOTE(1), text: 'Newest' })).note).toMatchObject({
      text: 'Newest',
      rev: 5,
    });
  });

  it('2.6 keeps color and question through an edit, and takes the question off with null', () => {
    const { records, run } = room();
    run(putNote(records, as('ana'), { id: NOTE(1), text: 'a', color: 'blue', prompt: 2 }));
    expect(run(putNote(records, as('ana'), { id: NOTE(1), text: 'b' })).note).toMatchObject({
      color: 'blue',
      prompt: 2,
    });
    expect(
      run(putNote(records, as('ana'), { id: NOTE(1), text: 'b', prompt: null })).note,
    ).not.toHaveProperty('prompt');
  });

  it('2.4 a withdrawn note is gone for good, also for a late retry, and a stranger learns nothing', () => {
    const { records, run } = room();
    run(putNote(records, as('ana'), { id: NOTE(1), text: 'a' }));
    expect(refusal(() => putNote(records, as('ben'), { id: NOTE(1), text: 'b' }))).toBe(
      'not-yours',
    );
    expect(refusal(() => withdrawNote(records, as('ben'), NOTE(1)))).toBe('not-yours');
    run(withdrawNote(records, as('ana'), NOTE(1)));
    expect(withdrawNote(records, as('ana'), NOTE(1)).changes).toEqual([]);
    expect(refusal(() => putNote(records, as('ana'), { id: NOTE(1), text: 'a', rev: 1 }))).toBe(
      'note-gone',
    );
    expect(refusal(() => putNote(records, as('ben'), { id: NOTE(1), text: 'a' }))).toBe(
      'not-yours',
    );
  });

  it.each([
    ['not a uuid', { id: 'one', text: 'a' }, 'invalid-id'],
    ['__proto__', { id: '__proto__', text: 'a' }, 'invalid-id'],
    ['upper-case uuid', { id: NOTE(1).replace('0000-4', 'ABCD-4'), text: 'a' }, 'invalid-id'],
    ['no such question', { id: NOTE(1), text: 'a', prompt: 3 }, 'unknown-prompt'],
    ['a question and a half', { id: NOTE(1), text: 'a', prompt: 0.5 }, 'unknown-prompt'],
    ['too long', { id: NOTE(1), text: 'a'.repeat(501) }, 'text-too-long'],
    ['negative rev', { id: NOTE(1), text: 'a', rev: -1 }, 'invalid-request'],
  ])('refuses %s', (_what, command, code) => {
    const { records } = room();
    expect(refusal(() => putNote(records, as('ana'), command))).toBe(code);
  });

  it('holds to the limit per person, counts withdrawn ones out', () => {
    const { records, run } = room();
    for (let n = 0; n < LIMITS.notesPerPerson; n += 1)
      run(putNote(records, as('ana'), { id: NOTE(n), text: 'a' }));
    expect(refusal(() => putNote(records, as('ana'), { id: NOTE(9_999_999), text: 'a' }))).toBe(
      'too-many-notes',
    );
    expect(run(putNote(records, as('ben'), { id: NOTE(9_999_998), text: 'a' })).created).toBe(true);
    run(withdrawNote(records, as('ana'), NOTE(0)));
    expect(run(putNote(records, as('ana'), { id: NOTE(9_999_997), text: 'a' })).created).toBe(true);
  });

  it('sends a closed room and a removed person away', () => {
    const { records, run } = room();
    run(setPosting(records, as('fay'), 'closed'));
    expect(refusal(() => putNote(records, as('ana'), { id: NOTE(1), text: 'a' }))).toBe(
      'posting-closed',
    );
    run(removePerson(records, as('fay'), 'ana'));
    expect(refusal(() => putNote(records, as('ana'), { id: NOTE(1), text: 'a' }))).toBe('removed');
    expect(refusal(() => putNote(records, as('nobody'), { id: NOTE(1), text: 'a' }))).toBe(
      'unauthenticated',
    );
  });
});

describe('people', () => {
  it('accepting an offer makes the same person a volunteer, declining does not', () => {
    const { records, run } = room();
    run(setMe(records, as('ana'), { offer: true }));
    expect(records.people.get('ana')).toMatchObject({ offer: 'offered', role: 'participant' });
    expect(refusal(() => decideOffer(records, as('val'), 'ana', true))).toBe('forbidden');
    run(decideOffer(records, as('fay'), 'ana', false));
    expect(records.people.get('ana')).toMatchObject({ offer: 'declined', role: 'participant' });
    run(decideOffer(records, as('fay'), 'ana', true));
    expect(records.people.get('ana')).toMatchObject({ offer: 'accepted', role: 'volunteer' });
  });

  it('a name can be given, changed and taken back', () => {
    const { records, run } = room();
    run(setMe(records, as('ana'), { name: 'Ana Lima' }));
    expect(records.people.get('ana')?.name).toBe('Ana Lima');
    run(setMe(records, as('ana'), { name: '' }));
    expect(records.people.get('ana')).not.toHaveProperty('name');
    expect(refusal(() => setMe(records, as('ana'), { name: 'x'.repeat(61) }))).toBe(
      'text-too-long',
    );
  });

  it('nobody removes herself', () => {
    const { records } = room();
    expect(refusal(() => removePerson(records, as('fay'), 'fay'))).toBe('forbidden');
    expect(refusal(() => removePerson(records, as('fay'), 'who'))).toBe('no-such-person');
  });
});

describe('session', () => {
  it('a second press changes nothing', () => {
    const { records, run } = room({ revealed: false });
    expect(reveal(records, as('fay')).changes).toHaveLength(1);
    run(reveal(records, as('fay')));
    expect(reveal(records, as('fay')).changes).toEqual([]);
    expect(setPhase(records, as('fay'), 'gather').changes).toEqual([]);
    expect(setLocked(records, as('fay'), false).changes).toEqual([]);
  });

  it('a walk ends with the gallery and report-backs with the reading, and the clock with every step, unless tables report by it', () => {
    const { records, run } = room();
    const timer = { state: 'running', endsAt: 9_000, totalMs: 9_000 } as const;
    const walk = { mode: 'free', stops: 0, stopMs: 9_000, stop: 0 } as const;
    const reportBack = { queue: ['t1'], index: 0, turnMs: 9_000 };
    const left = (part: Partial<Session>, to: Phase): Partial<Session> => {
      run({
        changes: [
          {
            kind: 'session',
            value: {
              ...records.session,
              phase: 'gallery',
              walk: null,
              reportBack: null,
              tour: null,
              timer,
              ...part,
            },
          },
        ],
        reply: null,
      });
      const {
        phase,
        walk: now,
        reportBack: reports,
        timer: clock,
      } = setPhase(records, as('fay'), to).reply;
      return { phase, walk: now, reportBack: reports, timer: clock };
    };
    for (const phase of ['connect', 'follow-up', 'tables'] as const)
      expect(left({ walk }, phase)).toEqual({ phase, walk: null, reportBack: null, timer: null });
    expect(left({ walk, reportBack }, 'connect')).toEqual({
      phase: 'connect',
      walk: null,
      reportBack,
      timer,
    });
    expect(left({ walk, reportBack }, 'cluster')).toEqual({
      phase: 'cluster',
      walk: null,
      reportBack: null,
      timer: null,
    });
    expect(left({}, 'connect')).toMatchObject({ timer: null });
    expect(left({}, 'gallery')).toMatchObject({ timer });
  });

  it('questions may not shrink and names only tighten once a note exists', () => {
    const { records, run } = room();
    run(
      editSession(records, as('fay'), { prompts: ['Only one?'], names: 'anonymous' }, KEY_PRODUCT),
    );
    run(editSession(records, as('fay'), { names: 'named' }, KEY_PRODUCT));
    run(putNote(records, as('ana'), { id: NOTE(1), text: 'a' }));
    expect(refusal(() => editSession(records, as('fay'), { prompts: [] }, KEY_PRODUCT))).toBe(
      'invalid-request',
    );
    run(
      editSession(records, as('fay'), { names: 'first', prompts: ['One?', 'Two?'] }, KEY_PRODUCT),
    );
    expect(refusal(() => editSession(records, as('fay'), { names: 'named' }, KEY_PRODUCT))).toBe(
      'names-only-tighten',
    );
  });

  /** Timer state × action: every cell decided. */
  const states: Record<string, Timer | null> = {
    none: null,
    running: { state: 'running', endsAt: 1_500, totalMs: 1_000 },
    over: { state: 'running', endsAt: 500, totalMs: 1_000 },
    paused: { state: 'paused', leftMs: 400, totalMs: 1_000 },
  };
  const started: Timer = { state: 'running', endsAt: 3_000, totalMs: 2_000 };
  const cells: Record<string, Record<string, Timer | null>> = {
    none: { start: started, pause: null, resume: null, stop: null, add: null },
    running: {
      start: started,
      pause: { state: 'paused', leftMs: 500, totalMs: 1_000 },
      resume: states['running'] ?? null,
      stop: null,
      add: { state: 'running', endsAt: 1_560, totalMs: 1_060 },
    },
    over: {
      start: started,
      pause: { state: 'paused', leftMs: 0, totalMs: 1_000 },
      resume: states['over'] ?? null,
      stop: null,
      add: { state: 'running', endsAt: 1_060, totalMs: 1_060 },
    },
    paused: {
      start: started,
      pause: states['paused'] ?? null,
      resume: { state: 'running', endsAt: 1_400, totalMs: 1_000 },
      stop: null,
      add: { state: 'paused', leftMs: 460, totalMs: 1_060 },
    },
  };
  for (const [name, timer] of Object.entries(states)) {
    it(`timer: ${name}`, () => {
      const now = 1_000;
      expect({
        start: nextTimer(timer, { action: 'start', ms: 2_000 }, now),
        pause: nextTimer(timer, { action: 'pause' }, now),
        resume: nextTimer(timer, { action: 'resume' }, now),
        stop: nextTimer(timer, { action: 'stop' }, now),
        add: nextTimer(timer, { action: 'add', ms: 60 }, now),
      }).toEqual(cells[name]);
    });
  }
});

describe('documents are projected from records', () => {
  it('4.2 after any run of commands the notes document holds exactly the live notes, with names as the setting allows', () => {
    const step = fc.record({
      who: fc.constantFrom('ana', 'ben', 'val', 'fay'),
      note: fc.integer({ min: 0, max: 5 }),
      what: fc.constantFrom(
        'put',
        'put',
        'withdraw',
        'hide',
        'unhide',
        'rename',
        'first',
        'anonymous',
        'remove',
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { records } = room();
        const documents = {
          session: new Y.Doc(),
          people: new Y.Doc(),
          notes: new Y.Doc(),
          gallery: new Y.Doc(),
        };
        let seen = 0;
        const names = new NamesBehind();
        for (const { who, note, what } of steps) {
          const before = records.session;
          try {
            const decision: Decision<unknown> =
              what === 'put'
                ? putNote(records, as(who), { id: NOTE(note), text: `${who} ${seen}` })
                : what === 'withdraw'
                  ? withdrawNote(records, as(who), NOTE(note))
                  : what === 'rename'
                    ? setMe(records, as(who), { name: `N${seen} Last` })
                    : what === 'remove'
                      ? removePerson(records, as('fay'), 'ben')
                      : what === 'first' || what === 'anonymous'
                        ? editSession(records, as('fay'), { names: what }, KEY_PRODUCT)
                        : setNoteHidden(records, as('fay'), NOTE(note), what === 'hide');
            records.apply(decision.changes);
            projectRecords(records, before, decision.changes, documents, names);
            seen += 1;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        }
        const expected = Object.fromEntries(
          [...records.notes].flatMap(([id, record]) => {
            const shown = projectNote(records, record);
            return shown ? [[id, shown]] : [];
          }),
        );
        expect(documents.notes.getMap('notes').toJSON()).toEqual(expected);
        expect(JSON.stringify(expected)).not.toMatch(/"person"/);
        expect(records.noteCount).toBe(
          [...records.notes.values()].filter((record) => record.state !== 'gone').length,
        );
      }),
      { numRuns: 300 },
    );
  });
});
