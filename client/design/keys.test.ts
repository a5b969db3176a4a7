import { describe, expect, test } from 'vitest';
import { commandKey, isComposing, typedDigit } from './keys.ts';

describe('commands by key', () => {
  test.each([
    ['QWERTY', 'z', 'KeyZ', 'z'],
    ['QWERTY with caps lock', 'Z', 'KeyZ', 'z'],
    ['QWERTZ', 'z', 'KeyY', 'z'],
    ['AZERTY', 'z', 'KeyW', 'z'],
    ['Dvorak', 'z', 'Slash', 'z'],
    ['Dvorak, another key where QWERTY has Z', ';', 'KeyZ', ';'],
    ['Russian', 'я', 'KeyZ', 'z'],
    ['Ukrainian', 'Я', 'KeyZ', 'z'],
    ['Greek', 'ζ', 'KeyZ', 'z'],
    ['Hebrew', 'ז', 'KeyZ', 'z'],
    ['Arabic', 'ئ', 'KeyZ', 'z'],
    ['Arabic, a key of two letters', 'لا', 'KeyB', 'b'],
    ['Georgian', 'ზ', 'KeyZ', 'z'],
    ['Thai', 'ผ', 'KeyZ', 'z'],
    ['Hangul', 'ㅋ', 'KeyZ', 'z'],
    ['Russian', 'щ', 'KeyO', 'o'],
    ['Russian', 'т', 'KeyN', 'n'],
    ['Hebrew', 'ע', 'KeyG', 'g'],
    ['Arabic', 'ظ', 'Slash', '/'],
    ['Russian', '.', 'Slash', '/'],
    ['Hebrew, where it writes it', '/', 'KeyQ', '/'],
    ['German', '-', 'Slash', '-'],
    ['German', '/', 'Digit7', '/'],
    ['any', 'Escape', 'Escape', 'Escape'],
    ['any', ' ', 'Space', ' '],
    ['AZERTY', '-', 'Digit6', '-'],
    ['a page without codes', 'я', '', 'я'],
  ])('%s: %s at %s is %s', (_layout, key, code, command) =>
    expect(commandKey({ key, code })).toBe(command),
  );

  test.each([
    ['QWERTY', '3', 'Digit3', false, '3'],
    ['AZERTY with Shift', '3', 'Digit3', true, '3'],
    ['AZERTY without', '"', 'Digit3', false, '3'],
    ['AZERTY, a letter', 'é', 'Digit2', false, null],
    ['QWERTY with Shift, a sign', '#', 'Digit3', true, null],
    ['Arabic', '٣', 'Digit3', false, '3'],
    ['Persian', '۳', 'Digit3', false, '3'],
    ['Devanagari', '३', 'Digit3', false, '3'],
    ['full width', '３', 'Digit3', false, '3'],
    ['number pad', '3', 'Numpad3', false, '3'],
    ['a letter', 'e', 'KeyE', false, null],
    ['an arrow', 'ArrowUp', 'ArrowUp', false, null],
    ['Dvorak', '7', 'Digit7', false, '7'],
  ])('%s: %s at %s (Shift: %s) is the digit %s', (_layout, key, code, shiftKey, digit) =>
    expect(typedDigit({ key, code, shiftKey })).toBe(digit),
  );

  test('where no words can be typed to, AZERTY’s letters in the row of digits are digits', () => {
    expect(typedDigit({ key: 'à', code: 'Digit0' }, true)).toBe('0');
  });
});

test.each([
  ['the browser says so', { key: 'Escape', isComposing: true }, true],
  ['in React’s event', { key: 'Enter', nativeEvent: { isComposing: true } }, true],
  ['Safari’s last Enter, by its number', { key: 'Enter', keyCode: 229 }, true],
  ['the same in React’s', { key: 'Enter', nativeEvent: { keyCode: 229 } }, true],
  ['a key the input method took', { key: 'Process' }, true],
  ['a plain Escape', { key: 'Escape', isComposing: false, keyCode: 27 }, false],
])('%s: a word is being composed: %o → %s', (_what, press, answer) =>
  expect(isComposing(press)).toBe(answer),
);
