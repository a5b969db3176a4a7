/**
 * For tests that count processor time: so many times slower than ours may a machine be, or ours an hour later (seen: 2.2 times). They hold
 * that nothing grows out of hand, which shows in seconds; how long it takes is what `bench/` says.
 */
export const SLOWER_MACHINE = 4;
