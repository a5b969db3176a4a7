import type { Session } from '../model/session.ts';
import type { CommitmentKind } from '../model/table.ts';
import type { Words } from '../words/words.ts';
import type { ScriptWords } from './script.ts';
import type { StepOf } from './standing.ts';
import { readWords } from './stepWords.ts';
import { tableAsks } from './tableAsks.ts';

/** What tables are asked at the end, in the run's words where it has them, else in the product's. */
export interface DecideWords {
  /** Another session? `null`: not asked. */
  again: { ask: string; yes: string; no: string } | null;
  /** How somebody can be in; none: not asked. */
  commitments: { kind: CommitmentKind; name: string; means: string }[];
}

/** `before`: what somebody said before the run was changed; it is among what there is, for her to take it back. */
export function decideWords(
  words: Words,
  session: Pick<Session, 'language'>,
  step: StepOf<'tables'> | undefined,
  before: CommitmentKind | null = null,
): DecideWords {
  const { again, commitments = [] } = step?.decide ?? {};
  const asked = tableAsks(step).commitments;
  const kinds = before === null || asked.includes(before) ? asked : [...asked, before];
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
    commitments: kinds.map((kind) => {
      const own = commitments.find(({ id }) => id === kind);
      return {
        kind,
        name: said(own?.name, words.say(`commitment.${kind}`)),
        means: said(own?.means, words.say(`commitment.${kind}.means`)),
      };
    }),
  };
}
