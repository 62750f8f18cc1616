// Taking away what is shown: a table, a picture, a dossier on paper.

/** Puts the ways to take something away into the page's head. */
export const offerExports = () => {};
