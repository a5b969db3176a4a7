import { expect, type Locator, type Page } from '@playwright/test';
import { beginning, said, t } from '../support/words.ts';

/** The facilitator's console. */
export class ConsolePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByRole('heading', { name: said('console.needs') })).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  press(name: string | RegExp): Promise<void> {
    return this.button(name).click();
  }

  async goTo(step: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: beginning(step) })
      .click();
    await this.isAt(step);
  }

  async isAt(step: string): Promise<void> {
    await expect(this.page.locator('.run-step[aria-current="step"]')).toContainText(step);
  }

  /** Opens a step of the run that is being changed. */
  async openInRun(title: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: title }).click();
  }

  /** A line of one of the open step's lists, from 1; leaving it keeps it. */
  lineOfRun(list: string, number: number): Locator {
    return this.page
      .getByRole('group', { name: list, exact: true })
      .getByLabel(t('run.line', { number }), { exact: true });
  }

  async openTab(tab: 'notes' | 'people' | 'keep'): Promise<void> {
    await this.page.getByRole('tab', { name: beginning(t(`console.tabs.${tab}`)) }).click();
  }

  /** Presses a button in the open dialog. */
  async answer(name: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  }

  note(id: string): Locator {
    return this.page.locator(`[data-note="${id}"]`);
  }

  person(id: string): Locator {
    return this.page.locator(`[data-person="${id}"]`);
  }

  get last(): Locator {
    return this.page.getByTestId('last-action');
  }

  async undo(): Promise<void> {
    await this.last.getByRole('button').click();
  }
}
