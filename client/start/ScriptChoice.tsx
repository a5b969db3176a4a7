import type { JSX } from 'react';
import { OUTLINES } from 'virtual:shipped-outlines';
import { outlineOf, type Outline } from '../../shared/scripts/outline.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { t, words } from '../words/speak.ts';
import { ActivityDrawing } from './ActivityDrawing.tsx';
import { outlineWords } from './outlineWords.ts';
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
          <ScriptCard
            outline={{ ...outlineOf(own), id: OWN }}
            isChosen
            onChoose={() => undefined}
          />
        ) : null}
        {OUTLINES.map((outline) => (
          <ScriptCard
            key={outline.id}
            outline={outline}
            isChosen={own === null && outline.id === chosen}
            onChoose={() => onChange(outline.id)}
          />
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

function ScriptCard({
  outline,
  isChosen,
  onChoose,
}: {
  outline: Outline;
  isChosen: boolean;
  onChoose: () => void;
}): JSX.Element {
  const { id, name, summary, people, minutes, kinds } = outline;
  const { language } = words();
  const [from, to] = people;
  return (
    <label className="activity">
      <input type="radio" name="activity" value={id} checked={isChosen} onChange={onChoose} />
      <ActivityDrawing activity={id} />
      <span className="activity-words">
        <strong dir="auto">{outlineWords(outline, name, language)}</strong>
        <span dir="auto">{outlineWords(outline, summary, language)}</span>
        <small>{t('start.script.size', { from, to, minutes })}</small>
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
