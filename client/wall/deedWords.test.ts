import { expect, test } from 'vitest';
import type { Deed } from '../../shared/documents/arrangementEdits.ts';
import { deedWords } from './deedWords.ts';

const water = { name: 'Water', number: 1 };
const unnamed = { name: '', number: 2 };

test.each<[string, Deed]>([
  ['moving a note', { act: 'move', count: 1 }],
  ['moving 2 notes', { act: 'move', count: 2 }],
  ['moving a note to “Water”', { act: 'moveTo', count: 1, group: water }],
  ['moving 2 notes to “Group 2”', { act: 'moveTo', count: 2, group: unnamed }],
  ['moving 2 notes to “a group”', { act: 'moveTo', count: 2, group: { name: '', number: null } }],
  ['grouping 2 notes', { act: 'group', count: 2 }],
  ['splitting a note off “Water”', { act: 'splitOff', count: 1, group: water }],
  ['taking a note out of “Water”', { act: 'takeOutOf', count: 1, group: water }],
  ['taking 2 notes out of groups', { act: 'takeOut', count: 2 }],
  ['naming “Group 2”', { act: 'name', group: unnamed }],
  ['the colour of “Water”', { act: 'color', group: water }],
  ['moving “Water”', { act: 'moveGroup', group: water }],
  ['merging “Group 2” into “Water”', { act: 'merge', group: unnamed, into: water }],
  ['collapsing “Water” to a pile', { act: 'pile', group: water }],
  ['opening “Water”', { act: 'open', group: water }],
  ['taking “Water” apart', { act: 'takeApart', group: water }],
  ['grouping 2 notes again as “Rivers”', { act: 'groupAgain', count: 2, name: 'Rivers' }],
  ['tidying “Water”', { act: 'tidy', group: water }],
  ['tidying the wall', { act: 'tidyWall' }],
])('%s', (said, did) => expect(deedWords(did)).toBe(said));
