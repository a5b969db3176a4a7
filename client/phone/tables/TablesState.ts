import type { VisitKind } from '../../../shared/model/gallery.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { MeetingView } from '../../meeting/meetingView.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';
import type { Command } from '../../meeting/outbox/commandMeanings.ts';

/** What is being written to a poster; it stays when the walk moves on. */
export interface Writing {
  table: string;
  kind: VisitKind;
}

/** Everything the second half of the phone shows and does; what waits on this phone is already in the view. */
export interface TablesState extends Omit<MeetingView, 'me'> {
  wallId: string;
  meeting: Meeting;
  person: OwnPerson;
  offline: boolean;
  send(command: Command): void;
  writing: Writing | null;
  write(writing: Writing | null): void;
  /** A visit was left: its form says where it went. */
  left(visitId: string): void;
}
