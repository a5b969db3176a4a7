import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../locales/englishWords.ts';
import { readScript } from '../readScript.ts';
import { STEP_KINDS, type Script } from '../script.ts';
import { leverageInRoom } from '../shipped/leverageInRoom.ts';
import { scriptIn } from '../shippedScript.ts';
import { changeScript } from './changeScript.ts';
import { missingFor, newStep } from './newStep.ts';

const SCRIPT = scriptIn(leverageInRoom, ENGLISH);
const say = (key: Parameters<typeof ENGLISH.say>[0]): string =>
  (ENGLISH.say as (key: string) => string)(key);
const added = (script: Script, kind: (typeof STEP_KINDS)[number], after: string | null) => {
  const step = newStep(script, kind, { id: 'new', after, say });
  const changed = changeScript(script, { do: 'add-step', step, after });
  return { step, script: changed.refused ? undefined : changed.script };
};

describe('a new step of any kind', () => {
  test.each(STEP_KINDS)('%s works as it is, wherever nothing is missing for it', (kind) => {
    for (const after of [null, ...SCRIPT.steps.map(({ id }) => id)]) {
      const { script } = added(SCRIPT, kind, after);
      const { faults = [] } = script ? readScript(script) : {};
      expect(faults.length === 0).toBe(missingFor(SCRIPT, kind, after) === null);
    }
  });

  test('says what is missing where it cannot stand', () => {
    expect(missingFor(SCRIPT, 'group', null)).toBe('notes');
    expect(missingFor(SCRIPT, 'walk', 'group')).toBe('tables');
    expect(missingFor(SCRIPT, 'walk', 'tables')).toBeNull();
    expect(missingFor(SCRIPT, 'rate', null)).toBeNull();
  });

  test('a rating is of what there is by then', () => {
    expect(added(SCRIPT, 'rate', null).step).toMatchObject({ of: { kind: 'statements' } });
    expect(added(SCRIPT, 'rate', 'post').step).toMatchObject({ of: { kind: 'notes' } });
    expect(added(SCRIPT, 'rate', 'group').step).toMatchObject({ of: { kind: 'groups' } });
  });
});
