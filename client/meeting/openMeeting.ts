import type { Role } from '../../shared/model/person.ts';
import { wallApi, type WallApi } from '../sync/api.ts';
import { NO_MEETING, type MeetingState } from './meetingState.ts';
import { viewMaker, type MeetingView } from './meetingView.ts';
import { openCommands, type Commands } from './outbox/openCommands.ts';
import { keepSaid } from './rating/keepSaid.ts';
import { openAnswers, type AnswerRules, type Answers } from './sources/answersSource.ts';
import {
  DESK_RATING_RULES,
  openRatingAnswers,
  PHONE_RATING_RULES,
  type RatingAnswers,
} from './sources/ratingsSource.ts';
import { PAGE_ASKS } from './sources/pageAsks.ts';
import { createStore, type Readable, type Store } from './store.ts';

/** One meeting on one page: what is known of it, what is said to it, and what is asked. */
export interface Meeting extends Readable<MeetingView | null> {
  wallId: string;
  as: Role;
  api: WallApi;
  /** What the sources write. */
  known: Store<MeetingState>;
  commands: Commands;
  answers: Answers;
  /** What is asked of `rate` and `claim` steps. */
  ratings: RatingAnswers;
  /** The person is known and the network there: what waits is sent, what nobody answered is asked again. */
  kick(this: void): void;
}

/** Puts together what is known and what was said. */
export function joinMeeting(parts: Omit<Meeting, keyof Readable<unknown> | 'kick'>): Meeting {
  const { known, commands, answers, ratings } = parts;
  const viewOf = viewMaker();
  return {
    ...parts,
    state: () => viewOf(known.state(), commands.entries()),
    subscribe: (listener) => {
      const stops = [known.subscribe(listener), commands.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    kick: () => {
      commands.kick();
      answers.kick();
      ratings.kick();
    },
  };
}

/** `known`: where a page's first half has one already. */
export function openMeeting(
  wallId: string,
  as: Role,
  rules: AnswerRules,
  known: Store<MeetingState> = createStore(NO_MEETING),
): Meeting {
  const api = wallApi(wallId, as);
  const commands = openCommands(wallId, as);
  keepSaid(known, commands);
  return joinMeeting({
    wallId,
    as,
    api,
    known,
    commands,
    answers: openAnswers(known, api, rules, PAGE_ASKS),
    ratings: openRatingAnswers(
      known,
      api,
      as === 'participant' ? PHONE_RATING_RULES : DESK_RATING_RULES,
      PAGE_ASKS,
    ),
  });
}
