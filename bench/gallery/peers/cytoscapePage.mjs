import cytoscape from 'cytoscape';

/**
 * The same gallery as a graph: a node a poster, in the same places, an edge a connection with its sentence. As its own guide has it: hovering
 * a node fades all that is not next to it.
 */

/** As long as our room waits. */
const DWELL_MS = 120;

/** @type {import('../graphData.ts').GraphData} */
const { posters, connections } = await (await fetch('/graph.json')).json();
const label = ({ number, name }, here) => `${number} ${name}\n${here} here`;
const graph = cytoscape({
  container: document.querySelector('#graph'),
  elements: [
    ...posters.map(({ id, x, y, width, height, ...poster }) => ({
      data: { id, width, height, poster, label: label(poster, 0) },
      position: { x: x + width / 2, y: y + height / 2 },
    })),
    ...connections.map(({ id, from, to, relation, text }) => ({
      data: { id, source: from, target: to, label: text },
      classes: relation,
    })),
  ],
  layout: { name: 'preset', fit: false },
  zoom: 1,
  pan: { x: 0, y: 0 },
  autoungrabify: true,
  boxSelectionEnabled: false,
  style: [
    {
      selector: 'node',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 'data(height)',
        label: 'data(label)',
        'background-color': '#fdfdfb',
        'border-width': 1,
        'border-color': '#76817d',
        'text-wrap': 'wrap',
        'text-max-width': '150px',
        'text-valign': 'center',
        'font-size': 18,
        'font-weight': 600,
      },
    },
    {
      selector: 'edge',
      style: {
        label: 'data(label)',
        width: 2,
        'font-size': 12,
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'line-color': '#8f3812',
        'target-arrow-color': '#8f3812',
      },
    },
    { selector: '.supports', style: { 'line-style': 'dashed', 'line-color': '#0f5a5c' } },
    { selector: '.faded', style: { opacity: 0.15 } },
  ],
});

let dwelling;
graph.on('mouseover', 'node', ({ target }) => {
  clearTimeout(dwelling);
  dwelling = setTimeout(() => {
    const near = target.closedNeighborhood();
    graph.batch(() => {
      graph.elements().addClass('faded');
      near.removeClass('faded');
    });
  }, DWELL_MS);
});
graph.on('mouseout', 'node', () => {
  clearTimeout(dwelling);
  graph.elements().removeClass('faded');
});

window.__graph = {
  /** @param {Record<string, number>} here how many stand at which poster */
  setHere: (here) => {
    graph.batch(() => {
      for (const node of graph.nodes())
        node.data('label', label(node.data('poster'), here[node.id()] ?? 0));
    });
  },
};
graph.ready(() => {
  document.documentElement.dataset.drawn = 'yes';
});
