import { useState, type ReactElement } from 'react';
import type { Step } from '../../../shared/scripts/script.ts';
import { directionOf } from '../../../shared/words/languages.ts';
import { Wordmark } from '../../design/Wordmark.tsx';
import { t } from '../../words/speak.ts';
import { useDesk } from '../../desk/desk.ts';
import { PhoneParts } from './PhoneParts.tsx';
import { useRun } from './runContext.ts';
import { wordsShown } from '../../desk/stepTitle.ts';
import './preview.css';

const SCREENS = ['phone', 'projector'] as const;

/** How people see a step, with made-up groups and notes: on their phones, or on the big screen. Nothing in it can be pressed. */
export function StepPreview({ step }: { step: Step }): ReactElement {
  const { view } = useDesk();
  const { script, language } = useRun();
  const [screen, setScreen] = useState<(typeof SCREENS)[number]>('phone');
  const title = wordsShown(script, step.title, language);
  const ask = wordsShown(script, step.ask, language);
  return (
    <aside className="run-preview" aria-label={t('run.preview')}>
      <div className="run-preview-tabs" role="group" aria-label={t('run.preview')}>
        <span aria-hidden="true">{t('run.preview')}</span>
        {SCREENS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={screen === each}
            onClick={() => setScreen(each)}
          >
            {t(`run.preview.${each}`)}
          </button>
        ))}
      </div>
      <div
        className={`run-screen run-screen-${screen}`}
        lang={language}
        dir={directionOf(language)}
        inert
      >
        <p className="run-screen-bar">
          <Wordmark /> <bdi>{view.session.title}</bdi>
          {step.minutes === undefined ? null : (
            <span className="run-screen-clock">{`${step.minutes}:00`}</span>
          )}
        </p>
        <h3 dir="auto">{title}</h3>
        <p className="run-screen-ask" dir="auto">
          {ask}
        </p>
        {screen === 'phone' ? <PhoneParts step={step} /> : null}
      </div>
    </aside>
  );
}
