import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { claimerWords } from '../../../shared/rating/claimerWords.ts';
import { paperOf } from '../../../shared/model/note.ts';
import { hasPeriphery, peripheryOf, type Periphery } from '../../../shared/periphery/periphery.ts';
import {
  layPeriphery,
  type PeripheryCard,
  type PeripheryPicture,
} from '../../../shared/periphery/layPeriphery.ts';
import { offeredMeans } from '../../../shared/periphery/offeredMeans.ts';
import type { Label } from '../../../shared/periphery/setLabel.ts';
import type { ClaimStep } from '../../../shared/rating/rateStep.ts';
import type { Step } from '../../../shared/scripts/script.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import { A4, shifted, type Page, type PageItem, type Part } from './pageItems.ts';
import type { PageFlow } from './pageFlow.ts';
import { INK, INK_SOFT, LINE, MARGIN, SIZE } from './reportLook.ts';
import type { TextSetter } from './setText.ts';

const PAGE = { width: A4.height, height: A4.width } as const;
const TOP = 84;
const ROOM = { width: PAGE.width - 2 * MARGIN, height: PAGE.height - TOP - 46 } as const;
const NOTE_EDGE = '#c9ccc6';

/** A landscape page for each step in which people put their names to those around us; what it shows stands in the list of claims as well. */
export async function addPeripheries(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { session, claims = [], ratings = [] } = content;
  const { setter } = flow;
  const { words } = setter;
  const steps: Step[] = [...session.script.steps, ...session.left];
  for (const view of claims) {
    const step = steps.find(
      (each): each is ClaimStep => each.kind === 'claim' && each.id === view.step,
    );
    if (!step || !hasPeriphery(step)) continue;
    const posted = step.of.kind === 'notes' ? step.of.step : undefined;
    const post = steps.find(
      ({ id, kind }) => kind === 'post' && (posted === undefined || id === posted),
    );
    const results = ratings.find((each) => each.step === step.order) ?? null;
    const periphery = peripheryOf(
      view,
      results,
      offeredMeans(session.script, post, words.language),
      (claim) => claimerWords(words, claim),
    );
    if (periphery.length === 0) continue;
    flow.place(peripheryPage(setter, view.title, periphery));
    await flow.rest();
  }
}

/** The picture on a page of its own. */
export function peripheryPage(setter: TextSetter, title: string, periphery: Periphery): Page {
  const { words } = setter;
  const picture = layPeriphery(
    periphery,
    // A report that runs from right to left is mirrored as a whole.
    { ...ROOM, isMirrored: false },
    {
      us: words.say('periphery.us'),
      nobody: words.say('claim.none'),
      names: (owners) => words.list([...owners], 'unit'),
    },
    (text, size) => setter.line([{ text, style: 'bold' }]).width * size,
  );
  const count = picture.cards.length;
  const part: Part = { role: 'Figure', alt: words.say('periphery.picture', { count }) };
  const heading = (text: string, y: number, size: number, style: TextStyle): PageItem => ({
    kind: 'line',
    x: MARGIN,
    y,
    size,
    ink: style === 'bold' ? INK : INK_SOFT,
    align: 'left',
    line: setter.line([{ text, style }]),
  });
  return {
    ...PAGE,
    items: [
      { ...heading(title, MARGIN - 6, 20, 'bold'), part: { role: 'H2', words: title } },
      heading(words.say('periphery.nearer'), MARGIN + 12, SIZE.small, 'regular'),
      ...shifted(itemsOf(setter, picture), MARGIN, TOP).map((item) => ({ ...item, part })),
    ],
  };
}

const ELLIPSE = 0.5523;

/** An ellipse around the middle of a picture, of four curves. */
function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const [kx, ky] = [rx * ELLIPSE, ry * ELLIPSE];
  return `M${cx - rx} ${cy}C${cx - rx} ${cy - ky} ${cx - kx} ${cy - ry} ${cx} ${cy - ry}C${cx + kx} ${cy - ry} ${cx + rx} ${cy - ky} ${cx + rx} ${cy}C${cx + rx} ${cy + ky} ${cx + kx} ${cy + ry} ${cx} ${cy + ry}C${cx - kx} ${cy + ry} ${cx - rx} ${cy + ky} ${cx - rx} ${cy}Z`;
}

function itemsOf(setter: TextSetter, picture: PeripheryPicture): PageItem[] {
  const { width, height, us, cards, labels, rings } = picture;
  return [
    ...rings.map(({ rx, ry }): PageItem => ({
      kind: 'path',
      x: 0,
      y: 0,
      width,
      d: ellipse(width / 2, height / 2, rx, ry),
      stroke: LINE,
      lineWidth: 0.8,
    })),
    { kind: 'rect', ...us.box, radius: us.box.height / 2, fill: INK },
    ...linesOf(
      setter,
      us.label,
      us.box,
      us.box.y + (us.box.height - us.label.height) / 2,
      'bold',
      '#ffffff',
    ),
    ...labels.flatMap(({ label, box }) => linesOf(setter, label, box, box.y, 'bold', INK_SOFT)),
    ...cards.flatMap((card) => cardItems(setter, card)),
  ];
}

function cardItems(setter: TextSetter, { thing, box, name, foot, pad }: PeripheryCard): PageItem[] {
  const { isOpen, color } = thing;
  return [
    {
      kind: 'rect',
      ...box,
      radius: 2,
      fill: paperOf(color).light,
      stroke: isOpen ? INK : NOTE_EDGE,
      lineWidth: isOpen ? 1.4 : 0.5,
    },
    ...linesOf(setter, name, box, box.y + pad, 'bold', INK),
    ...linesOf(setter, foot, box, box.y + pad + name.height, isOpen ? 'bold' : 'regular', INK),
  ];
}

/** From the top of a line to its baseline, of the distance from line to line. */
const BASELINE = 0.78;

const linesOf = (
  setter: TextSetter,
  { lines, size, leading }: Label,
  box: { x: number; width: number },
  top: number,
  style: TextStyle,
  ink: string,
): PageItem[] =>
  lines.map(({ text }, index) => ({
    kind: 'line',
    x: box.x + box.width / 2,
    y: top + (index + BASELINE) * leading,
    size,
    ink,
    align: 'centre',
    line: setter.line([{ text, style }]),
  }));
