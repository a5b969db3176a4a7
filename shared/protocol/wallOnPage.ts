import type { Static } from 'typebox';
import type { WallOnPageShape } from './shapes/wallOnPage.ts';

export type WallOnPage = Static<typeof WallOnPageShape>;
