// A long page in parts, each of which is drawn as it comes near to sight, so that none has to wait for the others.

/** How far from sight a part is drawn. */
const NEAR = "800px 0px";
/** Milliseconds that one part may take. */
const ENOUGH = 10;

/** Not every browser tells when it has nothing to do. @type {(next: (time?: IdleDeadline) => void) => void} */
const whenIdle = (next) => ("requestIdleCallback" in window ? window.requestIdleCallback(next) : setTimeout(next, 30));

/**
 * Fills elements as they come near to sight.
 * @param {HTMLElement[]} shells in their order on the page, each about as high as it will be
 * @param {(index: number) => void} fill
 * @param {boolean} [rest] whether the others follow when the browser has nothing to do, so that it finds words in all
 */
export const lazily = (shells, fill, rest = false) => {
  const waiting = new Set(shells.keys());
  const numbers = new Map(shells.map((shell, number) => [/** @type {Element} */ (shell), number]));
  /** @param {number} index */
  const reach = (index) => {
    const shell = shells[index];
    if (!shell || !waiting.delete(index)) return;
    watch.unobserve(shell);
    fill(index);
    shell.style.minHeight = "";
  };
  const seen = (/** @type {IntersectionObserverEntry[]} */ entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) reach(numbers.get(target) ?? -1);
  };
  // Where the parts scroll inside of something, only the newer margin reaches beyond its edge.
  const watch = new IntersectionObserver(seen, Object.assign({ rootMargin: NEAR }, { scrollMargin: NEAR }));
  for (const shell of shells) watch.observe(shell);
  reach(0);
  /** @param {IdleDeadline} [time] */
  const next = (time) => {
    do {
      const [index] = waiting;
      if (index === undefined || !shells[index]?.isConnected) return;
      reach(index);
    } while (time && time.timeRemaining() > ENOUGH);
    whenIdle(next);
  };
  if (rest) whenIdle(next);
  /** Draws a part and those beside it, so that it stays where it is brought. @param {number} index */
  const around = (index) => {
    for (const one of [index - 1, index, index + 1]) reach(one);
  };
  return { around, stop: () => watch.disconnect() };
};
