import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../model/problems.ts';
import { checkedFields, readField, wholeNumber } from './noteFields.ts';
import type { FormField } from './noteForm.ts';
import { SCRIPT_LIMITS } from './scriptLimits.ts';

const FORM: FormField[] = [
  { id: 'city', kind: 'line', label: 'City', chars: 10 },
  { id: 'why', kind: 'lines', label: 'Why', required: true },
  { id: 'people', kind: 'count', label: 'People', max: 40 },
  { id: 'money', kind: 'amount', label: 'Money', min: 1500, max: 8000 },
  {
    id: 'new',
    kind: 'choice',
    label: 'New?',
    options: [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ],
  },
  {
    id: 'when',
    kind: 'choice',
    several: true,
    label: 'When',
    options: [
      { id: 'mon', label: 'Mon' },
      { id: 'tue', label: 'Tue' },
      { id: 'wed', label: 'Wed' },
    ],
  },
];
const problem = (given: Record<string, unknown>, before?: Record<string, string>): unknown => {
  try {
    return checkedFields(FORM, given as never, before);
  } catch (error) {
    return (error as Refusal).values;
  }
};

test('what was filled in is kept as what it is: words, whole numbers, ids of answers in the form’s order', () => {
  expect(
    problem({
      city: 'Kyiv',
      why: 'a\nb',
      people: '12',
      money: '1,500',
      new: 'no',
      when: ['wed', 'mon'],
    }),
  ).toEqual({
    city: 'Kyiv',
    why: 'a\nb',
    people: 12,
    money: 1500,
    new: 'no',
    when: ['mon', 'wed'],
  });
});

test('what is left blank is not there, and nothing is kept of a form that is empty', () => {
  expect(problem({ why: 'x', city: '', people: ' ', new: '', when: [] })).toEqual({ why: 'x' });
  expect(checkedFields([], {})).toBeUndefined();
});

describe('what cannot be kept names its field and says why', () => {
  test.each<[Record<string, unknown>, object]>([
    [{}, { where: 'why', why: 'missing' }],
    [{ why: '\u200b' }, { where: 'why', why: 'missing' }],
    [
      { why: 'x', city: 'Antananarivo' },
      { where: 'city', why: 'long', max: 10 },
    ],
    [
      { why: 'x', city: 'a\nb' },
      { where: 'city', why: 'signs' },
    ],
    [
      { why: 'x', city: 7 },
      { where: 'city', why: 'signs' },
    ],
    [
      { why: 'x', people: 'twelve' },
      { where: 'people', why: 'number' },
    ],
    [
      { why: 'x', people: 1.5 },
      { where: 'people', why: 'number' },
    ],
    [
      { why: 'x', people: -1 },
      { where: 'people', why: 'low', min: 0 },
    ],
    [
      { why: 'x', people: 41 },
      { where: 'people', why: 'high', max: 40 },
    ],
    [
      { why: 'x', money: 1499 },
      { where: 'money', why: 'low', min: 1500 },
    ],
    [
      { why: 'x', new: 'maybe' },
      { where: 'new', why: 'choice' },
    ],
    [
      { why: 'x', new: ['yes', 'no'] },
      { where: 'new', why: 'choice' },
    ],
    [
      { why: 'x', when: ['mon', 'fri'] },
      { where: 'when', why: 'choice' },
    ],
    [
      { why: 'x', colour: 'red' },
      { where: 'colour', why: 'unknown' },
    ],
  ])('%j', (given, values) => expect(problem(given)).toEqual(values));
});

test('a field that left the form keeps what it said, and only that', () => {
  const before = { old: 'kept', why: 'x' };
  expect(problem({ why: 'y', old: 'kept' }, before)).toEqual({ old: 'kept', why: 'y' });
  expect(problem({ why: 'y' }, before)).toEqual({ old: 'kept', why: 'y' });
  expect(problem({ why: 'y', old: 'new' }, before)).toEqual({ where: 'old', why: 'unknown' });
});

test('a number is read in anybody’s digits, parted by thousands as anybody does', () => {
  for (const typed of [
    '1500',
    '1,500',
    '1.500',
    '1 500',
    '1’500',
    ' 1\u202f500 ',
    '١٥٠٠',
    '۱۵۰۰',
    '+1500',
  ])
    expect([typed, wholeNumber(typed)]).toEqual([typed, 1500]);
  for (const typed of ['', '1,5', '1.50', '15 00', '1,500.5', '1e3', '0x10', '--1', '1,500.000'])
    expect([typed, wholeNumber(typed)]).toEqual([typed, null]);
  expect(wholeNumber('−7')).toBe(-7);
  expect(wholeNumber(String(SCRIPT_LIMITS.number * 10))).toBeNull();
});

test('what is kept is kept the same again, whatever was typed', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.array(fc.constantFrom('mon', 'tue', 'x')),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.constantFrom(...FORM), typed, (field, given) => {
      const read = readField(field, given);
      if ('fault' in read) return;
      expect(readField(field, read.value)).toEqual(read);
    }),
  );
});
