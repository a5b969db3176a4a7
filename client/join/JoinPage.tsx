import { useState, type FormEvent, type JSX } from 'react';
import { isJoinCode, JOIN_CODE_LENGTH, normaliseJoinCode } from '../../shared/model/ids.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import './join.css';

/** What is wrong with a code, in words, or `null`. */
export function codeRefusal(typed: string): string | null {
  const code = normaliseJoinCode(typed);
  if (code.length !== JOIN_CODE_LENGTH) return `A code has six letters and digits; this has ${code.length}.`;
  if (!isJoinCode(code)) return 'Codes never hold 0, O, 1, I or L. Look again: it may be another letter.';
  return null;
}

/** A code that opened nothing, and why: no wall has it, or too many wrong ones were tried from here. */
export interface RefusedCode {
  code: string;
  why: 'no-such-code' | 'rate-limited';
}

const REFUSALS: Record<RefusedCode['why'], string> = {
  'no-such-code': 'No wall has this code. Check it letter by letter, or ask for a new one.',
  'rate-limited': 'Too many wrong codes from here. Wait a minute, then try again: this one may be right.',
};

/** What the server wrote into the page it answers a refused code with; `null` on the plain join page. */
export function readRefusedCode({ refused, code }: { refused?: string | undefined; code?: string | undefined }): RefusedCode | null {
  if (refused === undefined) return null;
  return { code: code ?? '', why: refused === 'rate-limited' ? 'rate-limited' : 'no-such-code' };
}

/** Type the code from the wall. `refused`: what was tried before, when that is why we are here. */
export function JoinPage({ refused }: { refused: RefusedCode | null }): JSX.Element {
  const [typed, setTyped] = useState(refused?.code ?? '');
  const [refusal, setRefusal] = useState<string | null>(refused && REFUSALS[refused.why]);

  const go = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = codeRefusal(typed);
    setRefusal(wrong);
    if (!wrong) location.assign(`/j/${normaliseJoinCode(typed)}`);
  };

  return (
    <div className="join">
      <header className="join-bar"><Wordmark /> <span>Weavewall</span></header>
      <main>
        <h1>Join a wall</h1>
        <p className="join-lead">The code is on the wall, beside the QR code.</p>
        <form onSubmit={go} noValidate>
          <Field label="Code" value={typed} refusal={refusal} placeholder="ABC 234" autoComplete="off" autoCapitalize="characters" spellCheck={false} enterKeyHint="go"
            maxLength={16} autoFocus className="join-code" onChange={(event) => { setTyped(event.target.value.toUpperCase()); setRefusal(null); }} />
          <Button type="submit" variant="filled" size="large" wide iconAfter="arrow-right">Join</Button>
        </form>
        <LinkButton variant="quiet" href="/">Start a wall of your own</LinkButton>
      </main>
    </div>
  );
}
