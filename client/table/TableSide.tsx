import { whatDutiesDo } from '../../shared/activities/dutyWords.ts';
import type { JSX } from 'react';
import { isGalleryOpen } from '../../shared/model/session.ts';
import {
  isAnythingDecided,
  tablesAskedNow,
  type TableAsks,
} from '../../shared/scripts/tableAsks.ts';
import { Button } from '../design/Button.tsx';
import type { Notices } from '../meeting/notices.ts';
import { Icon } from '../design/Icon.tsx';
import type { MeetingView } from '../meeting/meetingView.ts';
import { LeftPanel } from './LeftPanel.tsx';
import { MembersPanel } from './MembersPanel.tsx';
import { PersonBadge } from './PersonBadge.tsx';
import { RoundPanel } from './RoundPanel.tsx';
import { RolesPanel } from './RolesPanel.tsx';
import type { TableNow } from './tableNow.ts';
import { sitDown } from './tableWords.ts';
import { t, words } from '../words/speak.ts';
import { T } from '../words/T.tsx';

/** What people are to do before they leave; where nothing is decided, the poster and their contact are left. */
const whatIsAsked = ({ again, commitments }: TableAsks): 'both' | 'again' | 'part' | 'none' =>
  commitments.length > 0 ? (again ? 'both' : 'part') : again ? 'again' : 'none';

/** Beside the sheet: who is here and does what, and what is decided before people leave. */
export function TableSide({
  table,
  view,
  send,
  onDecide,
}: {
  table: TableNow;
  view: MeetingView;
  send: Notices['send'];
  onDecide: () => void;
}): JSX.Element {
  const { members, people, again } = table;
  const { me, session } = view;
  const asks = tablesAskedNow(session);
  const inGallery = isGalleryOpen(session);
  const mine = me.commitments?.[table.tableId];
  const canDecide = table.mayDecide || me.sat?.includes(table.tableId) === true;
  const held = table.isClosed ? t('sheet.tableClosed') : null;
  // During the walk people visit; only whoever has no chair yet is offered one.
  const mayMove = me.role !== 'projector' && (!inGallery || me.table === undefined);
  const decided = [
    again ? t(`sheet.leave.again.${again}`) : '',
    mine ? t(`sheet.leave.part.${mine}`) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <aside className="table-side" aria-label={t('sheet.side')}>
      {members ? (
        <>
          {inGallery && <LeftPanel tableId={table.tableId} view={view} send={send} held={held} />}
          {view.table?.tableId === table.tableId && (
            <RoundPanel table={view.table} session={session} send={send} held={held} />
          )}
          <RolesPanel asks={asks} members={members} send={send} held={held} />
          <MembersPanel tableId={table.tableId} members={members} send={send} held={held} />
        </>
      ) : (
        <section className="table-part" aria-labelledby="table-people">
          <h2 id="table-people">
            <T
              k="sheet.people"
              with={{ seats: table.seats, count: <span className="table-count" /> }}
            />
          </h2>
          {people.length === 0 ? (
            <p className="table-hint">
              {t(table.seats === 0 ? 'sheet.people.nobody' : 'sheet.people.noNames')}
            </p>
          ) : (
            <ul>
              {people.map((person, index) => (
                <li key={index} className="person-row">
                  <PersonBadge name={person.name} />
                  <span className="person-words">
                    <span dir="auto">{person.name}</span>
                    {person.duties.length > 0 && (
                      <span className="person-does">{whatDutiesDo(words(), person.duties)}</span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {people.length > 0 && table.seats > people.length && (
            <p className="table-hint">
              {t('sheet.people.guests', { count: table.seats - people.length })}
            </p>
          )}
          {mayMove && !table.isClosed && (
            <Button onClick={() => send(...sitDown(table.tableId))}>
              {t(me.sat?.includes(table.tableId) ? 'sheet.sit.here.again' : 'sheet.sit.here.down')}
            </Button>
          )}
        </section>
      )}
      {canDecide && (
        <section className="table-part" aria-labelledby="table-leave">
          <h2 id="table-leave">{t('sheet.leave')}</h2>
          <p className="table-hint">
            {decided || t('sheet.leave.what', { asks: whatIsAsked(asks) })}
          </p>
          <button type="button" className="table-decide" onClick={onDecide}>
            {t(
              decided
                ? 'sheet.leave.look'
                : isAnythingDecided(asks)
                  ? 'sheet.leave.decide'
                  : 'sheet.leave.write',
            )}
            <Icon name="arrow-right" size={20} />
          </button>
        </section>
      )}
    </aside>
  );
}
