/** Nobody does anything for this long: then a page may be taken away and come back, ms. */
export const STILL_MS = 3_000;

/** What this tab remembers over a reload; `null` where it cannot. */
export interface TabMemory {
  /** The version for which the page was loaded anew. */
  reloadedFor(): number | null;
  /** `false` where nothing is kept: then a reload would not be the last one. */
  keep(version: number): boolean;
}

/** What a page has to do about a server that speaks `version`. */
export type NewerStep =
  /** Say that the page will be loaded anew, and do so once it is left alone for {@link STILL_MS}. */
  | 'reload-when-still'
  /** It was, and is still the page from before; or it cannot be known. Say so, and leave it to the person. */
  | 'leave-to-person';

/**
 * Once for each version in each tab, so that a page that comes from a server not yet updated, while its live view comes from one that
 * is, goes round in no circle.
 */
export const newerStep = (version: number, memory: TabMemory): NewerStep =>
  memory.reloadedFor() !== version && memory.keep(version)
    ? 'reload-when-still'
    : 'leave-to-person';
