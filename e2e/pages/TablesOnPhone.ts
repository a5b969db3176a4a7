import { expect, type Locator, type Page } from '@playwright/test';
import type { Relation } from '../../shared/model/gallery.ts';
import type { CommitmentKind } from '../../shared/model/table.ts';
import { KEPT } from './PhonePage.ts';
import { beginning, either, said, t } from '../support/words.ts';

/** A participant's phone from the tables on. */
export class TablesOnPhone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async chooseFromList(name: string): Promise<void> {
    await this.page
      .getByRole('list', { name: t('phone.choose.list') })
      .getByRole('button', { name: new RegExp(name) })
      .click();
    await this.sitsAt(name);
  }

  async chooseByNumber(number: number, name: string): Promise<void> {
    await this.page.getByLabel(t('phone.number.table')).fill(String(number));
    await this.page.getByRole('button', { name: t('phone.choose.sit'), exact: true }).click();
    await this.sitsAt(name);
  }

  /** At the table's own link, from its tent. */
  async takeOffer(name: string): Promise<void> {
    await this.page.getByRole('button', { name: t('sheet.sit.here.down') }).click();
    await this.sitsAt(name);
  }

  async sitsAt(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: t('phone.members') })).toBeVisible();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  press(name: string | RegExp): Promise<void> {
    return this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  async spoken(): Promise<void> {
    await this.press(t('phone.intro.spoken'));
  }

  async step(step: 'introduce' | 'roles' | 'talk' | 'decide'): Promise<void> {
    await this.page
      .getByRole('group', { name: t('phone.table.steps') })
      .getByRole('button', { name: t(`phone.table.step.${step}`) })
      .click();
  }

  async decide(choice: { again?: 'yes' | 'no'; kind?: CommitmentKind }): Promise<void> {
    await this.step('decide');
    if (choice.again) await this.#choose(t('decide.again'), t(`decide.again.${choice.again}`));
    if (choice.kind) await this.#choose(t('decide.part'), t(`commitment.${choice.kind}`));
  }

  async giveContact(text: string): Promise<void> {
    await this.press(t('contact.add'));
    await this.page.getByLabel(t('contact.label')).fill(text);
    await this.press(t('contact.keep'));
    await expect(this.page.getByText(text)).toBeVisible();
  }

  /** Number of the poster this walker is sent to now; `null` for a host. */
  async goesTo(): Promise<number | null> {
    const heading = this.page.getByRole('heading', {
      level: 1,
      name: either(said('phone.walk.goTo'), t('phone.host.now')),
    });
    await expect(heading).toBeVisible();
    return Number(/\d+/.exec(await heading.innerText())?.[0] ?? NaN) || null;
  }

  async ask(text: string): Promise<void> {
    await this.#open(beginning(t('phone.leave.question')));
    await this.page.getByLabel(t('phone.leave.question.label')).fill(text);
    await this.press(t('phone.leave.question.send'));
    await this.left(text);
  }

  async connect(text: string, relation: Relation, to?: RegExp): Promise<void> {
    await this.#open(beginning(t('phone.leave.connection')));
    await this.#choose(t('phone.threads.how'), t(`relation.${relation}`));
    if (to) {
      const choice = this.page.getByRole('combobox');
      const label = await choice.locator('option').filter({ hasText: to }).first().innerText();
      await choice.selectOption({ label });
    }
    await this.page.getByLabel(t('phone.leave.connection.label')).fill(text);
    await this.press(t('phone.leave.connection.send'));
    await this.left(text);
  }

  async mightJoin(): Promise<void> {
    await this.#open(beginning(t('phone.leave.join')));
    await this.press(t('phone.leave.join.send'));
    await expect(this.page.getByText(t('phone.visit.join.mine'), { exact: true })).toBeVisible();
  }

  /** What this person left here, and that the server has it. */
  async left(text: string): Promise<void> {
    await expect(this.item(text)).toBeVisible();
    await expect(this.item(text)).not.toContainText(either(t('phone.sending'), KEPT));
  }

  /** Among what was left; a connection stands among its poster's connections as well. */
  item(text: string): Locator {
    return this.page.locator('.tb-visit', { hasText: text });
  }

  async answer(question: string, words: string): Promise<void> {
    await this.item(question)
      .getByRole('button', { name: said('phone.answer.give') })
      .click();
    await this.page.getByLabel(t('phone.answer')).fill(words);
    await this.press(t('phone.answer.send'));
    await expect(this.item(question)).toContainText(words);
  }

  /** Taps the row of a radio button, wherever it is not covered. */
  async #choose(group: string, option: string): Promise<void> {
    const choice = this.page.getByRole('group', { name: group });
    await choice
      .locator('label')
      .filter({ hasText: beginning(option) })
      .click();
    await expect(choice.getByRole('radio', { name: beginning(option) })).toBeChecked();
  }

  async #open(action: RegExp): Promise<void> {
    await this.page
      .getByRole('region', { name: t('phone.leave') })
      .getByRole('button', { name: action })
      .click();
  }
}
