import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { readFontWidths, type FontWidths } from './fontWidths.ts';
import { drawWallSvg, type WallPicture } from './wallSvg.ts';

const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/fira-sans/package.json'));
const FONT_FILES = ['400Regular', '500Medium', '600SemiBold'].map((style) => join(FONTS, style, `FiraSans_${style}.ttf`));

let widths: FontWidths | null = null;
let drawing: Promise<unknown> = Promise.resolve();

/**
 * The wall as a PNG, at most 4096 px on its longer side. Drawn off the main thread, one picture at a time: the server's own work goes
 * first. System fonts are read only where a text needs more than Fira Sans has, because that takes a good part of a second.
 */
export function renderWallPng(picture: WallPicture): Promise<Buffer> {
  const next = drawing.then(() => draw(picture), () => draw(picture));
  drawing = next.catch(() => undefined);
  return next;
}

async function draw(picture: WallPicture): Promise<Buffer> {
  widths ??= readFontWidths(FONT_FILES[1] ?? '');
  const font = widths;
  const { svg } = drawWallSvg(picture, font);
  const words = [picture.title, ...Object.values(picture.clusters).map((cluster) => cluster.name), ...Object.values(picture.notes).map((note) => note.text)];
  const needsSystemFonts = words.some((text) => [...text].some((char) => char > ' ' && !font.has(char)));
  const image = await renderAsync(svg, {
    font: { fontFiles: FONT_FILES, loadSystemFonts: needsSystemFonts, defaultFontFamily: 'Fira Sans', sansSerifFamily: 'Fira Sans' },
    logLevel: 'off',
  });
  return image.asPng();
}
