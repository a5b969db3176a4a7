import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import type { useLead } from './useLead.ts';

const TROUBLE = {
  start: 'The projector did not hear that. Press again.',
  step: 'The projector is a step behind. It follows as soon as the server answers.',
  end: 'The projector did not hear that. Press again.',
} as const;

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
      <span role="status">{lead.trouble && TROUBLE[lead.trouble]}</span>
    </>
  );
}
