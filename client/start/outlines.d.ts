declare module 'virtual:shipped-outlines' {
  /** The scripts that ship, in the order in which they are offered: `scripts/shippedOutlines.ts`. */
  export const OUTLINES: readonly [
    import('../../shared/scripts/outline.ts').Outline,
    ...import('../../shared/scripts/outline.ts').Outline[],
  ];
}
