import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import type { useLead } from './useLead.ts';
import { t } from '../../words/speak.ts';

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
        {t(lead.isLeading ? 'gallery.lead.is' : 'gallery.lead')}
      </Button>
      <span role="status">{lead.trouble && t(`gallery.lead.trouble.${lead.trouble}`)}</span>
    </>
  );
}
