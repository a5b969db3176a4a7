import type { JSX, ReactNode } from 'react';
import type { StepOf } from '../../shared/scripts/standing.ts';
import { settingsOf } from '../../shared/scripts/stepSettings.ts';
import { tableAsks } from '../../shared/scripts/tableAsks.ts';
import { dutyRows } from '../app/dutyRows.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { ClaimScreen } from '../steps/claim/ClaimScreen.tsx';
import { kickerOf, NowSaid } from '../steps/NowSaid.tsx';
import { RateScreen } from '../steps/rate/RateScreen.tsx';
import { ToldNow } from '../steps/report-back/ToldScreen.tsx';
import { DutyList } from '../steps/tables/DutyList.tsx';
import { RoundSaid, Talk } from '../steps/tables/Talk.tsx';
import { t } from '../words/speak.ts';
import { claimExample, rateExample, reportExample } from './example.ts';
import { exampleOf } from './exampleOf.ts';
import { PostForm } from './PostForm.tsx';
import type { ScreenOf } from '../steps/screenOf.ts';

/** Nobody says anything in a preview. */
const QUIET = { say: () => undefined, pending: [], offline: false };

/** A step on somebody's phone. */
export function PhoneScreen({ of }: { of: ScreenOf }): JSX.Element {
  const { step, view } = of;
  return (
    <>
      <header className="phone-bar">
        <Wordmark />
        <p className="phone-title" dir="auto">
          {view.session.title}
        </p>
        {step.minutes === undefined ? null : (
          <div id="ww-clock">
            <span>{`${step.minutes}:00`}</span>
          </div>
        )}
      </header>
      <main>
        {step.kind === 'post' ? (
          <PostForm step={step} papers={of.papers} language={of.language} />
        ) : (
          <div id="ww-now">
            <Now of={of} />
          </div>
        )}
      </main>
    </>
  );
}

function Now({ of }: { of: ScreenOf }): ReactNode {
  const { step } = of;
  const { example, forms } = exampleOf(of);
  const now = (
    <NowSaid kicker={kickerOf(step.kind)} title={String(step.title)} ask={String(step.ask)} />
  );
  switch (step.kind) {
    case 'rate':
      return (
        <div className="sp-half">
          <RateScreen
            own={{ ...rateExample(step, example), isRater: true, answers: [] }}
            {...QUIET}
            forms={forms}
            more={null}
            results={null}
          />
        </div>
      );
    case 'claim':
      return (
        <div className="sp-half">
          <ClaimScreen
            claims={claimExample(step, example, true)}
            {...QUIET}
            forms={forms}
            onNameless={null}
          />
        </div>
      );
    case 'tables':
      return <AtTable step={step} />;
    case 'report-back': {
      const turn = reportExample(step, example);
      // Of tables, as in every other kind, a phone says what the room does.
      if (!turn) return now;
      return (
        <div className="sp-half">
          <ToldNow
            progress=""
            title={String(step.title)}
            ask={String(step.ask)}
            turn={turn}
            forms={forms}
          />
        </div>
      );
    }
    default:
      return now;
  }
}

/** What somebody at a table goes through, one below the other: rounds, duties, what to talk about. */
function AtTable({ step }: { step: StepOf<'tables'> }): JSX.Element {
  const { rounds, questions } = settingsOf(step);
  const duties = dutyRows(tableAsks(step), []);
  return (
    <div className="tb-half">
      {rounds.map(({ id, title, ask, minutes }) => (
        <section className="tb-now" key={id}>
          <p className="tb-now-step">
            <Icon name="speak" size={20} />
            {t('phone.table.step.rounds')}
          </p>
          <RoundSaid title={String(title)} ask={String(ask ?? '')}>
            {minutes !== undefined && <p>{t('run.minutes', { minutes })}</p>}
          </RoundSaid>
        </section>
      ))}
      <section className="tb-now">
        <p className="tb-now-step">
          <Icon name="note" size={20} />
          {t('phone.table.step.talk')}
        </p>
        <Talk title={String(step.title)} ask={String(step.ask)} questions={questions.map(String)} />
      </section>
      {duties.length > 0 && (
        <section>
          <div className="tb-head">
            <h2>{t('phone.roles')}</h2>
          </div>
          <DutyList
            rows={duties}
            renderButton={({ duty }) => <Button>{t(`duty.${duty}.take`)}</Button>}
          />
        </section>
      )}
    </div>
  );
}
