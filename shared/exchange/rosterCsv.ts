import { COMMITMENT_KINDS, type CommitmentKind } from '../model/table.ts';
import { dutiesListed } from '../activities/dutyWords.ts';
import { nameOrder } from '../words/nameOrder.ts';
import { messageKey, type Words } from '../words/words.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import { tableWords } from './meetingWords.ts';
import { csvField, csvFile } from './notesCsv.ts';

/** Columns, in order, in the wall's language. Stable: people merge letters from them; new ones go to the end. `commitment`: to the own table; the last three: all of them. */
const COLUMNS = [
  messageKey('file.csv.name'),
  messageKey('file.csv.tableNumber'),
  messageKey('file.csv.tableName'),
  messageKey('file.csv.commitment'),
  messageKey('file.csv.duties'),
  messageKey('file.csv.contact'),
  messageKey('file.csv.contactReaders'),
  messageKey('file.csv.activatorAt'),
  messageKey('file.csv.supporterAt'),
  messageKey('file.csv.observerAt'),
] as const;

const rank = (kind: CommitmentKind | undefined): number =>
  kind === undefined ? COMMITMENT_KINDS.length : COMMITMENT_KINDS.indexOf(kind);
/** The strongest of a person's commitments. */
const strongest = ({ commitments }: RosterRow): number =>
  Math.min(...commitments.map(({ kind }) => rank(kind)), COMMITMENT_KINDS.length);

/**
 * Who does what next: one row for each person, so that a letter is merged once; whoever is an activator anywhere first, then supporters,
 * observers and whoever only sat at a table; within that by table, then by name. Same rules as `notes.csv`.
 */
export function printRosterCsv(words: Words, content: MeetingContent): string {
  const byId = new Map(content.posters.map((poster) => [poster.tableId, poster]));
  const byNumber = new Map(content.posters.map((poster) => [poster.number, poster]));
  const inOrder = nameOrder(words.language);
  const people = content.roster.toSorted(
    (a, b) =>
      strongest(a) - strongest(b) ||
      (a.table ?? Infinity) - (b.table ?? Infinity) ||
      inOrder(a.name, b.name),
  );
  const rows = people.map((row) => {
    const own = row.table === null ? undefined : byNumber.get(row.table);
    const tables = (kind: CommitmentKind): string =>
      row.commitments
        .filter((each) => each.kind === kind)
        .flatMap(({ tableId }) => byId.get(tableId) ?? [])
        .sort((a, b) => a.number - b.number)
        .map((poster) => tableWords(words, content, poster.tableId))
        .join('; ');
    const kind = row.commitments.find(({ tableId }) => tableId === own?.tableId)?.kind;
    return [
      row.name,
      row.table === null ? '' : String(row.table),
      own?.name ?? '',
      kind === undefined ? '' : words.say(`file.csv.kind.${kind}`),
      dutiesListed(words, row.duties).join('; '),
      row.contact ?? '',
      row.contact === undefined
        ? ''
        : words.say(`file.csv.readers.${row.contactShownTo ?? 'facilitators'}`),
      tables('activator'),
      tables('supporter'),
      tables('observer'),
    ];
  });
  return csvFile([COLUMNS.map((key) => words.say(key)), ...rows].map((row) => row.map(csvField)));
}
