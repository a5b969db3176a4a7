import type { JSX } from 'react';
import type { LiveSession } from '../../shared/model/session.ts';
import type { TableView } from '../../shared/protocol/tables.ts';
import { readWords } from '../../shared/scripts/stepWords.ts';
import type { ScriptWords } from '../../shared/scripts/script.ts';
import { namedMembers } from '../app/namedMembers.ts';
import type { Held } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import type { Notices } from '../meeting/notices.ts';
import { roundNow } from '../meeting/roundNow.ts';
import { t, words } from '../words/speak.ts';

/** The table's round as its phones show it: what it asks, whose turn it is, and on or back. Nothing where the step has no rounds. */
export function RoundPanel({
  table,
  session,
  send,
  held,
}: Held & {
  table: TableView;
  session: LiveSession;
  send: Notices['send'];
}): JSX.Element | null {
  const now = roundNow(session, table);
  if (!now) return null;
  const { round, next, before, at, toCome } = now;
  const said = (given: ScriptWords): string =>
    readWords({ words: words(), wall: session.language }, given).text;
  const go = (to: string | null): void =>
    send({
      kind: 'table',
      table: table.tableId,
      edit: { round: { to, ...(at === undefined ? {} : { from: at }) } },
    });
  const turn = namedMembers(table.members).find(({ personId }) => personId === toCome[0]);
  return (
    <section className="table-part" aria-labelledby="table-round">
      <h2 id="table-round" dir="auto">
        {round ? said(round.title) : t(next ? 'phone.table.step.rounds' : 'round.allDone')}
      </h2>
      {round?.ask !== undefined && <p dir="auto">{said(round.ask)}</p>}
      {turn && (
        <p aria-live="polite">
          {turn.isMe ? t('round.yours') : t('round.turn', { name: turn.brief })}
        </p>
      )}
      <div className="table-round-ways">
        {(round || next) && (
          <HeldButton held={held} onClick={() => go(next ? next.id : null)}>
            {next
              ? t(round ? 'round.next' : 'round.begin', { title: said(next.title) })
              : t('round.end')}
          </HeldButton>
        )}
        {before && (
          <HeldButton variant="quiet" held={held} onClick={() => go(before.id)}>
            {t('round.back', { title: said(before.title) })}
          </HeldButton>
        )}
      </div>
    </section>
  );
}
