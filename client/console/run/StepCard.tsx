import { useRef, type FocusEvent, type ReactElement } from 'react';
import type { Step } from '../../../shared/scripts/script.ts';
import { HeldButton } from '../../design/HeldButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { atPlace } from '../../steps/atPlace.ts';
import { COMMON_SETTINGS, settingsOfKind } from '../../steps/kinds/settings.ts';
import type { Setting } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';
import { KeptLine } from './KeptLine.tsx';
import { useRun } from './runContext.ts';
import { SettingField } from './SettingField.tsx';
import { stepTitle } from '../../desk/stepTitle.ts';
import type { Editing } from './useEditing.ts';

/** What can be done to a step besides changing its settings. */
export interface StepDoing {
  earlier: (() => void) | null;
  later: (() => void) | null;
  repeat: () => void;
  skip: () => void;
  remove: () => void;
}

/** One step of the run, open: its settings, kept as soon as somebody goes on. */
export function StepCard({
  number,
  step,
  kept,
  isNow,
  isOpen,
  editing,
  doing,
}: {
  number: number;
  /** As it is with what is typed. */
  step: Step;
  /** As everybody has it. */
  kept: Step;
  /** The meeting stands here. */
  isNow: boolean;
  /** Its tables are open. */
  isOpen: boolean;
  editing: Editing;
  doing: StepDoing;
}): ReactElement {
  const { script, language, blocked } = useRun();
  const card = useRef<HTMLElement>(null);
  const own = settingsOfKind(step.kind);
  const title = stepTitle(script, step, language);
  const held = blocked;
  const nowHeld = blocked ?? (isNow ? t('run.now.stays') : null);
  const field = (setting: Setting): ReactElement => (
    <SettingField
      key={setting.name}
      setting={setting}
      thing={step}
      isStep
      value={atPlace(step, setting.name)}
      onChange={(next) => editing.change(step, next)}
    />
  );
  return (
    <section
      ref={card}
      className="run-card ww-panel"
      aria-labelledby="run-card-title"
      onBlur={(event: FocusEvent) => {
        // Within a field nothing is kept yet; going on to the next keeps it.
        if (event.target !== event.relatedTarget) editing.keep();
      }}
    >
      <div className="run-card-head">
        <h2 id="run-card-title" tabIndex={-1}>
          <span className="run-card-number">{number}</span> <bdi>{title}</bdi>
        </h2>
        <p className="run-card-kind">
          {t(`kind.${step.kind}`)} · {t(`kind.${step.kind}.what`)}
        </p>
      </div>
      <div className="run-card-tools">
        <HeldButton
          icon="arrow-up"
          held={held}
          disabled={!doing.earlier}
          onClick={() => doing.earlier?.()}
        >
          {t('run.earlier')}
        </HeldButton>
        <HeldButton
          icon="arrow-down"
          held={held}
          disabled={!doing.later}
          onClick={() => doing.later?.()}
        >
          {t('run.later')}
        </HeldButton>
        <HeldButton icon="copy" held={held} onClick={doing.repeat}>
          {t('run.repeat')}
        </HeldButton>
        <HeldButton icon={step.skip ? 'undo' : 'eye-off'} held={nowHeld} onClick={doing.skip}>
          {t(step.skip ? 'run.takeIn' : 'run.leaveOut')}
        </HeldButton>
        <HeldButton icon="trash" held={nowHeld} onClick={doing.remove}>
          {t('run.remove')}
        </HeldButton>
      </div>
      {step.skip ? (
        <p className="run-skipped">
          <Icon name="eye-off" size={20} /> {t('run.skipped')}
        </p>
      ) : null}
      {isOpen ? (
        <p className="run-skipped">
          <Icon name="lock" size={20} /> {t('run.tablesOpen')}
        </p>
      ) : null}
      <KeptLine editing={editing} thing={kept} />
      <div className="run-fields">
        {COMMON_SETTINGS.first.map(field)}
        {own.first.map(field)}
      </div>
      <details className="run-more">
        <summary>{t('run.more')}</summary>
        <div className="run-fields">
          {own.more.map(field)}
          {COMMON_SETTINGS.more.map(field)}
        </div>
      </details>
    </section>
  );
}
