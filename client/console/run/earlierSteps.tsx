import type { ReactElement } from 'react';
import { stepsBehind } from '../../../shared/scripts/course.ts';
import type { Script, Step, StepKind } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import { stepTitle, wordsShown } from '../../desk/stepTitle.ts';
import { t } from '../../words/speak.ts';
import { NumberField } from './NumberField.tsx';
import { useRun } from './runContext.ts';
import { Select } from './Select.tsx';

// Settings that name something of an earlier step.

/** What a new budget begins with. */
const TOTAL = 1_000;

/** A step before of a kind, or none. One that is no such step any more is still shown, so that it can be seen and changed. */
export function EarlierStep({
  label,
  step,
  kind,
  value,
  onChange,
}: {
  label: string;
  step: Step;
  kind: StepKind;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}): ReactElement | null {
  const { script, language } = useRun();
  const before = stepsBehind(script, step.id).filter((each) => each.kind === kind);
  if (before.length === 0 && value === undefined) return null;
  const isGone = value !== undefined && !before.some(({ id }) => id === value);
  return (
    <Select
      label={label}
      value={value ?? ''}
      options={[
        { value: '', words: t('run.step.none') },
        ...before.map((each) => ({ value: each.id, words: stepTitle(script, each, language) })),
        ...(isGone ? [{ value, words: value }] : []),
      ]}
      onChange={(id) => onChange(id === '' ? undefined : id)}
    />
  );
}

type Budget = NonNullable<Extract<Step, { kind: 'rate' }>['budget']>;

/** Fields of notes that are numbers, in the steps before. */
const numbersBefore = (script: Script, step: Step) =>
  stepsBehind(script, step.id).flatMap((each) =>
    each.kind === 'post'
      ? (each.form ?? []).filter(({ kind }) => kind === 'amount' || kind === 'count')
      : [],
  );

/** What there is in all, and which field of the notes takes of it. */
export function BudgetField({
  label,
  step,
  value,
  onChange,
}: {
  label: string;
  step: Step;
  value: unknown;
  onChange: (budget: Budget | undefined) => void;
}): ReactElement | null {
  const { script, language } = useRun();
  const budget = value as Budget | undefined;
  const fields = numbersBefore(script, step);
  if (fields.length === 0 && budget === undefined) return null;
  const total = budget?.total ?? TOTAL;
  return (
    <div className="run-pair">
      <Select
        label={label}
        value={budget?.field ?? ''}
        options={[
          { value: '', words: t('run.budget.none') },
          ...fields.map((field) => ({
            value: field.id,
            words: wordsShown(script, field.label, language),
          })),
        ]}
        onChange={(field) => onChange(field === '' ? undefined : { field, total })}
      />
      {budget === undefined ? null : (
        <NumberField
          label={t('run.budget.total')}
          value={budget.total}
          min={1}
          max={SCRIPT_LIMITS.number}
          isRequired
          onChange={(next) => {
            if (next !== undefined) onChange({ ...budget, total: next });
          }}
        />
      )}
    </div>
  );
}
