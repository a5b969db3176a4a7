import { isPosterTime } from '../../desk/posterTime.ts';
import type { DeskKind } from '../deskKind.ts';
import { ReportBackPanel } from './ReportBackPanel.tsx';

export const reportBackOnDesk: DeskKind = {
  Panel: ReportBackPanel,
  // Tables may report back whenever posters are read.
  stays: isPosterTime,
};
