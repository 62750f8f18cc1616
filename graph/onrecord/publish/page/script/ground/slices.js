// Long work in short slices, between which a reader can type, click and scroll.

/** Milliseconds of one slice. */
const SLICE = 12;

/**
 * Does something for each number below a count: the first slice at once, the others when the browser has time.
 * @param {number} count
 * @param {(number: number) => void} each
 * @param {(complete: boolean) => void} [told] called after the first slice, and when all is done
 * @param {(work: () => void) => void} [wait] what a further slice waits for
 * @returns {() => void} what stops it
 */
export const inSlices = (count, each, told = () => {}, wait = (work) => setTimeout(work)) => {
  let next = 0;
  let stopped = false;
  const slice = () => {
    if (stopped) return;
    const first = next === 0;
    const end = performance.now() + SLICE;
    while (next < count && performance.now() < end) {
      each(next);
      next += 1;
    }
    if (next < count) wait(slice);
    if (first || next >= count) told(next >= count);
  };
  slice();
  return () => {
    stopped = true;
  };
};

/** Waits until the browser is idle, where it can say so. @param {() => void} work */
export const whenIdle = (work) => {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 50);
};
