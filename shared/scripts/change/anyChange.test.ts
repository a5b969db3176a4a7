import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStep } from '../course.ts';
import { readScript, readScriptText } from '../readScript.ts';
import type { Script, Step } from '../script.ts';
import { applyChange, type Applied } from './applyChange.ts';
import { inverseChange, scriptSign, type ScriptChange } from './changeScript.ts';

const FOLDER = join(import.meta.dirname, '..', 'testScripts');
const PRACTICE = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => readScriptText(readFileSync(join(FOLDER, name), 'utf8')).script ?? []);

/** What one facilitator does to the run as she sees it; numbers are as good as random. */
interface Wish {
  what: number;
  which: number;
  other: number;
  by: string;
}
const WISH = fc.record({ what: fc.nat(13), which: fc.nat(40), other: fc.nat(40), by: fc.uuid() });

const NEW: Pick<Step, 'title' | 'ask'> = { title: 'New', ask: 'What is new?' };

/** The change that a wish is, of a script as she sees it. `by` is in every word that it writes. */
function changeOf(script: Script, { what, which, other, by }: Wish): ScriptChange {
  const { steps } = script;
  const step = steps[which % steps.length] as Step;
  const after = steps[other % (steps.length + 1)]?.id ?? null;
  const id = `n${by.slice(0, 8)}`;
  const set = (now: Readonly<Record<string, unknown>>): ScriptChange => ({
    do: 'set-step',
    step: step.id,
    was: Object.fromEntries(
      Object.keys(now).map((name) => [name, Reflect.get(step, name) ?? null]),
    ),
    set: now,
  });
  switch (what) {
    case 0:
      return set({ title: by });
    case 1:
      return set({ ask: by, minutes: 1 + other });
    case 2:
      return step.kind === 'tables'
        ? set({
            rounds: [...(step.rounds ?? []), { id, title: by, turn: 'everyone' }],
            questions: [...(step.questions ?? []), by],
          })
        : set({ say: by });
    case 3:
      return step.kind === 'rate'
        ? set({ form: [...step.form, { id, kind: 'sentence', label: by }] })
        : set({ minutes: null });
    case 4:
      return step.kind === 'post'
        ? set({ prompts: step.prompts.map((each, at) => (at === 0 ? by : each)) })
        : set({ say: by });
    case 5:
      return { do: 'move-step', step: step.id, after };
    case 6:
      return { do: 'skip-step', step: step.id, skip: other % 2 === 0 };
    case 7:
      return { do: 'repeat-step', step: step.id, as: id, after };
    case 8:
      return { do: 'remove-step', step: step.id, was: step };
    case 9:
      return {
        do: 'add-step',
        step: { id, kind: 'post', ...NEW, title: by, prompts: [] },
        after,
      };
    case 10:
      return { do: 'set-script', was: { name: script.name }, set: { name: by } };
    case 11:
      return {
        do: 'set-script',
        was: { papers: script.papers ?? null },
        set: { papers: [{ color: 'green', means: by }] },
      };
    case 12:
      // Of something that is not there, or cannot be so.
      return set({ minutes: -other, [`x${by}`]: by });
    default:
      return {
        do: 'replace-script',
        script: { ...(PRACTICE[which % PRACTICE.length] as Script), name: by },
        was: scriptSign(script),
      };
  }
}

const idsOf = ({ steps }: Script): string[] => steps.map(({ id }) => id);
interface Wall {
  script: Script;
  step: string;
  been: Step[];
}
const wallOf = (script: Script, stands: number): Wall => {
  const been = script.steps.slice(0, (stands % script.steps.length) + 1);
  return { script, been, step: been.at(-1)?.id ?? '' };
};
const after = (wall: Wall, applied: Applied): Wall =>
  'script' in applied && applied.script
    ? { ...wall, script: applied.script, step: applied.step }
    : wall;

test('whatever two facilitators do to a run, each from what she saw last, it stays a script and loses nothing unasked', () => {
  const done = { made: 0, refused: 0, faulty: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...PRACTICE),
      fc.nat(10),
      fc.array(fc.tuple(WISH, fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 14 }),
      (script, stands, acts) => {
        let wall = wallOf(script, stands);
        const seen: [Script, Script] = [script, script];
        for (const [wish, isSecond, looks] of acts) {
          const who = isSecond ? 1 : 0;
          if (looks) seen[who] = wall.script;
          const change = changeOf(seen[who], wish);
          const applied = applyChange(wall, change);
          if ('refused' in applied && applied.refused) done.refused += 1;
          else if ('faults' in applied && applied.faults) {
            done.faulty += 1;
            expect(applied.faults.length).toBeGreaterThan(0);
          } else done.made += 1;
          const next = after(wall, applied);
          expect(readScript(next.script)).toEqual({ script: next.script });
          if (change.do !== 'replace-script') {
            // The meeting has a step to stand at, and nobody else's steps went.
            expect(next.step).toBe(wall.step);
            expect(findStep(next.script, next.step)).toBeDefined();
            const left = idsOf(wall.script).filter((id) => !idsOf(next.script).includes(id));
            expect(left).toEqual(
              change.do === 'remove-step' && left.length > 0 ? [change.step] : [],
            );
          } else if ('script' in applied && applied.script) {
            // By whatever the meeting came, it is in the run or handed over.
            for (const { id, kind } of wall.been)
              expect(
                [...next.script.steps, ...applied.gone].some(
                  (each) => each.id === id && each.kind === kind,
                ),
              ).toBe(true);
            return;
          }
          wall = next;
        }
      },
    ),
    { numRuns: 600 },
  );
  // Each happens: no part of the property is about nothing.
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(50);
});

/** Words that a change writes. */
const writes = (change: ScriptChange, { by }: Wish): boolean => JSON.stringify(change).includes(by);

test('of two changes made at one moment each takes effect whole or is refused, in either order', () => {
  let both = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...PRACTICE),
      fc.nat(10),
      WISH,
      WISH,
      (script, stands, one, two) => {
        const wall = wallOf(script, stands);
        const orders = [
          [one, two],
          [two, one],
        ] as const;
        for (const order of orders) {
          const changes = order.map((wish) => changeOf(script, wish));
          const [first, second] = changes as [ScriptChange, ScriptChange];
          const between = after(wall, applyChange(wall, first));
          const applied = applyChange(between, second);
          const end = after(between, applied).script;
          if (first.do === 'replace-script' || second.do === 'replace-script') continue;
          // What the first wrote is there, also where the second was taken; both where both were.
          const wasMade = [between.script !== script, end !== between.script];
          changes.forEach((change, at) => {
            const wish = order[at] as Wish;
            if (wasMade[at] && writes(change, wish)) expect(JSON.stringify(end)).toContain(wish.by);
          });
          if (wasMade.every(Boolean)) both += 1;
        }
      },
    ),
    { numRuns: 600 },
  );
  expect(both).toBeGreaterThan(200);
});

test('a change taken back leaves the run as it was, and what another did since as he left it', () => {
  let others = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...PRACTICE),
      fc.nat(10),
      WISH,
      WISH,
      (script, stands, mine, theirs) => {
        const wall = wallOf(script, stands);
        const change = changeOf(script, mine);
        const made = after(wall, applyChange(wall, change));
        const back = after(made, applyChange(made, inverseChange(script, change)));
        if (made.script !== script) expect(back.script).toEqual(script);
        const since = after(made, applyChange(made, changeOf(made.script, theirs)));
        const then = applyChange(since, inverseChange(script, change));
        if (since.script === made.script || change.do === 'replace-script') return;
        if (theirs.what === 8 || theirs.what > 12) return;
        // Theirs is not taken back with mine.
        if ('script' in then && then.script && JSON.stringify(since.script).includes(theirs.by)) {
          others += 1;
          const isIn = [mine.by, change.do === 'repeat-step' && change.as].includes(theirs.by);
          if (!isIn && !goesWith(change, changeOf(made.script, theirs)))
            expect(JSON.stringify(then.script)).toContain(theirs.by);
        }
      },
    ),
    { numRuns: 600 },
  );
  expect(others).toBeGreaterThan(50);
});

/** Whether the second was made to a step that the first put there: it goes with it. */
const goesWith = (change: ScriptChange, theirs: ScriptChange): boolean => {
  const own =
    change.do === 'add-step' ? change.step['id'] : change.do === 'repeat-step' && change.as;
  return 'step' in theirs && theirs.step === own;
};
