import { expect, type Locator, type Page } from '@playwright/test';
import { readSheet } from '../../shared/documents/sheet.ts';
import { plainText, type SheetBlock } from '../../shared/model/sheet.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { openDocument } from './arrangementDocument.ts';
import type { SeededWall } from './seedWall.ts';
import { said, t } from './words.ts';

export const sheetOf = (page: Page): Locator =>
  page.getByRole('textbox', { name: said('sheet.label') });
/** Puts the caret at the end of the answer to the question with this number, from 1. */
export async function goToAnswer(page: Page, number: number): Promise<void> {
  await sheetOf(page)
    .locator('h2')
    .nth(number - 1)
    .locator('xpath=following-sibling::*[1]')
    .click();
  await page.keyboard.press('End');
}
export const isSaved = (page: Page): Promise<void> =>
  expect(page.getByText(t('sheet.saved.saved'), { exact: true })).toBeVisible();

/** The first answer as it is shown; carets have no text. */
export const firstLine = async (page: Page): Promise<string> =>
  (await sheetOf(page).locator('p').first().textContent()) ?? '';

/** What the server itself holds. */
export async function linesOnServer(wall: SeededWall, table: TableRow): Promise<string[]> {
  const lines = (blocks: readonly SheetBlock[]): string[] =>
    blocks.flatMap((block) =>
      block.type === 'list'
        ? block.items.flatMap((item) => lines(item.blocks))
        : [plainText(block.text)],
    );
  const opened = await openDocument(
    wall.origin,
    wall.wallId,
    `table/${table.tableId}`,
    wall.tokens.facilitator,
  );
  const found = lines(readSheet(opened.doc));
  opened.close();
  return found;
}

/** Pastes as a person does who copied it elsewhere. */
export const paste = (
  page: Page,
  kind: 'text/html' | 'text/plain',
  content: string,
): Promise<void> =>
  sheetOf(page).evaluate(
    (element, [type, text]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(type as string, text as string);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [kind, content],
  );
