/** Sheets to print on, upright, in mm. Addresses name them by their keys, people as `paperSize.<key>`. */
export const PRINT_SIZES = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
  a3: { width: 297, height: 420 },
} as const;
export type PrintSize = keyof typeof PRINT_SIZES;
export const PRINT_SIZE_NAMES = Object.keys(PRINT_SIZES) as readonly PrintSize[];

const POINTS_PER_MM = 72 / 25.4;
/** The same as a PDF has it, in points: a page that says what it is to the hundredth fits the printer's own. */
export const inPoints = (size: PrintSize): { width: number; height: number } => {
  const [width, height] = (['width', 'height'] as const).map(
    (side) => Math.round(PRINT_SIZES[size][side] * POINTS_PER_MM * 100) / 100,
  ) as [number, number];
  return { width, height };
};
