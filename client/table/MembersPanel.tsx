import type { JSX } from 'react';
import type { TableMember } from '../../shared/protocol/tables.ts';
import type { Held } from '../design/held.ts';
import { HeldPlain } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { namedMembers } from '../app/namedMembers.ts';
import { PersonBadge } from './PersonBadge.tsx';
import type { Notices } from '../meeting/notices.ts';

/** Everyone at the table, and the round of introductions: a tap says who has spoken. */
export function MembersPanel({
  tableId,
  members,
  send,
  held,
}: Held & {
  tableId: string;
  members: readonly TableMember[];
  send: Notices['send'];
}): JSX.Element {
  const spoken = members.filter((member) => member.spoken).length;
  return (
    <section className="table-part" aria-labelledby="table-members">
      <h2 id="table-members">
        Introductions{' '}
        <span className="table-count">
          {spoken} of {members.length} have spoken
        </span>
      </h2>
      <ul>
        {namedMembers(members).map((member) => {
          const name = member.shown;
          return (
            <li key={member.personId} className="person-row">
              <PersonBadge name={member.name} isMe={member.isMe} />
              <span className="person-words">
                <span dir="auto">{name}</span>
                {member.isMe && <span className="person-does">you</span>}
              </span>
              <HeldPlain
                className="person-spoken"
                aria-pressed={member.spoken}
                held={held}
                onClick={() =>
                  send({
                    kind: 'table',
                    table: tableId,
                    edit: { spoken: { person: member.personId, spoken: !member.spoken } },
                  })
                }
              >
                <span className="ww-visually-hidden">{name}: </span>
                {member.spoken ? (
                  <>
                    <Icon name="check" size={18} />
                    spoken
                  </>
                ) : (
                  'to come'
                )}
              </HeldPlain>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
