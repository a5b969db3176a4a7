import { paperName, paperOf, type NoteColor, type NoteFields } from '../model/note.ts';
import type { Markup } from '../model/markup.ts';
import type { Words } from '../words/words.ts';
import { FIELD_NAME } from './fieldName.ts';
import type { FormField, OfferedPaper } from './noteForm.ts';
import { fieldLabel, type Reader } from './noteSaid.ts';
import type { ScriptWords } from './script.ts';
import { readWords } from './stepWords.ts';

function said(reader: Reader, given: ScriptWords, tag = 'span'): Markup {
  const { language, text } = readWords(reader, given);
  return { tag, has: { lang: language, dir: 'auto' }, holds: [text] };
}

/** Whether the choice of a paper says what kind of thing a note is. */
export const meansSomething = (papers: readonly OfferedPaper[]): boolean =>
  papers.length > 1 && papers.some(({ means }) => means !== undefined);

/**
 * The papers to choose from; where they mean something, by that, else by their names. `chosen` has to be one of them. Nobody chooses a kind of
 * thing for somebody else: of several that mean something none is chosen at first, and one has to be.
 */
export function paperChoices(
  reader: Reader,
  papers: readonly OfferedPaper[],
  chosen: NoteColor | undefined,
): Markup[] {
  const asks = meansSomething(papers);
  return papers.map(({ color, means }) => ({
    tag: 'label',
    has: { class: 'ww-paper-choice' },
    holds: [
      {
        tag: 'input',
        has: {
          type: 'radio',
          name: 'color',
          value: color,
          ...(color === (chosen ?? (asks ? undefined : papers[0]?.color))
            ? { checked: true as const }
            : {}),
          ...(asks ? { required: true as const } : {}),
        },
      },
      {
        tag: 'span',
        has: { class: 'ww-paper-swatch', 'data-color': color },
        holds: [
          {
            tag: 'svg',
            has: { width: '17', height: '17', viewBox: '-12 -12 24 24', 'aria-hidden': 'true' },
            holds: [
              {
                tag: 'path',
                has: { id: `ww-shape-${color}`, d: paperOf(color).mark, fill: 'currentColor' },
              },
            ],
          },
        ],
      },
      {
        tag: 'span',
        has: { class: 'ww-paper-label' },
        holds: [means === undefined ? paperName(reader.words, color) : said(reader, means)],
      },
    ],
  }));
}

/** What a field takes: "1,500 to 8,000". '' of one that takes whatever fits it. */
export function boundsWords(words: Words, field: FormField): string {
  if (field.kind === 'choice') return field.several ? words.say('note.field.several') : '';
  if (field.kind !== 'count' && field.kind !== 'amount') return '';
  const { min, max } = field;
  if (min !== undefined && max !== undefined) return words.say('note.field.between', { min, max });
  if (min !== undefined) return words.say('note.field.from', { min });
  return max === undefined ? '' : words.say('note.field.upTo', { max });
}

const typed = (value: NoteFields[string] | undefined): string =>
  value === undefined || typeof value === 'object' ? '' : String(value);

/** One field with its name, what it takes, and what was filled in. */
function fieldPart(
  reader: Reader,
  field: FormField,
  value: NoteFields[string] | undefined,
  at: string,
): Markup {
  const id = at + field.id;
  const { words } = reader;
  const hint = [
    ...(field.hint === undefined ? [] : [said(reader, field.hint)]),
    ...[boundsWords(words, field)].filter((each) => each !== ''),
  ];
  const isSeveral = field.kind === 'choice' && field.several === true;
  const name: Markup[] = [
    { tag: 'span', has: { dir: 'auto' }, holds: [fieldLabel(reader, field)] },
    ...(field.required
      ? [{ tag: 'em', holds: [words.say('note.field.needed')] } satisfies Markup]
      : []),
  ];
  const described = hint.length > 0 ? { 'aria-describedby': `${id}-hint` } : {};
  const hinted: Markup[] =
    hint.length > 0
      ? [
          {
            tag: 'small',
            has: { id: `${id}-hint` },
            holds: hint.flatMap((each, index) => (index > 0 ? [' · ', each] : [each])),
          },
        ]
      : [];
  const common = { name: FIELD_NAME + field.id, ...(isSeveral ? {} : { id, ...described }) };
  const needed = field.required && !isSeveral ? { required: true as const } : {};
  if (field.kind === 'choice' && isSeveral)
    return {
      tag: 'fieldset',
      has: { class: 'note-field', ...described },
      holds: [
        { tag: 'legend', holds: name },
        ...hinted,
        ...field.options.map((option): Markup => ({
          tag: 'label',
          has: { class: 'note-option' },
          holds: [
            {
              tag: 'input',
              has: {
                type: 'checkbox',
                ...common,
                value: option.id,
                ...(Array.isArray(value) && value.includes(option.id) ? { checked: true } : {}),
              },
            },
            said(reader, option.label),
          ],
        })),
      ],
    };
  const control: Markup =
    field.kind === 'choice'
      ? {
          tag: 'select',
          has: { ...common, ...needed },
          holds: [
            { tag: 'option', has: { value: '' }, holds: [words.say('note.field.choose')] },
            ...field.options.map(({ id: option, label }): Markup => {
              const { language, text } = readWords(reader, label);
              const chosen = option === value ? { selected: true as const } : {};
              return {
                tag: 'option',
                has: { value: option, lang: language, ...chosen },
                holds: [text],
              };
            }),
          ],
        }
      : field.kind === 'lines'
        ? {
            tag: 'textarea',
            has: { ...common, ...needed, dir: 'auto', rows: '3' },
            holds: [typed(value)],
          }
        : {
            tag: 'input',
            has: {
              type: 'text',
              ...common,
              ...needed,
              ...(field.kind === 'line' ? { dir: 'auto' } : { inputmode: 'numeric' }),
              autocomplete: 'off',
              value: typed(value),
            },
          };
  return {
    tag: 'div',
    has: { class: 'note-field' },
    holds: [{ tag: 'label', has: { for: id }, holds: name }, ...hinted, control],
  };
}

/** A note's form beyond its words, with what was filled in. `at`: what the ids of its fields in the page begin with. */
export const fieldParts = (
  reader: Reader,
  fields: readonly FormField[],
  values: NoteFields = {},
  at: string = FIELD_NAME,
): Markup[] => fields.map((field) => fieldPart(reader, field, values[field.id], at));
