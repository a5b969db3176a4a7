import type { Awareness } from 'y-protocols/awareness';
import { ZOOM } from '../../../shared/layout/camera.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { Drag } from '../../canvas/scene/presenceOnWall.ts';
import type { Claim } from '../../canvas/scene/marks.ts';
import type { WallScene } from '../../canvas/scene/wallScene.ts';
import { GripMotion } from './GripMotion.ts';
import { toRect, toView } from './presenceViews.ts';
import { keepPresenceShown, loadPresenceShown } from './keptPresenceShown.ts';
import { LookHere, type Look } from './LookHere.ts';
import { renamedWords, type LostGroup } from './LostNames.ts';
import { gripsAsPresence, OwnPresence } from './OwnPresence.ts';
import { readPeople, type PersonHere } from './readPeople.ts';
import { stepTowards } from './stepTowards.ts';
import { t } from '../../words/speak.ts';

/** What components render from; replaced, never changed. */
export interface PresenceModelState {
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

const HINT_MS = 7_000;

type PresenceScene = Pick<
  WallScene,
  'camera' | 'content' | 'presence' | 'marks' | 'selection' | 'clock' | 'look'
>;

interface PresencePorts {
  /** In words, for whoever does not see it. */
  say: (text: string) => void;
  /** Keys make words just now. */
  isTyping: () => boolean;
}

/** Everyone's presence on one wall: others' as they move, and what this page says of its person's. */
export class PresenceModel {
  #state: PresenceModelState = {
    people: [],
    following: null,
    isShown: loadPresenceShown(),
    isListOpen: false,
    ownClaims: new Set(),
    look: null,
    hint: null,
    lost: null,
  };
  readonly #scene: PresenceScene;
  readonly #say: (text: string) => void;
  readonly #motion = new GripMotion();
  readonly #own: OwnPresence;
  readonly #look: LookHere;
  readonly #listeners = new Set<() => void>();
  #showsOwn = true;
  #awareness: Awareness | null = null;
  #knowsPlaces = false;
  /** As of the newest frame; the state's are replaced only when a list of them would differ. */
  #people: readonly PersonHere[] = [];
  #isRunning = false;
  #frameAt = 0;
  #stopHint: () => void = () => undefined;

  constructor(scene: PresenceScene, { say, isTyping }: PresencePorts) {
    this.#scene = scene;
    this.#say = say;
    this.#own = new OwnPresence(scene.clock, (state) => {
      if (this.#showsOwn) this.#awareness?.setLocalState(state);
    });
    this.#look = new LookHere({
      scene,
      say,
      isTyping,
      shown: () => this.#state.look,
      show: (look) => this.set({ look }),
      tell: (look) => this.#own.show({ look }),
    });
    scene.presence.setShowsOthers(this.#state.isShown);
    scene.camera.onOwnMove(() => this.follow(null));
    scene.camera.onMove(() => this.#showView());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): PresenceModelState => this.#state;

  get state(): PresenceModelState {
    return this.#state;
  }

  /** The view is where another wants it: nothing but this person's own pointer takes it from there. */
  get isAway(): boolean {
    const { following, look } = this.#state;
    return following !== null || (look !== null && look.from !== null);
  }

  set(change: Partial<PresenceModelState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Presence comes and goes by this. `showsOwn`: others see this page's; not from who only looks on. */
  watch(awareness: Awareness, showsOwn = this.#showsOwn): void {
    this.#awareness = awareness;
    this.#showsOwn = showsOwn;
    awareness.setLocalState(showsOwn ? this.#own.state : null);
    awareness.on('change', () => {
      if (awareness === this.#awareness) this.#hear(awareness);
    });
  }

  /** The wall is read no more. */
  leave(): void {
    this.#awareness = null;
    this.#knowsPlaces = false;
    this.#people = [];
    this.#motion.hear([], this.#scene.clock.now(), this.#placeOf);
    this.#scene.presence.showOthers([]);
    this.#scene.marks.showClaims([]);
    this.#look.end();
    this.set({ people: [], following: null, hint: null, lost: null });
  }

  /**
   * Another state of the wall is shown, and all of it is there: before, nobody knows where a note lies that somebody holds. `heirOf`: the
   * open group that a group is or went into, if any.
   */
  wallChanged(heirOf: (id: string) => string | null): void {
    this.#knowsPlaces = true;
    this.#motion.wallChanged(this.#placeOf);
    this.#drawPresence();
    const { clusters } = this.#scene.content.wall;
    const { lost, ownClaims } = this.#state;
    if (lost && clusters.get(lost.id)?.name === lost.name) this.set({ lost: null });
    // Who is on a group goes where its notes go.
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
    this.#own.show(gripsAsPresence(grips.length > 0 ? grips : cursor ? [{ cursor }] : []));
  }

  /** Says softly when somebody else is on the group that something is taken from. */
  lifted({ cluster, notes }: Drag): void {
    const { content, marks, clock } = this.#scene;
    const from = new Set(
      cluster === undefined
        ? [...notes].flatMap((id) => content.wall.notes.get(id)?.cluster ?? [])
        : [cluster],
    );
    const claim = marks.claims.find((each) => each.color > 0 && from.has(each.cluster));
    const group = claim && content.wall.clusters.get(claim.cluster);
    if (!claim || !group) return;
    const hint = group.name
      ? t('here.hint', { person: claim.name, name: group.name })
      : t('here.hint.unnamed', { person: claim.name, number: group.number });
    this.#say(hint);
    this.set({ hint });
    this.#stopHint();
    this.#stopHint = clock.later(HINT_MS, () => this.set({ hint: null }));
  }

  /** Somebody took a group apart, or named it too, while it was named here: its name is offered again. */
  lose(lost: LostGroup): void {
    this.#say(
      lost.instead !== undefined
        ? `${renamedWords(lost)} ${t('here.lost.canPutBack')}`
        : t('here.lost.apart.said', { name: lost.name }),
    );
    this.set({ lost });
  }

  showPresence(isShown: boolean): void {
    keepPresenceShown(isShown);
    this.#scene.presence.setShowsOthers(isShown);
    this.set({ isShown });
  }

  /** The view follows hers until one moves it oneself; `null` ends it. */
  follow(clientId: number | null): void {
    if (clientId === this.#state.following) return;
    this.set({ following: clientId });
    this.#showView();
    this.#run();
  }

  toggleClaim(id: string): void {
    const { ownClaims } = this.#state;
    this.#claim(
      ownClaims.has(id)
        ? [...ownClaims].filter((each) => each !== id)
        : [...ownClaims, id].slice(-LIMITS.claims),
    );
  }

  /** Asks everyone to look there; the server hears it from facilitators alone. */
  askToLook(rect: Rect): void {
    this.#look.ask(rect);
  }

  /** Goes where one was asked to look. */
  goToLook(): void {
    this.#look.goThere();
  }

  /** Back to what was in view before. */
  comeBack(): void {
    this.#look.comeBack();
  }

  endLook(): void {
    this.#look.end();
  }

  readonly #placeOf = (id: string): Point | null => {
    const rect = this.#knowsPlaces ? this.#scene.content.wall.notes.get(id)?.rect : undefined;
    return rect ? [rect.x, rect.y] : null;
  };

  #hear(awareness: Awareness): void {
    const { people, grips } = readPeople(awareness.getStates(), awareness.clientID);
    this.#motion.hear(grips, this.#scene.clock.now(), this.#placeOf);
    this.#drawPresence();
    const { people: known, following } = this.#state;
    const isSame =
      people.length === known.length &&
      people.every((person, index) => isSamePerson(person, known[index]));
    const hasLeft = following !== null && !people.some(({ clientId }) => clientId === following);
    this.#people = people;
    if (!isSame) this.set({ people, ...(hasLeft ? { following: null } : {}) });
    this.#showClaims();
    this.#look.hear(people);
    this.#run();
  }

  #claim(ids: readonly string[]): void {
    this.set({ ownClaims: new Set(ids) });
    this.#own.show({ claims: ids.length > 0 ? [...ids] : undefined });
    this.#showClaims();
  }

  #showClaims(): void {
    const claims: Claim[] = [
      ...this.#people.flatMap(({ name, color, claims: ids }) =>
        ids.map((cluster) => ({ cluster, name, color })),
      ),
      ...[...this.#state.ownClaims].map((cluster) => ({ cluster, name: t('here.you'), color: 0 })),
    ];
    this.#scene.marks.showClaims(claims);
  }

  /** Who follows shows no view of her own: two who follow each other would chase each other outwards. */
  #showView(): void {
    const seen = this.#state.following === null ? this.#scene.camera.seen() : null;
    this.#own.show({ view: seen ? toView(seen) : undefined });
  }

  #drawPresence(): void {
    this.#scene.presence.showOthers(this.#motion.shown(this.#scene.clock.now()).grips);
  }

  /** Draws frame by frame while a grip moves or a view is followed. */
  #run(): void {
    if (this.#isRunning) return;
    const { clock } = this.#scene;
    this.#isRunning = true;
    this.#frameAt = clock.now();
    const step = (now: number): void => {
      const { isMoving } = this.#motion.shown(now);
      this.#drawPresence();
      const isFollowing = this.#followOn(Math.max(1, now - this.#frameAt));
      this.#frameAt = now;
      this.#isRunning = isMoving || isFollowing;
      if (this.#isRunning) clock.frame(step);
    };
    clock.frame(step);
  }

  /** A step towards the view of whom one follows. False when it is reached. */
  #followOn(ms: number): boolean {
    const view = this.#people.find(({ clientId }) => clientId === this.#state.following)?.view;
    const { camera, look } = this.#scene;
    if (!view || camera.viewport.width === 0) return false;
    const target = camera.showing(toRect(view), ZOOM.max, 0);
    const next = stepTowards(camera.at, target, ms, look.isStill);
    if (!next) return false;
    camera.follow(next);
    return next !== target;
  }
}

/** As far as a list of people shows. */
const isSamePerson = (person: PersonHere, before: PersonHere | undefined): boolean =>
  before !== undefined &&
  person.clientId === before.clientId &&
  person.name === before.name &&
  person.color === before.color &&
  (person.view === null) === (before.view === null) &&
  person.claims.join(' ') === before.claims.join(' ');
