import { whatDutiesDo } from '../../shared/activities/dutyWords.ts';
import { guestsInWords } from '../../shared/model/names.ts';
import type { JSX } from 'react';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { COMMITMENT_WORDS } from '../app/decideWords.ts';
import { Button } from '../design/Button.tsx';
import type { Notices } from '../meeting/notices.ts';
import { Icon } from '../design/Icon.tsx';
import type { MeetingView } from '../meeting/meetingView.ts';
import { LeftPanel } from './LeftPanel.tsx';
import { MembersPanel } from './MembersPanel.tsx';
import { PersonBadge } from './PersonBadge.tsx';
import { RolesPanel } from './RolesPanel.tsx';
import type { TableNow } from './tableNow.ts';
import { sitDown } from './tableWords.ts';

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
  const inGallery = isGalleryOpen(session.phase);
  const mine = me.commitments?.[table.tableId];
  const canDecide = table.mayDecide || me.sat?.includes(table.tableId) === true;
  const held = table.isClosed ? 'This table is closed.' : null;
  // During the walk people visit; only whoever has no chair yet is offered one.
  const mayMove = me.role !== 'projector' && (!inGallery || me.table === undefined);
  const decided = [
    again === 'yes' ? 'The table meets again.' : again === 'no' ? 'No further session.' : '',
    mine ? `You’re in as ${COMMITMENT_WORDS[mine].name}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <aside className="table-side" aria-label="People and decisions">
      {members ? (
        <>
          {inGallery && <LeftPanel tableId={table.tableId} view={view} send={send} held={held} />}
          <RolesPanel members={members} send={send} held={held} />
          <MembersPanel tableId={table.tableId} members={members} send={send} held={held} />
        </>
      ) : (
        <section className="table-part" aria-labelledby="table-people">
          <h2 id="table-people">
            At this table <span className="table-count">{table.seats}</span>
          </h2>
          {people.length === 0 ? (
            <p className="table-hint">
              {table.seats === 0
                ? 'Nobody sits here just now.'
                : 'No names are shown on this wall.'}
            </p>
          ) : (
            <ul>
              {people.map((person, index) => (
                <li key={index} className="person-row">
                  <PersonBadge name={person.name} />
                  <span className="person-words">
                    <span dir="auto">{person.name}</span>
                    {person.duties.length > 0 && (
                      <span className="person-does">{whatDutiesDo(person.duties)}</span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {people.length > 0 && table.seats > people.length && (
            <p className="table-hint">and {guestsInWords(table.seats - people.length)}</p>
          )}
          {mayMove && !table.isClosed && (
            <Button onClick={() => send(...sitDown(table.tableId))}>
              {me.sat?.includes(table.tableId) ? 'Sit down here again' : 'Sit down here'}
            </Button>
          )}
        </section>
      )}
      {canDecide && (
        <section className="table-part" aria-labelledby="table-leave">
          <h2 id="table-leave">Before you leave</h2>
          <p className="table-hint">{decided || 'Decide on another session, and who is in.'}</p>
          <button type="button" className="table-decide" onClick={onDecide}>
            {decided ? 'Look at it again' : 'Decide now'}
            <Icon name="arrow-right" size={20} />
          </button>
        </section>
      )}
    </aside>
  );
}
