import { noteFormsOf } from '../../design/NoteSaid.tsx';
import type { JSX } from 'react';
import { calledName } from '../../../shared/model/names.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';
import { posterPage } from '../../app/address/links.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { Poster } from '../../poster/Poster.tsx';
import type { VisitKind } from '../../../shared/model/gallery.ts';
import { OwnVisit } from './OwnVisit.tsx';
import { PosterThreads } from './PosterThreads.tsx';
import type { TablesState } from './TablesState.ts';
import { useTableAnswer } from './useTableAnswer.ts';
import { AnswerWords, VisitWho } from './VisitWho.tsx';
import { t, words } from '../../words/speak.ts';

const ACTIONS: readonly { kind: VisitKind; icon: IconName }[] = [
  { kind: 'question', icon: 'ask-bubble' },
  { kind: 'connection', icon: 'thread-line' },
  { kind: 'join', icon: 'hand' },
];

/** One poster, what visitors left there, and within reach of the thumb what one can leave. `own`: one's own table's, where there is nothing to leave. */
export function PosterStop({
  state,
  table,
  own = false,
}: {
  state: TablesState;
  table: TableRow;
  own?: boolean;
}): JSX.Element {
  const { visits, offline } = state;
  const { value, trouble, again } = useTableAnswer(state, table.tableId);
  const isSilent = trouble?.state === 'silent' || (offline && value === null);
  const mine = visits.filter((visit) => visit.mine && visit.table === table.tableId);
  // A visitor's connection hangs among the connections, as it is by now.
  const others = (value?.visits ?? []).filter(
    (visit) => !visit.mine && visit.kind !== 'connection',
  );
  const joined = mine.find(({ kind }) => kind === 'join');
  const closed = table.state === 'closed';
  return (
    <div className="tb-stop">
      {mine.length > 0 && <LeftByMe state={state} visits={mine} />}
      {value ? (
        <div className="tb-poster">
          <Poster poster={value.poster} forms={noteFormsOf(state.session)} />
        </div>
      ) : (
        <PosterWait trouble={trouble} isSilent={isSilent} again={again} />
      )}
      {value && (
        <PosterThreads
          key={table.tableId}
          state={state}
          table={table}
          asked={value.connections}
          isOwn={own}
        />
      )}
      {own && !closed && (
        <LinkButton wide icon="pencil" href={posterPage(state.wallId, table.number, 'participant')}>
          {t('phone.poster.look')}
        </LinkButton>
      )}
      {!own && others.length > 0 && <LeftByOthers state={state} visits={others} />}
      {!own &&
        (closed ? (
          <p className="tb-small">{t('phone.poster.closed')}</p>
        ) : (
          <VisitBar state={state} table={table} joined={joined !== undefined} />
        ))}
    </div>
  );
}

function LeftByMe({
  state,
  visits,
}: {
  state: TablesState;
  visits: TablesState['visits'];
}): JSX.Element {
  return (
    <section aria-label={t('phone.poster.mine')}>
      <div className="tb-head">
        <h2>{t('phone.poster.mine.title')}</h2>
      </div>
      <ul className="tb-visits">
        {visits.map((visit) => (
          <li key={visit.id} className="tb-visit">
            <OwnVisit state={state} visit={visit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LeftByOthers({
  state: { session },
  visits,
}: {
  state: TablesState;
  visits: readonly TableVisit[];
}): JSX.Element {
  const joins = visits.filter(({ kind }) => kind === 'join').length;
  return (
    <section aria-label={t('phone.poster.others')}>
      <div className="tb-head">
        <h2>{t('phone.poster.others.title')}</h2>
        {joins > 0 && <p>{t('phone.poster.joins', { count: joins })}</p>}
      </div>
      <ul className="tb-visits">
        {visits
          .filter(({ kind, text }) => kind !== 'join' || text !== '')
          .map((visit) => (
            <li key={visit.id} className="tb-visit">
              <VisitWho visit={visit} session={session} who={calledName(words(), visit.by)} />
              {visit.text && <p dir="auto">{visit.text}</p>}
              {visit.answer && <AnswerWords answer={visit.answer} from="visited" />}
            </li>
          ))}
      </ul>
    </section>
  );
}

function PosterWait({
  trouble,
  isSilent,
  again,
}: Pick<ReturnType<typeof useTableAnswer>, 'trouble' | 'again'> & {
  isSilent: boolean;
}): JSX.Element {
  return (
    <div className="tb-card tb-poster-wait" role="status">
      {!trouble && !isSilent ? (
        <p className="tb-loading">
          <Icon name="sending" size={20} />
          {t('phone.poster.getting')}
        </p>
      ) : (
        <>
          <p className="tb-loading">
            <Icon name={isSilent ? 'cloud-off' : 'warning'} size={20} />
            {trouble?.state === 'refused' ? trouble.detail : t('phone.poster.offline')}
          </p>
          <Button onClick={again}>{t('app.tryAgain')}</Button>
        </>
      )}
    </div>
  );
}

/** What one can leave, within reach of the thumb. */
function VisitBar({
  state,
  table,
  joined,
}: {
  state: TablesState;
  table: TableRow;
  joined: boolean;
}): JSX.Element {
  return (
    <section
      className="tb-bar tb-actions"
      hidden={state.writing !== null}
      aria-label={t('phone.leave')}
    >
      {ACTIONS.map(({ kind, icon }) => (
        <button
          key={kind}
          type="button"
          className="tb-action"
          disabled={kind === 'join' && joined}
          onClick={() => state.write({ table: table.tableId, kind })}
        >
          <Icon name={kind === 'join' && joined ? 'check' : icon} />
          {kind === 'join' && joined ? t('phone.leave.joined') : t(`phone.leave.${kind}`)}
        </button>
      ))}
    </section>
  );
}
