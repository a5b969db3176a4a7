/** Every limit of the product, in one place, each with its reason. */
export const LIMITS = {
  /** A sticky note holds a thought, not a page; 500 still fits a tweet-long comment in any script. Code points. */
  noteTextChars: 500,
  /** A keen participant writes dozens; a thousand is a script. Counts notes that are not withdrawn. */
  notesPerPerson: 1_000,
  /** The wall is built for 10,000 notes; twice that leaves room without letting one wall eat a server. */
  notesPerWall: 20_000,
  /** Of them from one address: half, so that what happens behind one router leaves room for everybody else. */
  notesPerAddress: 10_000,
  /** ... which holds for nobody's first ones: a script in the room must not silence the room. */
  notesAssured: 20,
  /** What a facilitator may still add on a full wall: somebody says something aloud. */
  notesReserved: 1_000,
  /** Long names would not fit a cursor's label or the roster. Code points. */
  personNameChars: 60,
  /** A wall's title has to fit the bar of a projector. Code points. */
  wallTitleChars: 120,
  /** A group name becomes a table tent. Code points. */
  clusterNameChars: 80,
  /** Open tables: one for every group of a large room; beyond, nobody walks the gallery. */
  tablesPerWall: 100,
  /** Notes or groups in one report-back: at half a minute each nearly an hour. Every phone is sent the queue. */
  reportTurns: 100,
  /** Tables ever opened, closed ones too: their numbers, sheets and posters stay. Bounds the session that every phone is sent. */
  tablesEverPerWall: 200,
  /** A poster's sentence, a connection's sentence: read standing up. Code points. */
  sentenceChars: 200,
  /** What a reader says of a proposal in one field of a form: as much as a note holds. Code points. */
  ratingTextChars: 500,
  /** Answers that a wall keeps: a thousand people on a form of four fields about a hundred things. More would fill its memory. */
  ratingsPerWall: 400_000,
  /** People who put their names to one thing, where several may: more are a crowd, and nobody sees to it. */
  claimsPerThing: 30,
  /** Until when somebody carries a connection: "the spring meeting". Code points. */
  untilChars: 60,
  /** A question left at a poster, and the answer to it. Code points. */
  visitTextChars: 500,
  /** An address, a number, or both. Code points. */
  contactChars: 120,
  /** Questions of a table's sheet; more do not fit a conversation. */
  sheetQuestionsPerWall: 12,
  /** A table's sheet: about 60 printed pages; a pasted book is refused by name. UTF-16 units of text. */
  sheetChars: 200_000,
  /** Lines, lists and their items on a sheet: three times what 60 pages hold. Reading more would hold everybody up. */
  sheetNodes: 10_000,
  /** Pieces that a sheet's history keeps it in, where edits crossed and words went: more, on so many lines, no meeting makes. */
  sheetPieces: 40_000,
  /** Lists within lists; deeper is damage, not thought. */
  sheetDepth: 12,
  /** Quotes of a sheet that follow what becomes of their notes with a word in their place; more, at one stroke, are cut. */
  quotesPerSheet: 200,
  /** Notes on a poster. */
  posterNotes: 6,
  /** Questions that a poster leaves to its sheet: many times those a conversation has. */
  posterLeftOut: 200,
  /** What one person may leave in a gallery: several at each of a hundred posters. */
  visitsPerPerson: 500,
  visitsPerWall: 20_000,
  /** From one address, and what of it is everybody's; as with notes. */
  visitsPerAddress: 10_000,
  visitsAssured: 20,
  /** Beyond this no picture of threads is readable; also bounds the gallery document. */
  connectionsPerWall: 2_000,
  /** A tenth: one person drew every thread of a small gallery, but no one fills it alone. */
  threadsPerPerson: 200,
  threadsPerAddress: 1_000,
  threadsAssured: 5,
  /** Earlier words that an edit names as those it was made from: its own attempts while the network was away. */
  wasTexts: 8,
  /** Stops of a rotation. */
  walkStops: 20,
  /** A snapshot's name is a line in a list. Code points. */
  snapshotNameChars: 80,
  /** One question each; more than a dozen cannot be read from a phone. */
  promptsPerWall: 12,
  /** A question must fit above the paper on a phone. Code points. */
  promptChars: 200,
  /** The sheet of people a wall can hold: a 1,000-person call, joined twice each, and helpers. */
  peoplePerWall: 5_000,
  /**
   * Of them from one address: half. A plenary of 1,000 behind one router fits twice over (phone and laptop), and a device that makes
   * people of itself leaves the other half to other addresses. Past it, those who never did anything give their place to newcomers.
   */
  peoplePerAddress: 2_500,
  /** People who came by a role's link: places of their own, so that no crowd at the door keeps out a facilitator, a helper or a projector. */
  facilitatorsByLink: 200,
  volunteersByLink: 1_000,
  projectorsByLink: 200,
  /** Whoever came so short a time ago may still be opening her page, and gives her place to nobody. Milliseconds. */
  newcomerGraceMs: 5_000,
  /**
   * Whoever had a page open, or wrote, within so many ms is in the room: a phone lies locked for as long as people talk at a table, and a round
   * of that is 30 to 45 minutes.
   */
  inRoomMs: 45 * 60_000,
  /** So many people of one address within `burstMs` are worth a word to the facilitator: a full room, or one device. */
  burstPeople: 200,
  /** So many notes of one person within `burstMs` were typed by no hand. */
  burstNotes: 100,
  burstMs: 60_000,
  /** A rush comes without a pause of so many times what usually lies between two of it, nor of `burstPauseMs`: who came before or after was not of it. */
  burstPauseTimes: 20,
  burstPauseMs: 1_000,
  /** At its beginning and end, where it has no such pause itself, this is one: a network holds nobody up for longer. */
  burstEdgePauseMs: 200,
  /**
   * So many people of many addresses, within `ms`, are worth a word as well. A plenary of 1,000 that comes at once, each from a home of her
   * own, is none, nor is one that joins twice each (phone and laptop) as it begins. Slower floods are seen over longer times.
   */
  floods: [
    { people: 1_500, ms: 60_000 },
    { people: 2_500, ms: 600_000 },
    { people: 3_500, ms: 3_600_000 },
  ],
  /** Addresses that are each told of by themselves; the writing of more is told in one. */
  burstsEach: 5,
  /** Removals that can still be undone; of older ones the people stay out. */
  removalsPerWall: 50,
  /** A facilitator's moves that are known when they are sent again, and can be taken back: more than anybody makes while an answer is lost. */
  movesPerWall: 20,
  /** A meeting begins at most a year from now, or began at most a year ago: more is a slip of the hand. */
  startWithinMs: 366 * 24 * 60 * 60_000,
  /** The same move of two facilitators within so many ms is one, also where it leaves the meeting at its place: neither knew of the other's. */
  sameMoveMs: 3_000,
  /** Open groups: beyond this they are no longer groups. Those that were taken apart or merged take no room. */
  clustersPerWall: 1_000,
  /** Of these, so many are kept for facilitators: whoever fills the wall with groups must not shut out who can take them apart. */
  clustersForFacilitators: 100,
  /** Groups one person may make, open or not: a full wall sorted twice. One person's share is used up before the wall's. */
  clustersPerPerson: 500,
  /** Groups ever made on a wall: each that was taken apart stays in the document for whoever still names it offline. */
  clustersEverPerWall: 10_000,
  /** Placements of notes that never were: people place what they see, so only a mistake makes any. Of one person, and of all. */
  strayPlacementsPerPerson: 2_000,
  strayPlacementsPerWall: 20_000,
  /** Positions in wall units; far beyond any wall people made, finite for arithmetic on every device. */
  coordinateMax: 1_000_000,
  /** A minute of one volunteer dragging offline is under 20 KiB; a frame over this is refused. Bytes. */
  frameBytes: 256 * 1024,
  /** A frame up to this is read only to be refused by name; a larger one is cut off unread, as WebSockets do (close 1009). Bytes. */
  frameBytesRead: 1024 * 1024,
  /** JSON bodies: a wall with twelve questions is under 4 KiB. Bytes. */
  bodyBytes: 64 * 1024,
  /** A body that holds a script: 131,072 characters of it, in letters that take three bytes each, and what else a wall is made by. Bytes. */
  scriptBytes: 512 * 1024,
  /** What a page says in one request where messages travel in requests: a frame as large as may be, in base64, and some small ones. Bytes. */
  sayingBytes: 512 * 1024,
  /** A presence state: pointer, held notes, group under it. Bytes. */
  awarenessBytes: 8 * 1024,
  /** How many notes a person may show as held; more is a lasso and shows as a count. */
  heldNotes: 200,
  /** Fingers of one page on the wall at once: a touch table tells ten apart, or a few more. */
  grips: 12,
  /** Groups one person can be on at a time; who is on everything is on nothing. */
  claims: 4,
  /** Yjs client ids bound to one person: every reload of a wall page uses one. */
  clientIdsPerPerson: 5_000,
  /** Snapshots of a wall: one every ten minutes of a long day. */
  snapshotsPerWall: 100,
  /** Commands of one person: a burst, then a steady rate (a phone replaying its outbox sends a burst). */
  commandBurst: 60,
  commandsPerSecond: 10,
  /** Reading over HTTP, of one person: a page asks a few times when it opens. */
  readBurst: 300,
  readsPerSecond: 30,
  /** Files of one person: a report of a large meeting takes a second to set. Every file of a meeting, twice, at once. */
  exportBurst: 30,
  exportsPerSecond: 1,
  /** Files that wait to be made, of those drawn and of those of text each: one person's, every button twice (seven are of text). Then 503 `busy`. */
  exportsWaitingPerPerson: 14,
  /** Of one address, a quarter: seven facilitators of a venue, every button once. No address alone makes another's be refused. */
  exportsWaitingPerAddress: 50,
  /** Of all; the last quarter is kept for addresses of which less than one person's share waits. */
  exportsWaiting: 200,
  exportsWaitingKept: 50,
  /** A picture of a wall: 8,000 by 6,000 prints sharply at A0; four bytes each while it is made. Pixels. */
  picturePixels: 48_000_000,
  /** A file's time in the queue and then being made: together less than browsers wait for an answer (Firefox, and scripts on Node: 300 s). Milliseconds. */
  exportWaitMs: 150_000,
  /** The longest report of a full wall takes a quarter of this, where nothing else is to be done. Milliseconds. */
  exportMs: 120_000,
  /** Memory of a process that makes files: a report of 10,000 notes takes a third of it. Megabytes. */
  exportMemoryMb: 768,
  /** The largest file: a drawing of 20,000 notes of 500 signs each, every letter a shape, is about as large. Bytes. */
  exportBytes: 256 * 1024 * 1024,
  /** Frames of one person, on all of her sockets together: a drag writes once on drop, so 60/s is far above any hand. */
  framesBurst: 600,
  framesPerSecond: 120,
  /** What those frames may weigh: offline work of a long day on several documents at once, then far above any typing. Bytes. */
  frameBytesBurst: 8 * 1024 * 1024,
  frameBytesPerSecond: 1024 * 1024,
  /** Changes of one person that stay in a wall's documents, one for each note moved: twenty tidyings of 10,000 notes, then a note each second all day long. */
  changesBurst: 200_000,
  changesPerSecond: 50,
  /** Sockets opened by one person: a network that comes and goes reopens all of hers every few seconds. */
  openingsBurst: 200,
  openingsPerSecond: 10,
  /** Work that waits for the next tick of one wall: every phone of a full plenary several times over. Then 503 `busy`. */
  queuedJobs: 10_000,
  /** More places in that queue for facilitators and for who opens a link: a crowd that fills it must not keep them from acting on it. */
  queuedJobsReserved: 500,
  /** The same, in bytes of updates. */
  queuedBytes: 32 * 1024 * 1024,
  /** New walls from one address: a venue's or a provider's shared address must not be shut out. */
  wallsPerHourPerAddress: 60,
  /** Successful joins with one code from one address: a plenary of 1,000 behind one router reads it off the wall at the same moment, some of them twice. */
  joinsPerMinutePerAddress: 3_000,
  /** Links of one role of one wall opened from one address; counted beside joins, so that no rush at the door holds them up. */
  linksPerMinutePerAddress: 600,
  /** Scripts read from one address: whoever writes one by hand reads it again after each change, and one takes milliseconds. */
  scriptsPerMinutePerAddress: 60,
  /** Wrong codes from one address: 31^6 codes; at this rate guessing one of 100 live walls takes months. */
  wrongCodesPerMinutePerAddress: 120,
  /** Sockets one person may hold: phone, laptop, projector tabs and a script. */
  socketsPerPerson: 40,
  /** Bytes waiting for one slow reader before it is cut to a resync. */
  socketBufferBytes: 4 * 1024 * 1024,
  /** What may wait in memory for one person to read it: a hundred long lists, or every file of a large meeting. Bytes. */
  unreadBytesPerPerson: 32 * 1024 * 1024,
  /** The same for one address: a plenary behind one router that opens its walls at one moment, on a network that is slow to take them. Bytes. */
  unreadBytesPerAddress: 128 * 1024 * 1024,
  /** Requests that may wait for their answers on one connection: browsers ask one after the other, scripts that ask ahead get by with a few. */
  requestsAhead: 4,
  /** TCP connections from one address: a plenary of 1,000 behind one router, each with a page's sockets and its requests. */
  connectionsPerAddress: 10_000,
  /** An address of ours is under 200 characters; a token in it adds 50. */
  urlChars: 2_048,
  /** Headers of a request: one cookie of 80 bytes for each wall and role a browser was ever in. Bytes. */
  headerBytes: 32 * 1024,
  /** Time for a request's headers to arrive: a bad phone network takes two or three seconds. Milliseconds. */
  headersMs: 15_000,
  /** Time for a whole request to arrive: 64 KiB at 2 KiB/s. Milliseconds. */
  requestMs: 45_000,
  /** A connection on which nothing moves at all, neither way, is cut: a reader that does not read its answer. Milliseconds. */
  stalledMs: 90_000,
  /** A meeting's clock: a day, in milliseconds. */
  timerMs: 24 * 60 * 60 * 1000,
} as const;
