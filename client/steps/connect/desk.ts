import { isPosterTime } from '../../desk/posterTime.ts';
import type { DeskKind } from '../deskKind.ts';
import { ConnectionsPanel } from './ConnectionsPanel.tsx';

export const connectOnDesk: DeskKind = { Panel: ConnectionsPanel, stays: isPosterTime };
