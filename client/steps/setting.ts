import type { ScriptWords, StepKind } from '../../shared/scripts/script.ts';

/** What a setting is called in the editor: `run.set.<label>` says it. */
export type SettingLabel =
  | 'title'
  | 'ask'
  | 'say'
  | 'minutes'
  | 'at'
  | 'prompts'
  | 'reveal'
  | 'noteForm'
  | 'perPerson'
  | 'break'
  | 'ways'
  | 'papers'
  | 'reading'
  | 'notFor'
  | 'order'
  | 'results'
  | 'budget'
  | 'connectTo'
  | 'goal'
  | 'groupers'
  | 'tablesFrom'
  | 'size'
  | 'rounds'
  | 'roundMinutes'
  | 'per'
  | 'turn'
  | 'everyoneUpTo'
  | 'duties'
  | 'dutyPeople'
  | 'questions'
  | 'again'
  | 'commitments'
  | 'liaison'
  | 'owner'
  | 'ownerName'
  | 'rateOf'
  | 'claimOf'
  | 'rateForm'
  | 'each'
  | 'own'
  | 'raters'
  | 'shown'
  | 'names'
  | 'fewest'
  | 'roles'
  | 'rolePeople'
  | 'claimers'
  | 'due'
  | 'walkMode'
  | 'stops'
  | 'stopMinutes'
  | 'swap'
  | 'onItsOwn'
  | 'connectOf'
  | 'connectors'
  | 'relations'
  | 'reportOf'
  | 'reportOrder'
  | 'turnMinutes'
  | 'pack'
  | 'next'
  | 'label'
  | 'hint'
  | 'required'
  | 'options'
  | 'dots'
  | 'chars'
  | 'least'
  | 'most'
  | 'unit'
  | 'severalOf'
  | 'name'
  | 'means';

/** Lists of choices, each with its own words: `run.choice.<list>.<option>`. */
export type ChoiceList =
  | 'reveal'
  | 'ways'
  | 'groupers'
  | 'per'
  | 'turn'
  | 'raters'
  | 'shown'
  | 'rolePeople'
  | 'walkMode'
  | 'connectOf'
  | 'connectTo'
  | 'connectors'
  | 'results'
  | 'reportOf'
  | 'reportOrder'
  | 'pack';

/** How long words may be: a name, one line, a paragraph, a page. */
export type WordsLength = 'label' | 'ask' | 'text' | 'reading';

interface Named {
  /** Where it stands in its step or thing: `minutes`, `break.minutes`. */
  name: string;
  label: SettingLabel;
  /** Only of things of these kinds. */
  only?: readonly string[];
}

/** Something with an id that a step has several of: a round, a field of a form. */
export interface NewThing {
  id: string;
  kind?: string;
}

/** One setting of a step as the editor offers it. */
export type Setting =
  | (Named & { as: 'words'; length: WordsLength; isOptional?: true })
  /** `isOptional`: may be left empty, also of a thing that is of this kind alone. */
  | (Named & { as: 'number'; min: number; max: number; isOptional?: true })
  | (Named & { as: 'range'; min: number; max: number })
  | (Named & { as: 'clock' })
  /** `otherwise`: what is meant where nothing stands; of a step's own settings `settingsOf` says it. */
  | (Named & { as: 'choice'; list: ChoiceList; options: readonly string[]; otherwise?: string })
  /** `on`: what stands there where it is switched on; otherwise `true`. `words`: something to read until it has its own. */
  | (Named & { as: 'switch'; on?: (words: ScriptWords) => unknown })
  | (Named & { as: 'several'; list: ChoiceList; options: readonly string[] })
  | (Named & { as: 'lines'; length: WordsLength; max: number })
  | (Named & { as: 'papers' })
  | (Named & {
      as: 'things';
      max: number;
      fields: readonly Setting[];
      /** Kinds of things, where there are several; what each begins with beside its id and kind. */
      kinds?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      /** What a new one begins with; `words`: something to read until it has its own. */
      first: (thing: NewThing, words: ScriptWords) => Readonly<Record<string, unknown>>;
      /** Ids for which the product has words. */
      known?: readonly string[];
    })
  | (Named & { as: 'source'; sources: readonly string[] })
  /** A step before of this kind, or none. */
  | (Named & { as: 'step'; kind: StepKind })
  | (Named & { as: 'each' })
  | (Named & { as: 'budget' })
  | (Named & { as: 'due' })
  | (Named & { as: 'next' });

/** What of a kind can be changed: at first sight, and behind "more". */
export interface KindSettings {
  kind: StepKind;
  first: readonly Setting[];
  more: readonly Setting[];
}
