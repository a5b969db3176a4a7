export const PRINT_SIZES = ['a4', 'letter', 'a3'] as const;
export type PrintSize = (typeof PRINT_SIZES)[number];
export type Printable = 'tents' | 'posters' | 'sheets' | 'connections';

/** Address of the page that prints `what` of all tables, or of one. */
export const printUrl = (wall: string, what: Printable, size: PrintSize, table?: string): string =>
  `/w/${wall}/print?what=${what}${table === undefined ? '' : `&table=${table}`}&size=${size}&as=facilitator`;
