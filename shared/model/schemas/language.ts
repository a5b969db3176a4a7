import { SPOKEN } from '../../words/languages.ts';
import { oneOf } from './schema.ts';

export const LanguageSchema = oneOf(SPOKEN);
