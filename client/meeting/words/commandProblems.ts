import type { ProblemCode } from '../../../shared/model/problems.ts';
import type { Session } from '../../../shared/model/session.ts';
import { t } from '../../words/speak.ts';
import { isCarrying, ownWords, undoneWords, type Command } from '../outbox/commandMeanings.ts';

/** Why it is not taken as it is, now or ever. */
const FINAL = {
  'no-such-person': 'personLeft',
  'no-such-table': 'noTable',
  'no-such-visit': 'gone',
  'no-such-connection': 'gone',
  'visit-gone': 'gone',
  'connection-gone': 'gone',
  'connections-differ': 'differ',
  'same-table': 'sameTopic',
  'text-too-long': 'tooLong',
  'empty-text': 'empty',
  'invalid-text': 'signs',
  removed: 'removed',
} as const satisfies Partial<Record<ProblemCode, string>>;
/** What may pass: the table opens again, she sits down there. */
const PASSING = {
  'table-closed': 'closed',
  'no-table': 'noSeat',
  'not-at-table': 'otherSeat',
  'gallery-closed': 'galleryClosed',
  forbidden: 'twoTables',
  locked: 'locked',
  // Nothing in it explains that: what stands between here and the server may have spoilt it.
  'invalid-request': 'notThrough',
} as const satisfies Partial<Record<ProblemCode, string>>;
const KNOWN = { ...FINAL, ...PASSING };
const isKnown = (code: string): code is keyof typeof KNOWN => Object.hasOwn(KNOWN, code);

/** A no of the server's. `detail` is its own sentence, for what was not foreseen. */
export interface Refused {
  code: string;
  detail: string;
}

function because({ code, detail }: Refused, command: Command): string {
  if (code === 'changed-meanwhile')
    return t(
      isCarrying(command)
        ? 'refused.why.carried'
        : ownWords(command) !== ''
          ? 'refused.why.changed'
          : 'refused.why.chosen',
    );
  if (code === 'text-too-long' && detail !== '') return detail;
  return isKnown(code) ? t(`refused.why.${KNOWN[code]}`) : detail || t('refused.why.unknown');
}

/** What was not done, and why, in people's words. */
export const commandRefusal = (
  command: Command,
  refused: Refused,
  { tables }: Pick<Session, 'tables'>,
): string => {
  const numberOf = (tableId: string): number | null =>
    tables.find((table) => table.tableId === tableId)?.number ?? null;
  return `${undoneWords(command, numberOf)} ${because(refused, command)}`;
};

/** What may be done about it: `instead`: put hers over what stands there by now; `again`: words that may go later as they are. */
export function remedyFor(command: Command, { code }: Refused): 'instead' | 'again' | null {
  // What somebody else carries is hers to lay down.
  if (code === 'changed-meanwhile') return isCarrying(command) ? null : 'instead';
  return ownWords(command) === '' || code in FINAL ? null : 'again';
}
