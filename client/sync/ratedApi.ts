import type { Role } from '../../shared/model/person.ts';
import { callsTo } from './request.ts';

const spoken = (): string => `language=${document.documentElement.lang}`;

/** What a page asks to show what people rate, and put their names to. A part of `wallApi`. */
export function ratedApi(wall: string, as: Role) {
  const call = callsTo(wall, as);
  return {
    ratings: (step: string) => call('GET', `/ratings/${step}?${spoken()}`),
    results: (step: string) => call('GET', `/ratings/${step}/results?${spoken()}`),
    claims: (step: string) => call('GET', `/claims/${step}?${spoken()}`),
  };
}
