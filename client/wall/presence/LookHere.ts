import type { Camera } from '../../../shared/layout/camera.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { PresenceView } from '../../../shared/model/presence.ts';
import type { WallScene } from '../../canvas/scene/wallScene.ts';
import { numberedTitle } from '../titleOf.ts';
import { toRect, toView } from './presenceViews.ts';
import type { PersonHere } from './readPeople.ts';
import { t, words } from '../../words/speak.ts';

/** Somebody who leads asks everyone to look there. */
export interface Look {
  /** Which asking it is. */
  key: string;
  text: string;
  rect: Rect;
  /** What was in view before; `null` while this page has not gone there. */
  from: Camera | null;
}

/** How long others' pages are asked to look: long enough for a network that hiccups. Ms. */
const ASK_MS = 8_000;
/** How long the way back from there stays open. Ms. */
const LOOK_MS = 20_000;
/** More groups than this are not read out. */
const MOST_NAMED = 3;
/** Around what one is asked to look at, CSS pixels; and how near the view comes at most. */
const AIR = 40;
const NEAREST = 1.2;

interface LookInput {
  scene: Pick<WallScene, 'camera' | 'content' | 'presence' | 'selection' | 'clock'>;
  say: (text: string) => void;
  isTyping: () => boolean;
  /** What this page shows of it, and has it show something else. */
  shown: () => Look | null;
  show: (look: Look | null) => void;
  /** Says it in this page's presence; `undefined`: takes it away. */
  tell: (look: { at: number; rect: PresenceView } | undefined) => void;
}

/** “Look here”: asked by whoever leads, heard by everyone, with a way back. */
export class LookHere {
  readonly #input: LookInput;
  readonly #heard = new Set<string>();
  #asked = 0;
  #stopAsking: () => void = () => undefined;
  #stopLooking: () => void = () => undefined;

  constructor(input: LookInput) {
    this.#input = input;
  }

  /** Asks everyone to look there; the server hears it from facilitators alone. */
  ask(rect: Rect): void {
    const { scene, tell } = this.#input;
    this.#asked += 1;
    tell({ at: this.#asked, rect: toView(rect) });
    this.#stopAsking();
    this.#stopAsking = scene.clock.later(ASK_MS, () => tell(undefined));
  }

  /** Follows the first who asks for the first time. */
  hear(people: readonly PersonHere[]): void {
    for (const { clientId, name, look } of people) {
      const key = `${clientId} ${look?.at}`;
      if (!look || this.#heard.has(key)) continue;
      this.#heard.add(key);
      return this.#follow(key, look.unnamed ? null : name, toRect(look.rect));
    }
  }

  /** Goes where one was asked to look. */
  goThere(): void {
    const look = this.#input.shown();
    if (!look) return;
    const { camera } = this.#input.scene;
    this.#input.show({ ...look, from: look.from ?? camera.at });
    camera.flyTo(camera.showing(look.rect, NEAREST, AIR));
  }

  /** Back to what was in view before. */
  comeBack(): void {
    const from = this.#input.shown()?.from;
    this.end();
    if (from) this.#input.scene.camera.flyTo(from);
  }

  end(): void {
    this.#stopLooking();
    if (this.#input.shown()) this.#input.show(null);
  }

  #follow(key: string, shown: string | null, rect: Rect): void {
    const { scene, say, show } = this.#input;
    const who = shown === null ? 'facilitator' : 'person';
    const name = shown ?? '';
    const groups = this.#groupsIn(rect);
    if (groups === null) {
      show({ key, text: t('here.asks', { who, name }), rect, from: null });
      say(t('here.asks.said', { who, name }));
    } else {
      show({ key, text: t('here.asks.at', { who, name, groups }), rect, from: null });
      say(t('here.asks.at.said', { who, name, groups }));
    }
    this.#stopLooking();
    this.#stopLooking = scene.clock.later(LOOK_MS, () => this.end());
    if (!this.#isBusy()) this.goThere();
  }

  /** Nobody's work is pulled away under her hands, or her words under her eyes. */
  #isBusy(): boolean {
    const { scene, isTyping } = this.#input;
    return (
      scene.presence.drags.length > 0 ||
      scene.presence.lasso !== null ||
      scene.selection.renaming !== null ||
      scene.camera.viewport.width === 0 ||
      isTyping()
    );
  }

  /** In words: the groups whose middle is in there; `null` where they are none or too many. */
  #groupsIn({ x, y, width, height }: Rect): string | null {
    const groups = [...this.#input.scene.content.wall.clusters.values()].filter(({ rect }) => {
      const [middleX, middleY] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
      return middleX >= x && middleX <= x + width && middleY >= y && middleY <= y + height;
    });
    return groups.length > 0 && groups.length <= MOST_NAMED
      ? words().list(groups.map(numberedTitle))
      : null;
  }
}
