import { useId, type ReactElement } from 'react';
import type { ScriptWords, Step } from '../../../shared/scripts/script.ts';
import { settingsOf } from '../../../shared/scripts/stepSettings.ts';
import { Field } from '../../design/Field.tsx';
import { atPlace, withAtPlace } from '../../steps/atPlace.ts';
import type { NewThing, Setting } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';
import { BudgetField, EarlierStep } from './earlierSteps.tsx';
import { DueField, EachField, NextField, StepPapers } from './fewFields.tsx';
import { Lines } from './Lines.tsx';
import { NumberField } from './NumberField.tsx';
import { Select } from './Select.tsx';
import { choiceWords } from './settingWords.ts';
import { SourceField } from './SourceField.tsx';
import { Things } from './Things.tsx';
import { WordsField } from './WordsField.tsx';

/** What is meant where a step says nothing. */
const meant = (thing: object, name: string, isStep: boolean): unknown =>
  isStep ? atPlace(settingsOf(thing as Step), name) : undefined;

/** One setting of a step, or of a thing within one. */
export function SettingField({
  setting,
  thing,
  isStep,
  value,
  onChange,
}: {
  setting: Setting;
  thing: object;
  isStep: boolean;
  value: unknown;
  /** With the whole thing as it is then. */
  onChange: (thing: object) => void;
}): ReactElement | null {
  const { name } = setting;
  const label = t(`run.set.${setting.label}`);
  const put = (next: unknown): void => onChange(withAtPlace(thing, name, next));
  switch (setting.as) {
    case 'words':
      // What something is called is asked once there is something.
      if (name.includes('.') && value === undefined) return null;
      return (
        <WordsField
          label={label}
          words={value as ScriptWords | undefined}
          length={setting.length}
          isOptional={setting.isOptional === true}
          onChange={put}
        />
      );
    case 'number':
      return (
        <NumberField
          label={label}
          value={value as number | undefined}
          min={setting.min}
          max={setting.max}
          otherwise={meant(thing, name, isStep) as number | undefined}
          isRequired={setting.only !== undefined && setting.isOptional !== true}
          onChange={put}
        />
      );
    case 'range':
      return <RangeField setting={setting} label={label} value={value} onChange={put} />;
    case 'clock':
      return (
        <Field
          className="run-number"
          type="time"
          label={label}
          value={(value as string | undefined) ?? ''}
          onChange={(event) => put(event.target.value === '' ? undefined : event.target.value)}
        />
      );
    case 'choice': {
      const otherwise = setting.otherwise ?? meant(thing, name, isStep) ?? setting.options[0];
      return (
        <Select
          label={label}
          value={String(value ?? otherwise)}
          options={setting.options.map((option) => ({
            value: option,
            words: choiceWords(setting.list, option),
          }))}
          onChange={put}
        />
      );
    }
    case 'switch':
      return (
        <label className="run-switch">
          <input
            type="checkbox"
            checked={value !== undefined && value !== false}
            onChange={(event) =>
              put(event.target.checked ? (setting.on?.(t('run.thing.new')) ?? true) : undefined)
            }
          />
          {label}
        </label>
      );
    case 'several': {
      const chosen = (value ?? meant(thing, name, isStep) ?? []) as readonly string[];
      return (
        <fieldset className="run-set">
          <legend>{label}</legend>
          {setting.options.map((option) => (
            <label className="run-switch" key={option}>
              <input
                type="checkbox"
                checked={chosen.includes(option)}
                // The last one stays: a list of none would say nothing.
                disabled={chosen.length === 1 && chosen.includes(option) && name !== 'pack'}
                onChange={(event) =>
                  put(
                    setting.options.filter((each) =>
                      each === option ? event.target.checked : chosen.includes(each),
                    ),
                  )
                }
              />
              {choiceWords(setting.list, option)}
            </label>
          ))}
        </fieldset>
      );
    }
    case 'lines':
      return (
        <Lines
          label={label}
          lines={(value ?? []) as readonly ScriptWords[]}
          length={setting.length}
          max={setting.max}
          onChange={put}
        />
      );
    case 'things': {
      const given = value ?? meant(thing, name, isStep) ?? [];
      return (
        <Things
          label={label}
          setting={setting}
          things={given as readonly (NewThing & Record<string, unknown>)[]}
          field={ownSetting}
          onChange={(things) => put(things.length === 0 ? undefined : things)}
        />
      );
    }
    case 'papers':
      return <StepPapers label={label} value={value as readonly string[]} onChange={put} />;
    case 'source':
      return <SourceField label={label} setting={setting} step={thing as Step} onChange={put} />;
    case 'step':
      return (
        <EarlierStep
          label={label}
          step={thing as Step}
          kind={setting.kind}
          value={value as string | undefined}
          onChange={put}
        />
      );
    case 'budget':
      return <BudgetField label={label} step={thing as Step} value={value} onChange={put} />;
    case 'each':
      return <EachField label={label} value={value as 'all' | number} onChange={put} />;
    case 'due':
      return <DueField label={label} value={value} onChange={put} />;
    case 'next':
      return <NextField label={label} step={thing as Step} value={value} onChange={put} />;
  }
}

/** A setting of a thing within a step. */
const ownSetting = (
  setting: Setting,
  thing: object,
  value: unknown,
  onChange: (thing: object) => void,
): ReactElement => (
  <SettingField
    key={setting.name}
    setting={setting}
    thing={thing}
    isStep={false}
    value={value}
    onChange={onChange}
  />
);

function RangeField({
  setting: { min, max },
  label,
  value,
  onChange,
}: {
  setting: Extract<Setting, { as: 'range' }>;
  label: string;
  value: unknown;
  onChange: (range: readonly [number, number] | undefined) => void;
}): ReactElement {
  const id = useId();
  const [from, to] = (value ?? []) as [number?, number?];
  const set = (next: readonly [number | undefined, number | undefined]): void => {
    const [least = next[1], most = next[0]] = next;
    onChange(least === undefined || most === undefined ? undefined : [least, most]);
  };
  return (
    <fieldset className="run-set run-range" aria-labelledby={id}>
      <legend id={id}>{label}</legend>
      <NumberField
        label={t('run.range.from')}
        value={from}
        min={min}
        max={max}
        onChange={(least) => set([least, to])}
      />
      <NumberField
        label={t('run.range.to')}
        value={to}
        min={min}
        max={max}
        onChange={(most) => set([from, most])}
      />
    </fieldset>
  );
}
