import type { JSX } from 'react';
import type { TableDuty } from '../../shared/model/table.ts';
import type { TableMember } from '../../shared/protocol/tables.ts';
import type { TableAsks } from '../../shared/scripts/tableAsks.ts';
import { dutyRows, type DutyRow } from '../app/dutyRows.ts';
import type { Held } from '../design/held.ts';
import { HeldPlain } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { namedMembers, type NamedMember } from '../app/namedMembers.ts';
import { PersonBadge } from './PersonBadge.tsx';
import type { Notices } from '../meeting/notices.ts';
import { t } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

/** Who has which of the step's duties: one tap takes it, takes it over, or steps back. Nothing where there are none. */
export function RolesPanel({
  asks,
  members,
  send,
  held,
}: Held & {
  asks: TableAsks;
  members: readonly TableMember[];
  send: Notices['send'];
}): JSX.Element | null {
  const rows = dutyRows(asks, namedMembers(members));
  if (rows.length === 0) return null;
  const mine = members.find((member) => member.isMe)?.duties ?? [];
  const set = (duties: readonly TableDuty[], done: string): void =>
    send({ kind: 'me', edit: { duties } }, done);
  return (
    <section className="table-part" aria-labelledby="table-roles">
      <h2 id="table-roles">{t('sheet.roles')}</h2>
      <ul>
        {rows.map((row) => {
          const { key, duty, holder } = row;
          const take = (): void => set([...mine, duty], t(`sheet.roles.taken.${duty}`));
          const leave = (): void =>
            set(
              mine.filter((each) => each !== duty),
              t(`sheet.roles.left.${duty}`),
            );
          return holder ? (
            <li key={key} className="person-row">
              <Holder holder={holder} duty={duty} />
              <Way row={row} holder={holder} held={held} onTake={take} onLeave={leave} />
            </li>
          ) : (
            <li key={key}>
              <HeldPlain className="role-open" held={held} onClick={take}>
                <span className="role-open-sign">
                  <Icon name="plus" size={18} />
                </span>
                {t(`duty.${duty}.take`)}
              </HeldPlain>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Holder({ holder, duty }: { holder: NamedMember; duty: TableDuty }): JSX.Element {
  const does = t(`duty.${duty}.does`);
  return (
    <>
      <PersonBadge name={holder.name} isMe={holder.isMe} />
      <span className="person-words">
        <span dir="auto">{holder.shown}</span>
        <span className="person-does">
          {holder.isMe && !holder.name ? t('sheet.roles.youDo', { does }) : does}
        </span>
      </span>
    </>
  );
}

/** What can be done about a duty that somebody has. */
function Way({
  row: { duty, way },
  holder,
  held,
  onTake,
  onLeave,
}: Held & {
  row: DutyRow;
  holder: NamedMember;
  onTake: () => void;
  onLeave: () => void;
}): JSX.Element | null {
  if (way === null) return null;
  return (
    <HeldPlain className="person-step" held={held} onClick={way === 'step-back' ? onLeave : onTake}>
      {way === 'step-back' ? (
        <T k={`sheet.roles.stepBack.${duty}`} with={{ hidden: HIDDEN }} />
      ) : (
        <T k={`sheet.roles.takeOver.${duty}`} with={{ name: holder.shown, hidden: HIDDEN }} />
      )}
    </HeldPlain>
  );
}
