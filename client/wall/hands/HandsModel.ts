import type { Awareness } from 'y-protocols/awareness';
import { fitCamera, ZOOM, type Camera } from '../../../shared/layout/camera.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { HandView } from '../../../shared/model/hand.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { Claim, Drag, Hand, WallScene } from '../../canvas/wallScene.ts';
import { isTyping } from '../isTyping.ts';
import { titleOf } from '../titleOf.ts';
import { HandMotion } from './HandMotion.ts';
import { keepHandsShown, loadHandsShown } from './keptHandsShown.ts';
import { renamedWords, type LostGroup } from './LostNames.ts';
import { gripsAsHand, OwnHand } from './OwnHand.ts';
import { readPeople, type PersonHere } from './readPeople.ts';

/** Somebody who leads asks everyone to look there. */
export interface Look {
  /** Which asking it is. */
  key: string;
  text: string;
  rect: Rect;
  /** What was in view before; `null` while this page has not gone there. */
  from: Camera | null;
}

/** What components render from; replaced, never changed. */
export interface HandsState {
  people: readonly PersonHere[];
  /** Whose view this page follows. */
  following: number | null;
  /** Cursors and names are drawn. */
  isShown: boolean;
  isListOpen: boolean;
  /** Groups this person is on. */
  ownClaims: ReadonlySet<string>;
  look: Look | null;
  /** Somebody else is on the group that notes were just taken from. */
  hint: string | null;
  /** Somebody took it apart while it was named here. */
  lost: LostGroup | null;
}

/** How long others' pages are asked to look: long enough for a network that hiccups. Ms. */
const ASK_MS = 8_000;
/** How long the way back from there stays open. Ms. */
const LOOK_MS = 20_000;
const HINT_MS = 7_000;
/** The view closes in on another's by this share of the way each ms, so that 20 frames a second look smooth. */
const FOLLOW_MS = 70;

const toRect = ([x, y, width, height]: HandView): Rect => ({ x, y, width, height });
const toView = ({ x, y, width, height }: Rect): HandView => [
  Math.round(x),
  Math.round(y),
  Math.max(1, Math.round(width)),
  Math.max(1, Math.round(height)),
];

/** Everyone's hands on one wall: others' as they move, and what this page says of its own. */
export class HandsModel {
  state: HandsState = {
    people: [],
    following: null,
    isShown: loadHandsShown(),
    isListOpen: false,
    ownClaims: new Set(),
    look: null,
    hint: null,
    lost: null,
  };
  readonly #scene: WallScene;
  readonly #say: (text: string) => void;
  readonly #motion = new HandMotion();
  readonly #own: OwnHand;
  readonly #listeners = new Set<() => void>();
  readonly #heardLooks = new Set<string>();
  /** Others see this page's hand; not from who only looks on. */
  showsOwn = true;
  #awareness: Awareness | null = null;
  #knowsPlaces = false;
  /** As of the newest frame; the state's are replaced only when a list of them would differ. */
  #people: readonly PersonHere[] = [];
  #frame = 0;
  #frameAt = 0;
  #looks = 0;
  #timers: {
    look?: ReturnType<typeof setTimeout>;
    ask?: ReturnType<typeof setTimeout>;
    hint?: ReturnType<typeof setTimeout>;
  } = {};

  /** `say`: in words, for whoever does not see it. */
  constructor(scene: WallScene, say: (text: string) => void) {
    this.#scene = scene;
    this.#say = say;
    this.#own = new OwnHand((state) => {
      if (this.showsOwn) this.#awareness?.setLocalState(state);
    });
    scene.showsHands = this.state.isShown;
    scene.onOwnView = () => this.follow(null);
    scene.onCamera(() => this.#showView());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): HandsState => this.state;

  /** The view is where another wants it: nothing but this person's hand takes it from there. */
  get isAway(): boolean {
    return (
      this.state.following !== null || (this.state.look !== null && this.state.look.from !== null)
    );
  }

  set(change: Partial<HandsState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Hands come and go by this. */
  watch(awareness: Awareness): void {
    this.#awareness = awareness;
    awareness.setLocalState(this.showsOwn ? this.#own.state : null);
    awareness.on('change', () => {
      if (awareness === this.#awareness) this.#hear(awareness);
    });
  }

  /** The wall is read no more. */
  leave(): void {
    this.#awareness = null;
    this.#knowsPlaces = false;
    this.#people = [];
    this.#motion.hear([], performance.now(), this.#placeOf);
    this.#scene.hands = [];
    this.#scene.claims = [];
    this.set({ people: [], following: null, look: null, hint: null, lost: null });
  }

  /**
   * Another state of the wall is shown, and all of it is there: before, nobody knows where a note lies that a hand holds. `heirOf`: the
   * open group that a group is or went into, if any.
   */
  wallChanged(heirOf: (id: string) => string | null): void {
    this.#knowsPlaces = true;
    this.#motion.wallChanged(this.#placeOf);
    this.#drawHands();
    const { clusters } = this.#scene.wall;
    const { lost } = this.state;
    if (lost && clusters.get(lost.id)?.name === lost.name) this.set({ lost: null });
    // Who is on a group goes where its notes go.
    const { ownClaims } = this.state;
    if ([...ownClaims].some((id) => !clusters.has(id)))
      this.#claim([
        ...new Set([...ownClaims].flatMap((id) => (clusters.has(id) ? id : heirOf(id)) ?? [])),
      ]);
  }

  /** This person's pointer, and all that she carries. */
  moved(cursor: Point | undefined, drags: readonly Drag[]): void {
    const grips = drags.slice(0, LIMITS.grips).map(({ at, by, notes, over }) => ({
      cursor: at,
      held: [...notes],
      drag: by,
      ...(over.kind === 'cluster' ? { over: over.id } : {}),
    }));
    this.#own.show(gripsAsHand(grips.length > 0 ? grips : cursor ? [{ cursor }] : []));
  }

  /** Says softly when somebody else is on the group that something is taken from. */
  lifted({ cluster, notes }: Drag): void {
    const { wall } = this.#scene;
    const from = new Set(
      cluster === undefined
        ? [...notes].flatMap((id) => wall.notes.get(id)?.cluster ?? [])
        : [cluster],
    );
    const claim = this.#scene.claims.find((each) => each.hand > 0 && from.has(each.cluster));
    const group = claim && wall.clusters.get(claim.cluster);
    if (!claim || !group) return;
    const hint = `${claim.name} is on ${group.name ? `“${group.name}”` : `group ${group.number}`} just now. Carry on if you two agree.`;
    this.#say(hint);
    this.set({ hint });
    clearTimeout(this.#timers.hint);
    this.#timers.hint = setTimeout(() => this.set({ hint: null }), HINT_MS);
  }

  /** Somebody took a group apart, or named it too, while it was named here: its name is offered again. */
  lose(lost: LostGroup): void {
    this.#say(
      lost.instead !== undefined
        ? `${renamedWords(lost)} You can put yours back.`
        : `Somebody took “${lost.name}” apart while you named it. Its notes lie where they were. You can group them again.`,
    );
    this.set({ lost });
  }

  showHands(isShown: boolean): void {
    keepHandsShown(isShown);
    this.#scene.showsHands = isShown;
    this.#scene.invalidate('top');
    this.set({ isShown });
  }

  /** The view follows hers until one moves it oneself; `null` ends it. */
  follow(clientId: number | null): void {
    if (clientId === this.state.following) return;
    this.set({ following: clientId });
    this.#showView();
    this.#run();
  }

  toggleClaim(id: string): void {
    const { ownClaims } = this.state;
    this.#claim(
      ownClaims.has(id)
        ? [...ownClaims].filter((each) => each !== id)
        : [...ownClaims, id].slice(-LIMITS.claims),
    );
  }

  /** Asks everyone to look there; the server hears it from facilitators alone. */
  askToLook(rect: Rect): void {
    this.#looks += 1;
    this.#own.show({ look: { at: this.#looks, rect: toView(rect) } });
    clearTimeout(this.#timers.ask);
    this.#timers.ask = setTimeout(() => this.#own.show({ look: undefined }), ASK_MS);
  }

  /** Goes where one was asked to look. */
  goToLook(): void {
    const { look } = this.state;
    if (!look) return;
    this.set({ look: { ...look, from: look.from ?? this.#scene.camera } });
    this.#scene.flyTo(this.#cameraFor(look.rect, 1.2, 40));
  }

  /** Back to what was in view before. */
  comeBack(): void {
    const from = this.state.look?.from;
    this.endLook();
    if (from) this.#scene.flyTo(from);
  }

  endLook(): void {
    clearTimeout(this.#timers.look);
    if (this.state.look) this.set({ look: null });
  }

  readonly #placeOf = (id: string): Point | null => {
    const rect = this.#knowsPlaces ? this.#scene.wall.notes.get(id)?.rect : undefined;
    return rect ? [rect.x, rect.y] : null;
  };

  #hear(awareness: Awareness): void {
    const { people, hands } = readPeople(awareness.getStates(), awareness.clientID);
    this.#motion.hear(hands, performance.now(), this.#placeOf);
    this.#drawHands();
    const isSame =
      people.length === this.state.people.length &&
      people.every((person, index) => isSamePerson(person, this.state.people[index]));
    const leader = people.find(
      ({ clientId, look }) => look && !this.#heardLooks.has(`${clientId} ${look.at}`),
    );
    const hasLeft =
      this.state.following !== null &&
      !people.some(({ clientId }) => clientId === this.state.following);
    this.#people = people;
    if (!isSame) this.set({ people, ...(hasLeft ? { following: null } : {}) });
    this.#showClaims();
    if (leader) this.#look(leader);
    this.#run();
  }

  #look({ clientId, name, look }: PersonHere): void {
    if (!look) return;
    const key = `${clientId} ${look.at}`;
    this.#heardLooks.add(key);
    const scene = this.#scene;
    const rect = toRect(look.rect);
    const groups = [...scene.wall.clusters.values()].filter(
      ({ rect: { x, y, width, height } }) =>
        x + width / 2 >= rect.x &&
        x + width / 2 <= rect.x + rect.width &&
        y + height / 2 >= rect.y &&
        y + height / 2 <= rect.y + rect.height,
    );
    const where =
      groups.length > 0 && groups.length <= 3
        ? `: ${groups.map((group) => `${group.number} ${titleOf(group)}`).join(', ')}`
        : '';
    const text = `${name === 'Facilitator' ? 'The facilitator' : name} asks you to look here${where}`;
    this.set({ look: { key, text, rect, from: null } });
    this.#say(`${text}.`);
    clearTimeout(this.#timers.look);
    this.#timers.look = setTimeout(() => this.endLook(), LOOK_MS);
    // Nobody's work is pulled away under her hands, or her words under her eyes.
    if (
      scene.drags.length === 0 &&
      scene.lasso === null &&
      scene.renaming === null &&
      scene.viewport.width > 0 &&
      !isTyping()
    )
      this.goToLook();
  }

  #claim(ids: readonly string[]): void {
    this.set({ ownClaims: new Set(ids) });
    this.#own.show({ claims: ids.length > 0 ? [...ids] : undefined });
    this.#showClaims();
  }

  #showClaims(): void {
    const claims: Claim[] = [
      ...this.#people.flatMap(({ name, hand, claims: ids }) =>
        ids.map((cluster) => ({ cluster, name, hand })),
      ),
      ...[...this.state.ownClaims].map((cluster) => ({ cluster, name: 'You', hand: 0 })),
    ];
    this.#scene.claims = claims;
    this.#scene.invalidate('top');
  }

  /** Who follows shows no view of her own: two who follow each other would chase each other outwards. */
  #showView(): void {
    const { viewport, camera } = this.#scene;
    const isSeen = viewport.width > 0 && this.state.following === null;
    const [x, y] = this.#scene.toWall(0, 0);
    this.#own.show({
      view: isSeen
        ? toView({
            x,
            y,
            width: viewport.width / camera.scale,
            height: viewport.height / camera.scale,
          })
        : undefined,
    });
  }

  #drawHands(): void {
    const scene = this.#scene;
    const before = scene.hands;
    const { hands } = this.#motion.shown(performance.now());
    scene.hands = hands;
    // Groups and lying notes are drawn anew only when a hand takes, leaves or aims.
    if (
      before.length === hands.length &&
      hands.every((hand, index) => isSameGrip(hand, before[index]))
    )
      scene.invalidate('top');
    else scene.invalidate();
  }

  /** Draws frame by frame while a hand moves or a view is followed. */
  #run(): void {
    if (this.#frame !== 0) return;
    this.#frameAt = performance.now();
    const step = (now: number): void => {
      this.#frame = 0;
      const { isMoving } = this.#motion.shown(now);
      this.#drawHands();
      const isFollowing = this.#followOn(Math.max(1, now - this.#frameAt));
      this.#frameAt = now;
      if (isMoving || isFollowing) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** A step towards the view of whom one follows. False when it is reached. */
  #followOn(ms: number): boolean {
    const view = this.#people.find(({ clientId }) => clientId === this.state.following)?.view;
    const scene = this.#scene;
    if (!view || scene.viewport.width === 0) return false;
    const target = this.#cameraFor(toRect(view), ZOOM.max, 0);
    const { camera, theme } = scene;
    const rest = Math.max(
      Math.abs(target.x - camera.x),
      Math.abs(target.y - camera.y),
      Math.abs(Math.log(target.scale / camera.scale)) * 500,
    );
    if (rest === 0) return false;
    const share = theme.reducedMotion || rest < 0.5 ? 1 : 1 - Math.exp(-ms / FOLLOW_MS);
    const mix = (a: number, b: number): number => (share === 1 ? b : a + (b - a) * share);
    scene.followCamera({
      x: mix(camera.x, target.x),
      y: mix(camera.y, target.y),
      scale: mix(camera.scale, target.scale),
    });
    return share < 1;
  }

  #cameraFor(rect: Rect, maxScale: number, padding: number): Camera {
    const { viewport, roomBelow } = this.#scene;
    return fitCamera(
      [rect],
      { width: viewport.width, height: viewport.height - (padding > 0 ? roomBelow : 0) },
      { padding, maxScale },
    );
  }
}

const isSameGrip = (hand: Hand, before: Hand | undefined): boolean =>
  before !== undefined &&
  hand.clientId === before.clientId &&
  hand.over === before.over &&
  hand.held.length === before.held.length &&
  hand.held.every((id, index) => id === before.held[index]);

/** As far as a list of people shows. */
const isSamePerson = (person: PersonHere, before: PersonHere | undefined): boolean =>
  before !== undefined &&
  person.clientId === before.clientId &&
  person.name === before.name &&
  person.hand === before.hand &&
  (person.view === null) === (before.view === null) &&
  person.claims.join(' ') === before.claims.join(' ');
