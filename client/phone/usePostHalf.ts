import words from 'virtual:words/phone/post/PostHalf';
import { usePart } from '../app/usePart.ts';
import type * as PostHalf from './post/PostHalf.tsx';

export type NoteHalf = typeof PostHalf;

const load = (): Promise<NoteHalf> => import('./post/PostHalf.tsx');

/**
 * What only some scripts ask of a note, fetched once it is `wanted`: until then the form as the server wrote it takes notes, and the server
 * judges them.
 */
export function usePostHalf(wanted: boolean, offline: boolean): NoteHalf | null {
  const half = usePart(load, words, wanted, offline);
  return half === 'failed' ? null : half;
}
