import type { Language } from '../words/languages.ts';
import type { Static } from 'typebox';
import type { Words } from '../words/words.ts';
import type { NoteFieldsSchema, NoteSchema } from './schemas/notes.ts';

/** An oval around the middle as a path, clockwise; with a height below nothing the other way round, as a hole is. */
function oval(width: number, height: number): string {
  const [x, y] = [width / 2, height / 2];
  const [bendX, bendY] = [x, y].map((radius) => Math.round(radius * 552.3) / 1_000) as [
    number,
    number,
  ];
  return `M${-x} 0C${-x} ${-bendY} ${-bendX} ${-y} 0 ${-y}C${bendX} ${-y} ${x} ${-bendY} ${x} 0C${x} ${bendY} ${bendX} ${y} 0 ${y}C${-bendX} ${y} ${-x} ${bendY} ${-x} 0Z`;
}

/** What a note is written on. Everything that shows a paper, on screens and in files, asks here; what people call it says {@link paperName}. */
export interface Paper {
  /** Name of the CSS token, `--note-<token>` (`client/design/papers.css`, made from this table). */
  token: string;
  /** Its colour in either theme and, the light one, on paper. Ink is dark on all of them. */
  light: string;
  dark: string;
  /** Second cue beside the colour: an SVG path of absolute M, L, C and Z, filled, in a box of 24 around the middle. */
  mark: string;
}

/** The papers there are, by their names in the API and in storage, in the order in which they are offered. */
export const PAPERS = {
  yellow: { token: 'sun', light: '#fbe480', dark: '#f2dd66', mark: oval(15, 15) },
  orange: {
    token: 'clay',
    light: '#ef9568',
    dark: '#f39264',
    mark: 'M-7 -7L7 -7L7 7L-7 7Z',
  },
  pink: {
    token: 'rose',
    light: '#edb8ce',
    dark: '#d9a9c3',
    mark: 'M0 -9L9 0L0 9L-9 0Z',
  },
  green: {
    token: 'leaf',
    light: '#b3dcac',
    dark: '#a6cca4',
    mark: 'M0 -8L9 8L-9 8Z',
  },
  blue: {
    token: 'sky',
    light: '#84bcec',
    dark: '#7ab2f5',
    mark: 'M-5.5 -3.5L5.5 -3.5C10.2 -3.5 10.2 3.5 5.5 3.5L-5.5 3.5C-10.2 3.5 -10.2 -3.5 -5.5 -3.5Z',
  },
  white: {
    token: 'chalk',
    light: '#faf8f0',
    dark: '#e8e9e4',
    mark: `${oval(16.5, 16.5)}${oval(9.5, -9.5)}`,
  },
} as const satisfies Record<string, Paper>;

export type NoteColor = keyof typeof PAPERS;
export const NOTE_COLORS = Object.keys(PAPERS) as readonly NoteColor[];

/** Of a paper that is new and that this page or file does not know: the note still shows. */
export const PLAIN_PAPER: Paper = {
  token: 'plain',
  light: '#e6e2d6',
  dark: '#d6d5cd',
  mark: 'M-6 -1.5L6 -1.5L6 1.5L-6 1.5Z',
};

const BY_NAME: ReadonlyMap<string, Paper> = new Map(Object.entries(PAPERS));
export const paperOf = (color: string): Paper => BY_NAME.get(color) ?? PLAIN_PAPER;

/** What people call it: "Sun". */
export const paperName = (words: Words, color: string): string =>
  words.say(isNoteColor(color) ? `paper.${color}` : 'paper.plain');

export const isNoteColor = (value: unknown): value is NoteColor => BY_NAME.has(value as string);

/**
 * Of what is read and not judged: the server may be newer than the page that reads, and have papers this one never heard of. Whoever shows
 * one asks {@link paperOf}.
 */
export const mayBePaper = (value: unknown): value is NoteColor =>
  typeof value === 'string' && /^[a-z][a-z-]{0,30}$/.test(value);

/** A path with all of it so much larger. */
export const scaledMark = (mark: string, scale: number): string =>
  mark.replace(/-?[\d.]+/g, (figure) => String(Math.round(Number(figure) * scale * 100) / 100));

export type Note = Static<typeof NoteSchema>;
export type NoteFields = Readonly<Static<typeof NoteFieldsSchema>>;
export type FieldValue = NoteFields[string];

/** A note as the server keeps it. `gone` remembers withdrawn ids so that a late retry is never a resurrection. */
export type NoteRecord =
  | {
      state: 'live' | 'hidden';
      person: string;
      rev: number;
      text: string;
      color: NoteColor;
      step?: string;
      prompt?: number;
      promptIn?: Language;
      fields?: NoteFields;
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
      step?: string;
      prompt?: number;
      promptIn?: Language;
      fields?: NoteFields;
      at: number;
      seq: number;
    }
  | { state: 'gone'; person: string };
