import type { ReactElement } from 'react';
import { stepsBehind } from '../../../shared/scripts/course.ts';
import { PAIRINGS, type ScriptWords, type Step } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { Statement } from '../../../shared/scripts/statements.ts';
import { atPlace } from '../../steps/atPlace.ts';
import type { Setting } from '../../steps/setting.ts';
import { newId } from '../../sync/newId.ts';
import { t } from '../../words/speak.ts';
import { Lines, LinesOf, type LineForm } from './Lines.tsx';
import { useRun } from './runContext.ts';
import { Select } from './Select.tsx';
import { TimesField } from './TimesField.tsx';
import { stepTitle } from '../../desk/stepTitle.ts';

interface Source {
  kind: string;
  step?: string;
  choose?: string;
  topics?: readonly ScriptWords[];
  items?: readonly Statement[] | readonly string[];
}

/** One that is new is no other by any chance: what was said of one that was taken away is never said of it. */
const STATEMENTS: LineForm<Statement> = {
  wordsOf: ({ label }) => label,
  withWords: (label, line) => ({ id: line?.id ?? `s${newId().slice(0, ID_CHARS)}`, label }),
};
const ID_CHARS = 8;

/** What a source of a kind begins with. */
function firstOf(kind: string): Source {
  switch (kind) {
    case 'pairs':
      return { kind, choose: 'random' };
    case 'list':
      return { kind, topics: [t('run.thing.new')] };
    case 'statements':
      return { kind, items: [STATEMENTS.withWords(t('run.thing.new'))] };
    case 'times':
      return { kind, items: [] };
    default:
      return { kind };
  }
}

/** Of what a step is: groups, notes of a step, statements of its own. */
export function SourceField({
  label,
  setting: { name, sources },
  step,
  onChange,
}: {
  label: string;
  setting: Extract<Setting, { as: 'source' }>;
  step: Step;
  onChange: (source: unknown) => void;
}): ReactElement {
  const { script, language } = useRun();
  const source = (atPlace(step, name) ?? { kind: sources[0] }) as Source;
  const posts = stepsBehind(script, step.id).filter(({ kind }) => kind === 'post');
  const say = t as (key: string) => string;
  return (
    <>
      <Select
        label={label}
        value={source.kind}
        options={sources.map((kind) => ({ value: kind, words: say(`run.source.${kind}`) }))}
        onChange={(kind) => onChange(firstOf(kind))}
      />
      {source.kind === 'notes' && posts.length > 1 ? (
        <Select
          label={t('run.source.step')}
          value={source.step ?? ''}
          options={[
            { value: '', words: t('run.source.everyStep') },
            ...posts.map((each) => ({
              value: each.id,
              words: stepTitle(script, each, language),
            })),
          ]}
          onChange={(id) => onChange(id === '' ? { kind: 'notes' } : { kind: 'notes', step: id })}
        />
      ) : null}
      {source.kind === 'pairs' ? (
        <Select
          label={t('run.source.choose')}
          value={source.choose ?? 'random'}
          options={PAIRINGS.map((each) => ({
            value: each,
            words: t(`run.source.choose.${each}`),
          }))}
          onChange={(choose) => onChange({ kind: 'pairs', choose })}
        />
      ) : null}
      {source.kind === 'list' ? (
        <Lines
          label={t('run.source.topics')}
          lines={source.topics ?? []}
          length="label"
          max={SCRIPT_LIMITS.topics}
          least={1}
          onChange={(topics) => onChange({ ...source, topics })}
        />
      ) : null}
      {source.kind === 'statements' ? (
        <LinesOf
          label={t('run.source.items')}
          form={STATEMENTS}
          lines={(source.items ?? []) as readonly Statement[]}
          length="ask"
          max={SCRIPT_LIMITS.statements}
          least={1}
          onChange={(items) => onChange({ ...source, items })}
        />
      ) : null}
      {source.kind === 'times' ? (
        <TimesField
          times={source.items as readonly string[]}
          onChange={(items) => onChange({ kind: 'times', items })}
        />
      ) : null}
    </>
  );
}
