import { expect, type Locator, type Page } from '@playwright/test';
import type { CommitmentKind, TableDuty } from '../../shared/model/table.ts';
import { beginning, either, said, t } from '../support/words.ts';

/** A table's page with its sheet. */
export class SheetPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async isOpen(): Promise<void> {
    await expect(this.text()).toBeVisible();
  }

  text(): Locator {
    return this.page.getByRole('textbox', { name: said('sheet.label') });
  }

  /** Types under the question with this number, from 1, after what stands there. */
  async write(question: number, words: string): Promise<void> {
    const answer = this.text()
      .locator('h2')
      .nth(question - 1)
      .locator('xpath=following-sibling::*[1]');
    // Others type above, and the line moves away under the pointer: look where the caret stands, as a person would.
    await expect(async () => {
      await answer.click();
      expect(
        await answer.evaluate((line) => line.contains(document.getSelection()?.anchorNode ?? null)),
      ).toBe(true);
    }).toPass();
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(words);
    await this.shows(words);
  }

  async shows(words: string): Promise<void> {
    await expect(this.text()).toContainText(words);
  }

  async saved(): Promise<void> {
    await expect(
      this.page.getByRole('status').filter({ hasText: t('sheet.saved.saved') }),
    ).toBeVisible();
  }

  /** "Before you leave", beside the sheet. */
  async decide(choice: { again?: 'yes' | 'no'; kind?: CommitmentKind }): Promise<void> {
    await this.page
      .getByRole('button', { name: either(t('sheet.leave.decide'), t('sheet.leave.look')) })
      .click();
    const dialog = this.page.getByRole('dialog', { name: t('sheet.leave') });
    for (const option of [
      choice.again && t(`decide.again.${choice.again}`),
      choice.kind && t(`commitment.${choice.kind}`),
    ]) {
      if (!option) continue;
      const button = dialog.getByRole('button', { name: beginning(option) });
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
    }
    await dialog.getByRole('button', { name: t('sheet.leave.done') }).click();
    await expect(dialog).toHaveCount(0);
  }

  async take(duty: TableDuty): Promise<void> {
    await this.page
      .getByRole('region', { name: t('sheet.roles') })
      .getByRole('button', { name: t(`duty.${duty}.take`) })
      .click();
  }
}
