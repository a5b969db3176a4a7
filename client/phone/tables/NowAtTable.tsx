import { tablePage } from '../../app/address/links.ts';
import type { JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { namedMembers } from '../../app/namedMembers.ts';
import { holderOf, introductions, STEP_WORDS, type TableStep } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';

const STEP_LINE: Record<TableStep, { icon: IconName; words: string }> = {
  introduce: { icon: 'speak', words: 'introductions' },
  roles: { icon: 'people', words: 'roles' },
  talk: { icon: 'note', words: 'talk' },
  decide: { icon: 'check', words: 'decide' },
};

/** The one panel that says what this person does now. */
export function NowAtTable({
  state,
  table,
  step,
  isNow,
}: {
  state: TablesState;
  table: TableView;
  step: TableStep;
  /** `false`: looked up while the room does something else. */
  isNow: boolean;
}): JSX.Element {
  const { icon, words } = STEP_LINE[step];
  return (
    <section className="tb-now" aria-label={isNow ? 'Now' : STEP_WORDS[step]}>
      <div aria-live="polite">
        <p className="tb-now-step">
          <Icon name={icon} size={20} />
          {isNow ? `Now: ${words}` : STEP_WORDS[step]}
        </p>
        {step === 'introduce' && <Introduce table={table} />}
        {step === 'roles' && <RolesNow table={table} />}
        {step === 'talk' && <Talk questions={state.session.sheetQuestions} />}
        {step === 'decide' && <DecideNow state={state} table={table} />}
      </div>
      {step === 'introduce' && <SpokenButton state={state} table={table} />}
      {step === 'talk' && (
        <LinkButton
          className="tb-now-button"
          wide
          icon="pencil"
          href={tablePage(state.wallId, table.tableId, 'participant')}
        >
          Write on our sheet
        </LinkButton>
      )}
    </section>
  );
}

/** The table while the walk goes on: what there is to do is not here. */
export function WalkNowAtTable({
  isHost,
  table,
}: {
  isHost: boolean;
  table: TableRow;
}): JSX.Element {
  return (
    <section className="tb-now" aria-label="Now">
      <div aria-live="polite">
        <p className="tb-now-step">
          <Icon name="people" size={20} />
          Now: gallery walk
        </p>
        <h2>{isHost ? 'You stay with your poster' : 'You walk'}</h2>
        <p>
          {isHost
            ? `Tell visitors what table ${table.number} found.`
            : 'Where to go is under Walk. Your table goes on when the walk is over.'}
        </p>
      </div>
    </section>
  );
}

const ABOUT_YOU = 'Your name, where you’re from, and why you chose this table. About a minute.';

function Introduce({ table }: { table: TableView }): JSX.Element {
  const { now, toCome } = introductions(table.members);
  const me = namedMembers(table.members).find(({ isMe }) => isMe);
  if (table.members.length === 1)
    return (
      <>
        <h2>You’re the first here</h2>
        <p>Say hello when the others come. Each in turn: name, where from, why this table.</p>
      </>
    );
  if (!now)
    return (
      <>
        <h2>Everyone has spoken</h2>
        <p>Next: who keeps the time, who takes notes?</p>
      </>
    );
  if (now.isMe)
    return (
      <>
        <h2>
          You’re next
          {me?.name && (
            <>
              , <bdi>{me.brief}</bdi>
            </>
          )}
        </h2>
        <p>{ABOUT_YOU}</p>
      </>
    );
  if (me?.spoken)
    return (
      <>
        <h2>
          Listen to <bdi>{now.brief}</bdi>
        </h2>
        <p>Thank you for yours.{toCome.length > 0 && ` ${toCome.length} more to come.`}</p>
      </>
    );
  return (
    <>
      <h2>
        <bdi>{now.brief}</bdi> is next
      </h2>
      <p>
        {toCome[0]?.isMe ? 'You come after. ' : ''}
        {ABOUT_YOU}
      </p>
    </>
  );
}

function SpokenButton({
  state,
  table,
}: {
  state: TablesState;
  table: TableView;
}): JSX.Element | null {
  const me = table.members.find(({ isMe }) => isMe);
  if (!me || me.spoken || table.members.length === 1) return null;
  return (
    <Button
      className="tb-now-button"
      wide
      size="large"
      icon="check"
      onClick={() =>
        state.send({
          kind: 'table',
          table: table.tableId,
          edit: { spoken: { person: me.personId, spoken: true } },
        })
      }
    >
      I’ve spoken
    </Button>
  );
}

function RolesNow({ table }: { table: TableView }): JSX.Element {
  const members = namedMembers(table.members);
  const mine = members.find(({ isMe }) => isMe)?.duties ?? [];
  const open = (['facilitator', 'note-taker'] as const).filter((duty) => !holderOf(members, duty));
  if (mine.length > 0)
    return (
      <>
        <h2>Thank you</h2>
        <p>{mine.map((duty) => `${t(`duty.${duty}`)}: ${t(`duty.${duty}.means`)}`).join(' ')}</p>
      </>
    );
  if (open.length === 0)
    return (
      <>
        <h2>All set</h2>
        <p>Somebody keeps the time, somebody takes notes.</p>
      </>
    );
  return (
    <>
      <h2>Who does what?</h2>
      <p>{open.map((duty) => `${t(`duty.${duty}`)}: ${t(`duty.${duty}.means`)}`).join(' ')}</p>
    </>
  );
}

function Talk({ questions }: { questions: readonly string[] }): JSX.Element {
  return (
    <>
      <h2>Talk it through</h2>
      {questions.length === 0 ? (
        <p>What matters goes on the sheet.</p>
      ) : (
        <ol className="tb-questions">
          {questions.map((question) => (
            <li key={question} dir="auto">
              {question}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function DecideNow({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const kind = state.person.commitments?.[table.tableId];
  if (table.again === null)
    return (
      <>
        <h2>Another session?</h2>
        <p>Decide together whether this topic goes on, then each for yourself.</p>
      </>
    );
  const again =
    table.again === 'yes'
      ? 'Your table wants another session.'
      : 'Your table needs no other session.';
  if (!kind)
    return (
      <>
        <h2>And you?</h2>
        <p>{again} Say how you’re in, below.</p>
      </>
    );
  return (
    <>
      <h2>You’re set</h2>
      <p>
        {again} {t(`commitment.${kind}.you`)}
      </p>
    </>
  );
}
