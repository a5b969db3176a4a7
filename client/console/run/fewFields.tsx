import type { ReactElement } from 'react';
import { NOTE_COLORS } from '../../../shared/model/note.ts';
import { stepsBehind } from '../../../shared/scripts/course.ts';
import type { Step } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import { Field } from '../../design/Field.tsx';
import { t } from '../../words/speak.ts';
import { NumberField } from './NumberField.tsx';
import { useRun } from './runContext.ts';
import { Select } from './Select.tsx';
import { stepTitle } from '../../desk/stepTitle.ts';

// Settings that only one kind of step has.

/** How many a new balanced rating gives each person. */
const EACH = 3;
/** Days until something is done, where somebody says only that there is a day. */
const DAYS = 14;

/** Which of the run's papers a step offers; all of them where it does not say. */
export function StepPapers({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly string[] | undefined;
  onChange: (papers: readonly string[] | undefined) => void;
}): ReactElement {
  const { script } = useRun();
  const all = NOTE_COLORS.filter(
    (name) => script.papers?.some(({ color }) => color === name) ?? true,
  );
  const chosen = value ?? all;
  return (
    <fieldset className="run-set run-papers">
      <legend>{label}</legend>
      {all.map((name) => (
        <label className="run-switch" key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={(event) => {
              const next = all.filter((each) =>
                each === name ? event.target.checked : chosen.includes(each),
              );
              // Without any there would be none to write on: then they are all offered.
              onChange(next.length === 0 || next.length === all.length ? undefined : next);
            }}
          />
          {t(`paper.${name}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** How many things each person rates. */
export function EachField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: 'all' | number;
  onChange: (each: 'all' | number) => void;
}): ReactElement {
  return (
    <div className="run-pair">
      <Select
        label={label}
        value={value === 'all' ? 'all' : 'some'}
        options={[
          { value: 'all', words: t('run.each.all') },
          { value: 'some', words: t('run.each.some') },
        ]}
        onChange={(next) => onChange(next === 'all' ? 'all' : EACH)}
      />
      {value === 'all' ? null : (
        <NumberField
          label={t('run.each.count')}
          value={value}
          min={1}
          max={SCRIPT_LIMITS.readEach}
          isRequired
          onChange={(count) => {
            if (count !== undefined) onChange(count);
          }}
        />
      )}
    </div>
  );
}

type Due = Extract<Step, { kind: 'claim' }>['due'];
type Next = Extract<Step, { kind: 'follow-up' }>['next'];

/** By when things are done that somebody put her name to. */
export function DueField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: unknown;
  onChange: (due: Due) => void;
}): ReactElement {
  const due = value as Due;
  const kinds = ['none', 'asked', 'days', 'date'] as const;
  return (
    <div className="run-pair">
      <Select
        label={label}
        value={due?.kind ?? 'none'}
        options={kinds.map((kind) => ({ value: kind, words: t(`run.due.${kind}`) }))}
        onChange={(kind) => {
          if (kind === 'none') onChange(undefined);
          else if (kind === 'days') onChange({ kind, days: DAYS });
          else onChange(kind === 'date' ? { kind, date: '' } : { kind: 'asked' });
        }}
      />
      {due?.kind === 'days' ? (
        <NumberField
          label={t('run.days')}
          value={due.days}
          min={1}
          max={SCRIPT_LIMITS.dueDays}
          isRequired
          onChange={(days) => {
            if (days !== undefined) onChange({ kind: 'days', days });
          }}
        />
      ) : null}
      {due?.kind === 'date' ? (
        <Field
          type="date"
          label={t('run.date')}
          value={due.date}
          refusal={due.date === '' ? t('run.words.missing') : null}
          onChange={(event) => onChange({ kind: 'date', date: event.target.value })}
        />
      ) : null}
    </div>
  );
}

/** When people meet again. */
export function NextField({
  label,
  step,
  value,
  onChange,
}: {
  label: string;
  step: Step;
  value: unknown;
  onChange: (next: Next) => void;
}): ReactElement {
  const { script, language } = useRun();
  const next = value as Next;
  const rated = stepsBehind(script, step.id).filter(
    (each) => each.kind === 'rate' && each.of.kind === 'times',
  );
  const chosen = next?.kind === 'rated' ? `rated ${next.step}` : (next?.kind ?? 'asked');
  return (
    <div className="run-pair">
      <Select
        label={label}
        value={chosen}
        options={[
          { value: 'asked', words: t('run.next.asked') },
          { value: 'days', words: t('run.next.days') },
          ...rated.map((each) => ({
            value: `rated ${each.id}`,
            words: t('run.next.rated', { step: stepTitle(script, each, language) }),
          })),
        ]}
        onChange={(kind) => {
          if (kind === 'asked') onChange(undefined);
          else if (kind === 'days') onChange({ kind, days: DAYS });
          else onChange({ kind: 'rated', step: kind.slice('rated '.length) });
        }}
      />
      {next?.kind === 'days' ? (
        <NumberField
          label={t('run.days')}
          value={next.days}
          min={1}
          max={SCRIPT_LIMITS.dueDays}
          isRequired
          onChange={(days) => {
            if (days !== undefined) onChange({ kind: 'days', days });
          }}
        />
      ) : null}
    </div>
  );
}
