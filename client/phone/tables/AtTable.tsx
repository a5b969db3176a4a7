import { useState, type JSX } from 'react';
import { isGalleryOpen, type LiveSession } from '../../../shared/model/session.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { namedMembers } from '../../app/namedMembers.ts';
import { noteFormsOf } from '../../design/NoteSaid.tsx';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { isWalking } from '../../meeting/walkNow.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { NAME_DRAFT, NameCard } from '../NameCard.tsx';
import { CommandState } from './CommandState.tsx';
import { Decide } from './Decide.tsx';
import { Members } from './Members.tsx';
import { NowAtTable, WalkNowAtTable } from './NowAtTable.tsx';
import { PosterHost } from './PosterHost.tsx';
import { Roles } from './Roles.tsx';
import { isDealt } from '../../../shared/scripts/dealTables.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { TableNotes } from './TableNotes.tsx';
import { stepOf, tableStepsOf } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';
import { useTimeIsUp } from './useTimeIsUp.ts';
import { VisitsReceived } from './VisitsReceived.tsx';
import { t, words } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** The own table: what to do now, who sits here, roles, decision, notes. `live`: the server has told about it. */
export function AtTable({
  state,
  row,
  live,
}: {
  state: TablesState;
  row: TableRow;
  live: boolean;
}): JSX.Element {
  const { session, person, table } = state;
  const { api } = state.meeting;
  const [asked, setAsked] = useState<boolean | null>(() => (hasDraft(NAME_DRAFT) ? true : null));
  const [chosen, setChosen] = useDraftOf<string | null>(`step-${row.tableId}`, null);
  const timeIsUp = useTimeIsUp(session.timer, state.live.clockOffsetMs);
  const open = isGalleryOpen(session);
  const seating = seatingStep(session);
  const steps = tableStepsOf(seating);
  const step = table ? stepOf(table, open || timeIsUp, seating) : 'introduce';
  // What somebody looked up by hand stays until the table itself moves on, over a reload too: she may be typing there.
  // In a walk nothing is done at tables: a step is looked up there, and is not what happens now.
  const walking = isWalking(session, person);
  const isHost = walking && person.host === true;
  const at = walking ? 'walk' : step;
  const lookedUp = steps.find((each) => chosen === `${at}/${each}`);
  const shown = lookedUp ?? step;
  const asksName = session.settings.names !== 'anonymous' && (asked ?? !person.name);
  return (
    <>
      <Tent row={row} table={table} seating={seating} session={session} />
      <CommandState state={state} topic="me/table" quiet />
      {!table && (
        <p className="tb-loading" role="status">
          <Icon name={state.offline ? 'cloud-off' : 'sending'} size={20} />
          {state.offline
            ? t('phone.table.offline')
            : t(live ? 'phone.table.sitting' : 'phone.table.getting')}
        </p>
      )}
      {table && (
        <>
          {isHost && <VisitsReceived state={state} table={row} />}
          {walking && !lookedUp ? (
            <WalkNowAtTable isHost={isHost} table={row} />
          ) : (
            <NowAtTable state={state} table={table} step={shown} isNow={!walking} />
          )}
          <div className="tb-steps" role="group" aria-label={t('phone.table.steps')}>
            {steps.map((each) => (
              <button
                key={each}
                type="button"
                aria-current={each === shown ? 'step' : undefined}
                onClick={() => setChosen(`${at}/${each}`)}
              >
                {t(`phone.table.step.${each}`)}
              </button>
            ))}
          </div>
          {asksName && (
            <div className="tb-name">
              <NameCard
                api={api}
                person={person}
                names={session.settings.names}
                seenAt="table"
                onStart={() => setAsked(true)}
                onDone={() => setAsked(false)}
              />
              <Button variant="quiet" onClick={() => setAsked(false)}>
                {t('app.notNow')}
              </Button>
            </div>
          )}
          {shown === 'roles' && <Roles state={state} table={table} />}
          {shown === 'decide' && <Decide state={state} table={table} />}
          {session.open.includes('walk') && <PosterHost state={state} table={table} />}
          {open && !isHost && <VisitsReceived state={state} table={row} />}
          <Members state={state} table={table} roles={shown !== 'roles'} />
          {!asksName && session.settings.names !== 'anonymous' && (
            <OwnName name={person.name} onChange={() => setAsked(true)} />
          )}
          <TableNotes notes={table.notes} forms={noteFormsOf(session)} />
        </>
      )}
    </>
  );
}

/** What whoever brought the topic is called; `null` where it is nobody's, or she sits elsewhere. */
const ownerOf = (table: TableView | null): string | null =>
  table?.owner === undefined
    ? null
    : (namedMembers(table.members).find(({ personId }) => personId === table.owner)?.shown ?? null);

/** Others at a table who are named; more are a number. */
const NAMED = 6;

/** "You sit at table 3 with Ana and Ben.", where people were told where to sit. */
function dealtWords({ number }: TableRow, table: TableView | null): string {
  const others = namedMembers(table?.members ?? []).filter(({ isMe }) => !isMe);
  return others.length === 0
    ? t('phone.dealt.at', { number })
    : others.length > NAMED
      ? t('phone.dealt.many', { number, count: others.length })
      : t('phone.dealt.with', {
          number,
          names: words().list(
            others.map(({ shown }) => shown),
            'and',
          ),
        });
}

/** Who the table's owner is, as the run calls her. */
function ownerWords(
  table: TableView | null,
  seating: ReturnType<typeof seatingStep>,
  session: LiveSession,
): string {
  const name = ownerOf(table);
  if (name === null) return '';
  return seating?.owner === undefined
    ? t('phone.table.owner', { name })
    : t('phone.table.ownerIs', {
        owner: readWords({ words: words(), wall: session.language }, seating.owner.name).text,
        name,
      });
}

function Tent({
  row,
  table,
  seating,
  session,
}: {
  row: TableRow;
  table: TableView | null;
  seating: ReturnType<typeof seatingStep>;
  session: LiveSession;
}): JSX.Element {
  const people = table?.members.length ?? 0;
  const owner = ownerWords(table, seating, session);
  return (
    <section className="tb-card tb-tent" aria-labelledby="tent-name">
      <p className="tb-tent-number">
        <T k="table.badge" with={{ number: row.number, hidden: HIDDEN }} />
      </p>
      <div>
        <h1 id="tent-name" dir="auto" tabIndex={-1}>
          {row.name}
        </h1>
        <p className="tb-lead">
          {row.state === 'closed'
            ? t('phone.table.closed')
            : seating && isDealt(seating)
              ? dealtWords(row, table)
              : t('phone.table.own', { people })}
        </p>
        {owner !== '' && <p className="tb-lead">{owner}</p>}
      </div>
    </section>
  );
}

function OwnName({
  name,
  onChange,
}: {
  name: string | undefined;
  onChange: () => void;
}): JSX.Element {
  return (
    <p className="tb-name-line">
      <span>{name ? t('phone.name.here', { name }) : t('phone.name.hereNameless')}</span>
      <button type="button" className="tb-link" onClick={onChange}>
        {t(name ? 'phone.name.changeAtTable' : 'phone.name.add')}
      </button>
    </p>
  );
}
