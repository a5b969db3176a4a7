import fc from 'fast-check';

/** The day this began; any number is as good. */
const SEED = 20_261_122;

// The test command answers for a change, so it tries the same cases every time, on every machine; the long one looks for new ones, and
// fast-check names the seed of whatever it finds.
if (process.env['WW_LONG'] !== '1') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
