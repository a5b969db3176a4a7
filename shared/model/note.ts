import type { Static } from 'typebox';
import type { NoteSchema } from './schemas/notes.ts';

/** API and storage names of the six papers; people see Sun, Clay, Rose, Leaf, Sky, Chalk. */
export const NOTE_COLORS = ['yellow', 'orange', 'pink', 'green', 'blue', 'white'] as const;
export type NoteColor = (typeof NOTE_COLORS)[number];

export interface Paper {
  color: NoteColor;
  label: string;
  /** Name of the CSS token: `--note-<token>`. */
  token: 'sun' | 'clay' | 'rose' | 'leaf' | 'sky' | 'chalk';
  /** Second cue beside the colour. */
  shape: 'disc' | 'square' | 'diamond' | 'triangle' | 'bar' | 'ring';
}

export const PAPERS: Record<NoteColor, Paper> = {
  yellow: { color: 'yellow', label: 'Sun', token: 'sun', shape: 'disc' },
  orange: { color: 'orange', label: 'Clay', token: 'clay', shape: 'square' },
  pink: { color: 'pink', label: 'Rose', token: 'rose', shape: 'diamond' },
  green: { color: 'green', label: 'Leaf', token: 'leaf', shape: 'triangle' },
  blue: { color: 'blue', label: 'Sky', token: 'sky', shape: 'bar' },
  white: { color: 'white', label: 'Chalk', token: 'chalk', shape: 'ring' },
};

export const isNoteColor = (value: unknown): value is NoteColor =>
  NOTE_COLORS.includes(value as NoteColor);

export type Note = Static<typeof NoteSchema>;

/** A note as the server keeps it. `gone` remembers withdrawn ids so that a late retry is never a resurrection. */
export type NoteRecord =
  | {
      state: 'live' | 'hidden';
      person: string;
      rev: number;
      text: string;
      color: NoteColor;
      prompt?: number;
      at: number;
      seq: number;
    }
  /** Off the wall with its author (`Person.out`); `was` is what it is again when she is let back in. */
  | {
      state: 'out';
      was: 'live' | 'hidden';
      person: string;
      rev: number;
      text: string;
      color: NoteColor;
      prompt?: number;
      at: number;
      seq: number;
    }
  | { state: 'gone'; person: string };
