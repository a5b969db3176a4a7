import { describe, expect, it } from 'vitest';
import * as operations from '../../../../shared/documents/wallOperations.ts';
import type { PlacedWall } from '../../../../shared/layout/resolvePlacements.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import type { ClusteringPerson } from './clusteringPerson.ts';
import { arrangementText, NOTES, Volunteers } from './volunteers.ts';

describe('what becomes of edits that cross', () => {
  /** Ana and Ben, and a group g of n1 and n2 that both see. */
  function twoPeople(): { volunteers: Volunteers; ana: ClusteringPerson; ben: ClusteringPerson } {
    const volunteers = new Volunteers(new SeededRandom(7), ['ana', 'ben']);
    const [ana, ben] = volunteers.people as [ClusteringPerson, ClusteringPerson];
    ana.run(operations.groupNotes(ana.view, 'g', ['n1', 'n2']));
    volunteers.settle();
    return { volunteers, ana, ben };
  }
  const finish = (volunteers: Volunteers): PlacedWall => {
    const wall = volunteers.settle();
    for (const tab of volunteers.tabs)
      expect(arrangementText(tab.doc)).toBe(arrangementText(volunteers.room.live.doc));
    return wall;
  };

  it('two drag the same note to two places: it lies at one of them, for both', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.moveNotes(ana.view, new Map([['n5', [100, 200]]])));
    ben.run(operations.dropOnCluster(ben.view, 'g', ['n5']));
    const wall = finish(volunteers);
    const isInGroup = wall.clusters.get('g')?.notes.includes('n5') === true;
    expect(isInGroup).toBe(!wall.loose.includes('n5'));
    if (!isInGroup) expect(wall.notes.get('n5')?.rect).toMatchObject({ x: 100, y: 200 });
  });

  it('two put different notes on one free slot: they lie side by side', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.dropOnCluster(ana.view, 'g', ['n5']));
    ben.run(operations.dropOnCluster(ben.view, 'g', ['n6']));
    const wall = finish(volunteers);
    expect(wall.clusters.get('g')?.notes.toSorted()).toEqual(['n1', 'n2', 'n5', 'n6']);
    expect(wall.notes.get('n5')?.rect).not.toEqual(wall.notes.get('n6')?.rect);
  });

  it('one withdraws what another drags: the drop harms nothing, the rest of it arrives', () => {
    const { volunteers, ben } = twoPeople();
    volunteers.withdraw('n5');
    ben.run(operations.dropOnCluster(ben.view, 'g', ['n5', 'n6']));
    const wall = finish(volunteers);
    expect(wall.notes.has('n5')).toBe(false);
    expect(wall.clusters.get('g')?.notes).toEqual(expect.arrayContaining(['n1', 'n2', 'n6']));
    expect(wall.clusters.get('g')?.notes).toHaveLength(3);
  });

  it('a group is merged while another names it: the name is shown with the group it went into', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.groupNotes(ana.view, 'h', ['n3', 'n4']));
    ana.run(operations.renameCluster(ana.view, 'h', 'Rivers'));
    volunteers.settle();
    ana.run(operations.mergeCluster(ana.view, 'g', 'h'));
    ben.run(operations.renameCluster(ben.view, 'g', 'Farms'));
    const wall = finish(volunteers);
    expect(wall.clusters.get('h')).toMatchObject({ name: 'Rivers', also: ['Farms'] });
    expect(wall.clusters.get('h')?.notes.toSorted()).toEqual(['n1', 'n2', 'n3', 'n4']);
  });

  it('a named group merged into an unnamed one gives it its name', () => {
    const { volunteers, ana } = twoPeople();
    ana.run(operations.groupNotes(ana.view, 'h', ['n3']));
    ana.run(operations.renameCluster(ana.view, 'h', 'Rivers'));
    ana.run(operations.mergeCluster(ana.view, 'h', 'g'));
    expect(finish(volunteers).clusters.get('g')?.name).toBe('Rivers');
    ana.undo();
    expect([...finish(volunteers).clusters.values()].map(({ name }) => name).toSorted()).toEqual([
      '',
      'Rivers',
    ]);
  });

  it('two merge two groups into each other: one of them stays, with all notes', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.groupNotes(ana.view, 'h', ['n3', 'n4']));
    volunteers.settle();
    ana.run(operations.mergeCluster(ana.view, 'g', 'h'));
    ben.run(operations.mergeCluster(ben.view, 'h', 'g'));
    const wall = finish(volunteers);
    expect(wall.clusters.size).toBe(1);
    expect(wall.clusters.get('g')?.notes.toSorted()).toEqual(['n1', 'n2', 'n3', 'n4']);
  });

  it('two split the same notes off: each note is in one of the new groups', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.dropOnCluster(ana.view, 'g', ['n3', 'n4']));
    volunteers.settle();
    ana.run(operations.splitOff(ana.view, 'a', ['n1', 'n2']));
    ben.run(operations.splitOff(ben.view, 'b', ['n2', 'n3']));
    const wall = finish(volunteers);
    expect([...wall.clusters.values()].flatMap(({ notes }) => notes).toSorted()).toEqual([
      'n1',
      'n2',
      'n3',
      'n4',
    ]);
    expect(wall.clusters.get('a')?.notes).toContain('n1');
    expect(wall.clusters.get('b')?.notes).toContain('n3');
  });

  it('a group is taken apart while another puts a note in: the note lies where she saw it, loose', () => {
    const { volunteers, ana, ben } = twoPeople();
    ben.run(operations.dropOnCluster(ben.view, 'g', ['n5']));
    const where = ben.view.wall.notes.get('n5')?.rect;
    ana.run(operations.takeApart(ana.view, 'g'));
    const wall = finish(volunteers);
    expect(wall.clusters.size).toBe(0);
    expect(wall.notes.get('n5')?.rect).toEqual(where);
    expect(wall.loose).toContain('n5');
  });

  it('a volunteer comes back after offline work: hers and theirs are both there', () => {
    const { volunteers, ana, ben } = twoPeople();
    volunteers.tabs[1]?.disconnect();
    ben.run(operations.groupNotes(ben.view, 'b', ['n7', 'n8']));
    ben.run(operations.renameCluster(ben.view, 'b', 'From the train'));
    ben.run(operations.dropOnCluster(ben.view, 'g', ['n9']));
    ana.run(operations.renameCluster(ana.view, 'g', 'Rivers'));
    ana.run(operations.groupNotes(ana.view, 'h', ['n3']));
    ana.run(operations.mergeCluster(ana.view, 'g', 'h'));
    const wall = finish(volunteers);
    expect(wall.clusters.get('b')).toMatchObject({ name: 'From the train', notes: ['n7', 'n8'] });
    expect(wall.clusters.get('h')?.notes.toSorted()).toEqual(['n1', 'n2', 'n3', 'n9']);
    expect(wall.clusters.get('h')?.name).toBe('Rivers');
  });

  it('one takes a group back while another tidies: no two loose notes are on one spot, and tidying once more leaves none beside its place', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.undo();
    volunteers.settle();
    ben.run(operations.groupNotes(ben.view, 'b', ['n0', 'n1', 'n2']));
    volunteers.settle();
    ana.run(operations.tidyEverything(ana.view));
    ben.undo();
    let wall = finish(volunteers);
    expect(wall.loose).toHaveLength(20);
    const spots = (): number =>
      new Set(wall.loose.map((id) => JSON.stringify(wall.notes.get(id)?.rect))).size;
    expect(spots()).toBe(20);
    ana.run(operations.tidyEverything(ana.view));
    wall = finish(volunteers);
    expect(spots()).toBe(20);
    expect(operations.tidyEverything(ana.view).edits).toEqual([]);
  });

  it('one takes a new group back while another merges it: doing it again does not open it once more', () => {
    const { volunteers, ana, ben } = twoPeople();
    ben.run(operations.groupNotes(ben.view, 'b', ['n7', 'n8']));
    volunteers.settle();
    ana.run(operations.mergeCluster(ana.view, 'b', 'g'));
    ben.undo();
    volunteers.settle();
    ben.redo();
    const wall = finish(volunteers);
    expect([...wall.clusters.keys()]).toEqual(['g']);
    expect(
      [...wall.clusters.values()]
        .flatMap(({ notes }) => notes)
        .concat(wall.loose)
        .toSorted(),
    ).toEqual([...NOTES.keys()].toSorted());
  });

  it('a group is taken apart while another names it: she groups its notes again under that name, and can take that back', () => {
    const { volunteers, ana, ben } = twoPeople();
    const before = new Map(['n1', 'n2'].map((id) => [id, ben.view.wall.notes.get(id)?.rect]));
    const slots = new Map([
      ['n1', [12, 96]],
      ['n2', [204, 96]],
    ] as const);
    ben.run(operations.renameCluster(ben.view, 'g', 'Rivers'));
    ana.run(operations.takeApart(ana.view, 'g'));
    ana.run(operations.groupNotes(ana.view, 'h', ['n3', 'n4'], [5000, -700]));
    expect(finish(volunteers).clusters.has('g')).toBe(false);
    ben.run(operations.groupAgain(ben.view, 'g', 'Rivers', slots));
    let wall = finish(volunteers);
    expect(wall.clusters.get('g')).toMatchObject({ name: 'Rivers', notes: ['n1', 'n2'] });
    expect([...before.keys()].map((id) => wall.notes.get(id)?.rect)).toEqual([...before.values()]);
    ben.undo();
    wall = finish(volunteers);
    expect(wall.clusters.has('g')).toBe(false);
    expect(wall.loose).toEqual(expect.arrayContaining(['n1', 'n2']));
    // What is in another group by then stays there; nothing loose, nothing to group.
    ana.run(operations.dropOnCluster(ana.view, 'h', ['n1']));
    volunteers.settle();
    ben.run(operations.groupAgain(ben.view, 'g', 'Rivers', slots));
    wall = finish(volunteers);
    expect(wall.clusters.get('g')?.notes).toEqual(['n2']);
    expect(wall.clusters.get('h')?.notes).toContain('n1');
    ana.run(operations.dropOnCluster(ana.view, 'h', ['n2']));
    ana.run(operations.takeApart(ana.view, 'g'));
    volunteers.settle();
    expect(operations.groupAgain(ben.view, 'g', 'Rivers', slots).edits).toEqual([]);
  });

  it('one splits notes off while another merges the group away: they are in the new group, the rest with the heir', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.dropOnCluster(ana.view, 'g', ['n3', 'n4']));
    ana.run(operations.groupNotes(ana.view, 'h', ['n9']));
    volunteers.settle();
    ben.run(operations.splitOff(ben.view, 'b', ['n1', 'n2']));
    ana.run(operations.mergeCluster(ana.view, 'g', 'h'));
    const wall = finish(volunteers);
    // When both moved a note, one of them wins, and it is the same on every screen.
    expect([...wall.clusters.keys()].toSorted()).toEqual(['b', 'h']);
    expect([...wall.clusters.values()].flatMap(({ notes }) => notes).toSorted()).toEqual([
      'n1',
      'n2',
      'n3',
      'n4',
      'n9',
    ]);
    expect(wall.clusters.get('h')?.notes).toEqual(expect.arrayContaining(['n3', 'n4', 'n9']));
  });

  it('one piles a group up while another takes it apart: its notes lie where they were, apart', () => {
    const { volunteers, ana, ben } = twoPeople();
    const before = ['n1', 'n2'].map((id) => ana.view.wall.notes.get(id)?.rect);
    ana.run(operations.collapseCluster(ana.view, 'g', true));
    ben.run(operations.takeApart(ben.view, 'g'));
    const wall = finish(volunteers);
    expect(wall.clusters.size).toBe(0);
    expect(['n1', 'n2'].map((id) => wall.notes.get(id)?.rect)).toEqual(before);
    expect(wall.notes.get('n1')?.pile).toBeUndefined();
  });

  it('one piles a group up while another puts a note in and a third is offline with a name for it: all three arrive', () => {
    const volunteers = new Volunteers(new SeededRandom(7), ['ana', 'ben', 'cleo']);
    const [ana, ben, cleo] = volunteers.people as [
      ClusteringPerson,
      ClusteringPerson,
      ClusteringPerson,
    ];
    ana.run(operations.groupNotes(ana.view, 'g', ['n1', 'n2']));
    volunteers.settle();
    volunteers.tabs[2]?.disconnect();
    cleo.run(operations.renameCluster(cleo.view, 'g', 'From the train'));
    ana.run(operations.collapseCluster(ana.view, 'g', true));
    ben.run(operations.dropOnCluster(ben.view, 'g', ['n5']));
    const wall = finish(volunteers);
    expect(wall.clusters.get('g')).toMatchObject({ name: 'From the train', collapsed: true });
    expect(wall.clusters.get('g')?.notes.toSorted()).toEqual(['n1', 'n2', 'n5']);
    expect(
      new Set(['n1', 'n2', 'n5'].map((id) => JSON.stringify(wall.notes.get(id)?.pile?.open))).size,
    ).toBe(3);
  });

  it('two put different notes on one spot of the wall: they lie side by side', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.moveNotes(ana.view, new Map([['n6', [-900, 300]]])));
    ben.run(operations.moveNotes(ben.view, new Map([['n5', [-890, 310]]])));
    const wall = finish(volunteers);
    expect(wall.notes.get('n5')?.rect, 'the earlier note keeps it').toMatchObject({
      x: -890,
      y: 310,
    });
    expect(wall.notes.get('n6')?.rect).toMatchObject({ x: -890, y: 482 });
    // Moving it from there works as for any other note.
    ana.run(operations.moveNotes(ana.view, new Map([['n6', [-600, 300]]])));
    expect(finish(volunteers).notes.get('n6')?.rect).toMatchObject({ x: -600, y: 300 });
  });

  it('one piles a group up while another drags from it and a third opens it: nothing of the drag is lost', () => {
    const { volunteers, ana, ben } = twoPeople();
    ana.run(operations.collapseCluster(ana.view, 'g', true));
    ben.run(operations.moveNotes(ben.view, new Map([['n1', [50, 60]]])));
    let wall = finish(volunteers);
    expect(wall.notes.get('n1')?.rect).toMatchObject({ x: 50, y: 60 });
    expect(wall.clusters.get('g')).toMatchObject({ collapsed: true, notes: ['n2'] });
    ben.run(operations.collapseCluster(ben.view, 'g', false));
    ana.undo();
    wall = finish(volunteers);
    expect(wall.clusters.get('g')?.collapsed).toBeUndefined();
  });
});
