import type { Static } from 'typebox';
import type { WallOnPageSchema } from './schemas/wallOnPage.ts';

export type WallOnPage = Static<typeof WallOnPageSchema>;
