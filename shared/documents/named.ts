/** What shows the names of people; the records are called as the maps of the documents are. */
export const NAMED_KINDS = ['notes', 'visits', 'connections'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** Ids of what is rewritten, by kind. */
export type Named = Readonly<Record<NamedKind, readonly string[]>>;
