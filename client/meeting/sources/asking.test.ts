import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
import { ApiProblem, Unreachable } from '../../sync/request.ts';
import { TestPorts } from '../../sync/testing.ts';
import { Asking, type Asked, type AskingRules } from './asking.ts';
import { problemSaid } from '../../words/problemSaid.ts';

const refusal = (code: ProblemCode): ApiProblem =>
  new ApiProblem({ code, status: PROBLEMS[code].status, detail: problemSaid({ code }) });

/** Something that is asked for; each question is answered by hand, in any order. */
class Question {
  readonly ports = new TestPorts();
  readonly heard: Asked<string>[] = [];
  /** When each was asked, ms. */
  readonly at: number[] = [];
  isHidden = false;
  readonly #open: { yes(answer: string): void; no(error: Error): void }[] = [];
  readonly asks: Asking<string>;

  constructor(rules: AskingRules) {
    this.asks = new Asking(
      () => {
        this.at.push(Math.round(this.ports.elapsed()));
        return new Promise((yes, no) => void this.#open.push({ yes, no }));
      },
      (asked) => void this.heard.push(asked),
      rules,
      { ...this.ports, isHidden: () => this.isHidden },
    );
  }

  async answer(which: number, answer: string | Error): Promise<void> {
    if (typeof answer === 'string') this.#open[which]?.yes(answer);
    else this.#open[which]?.no(answer);
    await this.ports.pass(0);
  }
  get last(): string | undefined {
    const asked = this.heard.at(-1);
    return asked?.state === 'answered' ? asked.answer : asked?.state;
  }
}
const RULES: AskingRules = { everyMs: 1_000, spreadMs: 500 };

describe('a reason', () => {
  it('asks at once the first time, then at most so often, spread by chance', async () => {
    const question = new Question(RULES);
    question.asks.want();
    await question.ports.pass(0);
    await question.answer(0, 'a');
    expect(question.last).toBe('a');
    for (let n = 0; n < 5; n += 1) question.asks.want();
    await question.ports.pass(10_000);
    // `chance` is 1 here: as late as it gets.
    expect(question.at).toEqual([0, 1_500]);
    await question.answer(1, 'b');
    question.asks.want();
    await question.ports.pass(10_000);
    expect(question.at).toEqual([0, 1_500, 10_500]);
  });

  it('that comes while it is being asked is not forgotten', async () => {
    const question = new Question(RULES);
    question.asks.want();
    await question.ports.pass(200);
    question.asks.want();
    question.asks.want();
    await question.answer(0, 'before');
    expect(question.last).toBe('before');
    await question.ports.pass(5_000);
    expect(question.at).toEqual([0, 1_500]);
  });

  it('of one’s own does not wait, and what it overtakes counts no more', async () => {
    const question = new Question(RULES);
    question.asks.want();
    await question.ports.pass(0);
    question.asks.now();
    expect(question.at).toEqual([0, 0]);
    await question.answer(1, 'after');
    await question.answer(0, 'before');
    expect(question.heard).toEqual([{ state: 'answered', answer: 'after' }]);
  });
});

describe('no answer', () => {
  it.each([new Unreachable('no'), refusal('busy'), refusal('rate-limited')])(
    'is asked for again, later each time: %s',
    async (error) => {
      const question = new Question(RULES);
      question.asks.want();
      await question.ports.pass(0);
      for (let which = 0; which < 4; which += 1) {
        await question.answer(which, error);
        expect(question.last).toBe('silent');
        // A reason does not hurry it.
        question.asks.want();
        await question.ports.pass(800 * 2 ** which);
      }
      expect(question.at).toEqual([0, 800, 2_400, 5_600, 12_000]);
      await question.answer(4, 'there');
      question.asks.kick();
      expect(question.at).toHaveLength(5);
    },
  );

  it('is asked for at once when the network is back', async () => {
    const question = new Question(RULES);
    question.asks.want();
    await question.ports.pass(0);
    await question.answer(0, new Unreachable('no'));
    await question.ports.pass(100);
    question.asks.kick();
    expect(question.at).toEqual([0, 100]);
  });
});

it('that is refused is told, and asked again only for a reason', async () => {
  const question = new Question(RULES);
  question.asks.now();
  await question.answer(0, refusal('gallery-closed'));
  expect(question.heard).toMatchObject([
    { state: 'refused', code: 'gallery-closed', detail: problemSaid({ code: 'gallery-closed' }) },
  ]);
  question.asks.kick();
  await question.ports.pass(60_000);
  expect(question.at).toHaveLength(1);
  question.asks.want();
  await question.ports.pass(500);
  expect(question.at).toHaveLength(2);
});

describe('what is looked at again by itself', () => {
  const AGAIN: AskingRules = { everyMs: 1_000, spreadMs: 0, againMs: 10_000 };

  it('is, while somebody looks at the page, and no more once nobody does', async () => {
    const question = new Question(AGAIN);
    question.asks.now();
    await question.answer(0, 'a');
    await question.ports.pass(13_000);
    expect(question.at).toEqual([0, 13_000]);
    await question.answer(1, 'b');
    question.isHidden = true;
    await question.ports.pass(40_000);
    expect(question.at).toHaveLength(2);
    question.isHidden = false;
    await question.ports.pass(13_000);
    expect(question.at).toHaveLength(3);
    await question.answer(2, 'c');
    question.asks.leave();
    expect(question.ports.waiting).toBe(0);
    await question.ports.pass(60_000);
    expect(question.at).toHaveLength(3);
  });

  it('does not wait for its turn when there is a reason', async () => {
    const question = new Question(AGAIN);
    question.asks.now();
    await question.answer(0, 'a');
    await question.ports.pass(2_000);
    question.asks.want();
    await question.ports.pass(0);
    expect(question.at).toEqual([0, 2_000]);
  });

  it('is heard once more where it was left while it was asked, and that is all', async () => {
    const question = new Question(AGAIN);
    question.asks.now();
    question.asks.leave();
    await question.answer(0, new Unreachable('no'));
    await question.ports.pass(60_000);
    expect(question.at).toHaveLength(1);
    expect(question.last).toBe('silent');
    question.asks.kick();
    expect(question.at).toHaveLength(1);
  });
});
