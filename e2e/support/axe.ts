import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

declare global {
  interface Window {
    axe: { run: (within: object, options: object) => Promise<AxeResults> };
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each thing found, with where it is. */
const linesOf = ({ violations }: AxeResults): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help} — ${node.target.join(' ')} ${[...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ')}`,
    ),
  );

/** What axe finds on a page or `within` a part of it, and how many of its rules had something to look at. `only` some of them, by name. */
export async function runAxe(
  page: Page,
  { within, only }: { within?: string; only?: readonly string[] } = {},
): Promise<{ found: string[]; looked: number }> {
  // Through the debugger, for a page's policy takes no foreign scripts.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const results = await page.evaluate(
    ([part, rules]) =>
      window.axe.run(part === null ? document : { include: [part] }, {
        resultTypes: ['violations'],
        // It would fetch every stylesheet again, for a rule that is not asked.
        preload: false,
        ...(rules === null ? {} : { runOnly: rules }),
      }),
    [within ?? null, only ?? null] as const,
  );
  return { found: linesOf(results), looked: results.passes.length };
}
