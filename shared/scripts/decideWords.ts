import type { Session } from '../model/session.ts';
import { COMMITMENT_KINDS, type CommitmentKind } from '../model/table.ts';
import type { Words } from '../words/words.ts';
import type { ScriptWords } from './script.ts';
import type { StepOf } from './standing.ts';
import { readWords } from './stepWords.ts';

/** What tables are asked at the end, in the run's words where it has them, else in the product's. */
export interface DecideWords {
  /** Another session? `null`: not asked. */
  again: { ask: string; yes: string; no: string } | null;
  /** How somebody can be in; none: not asked. */
  commitments: { kind: CommitmentKind; name: string; means: string }[];
}

const isKind = (id: string): id is CommitmentKind =>
  (COMMITMENT_KINDS as readonly string[]).includes(id);

export function decideWords(
  words: Words,
  session: Pick<Session, 'language'>,
  step: StepOf<'tables'> | undefined,
): DecideWords {
  const { again, commitments = [] } = step?.decide ?? {};
  const said = (given: ScriptWords | undefined, otherwise: string): string =>
    given === undefined ? otherwise : readWords({ words, wall: session.language }, given).text;
  return {
    again: again
      ? {
          ask: said(again.ask, words.say('decide.again')),
          yes: said(again.yes, words.say('decide.again.yes')),
          no: said(again.no, words.say('decide.again.no')),
        }
      : null,
    commitments: commitments.flatMap(({ id, name, means }) =>
      isKind(id)
        ? [
            {
              kind: id,
              name: said(name, words.say(`commitment.${id}`)),
              means: said(means, words.say(`commitment.${id}.means`)),
            },
          ]
        : [],
    ),
  };
}
