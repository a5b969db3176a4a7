import { tablePage } from '../../app/address/links.ts';
import type { JSX } from 'react';
import { decideWords } from '../../../shared/scripts/decideWords.ts';
import { stepWords } from '../../../shared/scripts/stepWords.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { noteFormsOf } from '../../design/NoteSaid.tsx';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { SoFar } from '../../steps/follow-up/SoFar.tsx';
import { Choice } from './Choice.tsx';
import { CommandState } from './CommandState.tsx';
import { OwnContact } from './OwnContact.tsx';
import { followWords } from './followWords.ts';
import { namedMembers, type NamedMember } from '../../app/namedMembers.ts';
import type { TablesState } from './TablesState.ts';
import { t, words } from '../../words/speak.ts';

/** Before going home: what I said yes to, who else is in and how to reach them, the next step. */
export function FollowUp({
  state,
  onTable,
}: {
  state: TablesState;
  onTable: () => void;
}): JSX.Element {
  const { session, person, table, wallId } = state;
  const own = session.tables.find(({ tableId }) => tableId === person.table) ?? null;
  const members = namedMembers(table?.members ?? []);
  const activators = members.filter(({ commitment }) => commitment === 'activator');
  const kind = own ? person.commitments?.[own.tableId] : undefined;
  const decide = decideWords(words(), session, seatingStep(session), kind ?? null);
  // Where tables decide nothing, there is only what the step itself asks.
  const { title, ask } = stepWords(words(), session, session.present);
  const said = decide.again
    ? followWords(session.tables, person, own && { table, activators: activators.length })
    : { title, text: ask, next: null };
  return (
    <>
      <section className="tb-now" aria-label={t('phone.now')}>
        <p className="tb-now-step">
          <Icon name="check" size={20} />
          {t('phone.followUp.now')}
        </p>
        <h1 tabIndex={-1} dir="auto">
          {said.title}
        </h1>
        <p dir="auto">{said.text}</p>
        {said.next && (
          <Button className="tb-now-button" wide onClick={onTable}>
            {t(said.next === 'decide' ? 'phone.followUp.decide' : 'table.choose')}
          </Button>
        )}
      </section>
      {own && decide.commitments.length > 0 && (
        <div className="tb-card">
          <Choice
            legend={t('phone.followUp.you', { number: own.number })}
            hint={own.name}
            name="follow"
            value={kind ?? null}
            options={decide.commitments.map((each) => ({
              value: each.kind,
              label: each.name,
              hint: each.means,
            }))}
            onChoose={(each) =>
              state.send({ kind: 'me', edit: { commitment: { table: own.tableId, kind: each } } })
            }
          />
          <CommandState state={state} topic={`me/commitment/${own.tableId}`} />
        </div>
      )}
      <SoFar meeting={state.meeting} view={state} forms={noteFormsOf(session)} />
      <SaidElsewhere state={state} />
      {own && (
        <PeopleOfTable
          members={members}
          leads={decide.commitments.some(({ kind: each }) => each === 'activator')}
        />
      )}
      <OwnContact state={state} />
      {own && (
        <LinkButton wide icon="pencil" href={tablePage(wallId, own.tableId, 'participant')}>
          {t('phone.table.sheet')}
        </LinkButton>
      )}
    </>
  );
}

/** Her yes to other topics. */
function SaidElsewhere({
  state: { session, person, visits },
}: {
  state: TablesState;
}): JSX.Element | null {
  const elsewhere = session.tables.filter(
    ({ tableId }) => tableId !== person.table && person.commitments?.[tableId],
  );
  const joins = session.tables.filter(({ tableId }) =>
    visits.some((visit) => visit.mine && visit.kind === 'join' && visit.table === tableId),
  );
  if (elsewhere.length === 0 && joins.length === 0) return null;
  return (
    <section aria-labelledby="yes-title">
      <div className="tb-head">
        <h2 id="yes-title">{t('phone.followUp.alsoSaid')}</h2>
      </div>
      <ul className="tb-card tb-yes">
        {elsewhere.map((row) => {
          const at = person.commitments?.[row.tableId];
          return (
            <li key={row.tableId}>
              <b>{row.number}</b>
              <bdi>{row.name}</bdi>
              <span className="tb-small">{at && t(`commitment.${at}`)}</span>
            </li>
          );
        })}
        {joins.map((row) => (
          <li key={`join-${row.tableId}`}>
            <b>{row.number}</b>
            <bdi>{row.name}</bdi>
            <span className="tb-small">{t('phone.followUp.mightJoin')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who leads the topic on, and how to reach the others. */
function PeopleOfTable({
  members,
  leads,
}: {
  members: readonly NamedMember[];
  /** Whether anybody could say that she makes it happen. */
  leads: boolean;
}): JSX.Element {
  const reachable = members.filter(({ isMe, contact }) => !isMe && contact);
  const names = members
    .filter(({ commitment }) => commitment === 'activator')
    .map(({ isMe, shown }) => (isMe ? t('phone.you') : shown));
  return (
    <section aria-labelledby="reach-title">
      <div className="tb-head">
        <h2 id="reach-title">{t('phone.followUp.people')}</h2>
      </div>
      <div className="tb-card">
        {leads && (
          <p>
            {names.length === 0
              ? t('phone.followUp.noActivators')
              : t('phone.followUp.activators', { names: words().list(names, 'unit') })}
          </p>
        )}
        {reachable.length === 0 ? (
          <p className="tb-small">{t('phone.followUp.unreachable')}</p>
        ) : (
          <ul className="tb-reach">
            {reachable.map((member) => (
              <li key={member.personId}>
                <bdi>{member.shown}</bdi>
                <bdi className="ww-contact-text">{member.contact}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
