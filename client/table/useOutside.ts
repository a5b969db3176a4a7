import { useEffect } from 'react';
import { useKnown } from '../app/useMeeting.ts';
import type { TableFromOutside } from '../meeting/meetingState.ts';
import type { Meeting } from '../meeting/openMeeting.ts';

/**
 * The table, for somebody who does not sit there, while that `isOn`: looked up again as the room changes and as what is said here arrives.
 * `null` before, and where it may not be read.
 */
export function useOutside(
  { known, commands, answers }: Meeting,
  tableId: string,
  isOn: boolean,
): TableFromOutside | null {
  const asks = answers.table(tableId);
  const { shared, personal } = useKnown(known, ({ live }) => live);
  const saved = useKnown({ subscribe: commands.subscribe, state: commands.entries }, (entries) =>
    entries
      .filter(({ progress }) => progress.state === 'saved')
      .map(({ id }) => id)
      .join(),
  );
  useEffect(() => {
    if (isOn) asks.want();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each of these is a reason to look again
  }, [asks, isOn, shared, personal, saved]);
  useEffect(() => (isOn ? () => asks.leave() : undefined), [asks, isOn]);
  const looked = useKnown(known, ({ tables }) => tables.get(tableId));
  return isOn ? (looked?.value ?? null) : null;
}
