import type { JSX } from 'react';
import type { TableMember } from '../../shared/protocol/tables.ts';
import type { Held } from '../design/held.ts';
import { HeldPlain } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { namedMembers } from '../app/namedMembers.ts';
import { PersonBadge } from './PersonBadge.tsx';
import type { Notices } from '../meeting/notices.ts';
import { t } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

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
        <T
          k="sheet.members"
          with={{ spoken, all: members.length, count: <span className="table-count" /> }}
        />
      </h2>
      <ul>
        {namedMembers(members).map((member) => {
          const name = member.shown;
          return (
            <li key={member.personId} className="person-row">
              <PersonBadge name={member.name} isMe={member.isMe} />
              <span className="person-words">
                <span dir="auto">{name}</span>
                {member.isMe && <span className="person-does">{t('sheet.members.you')}</span>}
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
                {member.spoken && <Icon name="check" size={18} />}
                <T
                  k={member.spoken ? 'sheet.members.spoken' : 'sheet.members.toCome'}
                  with={{ name, hidden: HIDDEN }}
                />
              </HeldPlain>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
