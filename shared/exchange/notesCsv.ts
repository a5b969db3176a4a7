import { noteForms, type FormsStand, type NoteForm } from '../scripts/noteForm.ts';
import { fieldLabel, fieldSaid, noteSaid, type Reader } from '../scripts/noteSaid.ts';
import { questionOf } from '../scripts/standing.ts';
import { clusterHomes, type ClusterHome } from '../layout/clusterHomes.ts';
import type { Cluster, Placement } from '../model/arrangement.ts';
import { paperName, type Note } from '../model/note.ts';
import { isoTime } from '../model/isoTime.ts';
import { withoutIsolates } from '../model/textDirection.ts';
import { messageKey, type Words } from '../words/words.ts';

export interface NotesExport {
  /** By id; only what may be shown, with `by` as the wall's names setting allows. */
  notes: Readonly<Record<string, Note>>;
  clusters: Readonly<Record<string, Cluster>>;
  placements: Readonly<Record<string, Placement>>;
  session: FormsStand;
  /** Number of the table each note lies at, by note id; notes at none are absent. */
  tables?: ReadonlyMap<string, number>;
}

/** Columns, in order, in the wall's language. Stable: people build spreadsheets on them; new ones go to the end. `table` is empty until tables open; `color` is what people call the paper (JSON has its id). */
const COLUMNS = [
  messageKey('file.csv.id'),
  messageKey('file.csv.text'),
  messageKey('file.csv.cluster'),
  messageKey('file.csv.table'),
  messageKey('file.csv.prompt'),
  messageKey('file.csv.color'),
  messageKey('file.csv.author'),
  messageKey('file.csv.time'),
] as const;

/** What spreadsheets take for a formula, also behind what is not seen, and tab and carriage return, which they skip. */
const FORMULA = /^[\s\p{Cf}\p{Cc}\u2800\u3164]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;
/**
 * The same in the middle of a field, where a spreadsheet of another country parts cells: by semicolon where the comma is a decimal one,
 * whatever quotes stand around the field, and by tab. There too an apostrophe goes in front.
 */
const FORMULA_WITHIN = /([;\t][\s\p{Cf}\p{Cc}"]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/**
 * The same at the beginning of a later line of a field: where cells are parted by semicolon, a quote in the middle of one keeps no lines
 * together, so the line begins a row. Lines of a list keep their dash where nothing in them can be run.
 */
const FORMULA_IN_LINE =
  /([\r\n][\s\p{Cf}\p{Cc}"]*)(?![-+] [^=|!(\r\n]*(?:[\r\n]|$))([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/** Digits and what stands between them in telephone numbers, dates, times, parts and powers of ten: nothing in it can be run. */
const NUMERIC = /^[+-]?[(\p{Nd}][\p{Nd} ().,/:-]*(?:[eE][+-]?\p{Nd}+)?%?$/u;
/** What a spreadsheet makes another text of: a sign, zeros in front, more digits than it keeps, a date, a time, a power, a part. */
const CHANGED_AS_NUMBER = /^[+(-]|^0\p{Nd}|\p{Nd}{12}|[.,/:eE%-]/u;

/** An amount of money. */
const MONEY = /^(?:\p{Sc} ?[\p{Nd}.,]+|[\p{Nd}.,]+ ?\p{Sc})$/u;
/** One word and a number, or two around it: "March 1", "5. Mai 2026". */
const WORD_BESIDE_NUMBER = /^(?:\p{Nd}{1,4}[ .-]*)?(\p{L}{3,})\.?(?:[ .,-]*\p{Nd}{1,4}){0,2}$/u;
/** A day early in 1970 and about a month, ms: twelve such steps fall into twelve months. */
const EARLY_JANUARY = 4 * 86_400_000;
const MONTH_MS = 30.4 * 86_400_000;
/** Spreadsheets know the months of their own language, whole and cut short. */
const MONTHS = new Set(
  ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'tr'].flatMap((tag) =>
    (['long', 'short'] as const).flatMap((month) => {
      const words = new Intl.DateTimeFormat(tag, { month, day: 'numeric', timeZone: 'UTC' });
      return Array.from(
        { length: 12 },
        (_, index) =>
          words
            .formatToParts(EARLY_JANUARY + index * MONTH_MS)
            .find(({ type }) => type === 'month')
            ?.value.replace('.', '')
            .toLowerCase() ?? '',
      );
    }),
  ),
);
function isDate(text: string): boolean {
  if (text.length > 30 || !/\p{Nd}/u.test(text)) return false;
  const word = WORD_BESIDE_NUMBER.exec(text)?.[1]?.toLowerCase();
  return word !== undefined && MONTHS.has(word);
}

/**
 * One field after RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP's advice on CSV
 * injection): it then opens as text. A number that it would change (+64 21, 007, 1-2, March 1, $5) gets a tab: it opens as text too, and nothing
 * of the tab is seen (tried in LibreOffice 7.4; of other invisible signs some stay in what is copied). Signs that isolate words of another
 * direction go: a cell stands by itself, and whoever filters by what she sees would miss it. Nothing else changes.
 */
export function csvField(cell: string): string {
  const text = withoutIsolates(cell);
  if ((NUMERIC.test(text) && CHANGED_AS_NUMBER.test(text)) || MONEY.test(text) || isDate(text))
    return `"\t${text}"`;
  const parted = text.replace(FORMULA_WITHIN, "$1'$2").replace(FORMULA_IN_LINE, "$1'$2");
  const safe = FORMULA.test(text) ? `'${parted}` : parted;
  return /[",\r\n]|^\s|\s$/u.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file of rows whose fields are printed already: UTF-8 with a byte order mark (else Excel guesses the encoding), CRLF, RFC 4180. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;

/** Name of the open group a note belongs to; merges are followed. Empty when it is in none, or nobody named it. */
function clusterName(
  placement: Placement | undefined,
  clusters: ReadonlyMap<string, Cluster>,
  homes: ReadonlyMap<string, ClusterHome>,
): string {
  const open = homes.get(placement?.cluster ?? '')?.open ?? null;
  return open === null ? '' : (clusters.get(open)?.name ?? '');
}

interface Column {
  head: string;
  cell: (note: Note) => string;
}

/** What the run's steps ask for beside words: what the papers mean, then each field of their forms. A number is printed for spreadsheets. */
function furtherColumns(forms: readonly NoteForm[], reader: Reader, words: Words): Column[] {
  const meaning = forms.some(({ papers }) => papers.some(({ means }) => means !== undefined));
  const means: Column = {
    head: words.say('file.csv.means'),
    cell: (note) => noteSaid(reader, forms, note).means,
  };
  const fields = forms.flatMap(({ step, fields: asked }) =>
    asked.map((field): Column => ({
      head: fieldLabel(reader, field),
      cell: (note) => {
        const value = (note.step ?? null) === step ? note.fields?.[field.id] : undefined;
        if (value === undefined) return '';
        return typeof value === 'number' ? String(value) : fieldSaid(reader, field, value);
      },
    })),
  );
  return [...(meaning ? [means] : []), ...fields];
}

/** The wall's notes as CSV, in order of arrival. */
export function printNotesCsv(
  words: Words,
  { notes, clusters, placements, session, tables }: NotesExport,
): string {
  const known = new Map(Object.entries(clusters));
  const homes = clusterHomes(known);
  const forms = noteForms(session);
  const reader = { words, wall: session.language };
  const further = furtherColumns(forms, reader, words);
  const rows = Object.entries(notes)
    .sort(([, a], [, b]) => a.seq - b.seq)
    .map(([id, note]) => {
      const placement = Object.hasOwn(placements, id) ? placements[id] : undefined;
      const prompt = questionOf(session, note, note.promptIn ?? session.language);
      return [
        id,
        note.text,
        clusterName(placement, known, homes),
        String(tables?.get(id) ?? ''),
        prompt,
        paperName(words, note.color),
        note.by ?? '',
        isoTime(note.at),
        ...further.map(({ cell }) => cell(note)),
      ];
    });
  const heads = [...COLUMNS.map((key) => words.say(key)), ...further.map(({ head }) => head)];
  return csvFile([heads, ...rows].map((row) => row.map(csvField)));
}
