/** Many people sent away together with what they left, as the server keeps it so that it can be undone. */
export interface RemovalRecord {
  /** Person ids, as they were decided on at once. */
  people: readonly string[];
  /** How many notes were theirs then. */
  notes: number;
  /** ms since 1970 UTC. */
  at: number;
  /** What is being done with them, a few at a time; `null` once it is. */
  doing: 'out' | 'back' | null;
}

/** People who came, or wrote, faster than a room does, as facilitators are told of them. */
export interface Burst {
  id: string;
  /** `people`: many came in a short time, more than a room (of one address) or a plenary (of many); `notes`: some wrote faster than hands do. */
  kind: 'people' | 'notes';
  people: number;
  /** How many addresses they are of. */
  places: number;
  /** Notes of theirs that are on the wall. */
  notes: number;
  /** First and last of it, ms since 1970 UTC. */
  since: number;
  until: number;
}

/** A removal as facilitators are told of it. */
export type Removal = Pick<RemovalRecord, 'notes' | 'at' | 'doing'> & {
  id: string;
  people: number;
};
