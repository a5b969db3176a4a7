import { dropOnCluster, groupNotes } from '../../../shared/documents/wallOperations.ts';
import { FoldedTexts } from '../../../shared/similarity/foldText.ts';
import { startGroup } from '../startGroup.ts';
import { readDraft, writeDraft } from '../../app/drafts.ts';
import { titleOf } from '../titleOf.ts';
import { newId } from '../../sync/newId.ts';
import type { WallModel } from '../wallModel.ts';
import { isFiltering, matchNotes, nextLoose, NO_FILTER, type NoteFilter } from './matchNotes.ts';
import type { SimilarityClient } from './SimilarityClient.ts';
import { t } from '../../words/speak.ts';

/** What the panel shows. `null` lists are still being worked out. */
export type FindPanelState =
  | { kind: 'closed' }
  | { kind: 'search' }
  /** Notes like `chosen`, of which a person ticks those she agrees with. */
  | {
      kind: 'more-like';
      chosen: readonly string[];
      found: readonly string[] | null;
      ticked: ReadonlySet<string>;
    }
  /** Sets of notes that say nearly the same, to be answered one by one. */
  | { kind: 'look-alikes'; sets: readonly (readonly string[])[] | null; at: number; total: number };

export interface FinderState {
  panel: FindPanelState;
  filter: NoteFilter;
  /** Ids found, in the outline's order; `null`: nothing is looked for. */
  matches: readonly string[] | null;
  /** The note that the keyboard is at. */
  current: string | null;
}

const MOST_SUGGESTIONS = 8;
/** While notes stream in, what was found is brought up to date this often. ms */
const REFRESH_MS = 200;

function shownIn({ panel, matches }: FinderState): ReadonlySet<string> | null {
  if (panel.kind === 'search') return matches && new Set(matches);
  if (panel.kind === 'more-like') return panel.found && new Set([...panel.chosen, ...panel.found]);
  if (panel.kind === 'look-alikes') return panel.sets?.[0] ? new Set(panel.sets[0]) : null;
  return null;
}

interface FinderPorts {
  similarity: Pick<SimilarityClient, 'moreLike' | 'lookAlikes' | 'close'>;
  /** Moves the view so that a note can be read. */
  show(id: string): void;
}

/** Finding notes: by what they say and are, the next one to group, and those that are alike. Draws through the scene; changes the wall only when a person says so. */
export class Finder {
  readonly model: WallModel;
  readonly #ports: FinderPorts;
  #state: FinderState = {
    panel: { kind: 'closed' },
    filter: NO_FILTER,
    matches: null,
    current: null,
  };
  readonly #listeners = new Set<() => void>();
  readonly #texts = new FoldedTexts();
  /** Sets that somebody at this screen wants left as they are. */
  readonly #left = new Set<string>();
  /** Where the keyboard was last, also after it left: going on starts from there. */
  #last: string | null = null;
  #wall: object | null = null;
  #shown: ReadonlySet<string> | null = null;
  #stopRefresh: (() => void) | null = null;

  constructor(model: WallModel, ports: FinderPorts) {
    this.model = model;
    this.#ports = ports;
    // What was looked for before a reload stands in the field again.
    const kept = readDraft(`find-${model.wallId}`);
    if (typeof kept === 'string')
      this.#state = { ...this.#state, filter: { ...NO_FILTER, text: kept } };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): FinderState => this.#state;

  get state(): FinderState {
    return this.#state;
  }

  /** Follows the wall until the returned function is called. */
  follow(): () => void {
    const unsubscribe = this.model.subscribe(() => {
      if (this.model.state.wall === this.#wall) return;
      this.#wall = this.model.state.wall;
      if (
        this.state.matches === null &&
        this.state.current === null &&
        this.state.panel.kind !== 'look-alikes'
      )
        return;
      this.#stopRefresh ??= this.model.scene.clock.later(REFRESH_MS, () => {
        this.#stopRefresh = null;
        this.#set({});
      });
    });
    return () => {
      unsubscribe();
      this.#stopRefresh?.();
      this.#stopRefresh = null;
      this.#ports.similarity.close();
    };
  }

  #set(change: Partial<FinderState>): void {
    const { wall } = this.model.state;
    const next = { ...this.state, ...change };
    const isOpen = next.panel.kind !== 'closed';
    const matches =
      isOpen && isFiltering(next.filter) ? matchNotes(wall, next.filter, this.#texts) : null;
    const current = next.current !== null && wall.notes.has(next.current) ? next.current : null;
    this.#state = { ...next, matches, current };
    this.#shown = shownIn(this.#state);
    const { marks } = this.model.scene;
    marks.focusOn(current);
    marks.showFound(this.#shown);
    for (const listener of this.#listeners) listener();
  }

  /** The notes that stand out, on the wall and in the outline; `null`: all alike. */
  shown(): ReadonlySet<string> | null {
    return this.#shown;
  }

  open(): void {
    this.#set({ panel: { kind: 'search' } });
  }

  close(): void {
    this.#set({ panel: { kind: 'closed' } });
  }

  look(change: Partial<NoteFilter>): void {
    if (change.text !== undefined)
      writeDraft(`find-${this.model.wallId}`, change.text === '' ? undefined : change.text);
    this.#set({ filter: { ...this.state.filter, ...change } });
  }

  /** Goes to the next match, or back, around the end. */
  step(by: 1 | -1): void {
    const { matches } = this.state;
    if (!matches || matches.length === 0) return;
    const at = this.#last === null ? -1 : matches.indexOf(this.#last);
    const index =
      at < 0 ? (by > 0 ? 0 : matches.length - 1) : (at + by + matches.length) % matches.length;
    const id = matches[index];
    if (id !== undefined) this.goTo(id, { at: index + 1, of: matches.length });
  }

  /** Goes to the next note that is in no group, in the order they came. */
  nextLoose(): void {
    const { wall } = this.model.state;
    const id = nextLoose(wall, this.#last);
    if (id === null) this.model.say(t('group.every'), { shown: true });
    else this.goTo(id, { left: wall.loose.length });
  }

  /** Flies to a note, makes it the one the keyboard is at, and has it read out. */
  goTo(id: string, way: { at: number; of: number } | { left: number }): void {
    this.#last = id;
    this.#set({ current: id });
    this.#ports.show(id);
    const placed = this.model.state.wall.notes.get(id);
    if (!placed) return;
    const { text } = placed.note;
    const where = this.whereIs(id);
    this.model.say(
      'left' in way
        ? t('find.at.left', { left: way.left, text, where })
        : t('find.at.match', { at: way.at, count: way.of, text, where }),
      { isPassing: true },
    );
  }

  /** The keyboard went to a note by itself, in the outline: the wall marks it too. Nothing flies, and nothing is said that is not said there. */
  visit(id: string): void {
    this.#last = id;
    if (this.state.current === id) return;
    this.#state = { ...this.#state, current: id };
    this.model.scene.marks.focusOn(id);
    for (const listener of this.#listeners) listener();
  }

  /** In words: which group a note is in. */
  whereIs(id: string): string {
    const { wall } = this.model.state;
    const cluster = wall.clusters.get(wall.notes.get(id)?.cluster ?? '');
    return cluster
      ? t('find.where', { number: cluster.number, name: titleOf(cluster) })
      : t('group.notYet');
  }

  /** The keyboard leaves the note: a pointer took over. */
  leaveCurrent(): void {
    if (this.state.current !== null) this.#set({ current: null });
  }

  /** Chooses the note the keyboard is at, or lets it go. */
  toggleCurrent(): void {
    const { current } = this.state;
    if (current === null || !this.model.state.writable) return;
    const { selection } = this.model;
    const isChosen = selection.toggleNote(current);
    this.model.say(
      t(isChosen ? 'chosen.said.one' : 'chosen.said.not', { count: selection.notes.size }),
      { isPassing: true },
    );
  }

  /** Chooses what was found, for whatever can be done with chosen notes. */
  chooseMatches(): void {
    const { matches } = this.state;
    if (!matches || matches.length === 0) return;
    this.model.selection.chooseNotes(matches);
    this.model.say(t('chosen.said', { count: matches.length }));
  }

  /** Suggests notes like the chosen ones; nothing moves until a person says so. */
  async suggest(): Promise<void> {
    const { selection, wall } = this.model.state;
    const chosen = [...selection];
    if (chosen.length === 0) return;
    const home = this.homeOf(chosen);
    this.#set({ panel: { kind: 'more-like', chosen, found: null, ticked: new Set() } });
    const { panel } = this.state;
    const found = await this.#ports.similarity
      .moreLike(
        wall,
        chosen,
        home === null ? [] : (wall.clusters.get(home)?.notes ?? []),
        MOST_SUGGESTIONS,
      )
      .catch(() => null);
    if (this.state.panel !== panel || panel.kind !== 'more-like') return;
    if (found === null) return this.#failed();
    this.#set({ panel: { ...panel, found } });
    this.model.say(
      found.length === 0
        ? t('find.like.none', { count: chosen.length })
        : t('find.like.found', { count: found.length }),
    );
  }

  #failed(): void {
    this.#set({ panel: { kind: 'search' } });
    this.model.say(t('find.failed'), { kind: 'refused', shown: true });
  }

  tick(id: string): void {
    const { panel } = this.state;
    if (panel.kind !== 'more-like') return;
    const ticked = new Set(panel.ticked);
    if (!ticked.delete(id)) ticked.add(id);
    this.#set({ panel: { ...panel, ticked } });
  }

  /** The group that all of `notes` are in, if it is one. */
  homeOf(notes: readonly string[]): string | null {
    const { wall } = this.model.state;
    const homes = new Set(notes.map((id) => wall.notes.get(id)?.cluster));
    const [home] = homes;
    return homes.size === 1 && home !== undefined ? home : null;
  }

  chooseTicked(): void {
    const { panel } = this.state;
    if (panel.kind !== 'more-like') return;
    this.model.selection.chooseNotes([...panel.chosen, ...panel.ticked]);
    this.#set({ panel: { kind: 'closed' } });
  }

  /** Puts the ticked notes where the chosen ones are: into their group, or into a new one with them. */
  groupTicked(where: 'wall' | 'outline'): void {
    const { panel } = this.state;
    if (panel.kind !== 'more-like') return;
    const home = this.homeOf(panel.chosen);
    this.#set({ panel: { kind: 'closed' } });
    if (home === null) startGroup(this.model, [...panel.chosen, ...panel.ticked], undefined, where);
    else if (this.model.run(dropOnCluster(this.model.view, home, [...panel.ticked])))
      this.model.selection.letNotesGo();
  }

  /** Works out which notes say nearly the same. */
  async lookForAlikes(): Promise<void> {
    this.#set({ panel: { kind: 'look-alikes', sets: null, at: 0, total: 0 } });
    const { panel } = this.state;
    const found = await this.#ports.similarity.lookAlikes(this.model.state.wall).catch(() => null);
    if (this.state.panel !== panel) return;
    if (found === null) return this.#failed();
    const sets = found.filter((set) => this.#isOpenQuestion(set));
    this.#showSets(sets, 1, sets.length);
  }

  /** Worth asking: not answered here before, and at least one of them still is in no group. */
  #isOpenQuestion(set: readonly string[]): boolean {
    const { notes } = this.model.state.wall;
    return (
      !this.#left.has(set.join()) &&
      set.filter((id) => notes.has(id)).length > 1 &&
      set.some((id) => notes.get(id)?.cluster === undefined)
    );
  }

  #showSets(sets: readonly (readonly string[])[], at: number, total: number): void {
    this.#set({ panel: { kind: 'look-alikes', sets, at, total } });
    const [first] = sets;
    if (first?.[0] !== undefined) this.#ports.show(first[0]);
    this.model.say(
      first
        ? t('find.alikes.said', { at, count: total, notes: first.length })
        : t('find.alikes.noMore'),
    );
  }

  /** Answers the first set: `group` puts its loose notes together, or to the first of them that is in a group. */
  answerAlikes(answer: 'group' | 'leave'): void {
    const { panel } = this.state;
    if (panel.kind !== 'look-alikes' || !panel.sets) return;
    const [set = [], ...rest] = panel.sets;
    const { wall } = this.model.state;
    const there = set.filter((id) => wall.notes.has(id));
    const home = there
      .map((id) => wall.notes.get(id)?.cluster)
      .find((cluster) => cluster !== undefined);
    const loose = there.filter((id) => wall.notes.get(id)?.cluster === undefined);
    if (answer === 'leave') this.#left.add(set.join());
    else
      this.model.run(
        home === undefined
          ? groupNotes(this.model.view, newId(), loose)
          : dropOnCluster(this.model.view, home, loose),
      );
    const open = rest.filter((each) => this.#isOpenQuestion(each));
    this.#showSets(
      open,
      Math.min(panel.at + 1 + rest.length - open.length, panel.total),
      panel.total,
    );
  }
}
