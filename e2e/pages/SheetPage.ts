import { expect, type Locator, type Page } from '@playwright/test';

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
    return this.page.getByRole('textbox', { name: /^Sheet of table/ });
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
    await expect(this.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  }

  /** "Before you leave", beside the sheet. */
  async decide(choice: {
    again?: 'Yes' | 'No';
    kind?: 'Activator' | 'Supporter' | 'Observer';
  }): Promise<void> {
    await this.page.getByRole('button', { name: /^(Decide now|Look at it again)/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Before you leave' });
    for (const option of [choice.again, choice.kind]) {
      if (!option) continue;
      const button = dialog.getByRole('button', { name: new RegExp(`^${option}`) });
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
    }
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toHaveCount(0);
  }

  async take(role: 'facilitate' | 'take notes' | 'report back'): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Roles' })
      .getByRole('button', { name: new RegExp(`${role}$`, 'i') })
      .click();
  }
}
