import type { KeyboardEvent, MouseEvent } from 'react';
import { dropOnCluster } from '../../../shared/documents/wallOperations.ts';
import { startGroup } from '../startGroup.ts';
import type { Finder } from '../find/Finder.ts';
import { titleOf } from '../titleOf.ts';
import type { WallModel } from '../wallModel.ts';
import { DIGIT_PAUSE_MS, NumberKeys } from './NumberKeys.ts';
import { OutlineChoice } from './OutlineChoice.ts';
import { OutlineLists } from './OutlineLists.ts';
import { noteOfRow, OutlinePlace, type OutlineRows } from './OutlinePlace.ts';
import type { OutlineScroll } from './OutlineScroll.ts';
import { takeOut } from './takeOut.ts';
import { Typeahead } from './Typeahead.ts';
import { commandKey, isComposing, typedDigit } from '../../design/keys.ts';
import { t } from '../../words/speak.ts';

/** Letters that the whole wall listens to; with Shift they are letters. */
const WALL_KEYS = new Set(['g', 'n', 'o']);
const WAYS = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp']);

/** What of a key's event counts. */
type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'timeStamp'
>;

/** Keys and presses in the outline's lists: going from note to note, choosing, and what is done with the chosen notes or the one the keyboard is at. */
export class OutlineKeyboard {
  readonly #model: WallModel;
  readonly #scroll: Pick<OutlineScroll, 'pageRows'>;
  readonly #lists: OutlineLists;
  readonly #choice: OutlineChoice;
  readonly place: OutlinePlace;
  readonly #typeahead = new Typeahead();
  readonly #numbers = new NumberKeys();
  #stopDigits: () => void = () => undefined;

  constructor(
    model: WallModel,
    finder: Finder,
    scroll: Pick<OutlineScroll, 'pageRows'>,
    rows: OutlineRows,
  ) {
    this.#model = model;
    this.#scroll = scroll;
    this.#lists = new OutlineLists(model, finder);
    this.#choice = new OutlineChoice(model, this.#lists);
    this.place = new OutlinePlace(finder, this.#lists, rows);
  }

  /** After each change of what is shown. */
  settle(): void {
    const { wall, namingInOutline } = this.#model.state;
    this.#numbers.follow(wall.clusters.values(), this.#model.scene.clock.now());
    this.place.settle(namingInOutline !== null);
  }

  /** Text would be marked along with the rows. */
  readonly onMouseDown = (event: MouseEvent): void => {
    if (event.shiftKey) event.preventDefault();
  };

  readonly onClick = (event: MouseEvent): void => {
    const id = noteOfRow(event.target);
    if (id === null) return;
    if (!event.shiftKey) return this.#choice.toggle(id);
    this.#choice.extendTo(id);
    this.place.goTo(id);
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const id = noteOfRow(event.target);
    if (id === null || event.altKey || isComposing(event) || !this.press(event, id)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A key at a note. False: it is none of the lists'. */
  press(event: PressedKey, id: string): boolean {
    const { key, shiftKey, timeStamp } = event;
    const command = commandKey(event);
    const isCommand = event.ctrlKey || event.metaKey;
    if (WAYS.has(key)) {
      this.#typeahead.clear();
      const to = this.#target(key, isCommand, id);
      if (to === null) return true;
      this.#choice.moved(id, to, shiftKey);
      this.place.goTo(to);
      return true;
    }
    if (isCommand) {
      if (command !== 'a' || shiftKey) return false;
      this.#choice.chooseList(id);
      return true;
    }
    const isLetter =
      /^\p{L}$/u.test(key) &&
      (shiftKey || !WALL_KEYS.has(key.toLowerCase()) || this.#typeahead.isTyping(timeStamp));
    // Letters of another script go to notes first; where none begins so, their place on the keyboard may be one of the wall's keys.
    if (isLetter && this.#jump(key, timeStamp, id, shiftKey ? '' : command)) return true;
    return this.#model.state.writable && this.#act(key, command, typedDigit(event), shiftKey, id);
  }

  /** Is the key one that does something with notes? */
  #act(key: string, command: string, digit: string | null, shiftKey: boolean, id: string): boolean {
    if (key === ' ') {
      this.#typeahead.clear();
      if (shiftKey) this.#choice.extendTo(id);
      else this.#choice.toggle(id);
    } else if (key === 'Delete' || key === 'Backspace') this.moveOut(this.#choice.meant(id));
    else if (digit !== null) this.#digit(digit, id);
    else if (key === 'Enter' && this.#numbers.typed !== '')
      this.#moveTo(Number(this.#numbers.typed), id);
    else if (command === 'g' && !shiftKey)
      startGroup(this.#model, this.#choice.meant(id), undefined, 'outline');
    else {
      if (key === 'Escape') this.#forgetDigits();
      return false;
    }
    return true;
  }

  /** Where a key goes from a row; `null` where there is nothing further. */
  #target(key: string, isCommand: boolean, id: string): string | null {
    const lists = this.#lists.all().filter(({ ids }) => ids.length > 0);
    const at = lists.findIndex(({ home }) => home === this.#lists.homeOf(id));
    const ids = lists[at]?.ids ?? [];
    const index = ids.indexOf(id);
    const [before, after] = [lists[at - 1]?.ids.at(-1) ?? null, lists[at + 1]?.ids[0] ?? null];
    if (key === 'Home') return (isCommand ? lists[0]?.ids : ids)?.[0] ?? null;
    if (key === 'End') return (isCommand ? lists.at(-1)?.ids : ids)?.at(-1) ?? null;
    if (key === 'ArrowDown') return ids[index + 1] ?? after;
    if (key === 'ArrowUp') return ids[index - 1] ?? before;
    // A page stops at the end of a list, and goes on to the next from there.
    const rows = this.#scroll.pageRows;
    if (key === 'PageDown')
      return index === ids.length - 1
        ? after
        : (ids[Math.min(index + rows, ids.length - 1)] ?? null);
    return index === 0 ? before : (ids[Math.max(index - rows, 0)] ?? null);
  }

  /** To the next note that begins with the letters typed; `false` where the letter is one of the wall's keys instead. */
  #jump(letter: string, at: number, from: string, command: string): boolean {
    const { notes } = this.#model.state.wall;
    const order = this.#lists.order();
    const found = this.#typeahead.type(
      letter.toLowerCase(),
      at,
      { length: order.length, at: (index) => notes.get(order[index] ?? '')?.note.text },
      order.indexOf(from),
    );
    const id = order[found];
    if (id === undefined) return !WALL_KEYS.has(command);
    this.#choice.moved(from, id, false);
    this.place.goTo(id);
    return true;
  }

  #digit(digit: string, id: string): void {
    if (digit === '0' && this.#numbers.typed === '') return this.moveOut(this.#choice.meant(id));
    const answer = this.#numbers.press(digit);
    this.#stopDigits();
    if (answer.kind === 'go') this.#moveTo(answer.number, id);
    else if (answer.kind === 'none') this.#refuse(t('outline.noGroup', { number: answer.number }));
    else
      this.#stopDigits = this.#model.scene.clock.later(DIGIT_PAUSE_MS, () =>
        this.#moveTo(answer.number, id),
      );
  }

  #forgetDigits(): void {
    this.#stopDigits();
    this.#numbers.clear();
  }

  #moveTo(number: number, id: string): void {
    this.#forgetDigits();
    const group = this.#numbers.group(number, this.#model.scene.clock.now());
    const cluster = this.#model.state.wall.clusters.get(group?.id ?? '');
    if (!group || !cluster) this.#refuse(t('outline.noGroup', { number }));
    else if (group.isFresh)
      this.#refuse(t('outline.freshGroup', { number, name: titleOf(cluster) }));
    else this.moveToGroup(cluster.id, this.#choice.meant(id));
  }

  #refuse(text: string): void {
    this.#model.say(text, { kind: 'refused', shown: true });
  }

  /** Moves notes into a group; none is chosen then. */
  moveToGroup(cluster: string, notes: readonly string[]): void {
    const model = this.#model;
    const coming = notes.filter((id) => model.state.wall.notes.get(id)?.cluster !== cluster);
    if (coming.length > 0 && model.run(dropOnCluster(model.view, cluster, coming)))
      model.selection.letNotesGo();
    else this.#refuse(t('outline.alreadyThere', { count: notes.length }));
  }

  /** Takes notes out of their groups; none is chosen then. */
  moveOut(notes: readonly string[]): void {
    if (this.#model.run(takeOut(this.#model.view, notes))) this.#model.selection.letNotesGo();
    else this.#refuse(t('outline.inNoGroup', { count: notes.length }));
  }
}
