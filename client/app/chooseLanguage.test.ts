import { expect, it } from 'vitest';
import { comeAnew } from './chooseLanguage.ts';

it('leaves the page only where a server answers, and else says why it stays', async () => {
  const done: string[] = [];
  const come = (answers: boolean): Promise<void> =>
    comeAnew(
      () => done.push('gone'),
      () => Promise.resolve(answers),
      () => done.push('stayed'),
    );
  await come(false);
  await come(true);
  expect(done).toEqual(['stayed', 'gone']);
});
