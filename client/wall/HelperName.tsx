import { cleanName } from '../../shared/model/cleanName.ts';
import { LettersLeft } from '../design/LettersLeft.tsx';
import { useDraftOf } from '../app/useDraft.ts';
import { useState } from 'react';
import { nameRefusal } from '../meeting/words/nameRefusal.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { t } from '../words/speak.ts';

/** Asks helpers once what to write beside their hand; they may leave it. `onName` rejects as the API does. */
export function HelperName({ onName }: { onName: (name: string) => Promise<void> }) {
  const [name, setName, forget] = useDraftOf('name', '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isGone, setIsGone] = useState(false);
  if (isGone) return null;
  return (
    <form
      className="helper-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return setIsGone(true);
        const wrong = nameRefusal(name);
        if (wrong) return setProblem(wrong);
        onName(cleanName(name)).then(
          () => {
            forget();
            setIsGone(true);
          },
          (error: unknown) => setProblem(askRefusal(error)),
        );
      }}
    >
      <label htmlFor="helper-name">{t('wall.helper.name')}</label>
      <input
        id="helper-name"
        dir="auto"
        autoComplete="given-name"
        value={name}
        maxLength={LIMITS.personNameChars}
        aria-invalid={problem !== null}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="wall-button">
        {t('wall.helper.keep')}
      </button>
      <button
        type="button"
        className="wall-button wall-button-quiet"
        onClick={() => setIsGone(true)}
      >
        {t('wall.helper.notNow')}
      </button>
      <LettersLeft typed={name} max={LIMITS.personNameChars} className="helper-name-left" />
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  );
}
