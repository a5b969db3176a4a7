import type { Person } from '../../shared/model/person.ts';

export interface PersonRow extends Person {
  id: string;
}
