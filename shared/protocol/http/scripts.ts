import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { strict } from '../../model/schemas/schema.ts';
import { ScriptChangeSchema } from '../../scripts/schemas/change.ts';
import { ScriptFileSchema, ScriptSchema } from '../../scripts/schemas/script.ts';
import { SESSION_NOW } from './common.ts';
import { operations, WALL } from './contract.ts';

const SCRIPT = {
  200: { says: 'The script', body: Type.Object({ script: ScriptSchema }) },
} as const;

/** The run of a meeting as data (docs/SCRIPTS.md): read, taken along, changed. */
export const scriptOperations = operations({
  listScripts: {
    method: 'GET',
    path: '/api/scripts',
    tag: 'scripts',
    summary: 'The scripts that come with the product, whole and in each of its languages',
    access: 'anybody',
    answers: {
      200: {
        says: 'As they are offered; `activity` of a new wall names one by its id',
        body: Type.Object({ scripts: Type.Array(ScriptSchema) }),
      },
    },
    problems: [],
  },
  checkScript: {
    method: 'POST',
    path: '/api/scripts',
    tag: 'scripts',
    summary: 'Read a script’s file; every fault is told with its place',
    access: 'page',
    bodyBytes: LIMITS.scriptBytes,
    body: strict({ text: Type.String({ description: 'The file’s text' }) }),
    answers: SCRIPT,
    problems: ['invalid-script'],
  },
  copyScript: {
    method: 'POST',
    path: `${WALL}/script/copy`,
    tag: 'scripts',
    summary: 'The script of a wall by its facilitator’s link, without its people and notes',
    access: 'page',
    body: strict({ secret: Type.String() }),
    answers: SCRIPT,
    problems: ['unauthenticated', 'no-such-wall', 'busy'],
  },
  saveScript: {
    method: 'GET',
    path: `${WALL}/script`,
    tag: 'scripts',
    summary: 'The wall’s script as a file, for facilitators',
    access: 'person',
    query: Type.Object({
      as: Type.Optional(Type.String({ description: 'Role whose cookie speaks' })),
    }),
    answers: { 200: { says: 'The file, as an attachment', body: ScriptFileSchema } },
    problems: [],
  },
  changeScript: {
    method: 'POST',
    path: `${WALL}/script`,
    tag: 'scripts',
    summary: 'Change the run of the meeting',
    access: 'person',
    bodyBytes: LIMITS.scriptBytes,
    body: strict({ change: ScriptChangeSchema }),
    answers: SESSION_NOW,
    problems: [
      'invalid-script',
      'no-such-step',
      'step-is-now',
      'id-taken',
      'changed-meanwhile',
      'busy',
    ],
  },
});
