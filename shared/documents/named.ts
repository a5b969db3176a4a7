/** Kinds of records that show people's names; called as the documents' maps are. */
export const NAMED_KINDS = ['notes', 'visits', 'connections'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** Ids of records to rewrite, by kind. */
export type Named = Readonly<Record<NamedKind, readonly string[]>>;
