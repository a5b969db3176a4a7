import type { Visit } from '../../../shared/model/gallery.ts';
import type { Session } from '../../../shared/model/session.ts';
import { t, words } from '../../words/speak.ts';

/** What became of a visitor's connection, and its sentence by now where that is another. */
export interface Fate {
  words: string;
  sentence: string | null;
}

type Told = Pick<Visit, 'kind' | 'table' | 'toTable' | 'into' | 'thread'>;

/** Pure. `null` of what is no connection, and of one that is on its way. */
export function fateOf(
  { kind, table, toTable, into, thread }: Told,
  { tables }: Pick<Session, 'tables'>,
): Fate | null {
  if (kind !== 'connection' || !thread) return null;
  const ends = tables.filter(({ tableId }) => tableId === table || tableId === toTable);
  const closed = ends.find(({ state }) => state === 'closed');
  const closedWords = closed && t('fate.closed', { number: closed.number });
  const say = (sentence: string | null, ...said: readonly (string | undefined)[]): Fate => ({
    words: [...said, closedWords].filter((part) => part !== undefined).join(' '),
    sentence,
  });
  if (thread.state === 'gone') return say(null, t('fate.gone'));
  const open = ends.filter(({ state }) => state !== 'closed').map(({ number }) => number);
  const became =
    thread.state === 'accepted'
      ? acceptedWords(thread, tables)
      : open.length === 0
        ? t('fate.proposed')
        : t('fate.proposed.to', { tables: words().list(open.map(words().number), 'or') });
  return say(thread.text ?? null, into === undefined ? undefined : t('fate.merged'), became);
}

/** "Accepted by Hana at table 4". */
function acceptedWords(
  { by, table }: NonNullable<Visit['thread']>,
  tables: Session['tables'],
): string {
  const row = tables.find(({ tableId }) => tableId === table);
  if (row)
    return by === undefined
      ? t('fate.accepted.byTable', { number: row.number })
      : t('fate.accepted.byPersonAt', { name: by, number: row.number });
  return by === undefined ? t('fate.accepted') : t('fate.accepted.byPerson', { name: by });
}
