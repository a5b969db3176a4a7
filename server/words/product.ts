import type { Product } from '../../shared/scripts/shippedScript.ts';
import { wordsIn } from './serverWords.ts';
import { SHIPPED_SCRIPTS } from './shippedScripts.ts';

/** What this server says by itself. */
export const PRODUCT: Product = { wordsIn, shipped: SHIPPED_SCRIPTS };
