import { viewWall, type WallView } from './wallView.ts';
import { Resvg } from '@resvg/resvg-js';
import { LIMITS } from '../../../shared/model/limits.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { dayWords } from '../../../shared/exchange/meetingWords.ts';
import { pageSvg } from '../pageSvg.ts';
import { paintPages } from '../report/paintPages.ts';
import type { WallPicture } from './composeWall.ts';
import { isReadable, wallPage } from './wallPage.ts';

/**
 * Longest side unless a width is asked for, pixels: prints sharply at A2, and every phone can open
 * it.
 */
const LONGEST_PX = 4096;
/**
 * Most pixels per wall unit unless a width is asked for: more would only make a small wall's file
 * large.
 */
const LARGEST_SCALE = 1.6;
/** Longest side of a PDF page, points: readers complain above 200 inches. */
const LONGEST_PT = 14_000;
/** Most points per wall unit: a note is then a third of an A4 sheet wide. */
const POINTS = 1;

/** Pixels per wall unit. Throws `Refusal('export-too-large')` where a picture so wide would have too many pixels. */
function pixelScale({ view }: WallView, width: number | undefined): number {
  if (width === undefined)
    return Math.min(LARGEST_SCALE, LONGEST_PX / view.width, LONGEST_PX / view.height);
  const scale = width / view.width;
  const pixels = width * view.height * scale;
  if (pixels <= LIMITS.picturePixels) return scale;
  const widest = Math.floor(Math.sqrt((LIMITS.picturePixels * view.width) / view.height));
  throw new Refusal('export-too-large', { why: 'picture', max: widest });
}

/**
 * The wall as a PNG, `width` pixels wide, or as large as is useful. All letters are shapes, so the
 * machine's fonts do not matter.
 */
export function renderWallPng(picture: WallPicture, width?: number): Uint8Array {
  const view = viewWall(picture);
  const scale = pixelScale(view, width);
  const { page } = wallPage(picture, view, 1, isReadable(scale));
  const svg = pageSvg(page, picture.title, 'apart');
  const fitTo = { mode: 'width' as const, value: Math.max(1, Math.round(view.view.width * scale)) };
  return new Resvg(svg, { fitTo, font: { loadSystemFonts: false }, logLevel: 'off' })
    .render()
    .asPng();
}

/** The wall as an SVG, every word of it. Its units are the wall's. */
export function renderWallSvg(picture: WallPicture): string {
  return pageSvg(wallPage(picture, viewWall(picture), 1, true).page, picture.title);
}

/** The wall as a PDF of one page, every word of it, to be printed at any size. `at`: ms since 1970 UTC. */
export function renderWallPdf(picture: WallPicture, at: number): Promise<Uint8Array> {
  const view = viewWall(picture);
  const unit = Math.min(POINTS, LONGEST_PT / view.view.width, LONGEST_PT / view.view.height);
  return paintPages([wallPage(picture, view, unit, true).page], {
    words: picture.words,
    title: picture.title,
    subject: picture.words.say('file.wallOn', { day: dayWords(picture.words, at) }),
    at,
  });
}
