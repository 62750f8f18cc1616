// Letters as a search compares them: without case, accents and the shapes of quotation marks.

/** A text folded: lower case, accents taken off, every stretch of other signs one space. @param {string} text */
export const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
