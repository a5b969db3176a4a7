import { Type } from 'typebox';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';

/** Forms of texts, as regular expressions that editors understand; the reader says what is wrong by which of them it is. */
export const FORMS = {
  /** No control characters, no line breaks, something to be seen. */
  line: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
  /** Line breaks and tabs are welcome. */
  text: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$',
  id: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  language: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$',
  date: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  clock: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  moment: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]Z$',
} as const;
export type Form = keyof typeof FORMS;

/** How the reader knows words and ranges among the schemas. */
export const WORDS = 'words by language';
export const RANGE = 'from, to';

const textOf = (form: 'line' | 'text', maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: FORMS[form] });

function words(form: 'line' | 'text', maxChars: number) {
  return Type.Unsafe<string | Readonly<Record<string, string>>>({
    $comment: WORDS,
    anyOf: [
      textOf(form, maxChars),
      {
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: FORMS.language, maxLength: SCRIPT_LIMITS.languageChars },
        additionalProperties: textOf(form, maxChars),
      },
    ],
  });
}

/** A name, a button. */
export const LabelSchema = words('line', SCRIPT_LIMITS.labelChars);
/** A question, an instruction: one line. */
export const AskSchema = words('line', SCRIPT_LIMITS.askChars);
/** How the reader knows a statement: words alone, or with an id beside them. */
export const STATEMENT = 'words, or words and the id by which answers know them';
/** A paragraph. */
export const TextSchema = words('text', SCRIPT_LIMITS.textChars);
/** A page. */
export const ReadingSchema = words('text', SCRIPT_LIMITS.readingChars);

export const IdSchema = Type.String({ pattern: FORMS.id, maxLength: SCRIPT_LIMITS.idChars });
export const TagSchema = Type.String({
  pattern: FORMS.language,
  maxLength: SCRIPT_LIMITS.languageChars,
});
const ofForm = (form: Form, maxLength: number) => Type.String({ pattern: FORMS[form], maxLength });
export const DateSchema = ofForm('date', 10);
/** Time of day where the meeting is: `12:30`. */
export const ClockSchema = ofForm('clock', 5);
/** In UTC: `2027-03-04T15:00Z`. */
export const MomentSchema = ofForm('moment', 17);

export const whole = (minimum: number, maximum: number, description?: string) =>
  Type.Integer({ minimum, maximum, ...(description === undefined ? {} : { description }) });
/** Minutes. */
export const MinutesSchema = whole(1, SCRIPT_LIMITS.stepMinutes, 'minutes');

/** The least and the most, both meant. */
export const range = (minimum: number, maximum: number) =>
  Type.Unsafe<readonly [number, number]>({
    $comment: RANGE,
    type: 'array',
    items: { type: 'integer', minimum, maximum },
    minItems: 2,
    maxItems: 2,
  });
