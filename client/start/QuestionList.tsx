import type { JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { Button } from '../design/Button.tsx';
import { NumberBadge } from '../design/NumberBadge.tsx';
import { t } from '../words/speak.ts';

/** The questions people answer, each a line to edit. Empty lines are left out when the wall is made. */
export function QuestionList({
  prompts,
  onChange,
}: {
  prompts: readonly string[];
  onChange: (prompts: readonly string[]) => void;
}): JSX.Element {
  const set = (at: number, text: string): void =>
    onChange(prompts.map((prompt, index) => (index === at ? text : prompt)));
  return (
    <fieldset className="questions">
      <legend className="start-heading">{t('start.questions')}</legend>
      <ol>
        {prompts.map((prompt, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a question is its place in the list
          <li key={index}>
            <NumberBadge number={index + 1} />
            <textarea
              className="ww-field-input"
              dir="auto"
              rows={1}
              aria-label={t('start.question', { number: index + 1 })}
              value={prompt}
              maxLength={LIMITS.promptChars}
              onChange={(event) => set(index, event.target.value.replace(/\s*\n\s*/g, ' '))}
            />
            <Button
              variant="quiet"
              icon="close"
              aria-label={t('start.question.leaveOut', { number: index + 1 })}
              onClick={() => onChange(prompts.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      {prompts.length < LIMITS.promptsPerWall && (
        <Button variant="quiet" icon="plus" onClick={() => onChange([...prompts, ''])}>
          {t('start.question.add')}
        </Button>
      )}
    </fieldset>
  );
}
