import { Component, Fragment, type ReactNode } from 'react';
import type { PageCare } from './pageCare.ts';
import type { TypedWords } from './typedWords.ts';

/** A second failure within this time is the same one: the page then stands still instead of breaking for ever. ms */
const SAME_WITHIN_MS = 20_000;

interface State {
  /** Counts drawings anew. */
  drawing: number;
  /** What broke it last, one object each time, and what it was drawn anew for. */
  broke: object | null;
  mended: object | null;
}

interface Props {
  children: ReactNode;
  care: PageCare | null;
  /** Where it comes later than the page: how to fetch it. */
  load?: () => Promise<PageCare>;
}

/** Around a whole page: when drawing it fails, it is drawn anew with what had been typed, and says so. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { drawing: 0, broke: null, mended: null };
  #care = this.props.care;
  #failedAt = -Infinity;
  /** Said once what looks after the page is here. */
  #unsaid: { typed: readonly TypedWords[]; still: boolean } | null = null;

  static getDerivedStateFromError(): Partial<State> {
    return { broke: {} };
  }

  override componentDidMount(): void {
    if (this.state.broke) this.#recover([]);
    else if (this.#care) this.#restore(this.#care);
  }

  /** The last moment in which what had been typed is on the page. */
  override getSnapshotBeforeUpdate(_: unknown, before: State): readonly TypedWords[] | null {
    return before.broke === this.state.broke ? null : (this.#care?.readTypedWords() ?? []);
  }

  override componentDidUpdate(
    _: unknown,
    _before: State,
    typed: readonly TypedWords[] | null,
  ): void {
    if (typed !== null) this.#recover(typed);
  }

  #recover(now: readonly TypedWords[]): void {
    const still = performance.now() - this.#failedAt < SAME_WITHIN_MS;
    this.#failedAt = performance.now();
    // What was not put back yet is still missing.
    const typed = [
      ...now,
      ...(this.#care?.readKept() ?? []).filter(
        ({ field }) => !now.some((each) => each.field === field),
      ),
    ];
    this.#care?.keepForReload(typed);
    if (!still) this.#drawAgain();
    this.#unsaid = { typed, still };
    if (this.#care) this.#say(this.#care);
    else this.fetchCare();
  }

  #say(care: PageCare): void {
    if (this.#unsaid) care.sayRecovered(this.#unsaid.typed, this.#unsaid.still);
    this.#unsaid = null;
  }

  /** After a reload: what had been typed before. */
  #restore(care: PageCare): void {
    const typed = care.readKept();
    if (typed.length > 0) care.sayRecovered(typed, false);
  }

  /** Fetches what looks after the page. Where a translator was faster, all is drawn once more, with texts that are looked after. */
  fetchCare = (): void => {
    this.props.load?.().then(
      (care) => {
        if (this.#care) return;
        this.#care = care;
        care.keepTexts();
        if (this.#unsaid) return this.#say(care);
        if (document.querySelector('font')) this.#drawAgain();
        this.#restore(care);
      },
      () => undefined,
    );
  };

  #drawAgain(): void {
    this.setState(({ drawing, broke }) => ({ drawing: drawing + 1, mended: broke }));
  }

  override render(): ReactNode {
    const { drawing, broke, mended } = this.state;
    return broke === mended && <Fragment key={drawing}>{this.props.children}</Fragment>;
  }
}
