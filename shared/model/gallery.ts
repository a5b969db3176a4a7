import type { Static } from 'typebox';
import type { ConnectionSchema, PosterChoicesSchema, VisitSchema } from './schemas/gallery.ts';

export const VISIT_KINDS = ['question', 'connection', 'join'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const RELATIONS = ['reinforces', 'supports'] as const;
/** How one topic helps another: `reinforces` makes it stronger, `supports` gives it something it needs. */
export type Relation = (typeof RELATIONS)[number];
export const isRelation = (value: unknown): value is Relation =>
  RELATIONS.includes(value as Relation);

/** What a visitor left at a poster, as the server keeps it. */
export interface VisitRecord {
  person: string;
  table: string;
  kind: VisitKind;
  /** Empty only for `join`. */
  text: string;
  /** Of a connection: the other table, and the connection it made. */
  toTable?: string;
  relation?: Relation;
  connection?: string;
  /** The table's answer to a question, by whom. */
  answer?: { person: string; text: string; at: number };
  /** Taken back by the visitor, or taken down by a facilitator: the id stays known, a late retry is no resurrection. `out`: off the wall with the visitor, until she is let back in. */
  state: 'live' | 'gone' | 'out';
  /** ms since 1970 UTC. */
  at: number;
}

/** A thread between two posters, as the server keeps it. */
export interface ConnectionRecord {
  from: string;
  to: string;
  relation: Relation;
  /** One sentence. */
  text: string;
  /** Who made it. */
  person: string;
  /** Whose words these are, where somebody else than its author put them there: nobody's name stands under what she did not say. */
  wordedBy?: string;
  /** Who said the same in other words that were merged into it, in that order. */
  alsoBy?: readonly string[];
  /** Who sees to it that it happens, and until when, in her own words ('' where she does not say). */
  carrier?: { person: string; until: string };
  /** Of one that is `gone` because it was merged: the one it is part of now. */
  into?: string;
  /** `proposed` by a visitor until one of the two tables, or a facilitator, accepts it. `out`: off the wall with its author, until she is let back in. */
  state: 'proposed' | 'accepted' | 'gone' | 'out';
  /** Who accepted it, and for which table where she sat at one. Older records do not say. */
  accepted?: { person: string; table?: string };
  /** What an `out` one is again then. */
  was?: 'proposed' | 'accepted';
  /** People who marked it as important, the author not counted. */
  marks: readonly string[];
  at: number;
}

/** What became of a visitor's connection. */
export const THREAD_FATES = ['proposed', 'accepted', 'gone'] as const;

/** What a connection may be while it hangs. */
export const HUNG_STATES = ['proposed', 'accepted'] as const;

export type Visit = Static<typeof VisitSchema>;
export type Connection = Static<typeof ConnectionSchema>;
export type PosterChoices = Static<typeof PosterChoicesSchema>;
