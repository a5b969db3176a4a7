/** The languages that the product speaks, BCP 47; the first is whose words stand in for what another has not. Each has a file in `locales/`. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];
