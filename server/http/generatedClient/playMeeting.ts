import { ok, type RequestOpts } from '@oazapfts/runtime';
import type * as Client from 'weavewall-client';

/** A day that has not passed, whenever this is played: `2027-03-31`. */
// oxlint-disable-next-line no-restricted-properties -- a day of the calendar, and measured by nobody
const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** What the client cannot do over HTTP: put two notes each into groups of these names. */
type Group = (
  wall: { wallId: string; token: string },
  groups: Record<string, string[]>,
) => Promise<void>;

const newId = (): string => crypto.randomUUID();
const as = (token: string): RequestOpts => ({ headers: { authorization: `Bearer ${token}` } });
const MINUTE_MS = 60_000;

interface Room {
  api: typeof Client;
  wall: string;
  /** The facilitator. */
  lead: RequestOpts;
}

/**
 * A whole meeting by a client that was generated from `/api/openapi.json`: every operation, and every way it may be done, at least once.
 * It is checked with the generated types when the test runs, and by nothing else before, for the client is not there before.
 */
export async function playMeeting(api: typeof Client, group: Group, crowd: number): Promise<void> {
  await ok(api.readHealth());
  const made = await ok(
    api.createWall({ title: 'By a generated client', settings: { names: 'first' } }),
  );
  const room: Room = { api, wall: made.wallId, lead: as(made.tokens.facilitator) };
  const join = async (name: string): Promise<{ id: string; me: RequestOpts }> => {
    const { participantId, token } = await ok(api.joinWall({ joinCode: made.joinCode, name }));
    return { id: participantId, me: as(token) };
  };
  const [ana, tom] = [await join('Ana Ruiz'), await join('Tom')];
  await openLinkTwice(room, made.tokens.volunteer);
  const notes = await postNotes(room, ana.me, tom.me);
  await meetPeople(room, ana, tom);
  await steer(room);
  await changeRun(room, made.tokens.facilitator);
  await group(
    { wallId: made.wallId, token: made.tokens.volunteer },
    { Rivers: notes.slice(0, 2), Farms: notes.slice(2) },
  );
  const { tables } = await ok(api.openTables(room.wall, {}, room.lead));
  const [rivers = '', farms = ''] = tables.map(({ tableId }) => tableId);
  await sitAndDecide(room, ana, tom, { rivers, farms, note: notes[0] ?? '' });
  await walk(room, ana.me, tom.me, { rivers, farms });
  await keep(room);
  await rateAndClaim(api);
  await talkOnSockets(room);
  await changeKeys(room, tom.id);
  await sendCrowdAway(room, crowd);
  await ok(api.deleteWall(room.wall, room.lead));
}

async function openLinkTwice({ api, wall }: Room, secret: string): Promise<void> {
  const first = await api.openLink(wall, { secret, name: 'Helper', device: 'd'.repeat(16) });
  const cookie = first.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  const again = await api.openLink(
    wall,
    { secret },
    { headers: { cookie, 'sec-fetch-site': 'same-origin' } },
  );
  if (first.status !== 201 || again.status !== 200)
    throw new Error(`a link opened twice: ${first.status}, ${again.status}`);
  if (first.data.personId !== again.data.personId) throw new Error('another person');
}

async function postNotes(
  { api, wall, lead }: Room,
  ana: RequestOpts,
  tom: RequestOpts,
): Promise<string[]> {
  const notes: string[] = [];
  for (const [index, text] of [
    'Swim here',
    'Clean water',
    'Fair milk',
    'Young farmers',
  ].entries()) {
    const id = newId();
    // oxlint-disable-next-line no-await-in-loop -- in order
    await ok(api.putNote(wall, id, { text, color: 'blue', prompt: 0 }, index % 2 ? ana : tom));
    notes.push(id);
  }
  const gone = newId();
  await ok(api.putNote(wall, gone, { text: 'Not this' }, ana));
  await ok(api.putNote(wall, gone, { text: 'Nor this', was: ['Not this'] }, ana));
  await ok(api.withdrawNote(wall, gone, ana));
  await ok(api.hideNote(wall, notes[0] ?? '', {}, lead));
  const hidden = await ok(api.listHiddenNotes(wall, lead));
  if (hidden.notes.length !== 1) throw new Error('one note is hidden');
  await ok(api.unhideNote(wall, notes[0] ?? '', {}, lead));
  const listed = await ok(api.listNotes(wall, ana));
  const mine = listed.notes.filter((note) => note.mine === true).map(({ text }) => text);
  if (mine.join() !== 'Clean water,Young farmers') throw new Error(`Ana’s notes: ${mine.join()}`);
  return notes;
}

interface Someone {
  id: string;
  me: RequestOpts;
}

async function meetPeople({ api, wall, lead }: Room, ana: Someone, tom: Someone): Promise<void> {
  const me = await ok(api.readMe(wall, ana.me));
  if (me.person.name !== 'Ana Ruiz' || me.counts.people.came < 2) throw new Error('who is who');
  await ok(
    api.setMe(wall, { offer: true, contact: { text: 'ana@x.org', shownTo: 'table' } }, ana.me),
  );
  await ok(api.acceptOffer(wall, ana.id, {}, lead));
  await ok(api.setMe(wall, { offer: true }, tom.me));
  const { person } = await ok(api.declineOffer(wall, tom.id, {}, lead));
  if (person.offer !== 'declined') throw new Error(person.offer);
}

async function steer({ api, wall, lead }: Room): Promise<void> {
  await ok(api.editSession(wall, { title: 'Renamed', names: 'first' }, lead));
  await ok(api.setPosting(wall, { posting: 'closed' }, lead));
  await ok(api.setDoor(wall, { door: 'open' }, lead));
  await ok(api.setPhase(wall, { phase: 'cluster' }, lead));
  await ok(api.setTimer(wall, { action: 'start', ms: MINUTE_MS }, lead));
  await ok(api.setLocked(wall, { locked: false }, lead));
  const { session } = await ok(api.reveal(wall, {}, lead));
  if (session.timer?.state !== 'running' || session.title !== 'Renamed') throw new Error('session');
}

async function changeRun({ api, wall, lead }: Room, secret: string): Promise<void> {
  const change = async (asked: Parameters<typeof api.changeScript>[1]['change']) =>
    (await ok(api.changeScript(wall, { change: asked }, lead))).session;
  const step = { id: 'look', kind: 'post', title: 'Look', ask: 'What now?', prompts: [] };
  await change({ do: 'add-step', step, after: 'group' });
  await change({ do: 'set-step', step: 'look', was: { title: 'Look' }, set: { title: 'See' } });
  await change({ do: 'move-step', step: 'look', after: 'post' });
  await change({ do: 'skip-step', step: 'look', skip: true });
  await change({ do: 'repeat-step', step: 'look', as: 'look-2', after: 'look' });
  await change({ do: 'remove-step', step: 'look-2' });
  const { script } = await change({ do: 'remove-step', step: 'look' });
  await change({ do: 'set-script', was: { name: script.name }, set: { name: 'Ours' } });
  await change({ do: 'replace-script', script: { ...script } });
  const { scripts } = await ok(api.listScripts());
  const [shipped] = scripts;
  if (!shipped) throw new Error('no script ships');
  const file = await ok(api.saveScript(wall, {}, lead));
  const read = await ok(api.checkScript({ text: JSON.stringify(file) }));
  const copied = await ok(api.copyScript(wall, { secret }));
  if (read.script.steps.length !== copied.script.steps.length) throw new Error('another script');
}

async function sitAndDecide(
  { api, wall, lead }: Room,
  ana: Someone,
  tom: Someone,
  { rivers, farms, note }: { rivers: string; farms: string; note: string },
): Promise<void> {
  await ok(api.setMe(wall, { table: rivers, duties: ['reporter'] }, ana.me));
  await ok(api.movePerson(wall, tom.id, { table: farms }, lead));
  await ok(api.setMe(wall, { commitment: { table: rivers, kind: 'supporter' } }, tom.me));
  const { table } = await ok(
    api.editTable(
      wall,
      rivers,
      { again: 'yes', sentence: 'Clear water', posterNotes: [note] },
      ana.me,
    ),
  );
  if (table.again !== 'yes') throw new Error('they meet again');
  const { look } = await ok(api.choosePoster(wall, rivers, { layout: 'sentence' }, ana.me));
  if (look.layout !== 'sentence') throw new Error('one big sentence');
  await ok(api.closeTable(wall, farms, {}, lead));
  await ok(api.reopenTable(wall, farms, {}, lead));
  await ok(api.movePerson(wall, tom.id, { table: farms }, lead));
}

async function walk(
  { api, wall, lead }: Room,
  ana: RequestOpts,
  tom: RequestOpts,
  { rivers, farms }: { rivers: string; farms: string },
): Promise<void> {
  await ok(
    api.steerWalk(wall, { action: 'start', mode: 'rotation', stops: 1, stopMs: MINUTE_MS }, lead),
  );
  const question = { id: newId(), table: rivers, kind: 'question' as const, text: 'How deep?' };
  await ok(api.leaveVisit(wall, question, tom));
  await ok(api.leaveVisit(wall, question, tom));
  const { visit } = await ok(api.answerVisit(wall, question.id, { answer: 'A metre' }, ana));
  if (visit.answer?.text !== 'A metre') throw new Error('an answer');
  const join = { id: newId(), table: rivers, kind: 'join' as const, text: '' };
  await ok(api.leaveVisit(wall, join, tom));
  await ok(api.takeBackVisit(wall, join.id, tom));
  await ok(api.listVisits(wall, ana));
  const thread = {
    id: newId(),
    from: rivers,
    to: farms,
    relation: 'supports' as const,
    text: 'So',
  };
  await ok(api.connect(wall, thread, lead));
  await ok(api.connect(wall, thread, lead));
  await ok(api.editConnection(wall, thread.id, { mark: true }, ana));
  const { connections } = await ok(api.listConnections(wall, ana));
  if (connections[0]?.marks !== 1) throw new Error('marked once');
  const gone = await ok(api.editConnection(wall, thread.id, { state: 'gone' }, lead));
  if (gone.connection !== null) throw new Error('taken away');
  const poster = await ok(api.readPoster(wall, rivers, ana));
  const { posters } = await ok(api.listPosters(wall, ana));
  if (posters[0]?.sentence !== poster.poster.sentence) throw new Error('one poster');
  const tour = {
    goes: 'clock' as const,
    lead: null,
    connection: null,
    poster: null,
    focus: null,
    isHeld: false,
  };
  const led = await ok(api.setTour(wall, { tour }, lead));
  if (led.session.tour?.goes !== 'clock') throw new Error('led by the clock');
  await ok(api.steerReportBack(wall, { action: 'start', turnMs: MINUTE_MS }, lead));
  const { turn } = await ok(api.readReportBack(wall, lead));
  if (turn?.of !== 'tables' || turn.thing.text === undefined) throw new Error('a table reports');
  const [move, from] = [newId(), { phase: 'gallery' as const, stop: 0, turn: 0 }];
  const moved = await ok(api.makeMove(wall, move, { from, phase: 'connect' }, lead));
  if (moved.session.walk !== null) throw new Error('walking on without a gallery');
  const there = await ok(api.goToStep(wall, { step: 'follow-up' }, lead));
  if (there.session.step !== 'follow-up') throw new Error('not gone there');
  await ok(api.takeBackMove(wall, there.move.id, lead));
  const back = await ok(api.takeBackMove(wall, move, lead));
  if (back.session.walk?.stop !== moved.move.before.walk?.stop) throw new Error('walked on');
}

async function keep({ api, wall, lead }: Room): Promise<void> {
  const { id } = await ok(api.takeSnapshot(wall, { name: 'Kept' }, lead));
  const { snapshots } = await ok(api.listSnapshots(wall, lead));
  const kept = await ok(api.readSnapshot(wall, id, lead));
  if (snapshots[0]?.name !== kept.name || kept.posters?.length !== 2) throw new Error('as it was');
  await ok(api.exportNotes(wall, { snapshot: id }, lead));
  await ok(api.exportWallPng(wall, { width: '400' }, lead));
  await ok(api.exportWallSvg(wall, {}, lead));
  await ok(api.exportWallPdf(wall, {}, lead));
  await ok(api.exportReportMarkdown(wall, { contacts: 'yes' }, lead));
  await ok(api.exportReportPdf(wall, {}, lead));
  await ok(api.exportRoster(wall, {}, lead));
  await ok(api.exportGraph(wall, {}, lead));
  await ok(api.deleteSnapshot(wall, id, lead));
}

/** On a wall of its own, whose run is this. */
async function rateAndClaim(api: typeof Client): Promise<void> {
  const common = { title: 'Read', ask: 'What do you think?' };
  const made = await ok(
    api.createWall({
      title: 'A reading',
      script: {
        version: 1,
        id: 'reading',
        languages: ['en'],
        name: 'A reading',
        summary: 'Read and take on.',
        people: [1, 20],
        minutes: 30,
        steps: [
          { ...common, id: 'gather', kind: 'post', prompts: [] },
          {
            ...common,
            id: 'read',
            kind: 'rate',
            of: { kind: 'notes' },
            form: [{ id: 'merit', kind: 'stars', label: 'How good?' }],
            each: 1,
          },
          {
            ...common,
            id: 'own',
            kind: 'claim',
            of: { kind: 'notes' },
            roles: [{ id: 'owner', label: 'I see to it', people: 'one' }],
          },
        ],
      },
    }),
  );
  const [wall, lead] = [made.wallId, as(made.tokens.facilitator)];
  const { token } = await ok(api.joinWall({ joinCode: made.joinCode, name: 'Ana' }));
  const ana = as(token);
  for (const text of ['A', 'B'])
    // oxlint-disable-next-line no-await-in-loop -- in order
    await ok(api.putNote(wall, newId(), { text }, lead));
  await ok(api.goToStep(wall, { step: 'read' }, lead));
  const [thing] = (await ok(api.readRatings(wall, 'read', {}, ana))).things;
  const sent = { answers: { merit: { value: 4, rev: 1 } } };
  const { answers } = await ok(api.rateThing(wall, 'read', thing?.id ?? '', sent, ana));
  const more = await ok(api.readMore(wall, 'read', {}, ana));
  if (answers[0]?.value !== 4 || more.things.length !== 2) throw new Error('one more to read');
  const board = await ok(api.readRatingBoard(wall, 'read', lead));
  if (board.counts.filter(({ readers }) => readers === 1).length !== 1)
    throw new Error('the board');
  await ok(api.steerRating(wall, 'read', { state: 'closed' }, lead));
  const results = await ok(api.readResults(wall, 'read', { language: 'en' }, ana));
  if (results.things.length !== 2) throw new Error('what came of it');
  await ok(api.goToStep(wall, { step: 'own' }, lead));
  await ok(
    api.claimThing(wall, 'own', 'owner', thing?.id ?? '', { date: inAMonth(), until: '' }, ana),
  );
  const claims = await ok(api.readClaims(wall, 'own', {}, lead));
  const claim = claims.things.flatMap(({ roles }) => roles.flatMap((role) => role.claims))[0];
  if (claim?.by !== 'Ana') throw new Error('hers');
  await ok(api.exportRatings(wall, {}, lead));
  await ok(api.exportAnswers(wall, {}, lead));
  await ok(api.exportClaims(wall, {}, lead));
  await ok(
    api.layDownClaim(wall, 'own', 'owner', thing?.id ?? '', { claimer: claim.claimer }, lead),
  );
}

async function talkOnSockets({ api, wall, lead }: Room): Promise<void> {
  const page = newId();
  const open = [{ socket: 1 }, { socket: 2, document: 'session' }];
  await ok(api.saySockets(wall, { page, turn: 0, open }, lead));
  const { frames } = await ok(api.hearSockets(wall, { page, heard: 0, wait: true }, lead));
  if (frames.length === 0) throw new Error('nothing to hear');
}

async function changeKeys({ api, wall, lead }: Room, tom: string): Promise<void> {
  const before = await ok(api.readLinks(wall, {}, lead));
  const renewed = await ok(api.renewCode(wall, {}, lead));
  if (renewed.before !== before.joinCode) throw new Error('the code before');
  await ok(api.renewCode(wall, { joinCode: renewed.before }, lead));
  const { links } = await ok(api.renewLink(wall, 'volunteer', {}, lead));
  if (links.volunteer === before.links.volunteer) throw new Error('the same key');
  await ok(api.removePerson(wall, tom, lead));
  await ok(api.readmitPerson(wall, tom, {}, lead));
}

/** `crowd` people at once are a rush, which goes and comes back together. */
async function sendCrowdAway({ api, wall, lead }: Room, crowd: number): Promise<void> {
  const { joinCode } = await ok(api.readLinks(wall, {}, lead));
  await Promise.all(Array.from({ length: crowd }, () => ok(api.joinWall({ joinCode }))));
  const { bursts } = await ok(api.listBursts(wall, lead));
  const { removal } = await ok(api.removeBurst(wall, bursts[0]?.id ?? '', {}, lead));
  await ok(api.undoRemoval(wall, removal.id, {}, lead));
}
