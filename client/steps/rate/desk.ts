import type { DeskKind } from '../deskKind.ts';
import { RatePanel } from './RatePanel.tsx';

export const rateOnDesk: DeskKind = { Panel: RatePanel };
