import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_NAMES, LANGUAGES } from '../../shared/words/languages.ts';
import { LANGUAGES_OFFERED } from './chooseLanguage.ts';
import { LanguageChoice, LanguageOptions } from './LanguageChoice.tsx';
import { LanguageField } from './LanguageField.tsx';

const options = (markup: string): { value: string; name: string; isChosen: boolean }[] =>
  [...markup.matchAll(/<option([^>]*)>([^<]*)<\/option>/g)].map(
    ([, attributes = '', name = '']) => ({
      value: /value="([^"]*)"/.exec(attributes)?.[1] ?? '',
      name,
      isChosen: attributes.includes('selected'),
    }),
  );

describe('the language of a page', () => {
  it('is chosen among all we speak, each called as those call it who speak it', () => {
    const markup = renderToStaticMarkup(<LanguageChoice />);
    expect(options(markup).map(({ value, name }) => [value, name])).toEqual(
      LANGUAGES.map((language) => [language, LANGUAGE_NAMES[language]]),
    );
    expect(options(markup).filter(({ isChosen }) => isChosen)).toMatchObject([{ value: 'en' }]);
  });

  it('has a name for who cannot see the globe', () => {
    expect(renderToStaticMarkup(<LanguageChoice />)).toContain('>Language</span>');
  });

  it('tells a screen reader which language each name is in', () => {
    for (const { language } of LANGUAGES_OFFERED)
      expect(renderToStaticMarkup(<LanguageOptions chosen="en" />)).toContain(`lang="${language}"`);
  });

  it('that was chosen by name alone is offered where it is chosen, and nowhere else', () => {
    const names = (chosen: string): string[] =>
      options(
        renderToStaticMarkup(
          <select>
            <LanguageOptions chosen={chosen} />
          </select>,
        ),
      ).map(({ value }) => value);
    expect(names('en-XA')).toContain('en-XA');
    expect(names('de')).not.toContain('en-XA');
  });
});

describe('the language of something else', () => {
  const field = (more: { hint?: string } = {}): string =>
    renderToStaticMarkup(
      <LanguageField
        className="files"
        label="Files speak"
        language="de"
        onChange={() => undefined}
        {...more}
      />,
    );

  it('is a field with a name, and what it holds is chosen', () => {
    const markup = field();
    const [, id] = /<select id="([^"]+)"/.exec(markup) ?? [];
    expect(markup).toContain(`for="${id}">Files speak</label>`);
    expect(options(markup).find(({ isChosen }) => isChosen)?.value).toBe('de');
  });

  it('says more about itself only where there is more to say', () => {
    expect(field()).not.toContain('ww-field-hint');
    expect(field({ hint: 'Not this page.' })).toContain('Not this page.');
  });
});
