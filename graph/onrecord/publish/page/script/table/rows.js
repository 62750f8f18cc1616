// Rows of which only those in sight are drawn, all of one height; a keyboard reaches every one.

/**
 * @template Item
 * @typedef {{region: HTMLElement, body: HTMLElement, row: (item: Item, index: number) => HTMLElement,
 *   id: (item: Item) => string, enter: (id: string) => void}} Rows
 * region: what scrolls. body: holds the rows, each placed by its number.
 */

/** Rows drawn above and below those in sight, so that a step finds its row. */
const SPARE = 8;

/**
 * @template Item
 * @param {Rows<Item>} given
 */
export const rowsInSight = ({ region, body, row, id, enter }) => {
  /** @type {Item[]} */
  let items = [];
  /** @type {Map<number, HTMLElement>} */
  const drawn = new Map();
  let height = 0;
  let active = 0;
  let selected = "";

  /** How high a row is, which the style alone decides. */
  const measure = () => {
    const probe = items[0] && row(items[0], 0);
    if (!probe) return;
    body.append(probe);
    height = probe.getBoundingClientRect().height || height;
    probe.remove();
  };

  const top = () => body.offsetTop;
  const inSight = () => {
    const first = Math.floor((region.scrollTop - SPARE * height) / (height || 1));
    const count = Math.ceil(region.clientHeight / (height || 1)) + 2 * SPARE;
    return [Math.max(0, first), Math.min(items.length, Math.max(0, first) + count)];
  };

  /** The numbers that are to be drawn, in their order: what is in sight, and the row that the keyboard is on. */
  const wanted = () => {
    const [first = 0, end = 0] = inSight();
    const numbers = Array.from({ length: end - first }, (_, index) => first + index);
    if (active < first && active < items.length) numbers.unshift(active);
    if (active >= end && active < items.length) numbers.push(active);
    return numbers;
  };

  const draw = () => {
    const numbers = wanted();
    const kept = new Set(numbers);
    for (const [number, element] of drawn) {
      if (kept.has(number)) continue;
      element.remove();
      drawn.delete(number);
    }
    let before = null;
    for (const number of numbers.reverse()) {
      let element = drawn.get(number);
      if (!element) {
        const item = /** @type {Item} */ (items[number]);
        element = row(item, number);
        element.style.top = `${number * height}px`;
        element.dataset.number = String(number);
        drawn.set(number, element);
        paint(number);
        // In the order of their numbers, which is that in which they are read aloud.
        body.insertBefore(element, before);
      }
      before = element;
    }
  };

  /** @param {number} number */
  const paint = (number) => {
    const element = drawn.get(number);
    const item = items[number];
    if (!element || item === undefined) return;
    element.tabIndex = number === active ? 0 : -1;
    element.setAttribute("aria-selected", String(id(item) === selected));
  };

  /** Scrolls as little as brings a row into sight, below the heads. @param {number} number */
  const reveal = (number) => {
    const above = number * height;
    const room = region.clientHeight - top();
    if (above < region.scrollTop) region.scrollTop = above;
    else if (above + height > region.scrollTop + room) region.scrollTop = above + height - room;
  };

  /** @param {number} number @param {boolean} [focus] */
  const activate = (number, focus = true) => {
    active = Math.max(0, Math.min(items.length - 1, number));
    if (focus) reveal(active);
    draw();
    for (const each of drawn.keys()) paint(each);
    if (focus) drawn.get(active)?.focus({ preventScroll: true });
  };

  /** @param {EventTarget | null} target */
  const numberOf = (target) => {
    const element = target instanceof Element ? target.closest("[data-number]") : undefined;
    return element instanceof HTMLElement ? Number(element.dataset.number) : -1;
  };

  body.addEventListener("focusin", (event) => {
    const number = numberOf(event.target);
    if (number >= 0 && number !== active) activate(number, false);
  });
  body.addEventListener("keydown", (event) => {
    const number = numberOf(event.target);
    if (number < 0 || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((region.clientHeight - top()) / (height || 1)) - 1);
    /** @type {Record<string, number>} */
    const steps = {
      ArrowDown: number + 1,
      ArrowUp: number - 1,
      PageDown: number + page,
      PageUp: number - page,
      Home: 0,
      End: items.length - 1,
    };
    const item = items[number];
    if (event.key in steps) activate(steps[event.key] ?? 0);
    else if ((event.key === "Enter" || event.key === " ") && item !== undefined) enter(id(item));
    else return;
    event.preventDefault();
  });
  body.addEventListener("click", (event) => {
    const item = items[numberOf(event.target)];
    // Who has marked words to copy them chooses nothing.
    if (item === undefined || String(getSelection())) return;
    activate(numberOf(event.target));
    enter(id(item));
  });
  region.addEventListener("scroll", draw);
  new ResizeObserver(() => {
    const before = height;
    measure();
    if (height !== before) place();
    draw();
  }).observe(region);

  const place = () => {
    for (const element of drawn.values()) element.remove();
    drawn.clear();
    body.style.height = `${items.length * height}px`;
  };

  return {
    /** Other rows, or in another order; the focus stays on the same one, if it is still there. @param {Item[]} given */
    fill: (given) => {
      const focused = body.contains(document.activeElement);
      const on = items[active];
      items = given;
      if (!height) measure();
      const again = on === undefined ? -1 : items.indexOf(on);
      active = Math.max(0, again);
      place();
      if (focused && again >= 0) activate(again);
      else {
        region.scrollTop = 0;
        draw();
        if (focused) region.focus({ preventScroll: true });
      }
    },
    /** Marks a row as chosen and brings it into sight. @param {string} choice */
    select: (choice) => {
      if (choice === selected) return;
      selected = choice;
      const number = choice ? items.findIndex((item) => id(item) === choice) : -1;
      if (number >= 0) {
        active = number;
        reveal(number);
      }
      draw();
      for (const each of drawn.keys()) paint(each);
    },
  };
};
