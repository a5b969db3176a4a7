import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { codeRefusal, placeOf } from '../app/address/typedAddress.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { t } from '../words/speak.ts';
import './join.css';

/** A code is shown in capitals as it is typed; an address stays as it was pasted, for capitals count in its key. */
const shownCode = (typed: string): string =>
  typed.length > 12 || /[/:.#]/.test(typed) ? typed : typed.toUpperCase();

/** A code that opened nothing, and why: no wall has it, or too many wrong ones were tried from here. */
export interface RefusedCode {
  code: string;
  why: 'no-such-code' | 'rate-limited' | 'code-renewed';
}

/** What the server wrote into the page it answers a refused code with; `null` on the plain join page. */
export function readRefusedCode({
  refused,
  code,
}: {
  refused?: string | undefined;
  code?: string | undefined;
}): RefusedCode | null {
  if (refused === undefined) return null;
  return {
    code: code ?? '',
    why: refused === 'rate-limited' || refused === 'code-renewed' ? refused : 'no-such-code',
  };
}

/** Type the code from the wall. `refused`: what was tried before, when that is why we are here. */
export function JoinPage({ refused }: { refused: RefusedCode | null }): JSX.Element {
  const [typed, setTyped] = useState(refused?.code ?? '');
  const [refusal, setRefusal] = useState<string | null>(
    refused && t(`join.refused.${refused.why}`),
  );

  const go = (event: FormEvent): void => {
    event.preventDefault();
    const place = placeOf(typed);
    if (place !== null) return location.assign(place);
    setRefusal(codeRefusal(typed));
  };

  return (
    <div className="join">
      <header className="join-bar">
        <Wordmark /> <span>Weavewall</span>
        <LanguageChoice />
      </header>
      <main>
        <h1>{t('join.page')}</h1>
        <p className="join-lead">{t('join.lead')}</p>
        <form onSubmit={go} noValidate>
          <Field
            label={t('join.code')}
            value={typed}
            refusal={refusal}
            placeholder="ABC 234"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={LIMITS.urlChars}
            autoFocus
            className="join-code"
            onChange={(event) => {
              setTyped(shownCode(event.target.value));
              setRefusal(null);
            }}
          />
          <Button type="submit" variant="filled" size="large" wide iconAfter="arrow-right">
            {t('join.go')}
          </Button>
        </form>
        <LinkButton variant="quiet" href="/">
          {t('join.startOwn')}
        </LinkButton>
      </main>
    </div>
  );
}
