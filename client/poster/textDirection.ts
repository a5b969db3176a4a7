/** Direction of people's words by their first letter that has one; `ltr` where none has. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const strong = /\p{L}/u.exec(text)?.[0];
  return strong !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|\ud83a|\ud802|\ud803/u.test(strong) ? 'rtl' : 'ltr';
}
