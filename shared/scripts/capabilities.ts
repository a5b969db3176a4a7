import { findStep, stepsBehind } from './course.ts';
import type { Script, Step } from './script.ts';

/** What people can do in a meeting because of where it stands. Who of them may is for the rights to say. */
export const CAPABILITIES = [
  /** Put notes on the wall. */
  'post',
  /** Reword one's own notes. */
  'edit-notes',
  /** Move notes and groups. */
  'arrange',
  /** Sit down at a table, have a duty there. */
  'sit',
  'write-sheets',
  /** Another session, commitments, a liaison. */
  'decide',
  /** Read every sheet and poster, and what was left at them. */
  'read-gallery',
  /** Go from poster to poster as the walk leads. */
  'walk',
  /** Leave something at a poster. */
  'visit',
  /** Say how one thing helps another. */
  'connect',
  /** Tell the room, of tables, groups or notes. */
  'report',
  'rate',
  /** Put one's name to things. */
  'claim',
  /** Agree who does what next. */
  'follow-up',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

interface Opening {
  /** Open while the step is now. */
  opens: readonly Capability[];
  /** Of these, what stays open afterwards. */
  stays: readonly Capability[];
  /** What was open and is no longer. */
  closes: readonly Capability[];
}

const GALLERY = ['read-gallery', 'visit', 'connect'] as const;
/** What people do at a table. Once there are tables it stays, also where the meeting goes back: no word of theirs is refused for that. */
export const AT_A_TABLE = ['sit', 'write-sheets', 'decide'] as const;

/** Whether a step is about notes as they stand: nobody rewords what others sit down for, or rate. */
function settlesNotes(step: Step): boolean {
  const source = step.kind === 'tables' ? step.from : 'of' in step ? step.of : undefined;
  const kind = typeof source === 'object' ? source.kind : source;
  return (
    (step.kind === 'tables' || step.kind === 'rate' || step.kind === 'claim') &&
    (kind === 'notes' || kind === 'groups')
  );
}

/** What a step opens, whatever it is called: by its kind and its settings. */
export function openingOf(step: Step): Opening {
  const closes: readonly Capability[] = settlesNotes(step) ? ['edit-notes'] : [];
  switch (step.kind) {
    case 'post': {
      // Whoever comes late still posts, until a facilitator closes posting.
      const opens = ['post', 'edit-notes', 'arrange'] as const;
      return { opens, stays: opens, closes };
    }
    case 'group':
      return { opens: ['arrange'], stays: ['arrange'], closes };
    case 'tables':
      return { opens: AT_A_TABLE, stays: AT_A_TABLE, closes };
    case 'rate':
      // What is said later no longer counts: the results are shown by then.
      return { opens: ['rate'], stays: [], closes };
    case 'claim':
      return { opens: ['claim'], stays: ['claim'], closes };
    case 'walk':
      return { opens: ['walk', ...GALLERY], stays: GALLERY, closes };
    case 'connect':
      return step.of === 'groups'
        ? { opens: ['connect'], stays: ['connect'], closes }
        : { opens: GALLERY, stays: GALLERY, closes };
    case 'report-back':
      // Where notes or groups are told of there may be no posters yet that could be read.
      return (step.of ?? 'tables') === 'tables'
        ? { opens: ['report', ...GALLERY], stays: GALLERY, closes }
        : { opens: ['report'], stays: [], closes };
    case 'follow-up':
      return { opens: ['follow-up', ...GALLERY], stays: GALLERY, closes };
  }
}

/**
 * What is open while a meeting stands at a step: what that opens, and what stayed open of the steps it came by, in the order in which it came
 * by them. `been`: those steps; where it is not given, all of the run that stand before.
 */
export function openAt(
  script: Pick<Script, 'steps'>,
  id: string,
  been: readonly Step[] = stepsBehind(script, id),
): ReadonlySet<Capability> {
  const open = new Set<Capability>();
  for (const step of been) {
    const { stays, closes } = openingOf(step);
    for (const capability of closes) open.delete(capability);
    for (const capability of stays) open.add(capability);
  }
  const now = findStep(script, id);
  if (!now) return open;
  const { opens, closes } = openingOf(now);
  for (const capability of closes) open.delete(capability);
  for (const capability of opens) open.add(capability);
  return open;
}
