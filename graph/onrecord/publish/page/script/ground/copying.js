// Copying, also where a browser gives a page opened from a file no clipboard.

/**
 * Copies what a field holds.
 * @param {HTMLTextAreaElement} field a field in sight, from which it can be copied by hand if all else fails
 * @returns {Promise<boolean>} whether it was copied
 */
export const copyFrom = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
};
