import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { codeRefusal, placeOf } from '../app/address/typedAddress.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import './join.css';

/** A code is shown in capitals as it is typed; an address stays as it was pasted, for capitals count in its key. */
const shownCode = (typed: string): string =>
  typed.length > 12 || /[/:.#]/.test(typed) ? typed : typed.toUpperCase();

/** A code that opened nothing, and why: no wall has it, or too many wrong ones were tried from here. */
export interface RefusedCode {
  code: string;
  why: 'no-such-code' | 'rate-limited' | 'code-renewed';
}

const REFUSALS: Record<RefusedCode['why'], string> = {
  'no-such-code': 'No wall has this code. Check it letter by letter, or ask for a new one.',
  'code-renewed':
    'This code was renewed, so it no longer opens the wall. The new one is on the wall, or ask the facilitator.',
  'rate-limited':
    'Too many wrong codes from here. Wait a minute, then try again: this one may be right.',
};

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
  const [refusal, setRefusal] = useState<string | null>(refused && REFUSALS[refused.why]);

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
      </header>
      <main>
        <h1>Join a wall</h1>
        <p className="join-lead">The code is on the wall, beside the QR code.</p>
        <form onSubmit={go} noValidate>
          <Field
            label="Code"
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
            Join
          </Button>
        </form>
        <LinkButton variant="quiet" href="/">
          Start a wall of your own
        </LinkButton>
      </main>
    </div>
  );
}
