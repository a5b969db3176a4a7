import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../shared/model/table.ts';
import type { Command } from '../meeting/outbox/commandMeanings.ts';
import { openLingering } from '../meeting/outbox/openCommands.ts';
import type { Kept, Progress } from '../meeting/outbox/outbox.ts';
import { TestPorts, TestShelf } from '../sync/testing.ts';
import { ContactForm } from './ContactForm.tsx';
import { contactDraft } from './contactDraft.ts';
import { writeDraft } from './drafts.ts';
import { HomeLink } from './HomeLink.tsx';
import { RefusedCommand } from './RefusedCommand.tsx';
import { StateScreen } from './StateScreen.tsx';

/** What stands on it, for eyes and ears: tags away, one space between words. */
const wordsOf = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
const show = (element: JSX.Element): { markup: string; words: string } => {
  const markup = renderToStaticMarkup(element);
  return { markup, words: wordsOf(markup) };
};

describe('a whole page that says one thing', () => {
  it('says it to eyes and ears, and where to go', () => {
    const { markup, words } = show(
      <StateScreen
        title="This wall has ended"
        text="A facilitator deleted it."
        link={{ href: '/', words: 'Start another wall' }}
      >
        <p>Your words are kept.</p>
      </StateScreen>,
    );
    expect(words.replace(/ Language English .*$/, '')).toBe(
      'This wall has ended A facilitator deleted it. Your words are kept. Start another wall',
    );
    expect(markup).toMatch(/<main[^>]*>.*<h1>This wall has ended<\/h1><p role="status">/);
    expect(markup).toContain('href="/"');
  });

  it('has no link where there is none', () => {
    expect(show(<StateScreen title="Opening the wall…" text="One moment." />).markup).not.toContain(
      '<a',
    );
  });
});

describe('the way back', () => {
  it.each([
    ['facilitator', '/w/w1/console?as=facilitator', 'Console'],
    ['volunteer', '/w/w1/wall?as=volunteer', 'The wall'],
    ['participant', '/j/HUA42K', 'My page'],
  ] as const)('leads a %s to %s', (as, href, label) => {
    const { markup, words } = show(<HomeLink wall="w1" as={as} joinCode="HUA42K" />);
    expect(markup).toContain(`href="${href}"`);
    expect(words).toBe(label);
  });

  it('is none for the projector, which follows by itself', () => {
    expect(show(<HomeLink wall="w1" as="projector" joinCode="HUA42K" className="x" />).markup).toBe(
      '',
    );
  });
});

describe('how to reach somebody', () => {
  const contact = { text: 'hana@example.org', shownTo: 'table' } as const;
  const form = (more: { contact: typeof contact | null; isOpen?: boolean }): string =>
    show(<ContactForm wall="w1" send={() => undefined} {...more} />).markup;
  const typing = (fields: object | undefined): void => writeDraft(contactDraft('w1'), fields);

  it('is asked for lightly, and shown with who reads it', () => {
    expect(wordsOf(form({ contact: null }))).toMatch(
      /How to reach me .* Leave an address or a number$/,
    );
    const words = wordsOf(form({ contact }));
    expect(words).toContain('hana@example.org Read by facilitators and your table.');
    expect(words).toContain('Take it away');
    expect(form({ contact })).not.toContain('<input');
  });

  it('is a form at once in a dialog, with nothing to keep before anything is typed', () => {
    const markup = form({ contact, isOpen: true });
    expect(markup).toContain('value="hana@example.org"');
    expect(wordsOf(markup)).toContain('Take it away');
    expect(wordsOf(markup)).not.toContain('Keep my contact');
  });

  it('is there again half typed after a reload, and says that it is not saved', () => {
    typing({ editing: true, text: 'hana@exa', shownTo: 'facilitators' });
    for (const isOpen of [true, false]) {
      const markup = form({ contact, isOpen });
      expect(markup).toContain('value="hana@exa"');
      expect(wordsOf(markup)).toMatch(/Not saved yet\. Keep my contact Leave it$/);
    }
    typing(undefined);
  });
});

describe('what the server said no to', () => {
  const tables: TableRow[] = [{ tableId: 't', number: 4, clusterId: 'c', name: 'Rivers' }];
  const commands = openLingering(
    new TestShelf<Kept<Command>>(),
    () => Promise.resolve({ kind: 'done' }),
    new TestPorts(),
  );
  const question: Command = {
    kind: 'visit',
    visit: { id: 'v', table: 't', kind: 'question', text: 'Who pays?' },
  };
  const entry = (intent: Command, progress: Progress): Kept<Command> => ({
    id: 'k',
    at: 1,
    intent,
    progress,
    notBefore: 0,
    before: null,
  });
  const refused = (intent: Command, code: string, quotes = true): string =>
    show(
      <RefusedCommand
        entry={entry(intent, { state: 'refused', code, detail: '' })}
        commands={commands}
        session={{ tables }}
        quotes={quotes}
      />,
    ).words;

  it('is said with the reason, the words, and what can be done', () => {
    const words = refused(question, 'table-closed');
    expect(words).toContain('Your question did not reach table 4. It is closed now. Who pays?');
    expect(words).toMatch(/Copy.*Try again Throw away$/);
  });

  it('offers to put words over somebody else’s, and no second try of what never works', () => {
    const reword: Command = { kind: 'edit-connection', id: 'c', edit: { text: 'Mine.', was: [] } };
    expect(refused(reword, 'changed-meanwhile')).toMatch(/Mine\..*Put mine instead Throw away$/);
    expect(refused(question, 'text-too-long')).not.toContain('Try again');
  });

  it('shows no words twice, and none where there are none', () => {
    expect(refused(question, 'table-closed', false)).not.toContain('Who pays?');
    const sit: Command = { kind: 'me', edit: { table: 't' } };
    expect(refused(sit, 'table-closed')).toBe(
      'You could not sit down at table 4. It is closed now. All right',
    );
  });

  it('is nothing while it may still arrive', () => {
    for (const state of ['waiting', 'saved'] as const)
      expect(
        show(
          <RefusedCommand
            entry={entry(question, { state })}
            commands={commands}
            session={{ tables }}
            quotes
          />,
        ).markup,
      ).toBe('');
  });
});
