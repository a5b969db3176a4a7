import type { DeskKind } from '../deskKind.ts';
import { ClaimPanel } from './ClaimPanel.tsx';

export const claimOnDesk: DeskKind = { Panel: ClaimPanel };
