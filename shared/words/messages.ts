// Made from locales/en.po by `npm run words`.

/** Marks part of a message: `<b>so</b>`. */
export type Tag = { readonly tag: true };

/** What each message takes. */
export interface Messages {
  'code.noneInAddress': null;
  'code.wrongLength': { length: number };
  'code.wrongLetters': null;
  'join.page': null;
  'join.lead': null;
  'join.code': null;
  'join.go': null;
  'join.startOwn': null;
  'join.refused.no-such-code': null;
  'join.refused.code-renewed': null;
  'join.refused.rate-limited': null;
  'ready.title': null;
  'ready.lead': null;
  'ready.console': null;
  'ready.qr': { link: string | number };
  'ready.scan': { host: string | number; strong: Tag };
  'ready.link.participant': null;
  'ready.link.participant.what': null;
  'ready.link.participant.copy': null;
  'ready.link.volunteer': null;
  'ready.link.volunteer.what': null;
  'ready.link.volunteer.copy': null;
  'ready.link.projector': null;
  'ready.link.projector.what': null;
  'ready.link.projector.copy': null;
  'ready.link.facilitator': null;
  'ready.link.facilitator.what': null;
  'ready.link.facilitator.copy': null;
  'start.another': null;
  'start.join': null;
  'start.title': null;
  'start.lead': null;
  'start.name': null;
  'start.name.hint': null;
  'start.name.missing': null;
  'start.submit': null;
  'start.busy': null;
  'start.kept': null;
  'start.promise.account': null;
  'start.promise.links': null;
  'start.promise.change': null;
  'start.run': null;
  'start.questions': null;
  'start.question': { number: number };
  'start.question.leaveOut': { number: number };
  'start.question.add': null;
  'start.reveal': null;
  'start.reveal.live': null;
  'start.reveal.live.hint': null;
  'start.reveal.later': null;
  'start.reveal.later.hint': null;
  'start.names': null;
  'start.names.named': null;
  'start.names.named.hint': null;
  'start.names.first': null;
  'start.names.anonymous': null;
  'start.names.anonymous.hint': null;
}
