import { expect, it } from 'vitest';
import { StepSchema } from '../../../shared/scripts/schemas/steps.ts';
import { STEP_KINDS } from '../../../shared/scripts/script.ts';
import { allSettingsOf } from '../../steps/kinds/settings.ts';
import type { Setting } from '../../steps/setting.ts';
import { words } from '../../words/speak.ts';
import { choiceWords, knownName, thingKindWords } from './settingWords.ts';

/** Settings with those of the things within them. */
const withInner = (settings: readonly Setting[]): Setting[] =>
  settings.flatMap((setting) => [
    setting,
    ...(setting.as === 'things' ? withInner(setting.fields) : []),
  ]);

it('has words for every setting of every kind, for all that can be chosen, and for what the product names', () => {
  const say = words().say as (key: string) => string;
  const said: string[] = [];
  for (const setting of STEP_KINDS.flatMap((kind) => withInner(allSettingsOf(kind)))) {
    said.push(say(`run.set.${setting.label}`));
    if (setting.as === 'choice' || setting.as === 'several')
      said.push(...setting.options.map((option) => choiceWords(setting.list, option)));
    if (setting.as === 'source')
      said.push(...setting.sources.map((kind) => say(`run.source.${kind}`)));
    if (setting.as !== 'things') continue;
    for (const kind of Object.keys(setting.kinds ?? {}))
      said.push(thingKindWords(setting.label, kind));
    said.push(...(setting.known ?? []).map((id) => knownName(setting.label, id)));
  }
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((text) => text.trim() === '' || text.startsWith('run.'))).toEqual([]);
});

/** What no form changes: what a step is, and whether the meeting goes past it, which the list of steps does. */
const NO_SETTING = new Set(['id', 'kind', 'skip']);
type Properties = Readonly<Record<string, { const?: unknown }>>;

it.each(STEP_KINDS)('everything that the format says of a step of %s can be set', (kind) => {
  const { anyOf } = StepSchema as unknown as { anyOf: readonly { properties: Properties }[] };
  const schema = anyOf.find(({ properties }) => properties['kind']?.const === kind);
  const known = Object.keys(schema?.properties ?? {}).filter((name) => !NO_SETTING.has(name));
  const offered = new Set(allSettingsOf(kind).map(({ name }) => name.split('.')[0]));
  expect(known.length).toBeGreaterThan(3);
  expect(known.filter((name) => !offered.has(name))).toEqual([]);
});
