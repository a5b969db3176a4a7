import { useState, type ReactElement } from 'react';
import type { Step } from '../../../shared/scripts/script.ts';
import { useDesk } from '../../desk/desk.ts';
import { t } from '../../words/speak.ts';
import { screenOf, type Screen } from '../../steps/screenOf.ts';
import { useRun } from './runContext.ts';
import { ScreenFrame } from './ScreenFrame.tsx';
import { useScreens } from './useScreens.ts';
import './preview.css';

const SCREENS: readonly Screen[] = ['phone', 'projector'];

/** How people see a step: on their phones, or on the big screen; with what the wall has, else with made-up groups and notes. Nothing in it can be pressed. */
export function StepPreview({ step }: { step: Step }): ReactElement {
  const { view } = useDesk();
  const { script, language } = useRun();
  const [screen, setScreen] = useState<Screen>('phone');
  const screens = useScreens();
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
      <div className={`run-screen run-screen-${screen}`}>
        {screens && (
          <ScreenFrame
            key={screen}
            screens={screens}
            screen={screen}
            of={screenOf(script, step, language, view)}
          />
        )}
      </div>
    </aside>
  );
}
