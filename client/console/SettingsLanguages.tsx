import type { ReactElement } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Session } from '../../shared/model/session.ts';
import {
  directionOf,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
} from '../../shared/words/languages.ts';
import { Field } from '../design/Field.tsx';
import { t } from '../words/speak.ts';

/** The wall's questions in further languages, each folded up behind its name and how many of them it has. */
export function PromptsIn({
  language,
  prompts,
  promptsIn,
  onChange,
}: {
  language: Language;
  prompts: readonly string[];
  promptsIn: Session['promptsIn'];
  onChange: (promptsIn: Session['promptsIn']) => void;
}): ReactElement | null {
  if (prompts.length === 0) return null;
  const put = (further: Language, place: number, text: string): void => {
    const texts = prompts.map((_, at) => (at === place ? text : (promptsIn[further]?.[at] ?? '')));
    onChange({ ...promptsIn, [further]: texts });
  };
  return (
    <fieldset className="choices further-languages">
      <legend>{t('console.settings.further')}</legend>
      <p className="side-meta">{t('console.settings.further.hint')}</p>
      {LANGUAGES.filter((each) => each !== language).map((further) => (
        <details key={further}>
          <summary>
            <bdi lang={further}>{LANGUAGE_NAMES[further]}</bdi>{' '}
            <small>
              {t('console.settings.further.given', {
                given: (promptsIn[further] ?? []).filter((text) => text.trim() !== '').length,
                count: prompts.length,
              })}
            </small>
          </summary>
          {prompts.map((prompt, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a question is its place in the list
            <Field
              key={place}
              label={t('console.settings.further.question', {
                number: place + 1,
                language: LANGUAGE_NAMES[further],
              })}
              hint={prompt}
              value={promptsIn[further]?.[place] ?? ''}
              maxLength={LIMITS.promptChars}
              lang={further}
              dir={directionOf(further)}
              autoComplete="off"
              onChange={(event) => put(further, place, event.target.value)}
            />
          ))}
        </details>
      ))}
    </fieldset>
  );
}
