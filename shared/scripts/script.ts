import type { Static } from 'typebox';
import type { ScriptFileSchema, ScriptSchema } from './schemas/script.ts';
import type { StepSchema } from './schemas/steps.ts';
import type { LabelSchema } from './schemas/words.ts';

/** What the product is built of: what people do in a step, in the order in which the kinds are offered. */
export const STEP_KINDS = [
  'post',
  'group',
  'tables',
  'rate',
  'claim',
  'walk',
  'connect',
  'report-back',
  'follow-up',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Where people are: in one room, on a call, or either. */
export const PLACES = ['room', 'call', 'either'] as const;
/** How often a series meets. */
export const RHYTHMS = ['week', 'two-weeks', 'month', 'quarter'] as const;

/** Ways by which notes come. */
export const POST_WAYS = ['phones', 'chat', 'paper'] as const;
/** Who moves notes together. */
export const GROUPERS = ['volunteers', 'facilitator'] as const;

/** How two people find each other. */
export const PAIRINGS = ['random', 'people'] as const;
/** Whose turn a round is: of everyone at the table, its owner, everyone but its owner. */
export const TURNS = ['everyone', 'owner', 'others'] as const;
/** Whether a round's minutes are one person's or all of it. */
export const ROUND_CLOCKS = ['person', 'round'] as const;

/** Things that a step makes, and others can be of. */
export const MADE_THINGS = ['notes', 'groups', 'tables'] as const;
export type MadeThings = (typeof MADE_THINGS)[number];

/** Who rates or claims: each person, each table as one, or whoever runs the meeting. */
export const RATERS = ['people', 'tables', 'facilitators'] as const;
export const RATE_SHOWN = ['running', 'closed'] as const;
export const RESULTS = ['count', 'mean', 'spread', 'order', 'sentences'] as const;

export const CLAIMERS = ['people', 'tables'] as const;
/** How many put their name to one thing. */
export const CLAIM_PEOPLE = ['one', 'several'] as const;

/** Who speaks of how things reinforce each other: the tables, or all together. */
export const CONNECTORS = ['tables', 'everyone'] as const;
/** What connections lead to: each other, or what the series had last time. */
export const CONNECT_TO = ['each-other', 'last-time'] as const;
export const REPORT_ORDERS = ['number', 'random', 'chosen'] as const;
/** What may go into the pack that people take along. */
export const PACK = [
  'report',
  'posters',
  'roster',
  'invitations',
  'calendar',
  'ratings',
  'claims',
] as const;

/** A step's words by language (BCP 47); text alone is in the first language that the script names. */
export type ScriptWords = Static<typeof LabelSchema>;
/** A meeting as data: what people do, one step after the other. A wall holds its own copy. */
export type Script = Static<typeof ScriptSchema>;
export type ScriptFile = Static<typeof ScriptFileSchema>;
export type Step = Static<typeof StepSchema>;
