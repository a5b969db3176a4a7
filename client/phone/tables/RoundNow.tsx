import { useEffect, useState, type JSX } from 'react';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import type { ScriptWords } from '../../../shared/scripts/script.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { namedMembers } from '../../app/namedMembers.ts';
import { Button } from '../../design/Button.tsx';
import { Clock } from '../../design/Clock.tsx';
import { printClock } from '../../design/timerView.ts';
import { clockOf, roundNow } from '../../meeting/roundNow.ts';
import { RoundSaid } from '../../steps/tables/Talk.tsx';
import { elapsed } from '../../sync/elapsed.ts';
import { t, words } from '../../words/speak.ts';
import type { TablesState } from './TablesState.ts';

interface Props {
  state: TablesState;
  table: TableView;
}

/** Words of the run, for whoever reads this phone. */
const saidIn = (state: TablesState, given: ScriptWords): string =>
  readWords({ words: words(), wall: state.session.language }, given).text;

/** What the round asks, whose turn it is, and how long. */
export function RoundWords({ state, table }: Props): JSX.Element | null {
  const now = roundNow(state.session, table);
  if (!now) return null;
  const { round, next, toCome } = now;
  if (!round)
    return (
      <>
        <h2>{next ? <bdi>{saidIn(state, next.title)}</bdi> : t('round.allDone')}</h2>
        {next && (
          <p dir="auto">
            {next.ask === undefined ? t('round.begin.text') : saidIn(state, next.ask)}
          </p>
        )}
      </>
    );
  const members = namedMembers(table.members);
  const [first] = toCome;
  const turn = members.find(({ personId }) => personId === first);
  return (
    <RoundSaid
      title={saidIn(state, round.title)}
      ask={round.ask === undefined ? '' : saidIn(state, round.ask)}
    >
      <p className="tb-now-name">
        {now.waitsForOwner
          ? t('round.noOwner')
          : now.isFree
            ? t('round.free')
            : turn
              ? turn.isMe
                ? t('round.yours')
                : t('round.turn', { name: turn.brief })
              : t('round.done')}
      </p>
      <RoundClock state={state} table={table} />
    </RoundSaid>
  );
}

/** The round's clock, and what each of those who are still to come can take of it. */
function RoundClock({ state, table }: Props): JSX.Element | null {
  const offset = state.live.clockOffsetMs;
  const [now, setNow] = useState(() => elapsed() + offset);
  useEffect(() => {
    const beat = setInterval(() => setNow(elapsed() + offset), 1000);
    return () => clearInterval(beat);
  }, [offset]);
  const round = roundNow(state.session, table);
  const since = table.rounds?.since;
  const clock = round && clockOf(round, since, now);
  if (!clock || since === undefined) return null;
  return (
    <p className="tb-round-clock">
      <Clock
        timer={{ state: 'running', endsAt: since + clock.totalMs, totalMs: clock.totalMs }}
        offsetMs={offset}
      />
      {clock.eachMs > 0 && !round.isFree && round.toCome.length > 1 && (
        <span>
          {t('round.each', { time: printClock(clock.eachMs), count: round.toCome.length })}
        </span>
      )}
    </p>
  );
}

/** One's own turn is over, the next round, back to the one before. Anybody at the table may, and all phones follow. */
export function RoundButtons({ state, table }: Props): JSX.Element | null {
  const now = roundNow(state.session, table);
  const me = table.members.find(({ isMe }) => isMe)?.personId;
  if (!now || me === undefined) return null;
  const { round, next, before, at } = now;
  const edit = (part: Parameters<TablesState['send']>[0] & { kind: 'table' }): void =>
    state.send(part);
  const go = (to: string | null): void =>
    edit({
      kind: 'table',
      table: table.tableId,
      edit: { round: { to, ...(at === undefined ? {} : { from: at }) } },
    });
  const isMine = now.toCome.includes(me);
  const owner = seatingStep(state.session)?.owner;
  const needsOwner = table.owner === undefined && (owner !== undefined || now.waitsForOwner);
  return (
    <>
      {needsOwner && (
        <div className="tb-owner">
          <p>
            {owner && (
              <>
                <b dir="auto">{t('round.owner.open', { owner: saidIn(state, owner.name) })}</b>{' '}
              </>
            )}
            {t('round.owner.why')}
          </p>
          <Button
            className="tb-now-button"
            wide
            onClick={() => edit({ kind: 'table', table: table.tableId, edit: { owner: me } })}
          >
            {t('round.mine')}
          </Button>
        </div>
      )}
      {round && isMine && (
        <Button
          className="tb-now-button"
          wide
          size="large"
          icon="check"
          onClick={() =>
            edit({
              kind: 'table',
              table: table.tableId,
              edit: { spoken: { person: me, spoken: true, round: round.id } },
            })
          }
        >
          {t('phone.intro.spoken')}
        </Button>
      )}
      {(round || next) && (
        <Button className="tb-now-button" wide onClick={() => go(next ? next.id : null)}>
          {next
            ? t(round ? 'round.next' : 'round.begin', { title: saidIn(state, next.title) })
            : t('round.end')}
        </Button>
      )}
      {before && (
        <Button className="tb-now-button" variant="quiet" wide onClick={() => go(before.id)}>
          {t('round.back', { title: saidIn(state, before.title) })}
        </Button>
      )}
    </>
  );
}
