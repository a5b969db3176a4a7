import { expect, type Locator, type Page } from '@playwright/test';

/** A participant's phone from the tables on. */
export class TablesOnPhone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async chooseFromList(name: string): Promise<void> {
    await this.page
      .getByRole('list', { name: 'Tables' })
      .getByRole('button', { name: new RegExp(name) })
      .click();
    await this.sitsAt(name);
  }

  async chooseByNumber(number: number, name: string): Promise<void> {
    await this.page.getByLabel('Number on the table').fill(String(number));
    await this.page.getByRole('button', { name: 'Sit down', exact: true }).click();
    await this.sitsAt(name);
  }

  /** At the table's own link, from its tent. */
  async takeOffer(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Sit down here' }).click();
    await this.sitsAt(name);
  }

  async sitsAt(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'At this table' })).toBeVisible();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  press(name: string | RegExp): Promise<void> {
    return this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  async spoken(): Promise<void> {
    await this.press('I’ve spoken');
  }

  async step(name: 'Introduce' | 'Roles' | 'Talk' | 'Decide'): Promise<void> {
    await this.page.getByRole('group', { name: 'Steps' }).getByRole('button', { name }).click();
  }

  async decide(choice: {
    again?: 'Yes' | 'No';
    kind?: 'Activator' | 'Supporter' | 'Observer';
  }): Promise<void> {
    await this.step('Decide');
    if (choice.again) await this.#choose(/Another session/, choice.again);
    if (choice.kind) await this.#choose(/And you/, choice.kind);
  }

  async giveContact(text: string): Promise<void> {
    await this.press('Leave an address or a number');
    await this.page.getByLabel('How to reach me').fill(text);
    await this.press('Keep my contact');
    await expect(this.page.getByText(text)).toBeVisible();
  }

  /** Number of the poster this walker is sent to now; `null` for a host. */
  async goesTo(): Promise<number | null> {
    const heading = this.page.getByRole('heading', {
      level: 1,
      name: /Go to table \d+|You stay with your poster/,
    });
    await expect(heading).toBeVisible();
    return Number(/\d+/.exec(await heading.innerText())?.[0] ?? NaN) || null;
  }

  async ask(text: string): Promise<void> {
    await this.#open(/^Question/);
    await this.page.getByLabel('What would you like to know?').fill(text);
    await this.press('Ask');
    await this.left(text);
  }

  async connect(text: string, relation: 'Reinforces' | 'Supports', to?: RegExp): Promise<void> {
    await this.#open(/^Connection/);
    await this.#choose(/How/, relation);
    if (to) {
      const choice = this.page.getByRole('combobox');
      const label = await choice.locator('option').filter({ hasText: to }).first().innerText();
      await choice.selectOption({ label });
    }
    await this.page.getByLabel('In one sentence, because…').fill(text);
    await this.press('Connect');
    await this.left(text);
  }

  async mightJoin(): Promise<void> {
    await this.#open(/^Might join/);
    await this.press('I might join');
    await expect(this.page.getByText('You said you might join', { exact: true })).toBeVisible();
  }

  /** What this person left here, and that the server has it. */
  async left(text: string): Promise<void> {
    await expect(this.item(text)).toBeVisible();
    await expect(this.item(text)).not.toContainText(/Sending|Kept on this phone/);
  }

  /** Among what was left; a connection stands among its poster's connections as well. */
  item(text: string): Locator {
    return this.page.locator('.tb-visit', { hasText: text });
  }

  async answer(question: string, words: string): Promise<void> {
    await this.item(question)
      .getByRole('button', { name: /^Answer/ })
      .click();
    await this.page.getByLabel('Your answer').fill(words);
    await this.press('Send the answer');
    await expect(this.item(question)).toContainText(words);
  }

  /** Taps the row of a radio button, wherever it is not covered. */
  async #choose(group: RegExp, option: string): Promise<void> {
    const choice = this.page.getByRole('group', { name: group });
    await choice
      .locator('label')
      .filter({ hasText: new RegExp(`^${option}`) })
      .click();
    await expect(choice.getByRole('radio', { name: new RegExp(`^${option}`) })).toBeChecked();
  }

  async #open(action: RegExp): Promise<void> {
    await this.page
      .getByRole('region', { name: 'While you’re here' })
      .getByRole('button', { name: action })
      .click();
  }
}
