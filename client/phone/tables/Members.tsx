import { useState, type JSX } from 'react';
import { initialsOf } from '../../../shared/model/names.ts';
import type { TableDuty } from '../../../shared/model/table.ts';
import type { TableMember, TableView } from '../../../shared/protocol/tables.ts';
import { tablesAskedNow } from '../../../shared/scripts/tableAsks.ts';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { dutyRows, type DutyRow } from '../../app/dutyRows.ts';
import { namedMembers, type NamedMember } from '../../app/namedMembers.ts';
import { roundNow, type RoundNow } from '../../meeting/roundNow.ts';
import { DutyButton } from './Roles.tsx';
import { introductions } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';
import { t, words } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** More who are still to come share one row, until it is opened. */
const ROWS_TO_COME = 2;

const DUTY_ICONS: Record<TableDuty, IconName> = {
  facilitator: 'clock',
  'note-taker': 'pencil',
  reporter: 'speak',
};

const aboutWords = (member: NamedMember, isWalk: boolean): string =>
  words().list(
    [
      ...(member.isMe ? [t('phone.members.me')] : []),
      ...member.duties.map((duty) => t(`duty.${duty}.does`)),
      ...(member.host && isWalk ? [t('phone.members.host')] : []),
    ],
    'unit',
  );

const Face = ({ member }: { member: NamedMember }): JSX.Element => (
  <span className={`tb-face${member.isMe ? ' is-me' : ''}`} aria-hidden="true">
    {initialsOf(member.name) || <Icon name="person" size={20} />}
  </span>
);

/** Who sits here in speaking order; a tap marks anybody as spoken. Roles that are open or this person's own are rows with a button, unless `roles` are elsewhere. */
export function Members({
  state,
  table,
  roles,
}: {
  state: TablesState;
  table: TableView;
  roles: boolean;
}): JSX.Element {
  const [all, setAll] = useState(false);
  const turns = roundNow(state.session, table);
  const round = turns?.round?.id;
  const { speaking, listening } = turnsOf(table.members, turns);
  const { spoken, now, toCome } = introductions(speaking);
  const mark = ({ personId, spoken: before }: NamedMember): void =>
    state.send({
      kind: 'table',
      table: table.tableId,
      edit: { spoken: { person: personId, spoken: !before, ...(round ? { round } : {}) } },
    });
  const about = (member: NamedMember): string =>
    aboutWords(member, state.session.open.includes('walk'));
  const row = (member: NamedMember, is: 'spoken' | 'now' | 'to-come' | null): JSX.Element => (
    <li key={member.personId} className="tb-member">
      <Face member={member} />
      <span className="tb-member-words">
        <bdi className={member.isMe ? 'is-me' : undefined}>{member.shown}</bdi>
        {about(member) && <span className="tb-member-about">{about(member)}</span>}
      </span>
      {is && (
        <button type="button" className={`tb-spoken is-${is}`} onClick={() => mark(member)}>
          {member.spoken && <Icon name="check" size={20} />}
          <T k={`phone.members.${is}`} with={{ name: member.shown, hidden: HIDDEN }} />
        </button>
      )}
    </li>
  );
  const folded = !all && toCome.length > ROWS_TO_COME;
  const members = namedMembers(table.members);
  const shown = dutyRows(tablesAskedNow(state.session), members).filter(
    ({ holder }) => roles && (holder === null || holder.isMe),
  );
  return (
    <section aria-labelledby="members-title">
      <div className="tb-head">
        <h2 id="members-title">{t('phone.members')}</h2>
        <p aria-live="polite">
          {table.members.length === 1
            ? t('phone.members.alone')
            : now
              ? t('phone.members.count', {
                  spoken: spoken.length,
                  people: speaking.length,
                })
              : turns?.waitsForOwner
                ? ''
                : t('phone.members.all')}
        </p>
      </div>
      <ul className="tb-card tb-members">
        {/* One list, so that whoever's row moves down takes the focus along. */}
        {[
          ...spoken.map((member) => row(member, 'spoken')),
          ...(now ? [row(now, 'now')] : []),
          ...(folded ? [] : toCome.map((member) => row(member, 'to-come'))),
          ...namedMembers(listening).map((member) => row(member, null)),
        ]}
        {folded && <ToCome members={toCome} onOpen={() => setAll(true)} />}
        {/* Whoever takes one finds it where it was, with the way back. */}
        {shown.map((each) => (
          <RoleRow key={each.duty} state={state} row={each} />
        ))}
      </ul>
    </section>
  );
}

/** Of the people at a table, those who have turns in its round, with whether they had them, and those who listen; all, where there is none. */
function turnsOf(
  members: readonly TableMember[],
  turns: RoundNow | null,
): { speaking: TableMember[]; listening: TableMember[] } {
  if (!turns?.round) return { speaking: [...members], listening: [] };
  const spoke = new Set(turns.spoken);
  const speaks = new Set([...turns.spoken, ...turns.toCome]);
  return {
    speaking: members
      .filter(({ personId }) => speaks.has(personId))
      .map((member) => ({ ...member, spoken: spoke.has(member.personId) })),
    listening: members.filter(({ personId }) => !speaks.has(personId)),
  };
}

function RoleRow({ state, row }: { state: TablesState; row: DutyRow }): JSX.Element {
  const { duty, holder } = row;
  return (
    <li className="tb-member">
      <span className={`tb-face ${holder ? 'is-me' : 'is-open'}`} aria-hidden="true">
        <Icon name={DUTY_ICONS[duty]} size={20} />
      </span>
      <span className="tb-member-words">
        {t(holder ? `phone.roles.mine.${duty}` : `duty.${duty}`)}
      </span>
      <DutyButton state={state} row={row} />
    </li>
  );
}

/** Those who are still to come, in one row. */
function ToCome({
  members,
  onOpen,
}: {
  members: readonly NamedMember[];
  onOpen: () => void;
}): JSX.Element {
  return (
    <li className="tb-member">
      <button type="button" className="tb-come" aria-expanded="false" onClick={onOpen}>
        <span className="tb-faces">
          {members.slice(0, 3).map((member) => (
            <Face key={member.personId} member={member} />
          ))}
        </span>
        <span className="tb-come-names">
          {words().list(
            members.map(({ brief }) => brief),
            'unit',
          )}
        </span>
        <span className="tb-come-state">{t('phone.members.toCome')}</span>
      </button>
    </li>
  );
}
