import type { ReactElement } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { NAMES_SETTINGS, namesPrivacy, type NamesSetting } from '../../shared/model/person.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { t } from '../words/speak.ts';

const byNow = (theirs: string | undefined): string | null =>
  theirs ? t('console.settings.byNow', { question: theirs }) : null;

/** The wall's questions: the first `kept` are answered by notes, and `missing` one of them has no words. */
export function Prompts({
  prompts,
  kept,
  missing,
  others,
  onChange,
  onTakeAway,
}: {
  prompts: readonly string[];
  kept: number;
  missing: number;
  others: readonly string[];
  onChange: (prompts: readonly string[]) => void;
  onTakeAway: (place: number) => void;
}): ReactElement {
  return (
    <>
      {prompts.map((prompt, index) => (
        <div className="prompt-row" key={index}>
          <Field
            label={t('start.question', { number: index + 1 })}
            value={prompt}
            maxLength={LIMITS.promptChars}
            dir="auto"
            autoComplete="off"
            onChange={(event) =>
              onChange(prompts.map((each, at) => (at === index ? event.target.value : each)))
            }
            hint={byNow(others[index])}
            refusal={index === missing ? t('console.settings.missing') : null}
          />
          {index >= kept ? (
            <Button
              variant="quiet"
              aria-label={t('console.settings.takeAway.question', { number: index + 1 })}
              onClick={() => onTakeAway(index)}
            >
              {t('console.settings.takeAway')}
            </Button>
          ) : null}
        </div>
      ))}
      {prompts.length < LIMITS.promptsPerWall ? (
        <div>
          <Button icon="plus" onClick={() => onChange([...prompts, ''])}>
            {t('start.question.add')}
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
      <legend>{t('console.settings.sheet')}</legend>
      <p className="side-meta">
        {t(hasTables ? 'console.settings.sheet.tables' : 'console.settings.sheet.noTables')}
      </p>
      {questions.map((question, index) => (
        <div className="prompt-row prompt-row-pair" key={index}>
          <Field
            hint={byNow(others[index])}
            label={t('console.settings.sheet.question', { number: index + 1 })}
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
            aria-label={t('console.settings.takeAway.sheetQuestion', { number: index + 1 })}
            onClick={() => onChange(questions.filter((_, at) => at !== index))}
          >
            {t('console.settings.takeAway')}
          </Button>
        </div>
      ))}
      {questions.length < LIMITS.sheetQuestionsPerWall ? (
        <div>
          <Button icon="plus" onClick={() => onChange([...questions, ''])}>
            {t('console.settings.sheet.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

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
      <legend>{t('start.names')}</legend>
      {leastPrivate !== null ? (
        <p className="side-meta">{t('console.settings.names.kept')}</p>
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
              {t(`start.names.${each}`)}
              <br />
              <span>{t(`console.settings.names.${each}`)}</span>
            </div>
          </label>
        );
      })}
    </fieldset>
  );
}
