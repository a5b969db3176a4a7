import type { ReactElement, ReactNode } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { NAMES_SETTINGS, namesPrivacy, type NamesSetting } from '../../shared/model/person.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';

const byNow = (theirs: string | undefined): ReactNode =>
  theirs ? (
    <>
      By now: “<bdi>{theirs}</bdi>”
    </>
  ) : null;

/** The wall's questions: the first `kept` are answered by notes, and `missing` one of them has no words. */
export function Prompts({
  prompts,
  kept,
  missing,
  others,
  onChange,
}: {
  prompts: readonly string[];
  kept: number;
  missing: number;
  others: readonly string[];
  onChange: (prompts: readonly string[]) => void;
}): ReactElement {
  return (
    <>
      {prompts.map((prompt, index) => (
        <div className="prompt-row" key={index}>
          <Field
            label={`Question ${index + 1}`}
            value={prompt}
            maxLength={LIMITS.promptChars}
            dir="auto"
            autoComplete="off"
            onChange={(event) =>
              onChange(prompts.map((each, at) => (at === index ? event.target.value : each)))
            }
            hint={byNow(others[index])}
            refusal={index === missing ? 'Notes answer this question. Give it words.' : null}
          />
          {index >= kept ? (
            <Button
              variant="quiet"
              aria-label={`Take away question ${index + 1}`}
              onClick={() => onChange(prompts.filter((_, at) => at !== index))}
            >
              Take away
            </Button>
          ) : null}
        </div>
      ))}
      {prompts.length < LIMITS.promptsPerWall ? (
        <div>
          <Button icon="plus" onClick={() => onChange([...prompts, ''])}>
            Add a question
          </Button>
        </div>
      ) : null}
    </>
  );
}

export function SheetQuestions({
  questions,
  hasTables,
  others,
  onChange,
}: {
  questions: readonly string[];
  hasTables: boolean;
  others: readonly string[];
  onChange: (questions: readonly string[]) => void;
}): ReactElement {
  return (
    <fieldset className="choices sheet-questions">
      <legend>Questions on each table’s sheet</legend>
      <p className="side-meta">
        {hasTables
          ? 'Open tables keep theirs; tables opened from now on start with these.'
          : 'Every sheet starts with these when the tables open.'}
      </p>
      {questions.map((question, index) => (
        <div className="prompt-row prompt-row-pair" key={index}>
          <Field
            hint={byNow(others[index])}
            label={`Sheet question ${index + 1}`}
            value={question}
            maxLength={LIMITS.promptChars}
            dir="auto"
            autoComplete="off"
            onChange={(event) =>
              onChange(questions.map((each, at) => (at === index ? event.target.value : each)))
            }
          />
          <Button
            variant="quiet"
            aria-label={`Take away sheet question ${index + 1}`}
            onClick={() => onChange(questions.filter((_, at) => at !== index))}
          >
            Take away
          </Button>
        </div>
      ))}
      {questions.length < LIMITS.sheetQuestionsPerWall ? (
        <div>
          <Button icon="plus" onClick={() => onChange([...questions, ''])}>
            Add a sheet question
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

const NAMES_WORDS: Record<NamesSetting, { title: string; text: string }> = {
  named: { title: 'Full names', text: 'Each note shows its author’s name, where one was given.' },
  first: { title: 'First names', text: 'Each note shows the first name only.' },
  anonymous: { title: 'No names', text: 'No note shows who wrote it, not even to you.' },
};

/** `leastPrivate`: once there are notes, names can only become more private. */
export function NamesChoice({
  chosen,
  leastPrivate,
  onChange,
}: {
  chosen: NamesSetting;
  leastPrivate: NamesSetting | null;
  onChange: (names: NamesSetting) => void;
}): ReactElement {
  return (
    <fieldset className="choices">
      <legend>Names on the notes</legend>
      {leastPrivate !== null ? (
        <p className="side-meta">Once there are notes, names can only become more private.</p>
      ) : null}
      {NAMES_SETTINGS.map((each) => {
        const isOff = leastPrivate !== null && namesPrivacy(each) < namesPrivacy(leastPrivate);
        return (
          <label className="choice" key={each}>
            <input
              type="radio"
              name="names"
              value={each}
              checked={chosen === each}
              disabled={isOff}
              onChange={() => onChange(each)}
            />
            <div>
              {NAMES_WORDS[each].title}
              <br />
              <span>{NAMES_WORDS[each].text}</span>
            </div>
          </label>
        );
      })}
    </fieldset>
  );
}
