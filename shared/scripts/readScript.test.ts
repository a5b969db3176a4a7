import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { FAULT_CODES, faultWords, placeShown, stepOfPlace } from './faults.ts';
import { readScript, readScriptText, writeScript } from './readScript.ts';
import { STEP_KINDS } from './script.ts';
import { SCRIPT_LIMITS } from './scriptLimits.ts';
import { withAllStatementIds } from './statements.ts';

const FOLDER = join(import.meta.dirname, 'testScripts');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
/* oxlint-disable-next-line typescript/no-explicit-any -- tests break what they are given in any way */
type Broken = any;
const jsonOf = (name: string): Broken => JSON.parse(textOf(`${name}.json`));

/** The codes of a file's faults by their places, after it was broken. */
function faultsOf(name: string, breakIt: (json: Broken) => void): Record<string, string> {
  const json = jsonOf(name);
  breakIt(json);
  const { faults = [] } = readScript(json);
  return Object.fromEntries(faults.map(({ place, code }) => [place, code]));
}

describe('scripts of the practice', () => {
  test('there are eight beside those that ship, and together they use every kind', () => {
    expect(FILES).toHaveLength(8);
    const used = FILES.flatMap((name) => readScriptText(textOf(name)).script?.steps ?? []);
    expect(new Set(used.map(({ kind }) => kind))).toEqual(new Set(STEP_KINDS));
  });

  test.each(FILES)('%s is read without a fault, and the same once written', (name) => {
    const read = readScriptText(textOf(name));
    expect(read.faults).toBeUndefined();
    expect(read.script).toEqual(withAllStatementIds(JSON.parse(textOf(name)) as object));
    expect(read.script && readScriptText(writeScript(read.script))).toEqual(read);
  });
});

describe('what is no script', () => {
  test.each([
    ['no JSON', '{"version": 1,', { place: '', code: 'not-json' }],
    ['a list', '[]', { place: '', code: 'wrong-type', values: { expected: 'object' } }],
    ['nothing', 'null', { place: '', code: 'wrong-type', values: { expected: 'object' } }],
    [
      'of a newer version, whatever else it holds',
      '{"version": 7, "steps": [{"kind": "dance"}]}',
      { place: 'version', code: 'newer-version', values: { version: 7 } },
    ],
  ])('%s', (_what, text, fault) => {
    expect(readScriptText(text)).toEqual({ faults: [fault], isMore: false });
  });

  test('an empty object lacks all that a script has to have, place by place', () => {
    const places = ['version', 'id', 'languages', 'name', 'summary', 'people', 'minutes', 'steps'];
    expect(readScript({}).faults).toEqual(places.map((place) => ({ place, code: 'missing' })));
  });

  test('more text than a script may have is refused unread; also where only its words are too many', () => {
    const tooLarge = {
      faults: [{ place: '', code: 'too-large', values: { max: SCRIPT_LIMITS.scriptChars } }],
      isMore: false,
    };
    expect(readScriptText('['.repeat(1_000_000))).toEqual(tooLarge);
    const json = jsonOf('values-reading');
    json.steps = Array.from({ length: 40 }, (_, index) => ({
      ...json.steps[0],
      id: `read-${index}`,
      reading: 'a'.repeat(SCRIPT_LIMITS.readingChars),
    }));
    expect(readScript(json)).toEqual(tooLarge);
  });

  test('a mark at the beginning and a schema for editors do no harm', () => {
    const json = { $schema: './script.schema.json', ...jsonOf('peer-assist') };
    expect(readScriptText(`\uFEFF${JSON.stringify(json)}`).script).toEqual(jsonOf('peer-assist'));
  });

  test('after very many faults it says that there are more', () => {
    const json = jsonOf('peer-assist');
    for (let at = 0; at < 300; at += 1) json[`field${at}`] = 1;
    const { faults, isMore } = readScript(json) as { faults: unknown[]; isMore: boolean };
    expect([faults.length, isMore]).toEqual([SCRIPT_LIMITS.faults, true]);
  });
});

describe('every fault has its place', () => {
  test('of parts in the wrong form', () => {
    expect(
      faultsOf('innovation-fund', (json) => {
        json.id = 'Fund 1';
        json.name = '  ';
        json.people = [40, 20];
        json.minutes = 1.5;
        json.summary = 'a'.repeat(601);
        json.nmae = 'Fund';
        json.where = 'moon';
        json.papers = [{ color: 'red' }];
        json.steps[1].form[0].label = 'bell\u0007';
        json.steps[1].form[1].options.length = 1;
        json.steps[1].form[2].kind = 'money';
        json.steps[1].form[3].max = '6';
        json.steps[1].prompts = 'What?';
        delete json.steps[2].title;
        json.steps[2].each = 0;
        json.steps[3].kind = 'dance';
        json.steps[4] = 'tables';
        json.steps[5].stops = 21;
        json.steps[6].skip = false;
        json.steps[7].at = '25:00';
      }),
    ).toEqual({
      id: 'wrong-form',
      name: 'empty',
      people: 'upside-down',
      minutes: 'wrong-type',
      summary: 'text-too-long',
      nmae: 'unknown-field',
      where: 'not-one-of',
      'papers[0].color': 'not-one-of',
      'steps[1].form[0].label': 'invalid-text',
      'steps[1].form[1].options': 'too-few',
      'steps[1].form[2].kind': 'unknown-kind',
      'steps[1].form[3].max': 'wrong-type',
      'steps[1].prompts': 'wrong-type',
      'steps[2].title': 'missing',
      'steps[2].each': 'below',
      'steps[3].kind': 'unknown-kind',
      'steps[4]': 'wrong-type',
      'steps[5].stops': 'above',
      'steps[6].skip': 'not-one-of',
      'steps[7].at': 'wrong-form',
    });
  });

  test('of words', () => {
    expect(
      faultsOf('virtual-cafe', (json) => {
        delete json.name.en;
        json.summary.fr = 'Un café.';
        json.steps[0].title.es = 7;
        json.steps[0].prompts[1] = { es: '' };
        json.steps[1].title = ['Find'];
        json.steps[1].ask = 'Two\nlines';
      }),
    ).toEqual({
      name: 'missing-words',
      'summary.fr': 'unknown-language',
      'steps[0].title.es': 'wrong-type',
      'steps[0].prompts[1].es': 'empty',
      'steps[0].prompts[1]': 'missing-words',
      'steps[1].title': 'wrong-type',
      'steps[1].ask': 'invalid-text',
    });
  });

  test('of what is there twice', () => {
    expect(
      faultsOf('innovation-fund', (json) => {
        json.languages = ['en', 'en'];
        json.papers = [{ color: 'blue' }, { color: 'blue' }];
        json.steps[1].papers = ['blue', 'green'];
        json.steps[7].id = 'call';
        json.steps[1].form[4].id = 'months';
        json.steps[1].form[1].options[1].id = 'new';
        json.steps[0].rounds[1].id = 'first';
        json.steps[0].duties = [{ id: 'reporter' }, { id: 'reporter' }, { id: 'singer' }];
      }),
    ).toEqual({
      'languages[1]': 'duplicate',
      'papers[1].color': 'duplicate',
      'steps[1].papers[1]': 'no-such-paper',
      'steps[7].id': 'duplicate',
      'steps[1].form[4].id': 'duplicate',
      'steps[1].form[1].options[1].id': 'duplicate',
      'steps[0].rounds[1].id': 'duplicate',
      'steps[0].duties[1].id': 'duplicate',
      'steps[0].duties[2].name': 'missing',
    });
  });

  test('of steps that need what none before them makes', () => {
    expect(
      faultsOf('six-practices', (json) => {
        json.steps.reverse();
      }),
    ).toEqual({
      'steps[1].of': 'nothing-made',
      'steps[2]': 'nothing-made',
      'steps[3].from': 'nothing-made',
      'steps[4]': 'nothing-made',
    });
  });

  test('of steps that name others', () => {
    expect(
      faultsOf('innovation-fund', (json) => {
        json.steps[1].notFor = 'share-tables';
        json.steps[2].of.step = 'design-group';
        json.steps[3].of.step = 'nowhere';
        json.steps[3].order = 'decide';
        json.steps[7].next = { kind: 'rated', step: 'read' };
      }),
    ).toEqual({
      'steps[1].notFor': 'step-later',
      'steps[2].of.step': 'step-of-other-kind',
      'steps[3].of.step': 'no-such-step',
      'steps[3].order': 'step-later',
      'steps[3].budget.field': 'no-such-field',
      'steps[7].next.step': 'step-of-other-kind',
    });
  });

  test('of an order that a rating of other things gave', () => {
    expect(
      faultsOf('periphery-map', (json) => {
        json.steps[4].of = { kind: 'groups' };
      }),
    ).toEqual({ 'steps[4].order': 'step-of-other-kind' });
  });

  test('of bounds and counts', () => {
    expect(
      faultsOf('innovation-fund', (json) => {
        Object.assign(json.steps[1].form[2], { min: 8_000, max: 1_500 });
        json.steps[0].rounds[0].turn = 'owner';
        json.steps[3].budget.field = 'contact';
        json.steps[2].of = { kind: 'statements', items: ['One', 'Two'] };
      }),
    ).toEqual({
      'steps[1].form[2]': 'upside-down',
      'steps[0].rounds[0].turn': 'no-owner',
      'steps[3].budget.field': 'no-such-field',
      'steps[2].each': 'more-than-there-is',
      'steps[3].order': 'step-of-other-kind',
    });
    expect(faultsOf('peer-circle', (json) => delete json.series)).toEqual({
      'steps[3].to': 'no-series',
    });
  });

  test('what a step that cannot be read would have made is not missed', () => {
    expect(
      faultsOf('six-practices', (json) => {
        delete json.steps[1].title;
        delete json.steps[2].from;
      }),
    ).toEqual({ 'steps[1].title': 'missing', 'steps[2].from': 'missing' });
  });
});

test('every fault is said', () => {
  for (const code of FAULT_CODES)
    for (const values of [{}, { expected: 'list', form: 'id', things: 'notes', max: 3 }])
      expect(faultWords(ENGLISH, { place: '', code, values: { given: 'x', ...values } })).toMatch(
        /^\S.*\.$/,
      );
  expect(faultWords(ENGLISH, { place: '', code: 'empty' })).toBe('There is no text.');
});

test('a place says in which step it is, and where there', () => {
  expect(stepOfPlace('steps[3].form[1].label')).toEqual({ index: 3, rest: 'form[1].label' });
  expect(stepOfPlace('steps[12]')).toEqual({ index: 12, rest: '' });
  expect(stepOfPlace('steps')).toEqual({ index: null, rest: 'steps' });
  expect(stepOfPlace('')).toEqual({ index: null, rest: '' });
});

test('a place within a step is counted as people count, and not as files write it', () => {
  expect(placeShown('form[0].options[2].label')).toBe('form 1 › options 3 › label');
  expect(placeShown('title')).toBe('title');
  expect(placeShown('')).toBe('');
});
