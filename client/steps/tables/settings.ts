import { COMMITMENT_KINDS, TABLE_DUTIES } from '../../../shared/model/table.ts';
import { ROUND_CLOCKS, TURNS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

export const tablesSettings: KindSettings = {
  kind: 'tables',
  first: [
    {
      name: 'from',
      label: 'tablesFrom',
      as: 'source',
      sources: ['groups', 'notes', 'pairs', 'list', 'dealt'],
    },
    {
      name: 'rounds',
      label: 'rounds',
      as: 'things',
      max: SCRIPT_LIMITS.rounds,
      first: ({ id }, words) => ({ id, title: words, turn: 'everyone' }),
      fields: [
        { name: 'title', label: 'title', as: 'words', length: 'label' },
        { name: 'ask', label: 'ask', as: 'words', length: 'ask', isOptional: true },
        {
          name: 'minutes',
          label: 'roundMinutes',
          as: 'number',
          min: 1,
          max: SCRIPT_LIMITS.stepMinutes,
        },
        {
          name: 'per',
          label: 'per',
          as: 'choice',
          list: 'per',
          options: ROUND_CLOCKS,
          otherwise: 'round',
        },
        {
          name: 'turn',
          label: 'turn',
          as: 'choice',
          list: 'turn',
          options: TURNS,
        },
        {
          name: 'everyoneUpTo',
          label: 'everyoneUpTo',
          as: 'number',
          min: 1,
          max: SCRIPT_LIMITS.everyone,
        },
      ],
    },
    {
      name: 'questions',
      label: 'questions',
      as: 'lines',
      length: 'ask',
      max: SCRIPT_LIMITS.sheetQuestions,
    },
  ],
  more: [
    { name: 'size', label: 'size', as: 'range', min: 1, max: SCRIPT_LIMITS.tableSize },
    {
      name: 'duties',
      label: 'duties',
      as: 'things',
      max: SCRIPT_LIMITS.duties,
      known: TABLE_DUTIES,
      first: ({ id }, words) => ({ id, name: words }),
      fields: [
        { name: 'name', label: 'name', as: 'words', length: 'label', isOptional: true },
        {
          name: 'people',
          label: 'dutyPeople',
          as: 'number',
          min: 1,
          max: SCRIPT_LIMITS.dutyPeople,
        },
      ],
    },
    { name: 'owner', label: 'owner', as: 'switch', on: (name) => ({ name }) },
    { name: 'owner.name', label: 'ownerName', as: 'words', length: 'label' },
    { name: 'decide.again', label: 'again', as: 'switch', on: () => ({}) },
    {
      name: 'decide.commitments',
      label: 'commitments',
      as: 'switch',
      on: () => COMMITMENT_KINDS.map((id) => ({ id })),
    },
    { name: 'decide.liaison', label: 'liaison', as: 'switch' },
  ],
};
