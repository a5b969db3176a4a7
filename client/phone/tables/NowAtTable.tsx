import { tablePage } from '../../app/address/links.ts';
import type { JSX } from 'react';
import type { TableDuty, TableRow } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { isDealt } from '../../../shared/scripts/dealTables.ts';
import { ownIntroduction, ownTablesWords } from '../../../shared/scripts/tablesWords.ts';
import { tablesAskedNow, type TableAsks } from '../../../shared/scripts/tableAsks.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { namedMembers } from '../../app/namedMembers.ts';
import { Talk } from '../../steps/tables/Talk.tsx';
import { RoundButtons, RoundWords } from './RoundNow.tsx';
import { dutiesAwaited, holderOf, introductions, type TableStep } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';
import { t, words } from '../../words/speak.ts';

const STEP_ICONS: Record<TableStep, IconName> = {
  introduce: 'speak',
  rounds: 'speak',
  roles: 'people',
  talk: 'note',
  decide: 'check',
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
  const seating = seatingStep(state.session);
  const own = seating && ownTablesWords(words(), state.session, seating);
  const introduction = ownIntroduction(words(), state.session, seating);
  const called = step === 'introduce' && introduction.title;
  return (
    <section className="tb-now" aria-label={isNow ? t('phone.now') : t(`phone.table.step.${step}`)}>
      <div aria-live="polite">
        <p className="tb-now-step">
          <Icon name={STEP_ICONS[step]} size={20} />
          <bdi>{called || t(isNow ? `phone.table.now.${step}` : `phone.table.step.${step}`)}</bdi>
        </p>
        {step === 'introduce' && (
          <Introduce
            table={table}
            about={
              introduction.ask ||
              own?.ask ||
              t(seating && isDealt(seating) ? 'phone.intro.about.dealt' : 'phone.intro.about')
            }
          />
        )}
        {step === 'rounds' && <RoundWords state={state} table={table} />}
        {step === 'roles' && <RolesNow table={table} asks={tablesAskedNow(state.session)} />}
        {step === 'talk' && (
          <Talk
            title={own?.title ?? ''}
            ask={own?.ask ?? ''}
            questions={state.session.sheetQuestions}
          />
        )}
        {step === 'decide' && <DecideNow state={state} table={table} />}
      </div>
      {step === 'rounds' && <RoundButtons state={state} table={table} />}
      {step === 'introduce' && <SpokenButton state={state} table={table} />}
      {step === 'talk' && (
        <LinkButton
          className="tb-now-button"
          wide
          icon="pencil"
          href={tablePage(state.wallId, table.tableId, 'participant')}
        >
          {t('phone.table.write')}
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
    <section className="tb-now" aria-label={t('phone.now')}>
      <div aria-live="polite">
        <p className="tb-now-step">
          <Icon name="people" size={20} />
          {t('phone.now.gallery')}
        </p>
        <h2>{t(isHost ? 'phone.host.now' : 'phone.host.walker')}</h2>
        <p>
          {isHost
            ? t('phone.host.tellShort', { number: table.number })
            : t('phone.host.walker.text')}
        </p>
      </div>
    </section>
  );
}

/** `about`: what each says when it is her turn. */
function Introduce({ table, about }: { table: TableView; about: string }): JSX.Element {
  const { now, toCome } = introductions(table.members);
  const me = namedMembers(table.members).find(({ isMe }) => isMe);
  if (table.members.length === 1)
    return (
      <>
        <h2>{t('phone.intro.first')}</h2>
        <p>
          {t('phone.intro.first.text')} <bdi>{about}</bdi>
        </p>
      </>
    );
  if (!now)
    return (
      <>
        <h2>{t('phone.members.all')}</h2>
        <p>{t('phone.intro.done')}</p>
      </>
    );
  if (now.isMe)
    return (
      <>
        <h2>
          {me?.name ? t('phone.intro.yoursNamed', { name: me.brief }) : t('phone.intro.yours')}
        </h2>
        <p dir="auto">{about}</p>
      </>
    );
  if (me?.spoken)
    return (
      <>
        <h2>{t('phone.intro.listen', { name: now.brief })}</h2>
        <p>{t('phone.intro.thanks', { more: toCome.length })}</p>
      </>
    );
  return (
    <>
      <h2>{t('phone.intro.next', { name: now.brief })}</h2>
      <p>
        {toCome[0]?.isMe && t('phone.intro.after')} <bdi>{about}</bdi>
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
      {t('phone.intro.spoken')}
    </Button>
  );
}

/** A sentence of its own. */
const meansOf = (duty: TableDuty): string =>
  t('phone.roles.means', { duty: t(`duty.${duty}`), means: t(`duty.${duty}.means`) });

function RolesNow({ table, asks }: { table: TableView; asks: TableAsks }): JSX.Element {
  const members = namedMembers(table.members);
  const mine = members.find(({ isMe }) => isMe)?.duties ?? [];
  const awaited = dutiesAwaited(asks);
  const open = awaited.filter((duty) => !holderOf(members, duty));
  if (mine.length > 0)
    return (
      <>
        <h2>{t('phone.roles.thanks')}</h2>
        <p>{mine.map(meansOf).join(' ')}</p>
      </>
    );
  if (open.length === 0)
    return (
      <>
        <h2>{t('phone.roles.set')}</h2>
        {awaited.length > 1 && <p>{t('phone.roles.set.text')}</p>}
      </>
    );
  return (
    <>
      <h2>{t('phone.roles.who')}</h2>
      <p>{open.map(meansOf).join(' ')}</p>
    </>
  );
}

function DecideNow({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const { again } = table;
  const kind = state.person.commitments?.[table.tableId];
  const asks = tablesAskedNow(state.session);
  const isAsked = asks.commitments.length > 0;
  if (asks.again && again === null)
    return (
      <>
        <h2>{t('phone.decide.open')}</h2>
        <p>{t('phone.decide.open.text', { part: isAsked ? 'each' : 'none' })}</p>
      </>
    );
  if (isAsked && !kind)
    return (
      <>
        <h2>{t('decide.part')}</h2>
        <p>{t('phone.decide.part', { again: again ?? 'none' })}</p>
      </>
    );
  return (
    <>
      <h2>{t('phone.decide.set')}</h2>
      <p>
        {again !== null && t('phone.decide.again', { again })}{' '}
        {kind !== undefined && t(`commitment.${kind}.you`)}
      </p>
    </>
  );
}
