import type { Walk } from '../../shared/model/walk.ts';
import { t } from '../words/speak.ts';
import { sentences } from './listNames.ts';

const MINUTE_MS = 60_000;

/** 480000 → 8; to a tenth. */
export const minutesOf = (ms: number): number => Math.round((ms / MINUTE_MS) * 10) / 10;

/** How long a walk takes, said before it starts. */
export const walkWords = (mode: 'rotation' | 'free', stops: number, minutes: number): string =>
  mode === 'free'
    ? t('console.walk.length.free', { minutes })
    : t('console.walk.length.rotation', { stops, minutes, all: stops * minutes });

/** What becomes of a rotation by itself. */
export const goesOnWords = ({ swapAt, onItsOwn }: Pick<Walk, 'swapAt' | 'onItsOwn'>): string =>
  sentences(
    swapAt === undefined ? '' : t('console.walk.swaps', { stop: swapAt + 1 }),
    t(onItsOwn ? 'console.walk.onItsOwn' : 'console.walk.asked'),
  );

/** The same of a report-back of so many tables, or of notes or groups. */
export const reportBackWords = (things: number, minutes: number, ofTables = true): string =>
  ofTables
    ? t('console.report.length', { tables: things, minutes: things * minutes })
    : t('console.report.things.length', { things, minutes: things * minutes });
