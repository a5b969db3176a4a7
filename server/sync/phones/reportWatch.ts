import { reportTurn } from '../../../shared/documents/reportTurn.ts';
import { reportsOf } from '../../../shared/model/reportBack.ts';
import type { Counts } from '../../../shared/protocol/live.ts';
import type { MeetingClock } from '../time/meetingClock.ts';
import type { WallContent } from '../wall/wallContent.ts';

interface ReportPorts {
  readonly content: Pick<WallContent, 'records' | 'ratings'>;
  readonly clock: Pick<MeetingClock, 'now'>;
}

/** Notices when what a report-back of notes or groups shows is another: its turn, a note reworded or taken down, a group renamed. */
export class ReportWatch {
  readonly #wall: ReportPorts;
  #shown = '';
  #at = 0;

  constructor(wall: ReportPorts) {
    this.#wall = wall;
  }

  /** This part of the counts that everybody is told: another number whenever it is other. Told by the clock, so that it is also after a restart. */
  counts(): Pick<Counts, 'report'> {
    const { content, clock } = this.#wall;
    const { reportBack } = content.records.session;
    if (!reportBack || reportsOf(reportBack) === 'tables') return {};
    const shown = JSON.stringify(reportTurn(content.ratings()));
    if (shown !== this.#shown)
      [this.#shown, this.#at] = [shown, Math.max(this.#at + 1, Math.round(clock.now()))];
    return { report: this.#at };
  }
}
