/** `npm run test:long`, which has hours: all variants of a screen, all notes of a wall, more kills. */
export const IS_LONG = process.env['WW_LONG'] === '1';
