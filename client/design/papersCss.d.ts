/** `papers.css`: the papers' colours in either theme, and what is marked with a paper's name wears it; one that nobody here knows is plain. */
export declare const papersCss: () => string;
