import { REVEAL_SETTINGS } from '../../../shared/model/session.ts';
import { POST_WAYS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

/** A bound of a number that a note says. */
const BOUND = {
  only: ['count', 'amount'],
  as: 'number',
  min: 0,
  max: SCRIPT_LIMITS.number,
  isOptional: true,
} as const;

export const postSettings: KindSettings = {
  kind: 'post',
  first: [
    { name: 'prompts', label: 'prompts', as: 'lines', length: 'ask', max: SCRIPT_LIMITS.prompts },
    {
      name: 'reveal',
      label: 'reveal',
      as: 'choice',
      list: 'reveal',
      options: REVEAL_SETTINGS,
    },
    { name: 'papers', label: 'papers', as: 'papers' },
    {
      name: 'form',
      label: 'noteForm',
      as: 'things',
      max: SCRIPT_LIMITS.formFields,
      kinds: { line: {}, lines: {}, count: {}, amount: {}, choice: {} },
      first: (thing, words) => ({
        ...thing,
        label: words,
        ...(thing.kind === 'choice'
          ? {
              options: [
                { id: 'one', label: words },
                { id: 'two', label: words },
              ],
            }
          : {}),
      }),
      fields: [
        { name: 'label', label: 'label', as: 'words', length: 'label' },
        { name: 'hint', label: 'hint', as: 'words', length: 'ask', isOptional: true },
        { name: 'required', label: 'required', as: 'switch' },
        {
          name: 'options',
          label: 'options',
          only: ['choice'],
          as: 'things',
          max: SCRIPT_LIMITS.choices,
          first: (thing, words) => ({ ...thing, label: words }),
          fields: [{ name: 'label', label: 'label', as: 'words', length: 'label' }],
        },
        { name: 'several', label: 'severalOf', only: ['choice'], as: 'switch' },
        {
          name: 'chars',
          label: 'chars',
          only: ['line'],
          as: 'number',
          min: 1,
          max: SCRIPT_LIMITS.lineChars,
          isOptional: true,
        },
        {
          name: 'chars',
          label: 'chars',
          only: ['lines'],
          as: 'number',
          min: 1,
          max: SCRIPT_LIMITS.linesChars,
          isOptional: true,
        },
        { name: 'min', label: 'least', ...BOUND },
        { name: 'max', label: 'most', ...BOUND },
        {
          name: 'unit',
          label: 'unit',
          only: ['amount'],
          as: 'words',
          length: 'label',
          isOptional: true,
        },
      ],
    },
  ],
  more: [
    {
      name: 'break.minutes',
      label: 'break',
      as: 'number',
      min: 1,
      max: SCRIPT_LIMITS.stepMinutes,
    },
    {
      name: 'perPerson',
      label: 'perPerson',
      as: 'number',
      min: 1,
      max: SCRIPT_LIMITS.notesPerPerson,
    },
    {
      name: 'ways',
      label: 'ways',
      as: 'several',
      list: 'ways',
      options: POST_WAYS,
    },
    { name: 'notFor', label: 'notFor', as: 'step', kind: 'tables' },
    { name: 'reading', label: 'reading', as: 'words', length: 'reading', isOptional: true },
  ],
};
