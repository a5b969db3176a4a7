import type { ReactElement } from 'react';
import type { ScriptWords } from '../../../shared/scripts/script.ts';
import { Button } from '../../design/Button.tsx';
import type { WordsLength } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';
import { WordsField } from './WordsField.tsx';

/** Questions, topics, statements: one below the other. */
export function Lines({
  label,
  lines,
  length,
  max,
  least = 0,
  onChange,
}: {
  label: string;
  lines: readonly ScriptWords[];
  length: WordsLength;
  max: number;
  /** So many stay. */
  least?: number;
  onChange: (lines: readonly ScriptWords[]) => void;
}): ReactElement {
  return (
    <fieldset className="run-set">
      <legend>{label}</legend>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is its place in the list
        <div className="run-line" key={index}>
          <WordsField
            label={t('run.line', { number: index + 1 })}
            words={line}
            length={length}
            onChange={(words) =>
              onChange(lines.map((each, at) => (at === index ? (words ?? '') : each)))
            }
          />
          {lines.length > least ? (
            <Button
              variant="quiet"
              icon="close"
              aria-label={t('run.line.remove', { number: index + 1 })}
              onClick={() => onChange(lines.filter((_, at) => at !== index))}
            />
          ) : null}
        </div>
      ))}
      {lines.length < max ? (
        <Button variant="quiet" icon="plus" onClick={() => onChange([...lines, ''])}>
          {t('run.line.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}
