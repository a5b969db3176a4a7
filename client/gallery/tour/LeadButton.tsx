import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import type { useLead } from './useLead.ts';

/** Whoever runs the meeting takes the projector along. */
export function LeadButton({ lead }: { lead: ReturnType<typeof useLead> }): JSX.Element | null {
  if (!lead.mayLead) return null;
  return (
    <>
      <Button
        icon="projector"
        aria-pressed={lead.isLeading}
        onClick={() => lead.lead(!lead.isLeading)}
      >
        {lead.isLeading ? 'The projector follows you' : 'Lead the projector'}
      </Button>
      <span role="status">
        {lead.failed ? 'The projector did not hear that. Press again.' : ''}
      </span>
    </>
  );
}
