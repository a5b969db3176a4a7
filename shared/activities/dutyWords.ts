import type { TableDuty } from '../model/table.ts';
import type { Words } from '../words/words.ts';

// A duty at a table is said by `duty.<duty>`, the same on every screen and in every report: `.listed`, `.take`, `.does`, `.means`…

/** "facilitator, reports back": the duties somebody has, as lists and reports say them. `[]` of nobody's. */
export const dutiesListed = (words: Words, duties: readonly TableDuty[]): string[] =>
  duties.map((duty) => words.say(`duty.${duty}.listed`));

/** "takes notes, reports back". */
export const whatDutiesDo = (words: Words, duties: readonly TableDuty[]): string =>
  words.list(
    duties.map((duty) => words.say(`duty.${duty}.does`)),
    'unit',
  );
