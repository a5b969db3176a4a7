import type { JSX, ReactNode } from 'react';
import type { Script, StepKind } from '../../shared/scripts/script.ts';
import { OUTLINES } from '../../shared/scripts/shipped/outlines.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { t, words } from '../words/speak.ts';
import { ActivityDrawing } from './ActivityDrawing.tsx';
import { ownScriptWords } from './ownScriptWords.ts';
import type { OwnScriptFrom } from './useOwnScript.ts';

const OWN = 'own';

/** How the meeting runs: the scripts that ship, and one of somebody's own. */
export function ScriptChoice({
  chosen,
  own,
  onChange,
  onFrom,
}: {
  /** Id of a script that ships. */
  chosen: string;
  own: Script | null;
  onChange: (id: string) => void;
  /** She wants one from elsewhere. */
  onFrom: (from: OwnScriptFrom) => void;
}): JSX.Element {
  return (
    <fieldset>
      <legend className="start-heading">{t('start.run')}</legend>
      <div className="start-activities">
        {own ? (
          <ScriptCard id={OWN} isChosen onChoose={() => undefined} kinds={kindsOf(own)}>
            <strong dir="auto">{ownScriptWords(own, own.name, words().language)}</strong>
            <span dir="auto">{ownScriptWords(own, own.summary, words().language)}</span>
            <small>
              {t('start.script.size', {
                from: own.people[0],
                to: own.people[1],
                minutes: own.minutes,
              })}
            </small>
          </ScriptCard>
        ) : null}
        {OUTLINES.map(({ id, kinds }) => (
          <ScriptCard
            key={id}
            id={id}
            isChosen={own === null && id === chosen}
            onChoose={() => onChange(id)}
            kinds={kinds}
          >
            <strong>{t(`activity.${id}`)}</strong>
            <span>{t(`activity.${id}.summary`)}</span>
            <small>{t(`activity.${id}.size`)}</small>
          </ScriptCard>
        ))}
      </div>
      <div className="start-own">
        <Button variant="quiet" icon="open" onClick={() => onFrom('file')}>
          {t('start.script.file')}
        </Button>
        <Button variant="quiet" icon="copy" onClick={() => onFrom('wall')}>
          {t('start.script.wall')}
        </Button>
      </div>
    </fieldset>
  );
}

const kindsOf = ({ steps }: Script): StepKind[] =>
  steps.flatMap(({ kind, skip }) => (skip ? [] : [kind]));

function ScriptCard({
  id,
  isChosen,
  onChoose,
  kinds,
  children,
}: {
  id: string;
  isChosen: boolean;
  onChoose: () => void;
  kinds: readonly StepKind[];
  children: ReactNode;
}): JSX.Element {
  return (
    <label className="activity">
      <input type="radio" name="activity" value={id} checked={isChosen} onChange={onChoose} />
      <ActivityDrawing activity={id} />
      <span className="activity-words">
        {children}
        <span className="activity-steps">
          {kinds.map((kind, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a step is its place in the run
            <span key={index}>{t(`kind.${kind}`)}</span>
          ))}
        </span>
      </span>
      <span className="activity-mark" aria-hidden="true">
        <Icon name="check" size={18} />
      </span>
    </label>
  );
}
