import type { Looked } from '../meetingState.ts';
import type { Asked } from './asking.ts';

/** What was looked up stays while asking again comes to nothing, unless the server says that it may not be seen. */
export const lookedAgain = <Value>(before: Looked<Value>, asked: Asked<Value>): Looked<Value> =>
  asked.state === 'answered'
    ? { value: asked.answer, trouble: null }
    : { value: asked.state === 'refused' ? null : before.value, trouble: asked };
