import type { ReactElement } from 'react';
import type { ScriptWords } from '../../../shared/scripts/script.ts';
import { Button } from '../../design/Button.tsx';
import type { WordsLength } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';
import { WordsField } from './WordsField.tsx';

/** How words stand in a line. */
export interface LineForm<Line> {
  wordsOf(line: Line): ScriptWords;
  /** The line with other words; a new one where there is none. */
  withWords(words: ScriptWords, line?: Line): Line;
}

const WORDS_ALONE: LineForm<ScriptWords> = {
  wordsOf: (words) => words,
  withWords: (words) => words,
};

interface LinesProps<Line> {
  label: string;
  lines: readonly Line[];
  length: WordsLength;
  max: number;
  /** So many stay. */
  least?: number;
  onChange: (lines: readonly Line[]) => void;
}

/** Questions, topics: one below the other. */
export const Lines = (props: LinesProps<ScriptWords>): ReactElement => (
  <LinesOf {...props} form={WORDS_ALONE} />
);

/** The same of lines that are more than their words. */
export function LinesOf<Line>({
  label,
  lines,
  length,
  max,
  least = 0,
  form,
  onChange,
}: LinesProps<Line> & { form: LineForm<Line> }): ReactElement {
  return (
    <fieldset className="run-set">
      <legend>{label}</legend>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is its place in the list
        <div className="run-line" key={index}>
          <WordsField
            label={t('run.line', { number: index + 1 })}
            words={form.wordsOf(line)}
            length={length}
            onChange={(words) =>
              onChange(
                lines.map((each, at) => (at === index ? form.withWords(words ?? '', each) : each)),
              )
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
        <Button
          variant="quiet"
          icon="plus"
          onClick={() => onChange([...lines, form.withWords('')])}
        >
          {t('run.line.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}
