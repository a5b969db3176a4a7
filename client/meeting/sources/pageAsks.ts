import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import type { AskingPorts } from './asking.ts';

/** As pages ask. */
export const PAGE_ASKS: AskingPorts = { ...PAGE_PORTS, isHidden: () => document.hidden };
