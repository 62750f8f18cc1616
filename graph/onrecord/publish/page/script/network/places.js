// Places in the network: given ones drawn together, moved apart for what unfolds, or made afresh around one node.

/** @typedef {{x: number, y: number}} Place */
/** @typedef {Map<number, Place>} Places */

/** The room of a node with its label, as layout.py has it. */
const WIDE = 140;
const HIGH = 72;
/** Rings are ellipses, as labels are wide and screens are. */
const ASPECT = 1.4;

/**
 * The places without their empty stretches: where filters leave few nodes, they come nearer to each other, each still
 * left or right of, above or below those it was.
 * @param {Places} places
 * @returns {Places}
 */
export const squeezed = (places) => {
  const xs = narrowed(
    [...places.values()].map(({ x }) => x),
    1.2 * WIDE,
  );
  const ys = narrowed(
    [...places.values()].map(({ y }) => y),
    1.4 * HIGH,
  );
  return new Map([...places].map(([number, { x, y }]) => [number, { x: xs.get(x) ?? x, y: ys.get(y) ?? y }]));
};

/** Numbers in their order with no gap wider than one. @param {number[]} numbers @param {number} gap @returns {Map<number, number>} */
const narrowed = (numbers, gap) => {
  const found = new Map();
  let last = Number.NaN;
  let at = 0;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (Number.isNaN(last)) at = number;
    else at += Math.min(gap, number - last);
    last = number;
    found.set(number, at);
  }
  return found;
};

/**
 * The places with some nodes unfolded: what unfolds from each stands on the first of its slots, and all others are
 * moved away from it by as much as that takes. Such a move only ever widens distances, so nothing comes to lie on
 * anything else, and without anything unfolded all stand as before.
 * @param {Places} places
 * @param {Map<number, number[]>} opened
 * @param {(number: number) => Place[]} slots
 * @param {(number: number) => Place} given
 * @returns {Places}
 */
export const unfolded = (places, opened, slots, given) => {
  const clusters = [...opened]
    .filter(([, inside]) => inside.length)
    .map(([number, inside]) => {
      const from = given(number);
      const offsets = slots(number)
        .slice(0, inside.length)
        .map(({ x, y }) => ({ x: x - from.x, y: y - from.y }));
      const radius = Math.max(...offsets.map(({ x, y }) => Math.hypot(x / ASPECT, y)));
      return { number, inside, offsets, radius };
    });
  /** @type {Places} */
  const moved = new Map();
  for (const [number, place] of places) {
    let { x, y } = place;
    for (const cluster of clusters) {
      const from = places.get(cluster.number);
      if (!from || cluster.number === number) continue;
      const dx = (place.x - from.x) / ASPECT;
      const dy = place.y - from.y;
      const far = Math.hypot(dx, dy) || 1;
      x += (ASPECT * dx * cluster.radius) / far;
      y += (dy * cluster.radius) / far;
    }
    moved.set(number, { x, y });
  }
  for (const { number, inside, offsets } of clusters) {
    const from = moved.get(number) ?? { x: 0, y: 0 };
    for (const [index, one] of inside.entries()) {
      const offset = offsets[index] ?? { x: 0, y: 0 };
      moved.set(one, { x: from.x + offset.x, y: from.y + offset.y });
    }
  }
  return moved;
};

/**
 * A node in the middle, its neighbours on rings around it, those beyond further out, near what ties them.
 * @param {number} centre
 * @param {number[]} inner
 * @param {number[]} outer
 * @param {Map<number, Set<number>>} near
 * @returns {Places}
 */
export const focused = (centre, inner, outer, near) => {
  /** @type {Places} */
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  // What shares neighbours beyond stands together, so that their lines are short.
  const key = new Map(
    inner.map((number) => [number, Math.min(...[...(near.get(number) ?? [])].filter((one) => one !== centre), number)]),
  );
  const sorted = [...inner].sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0) || a - b);
  let radius = onRings(places, sorted, 1.9 * HIGH);
  const angles = new Map(outer.map((number) => [number, angleOf(number, places, near)]));
  const turned = [...outer].sort((a, b) => (angles.get(a) ?? 0) - (angles.get(b) ?? 0) || a - b);
  radius = onRings(places, turned, radius + 0.3 * HIGH, angles.get(turned[0] ?? -1));
  return places;
};

/** Puts nodes on rings from a radius outward, and tells the radius after them. @param {Places} places @param {number[]} numbers @param {number} radius @param {number} [start] */
const onRings = (places, numbers, radius, start = -Math.PI / 2) => {
  const sizes = ringSizes(numbers.length, radius);
  // Neighbours in the order go round together, ring beside ring, so that what belongs together stands together.
  const slots = sizes.flatMap((size, ring) =>
    Array.from({ length: size }, (_, slot) => ({
      turn: (slot + (ring % 2) / 2) / size,
      far: radius + ring * 1.3 * HIGH,
    })),
  );
  slots.sort((a, b) => a.turn - b.turn || a.far - b.far);
  for (const [index, number] of numbers.entries()) {
    const { turn, far } = slots[index] ?? { turn: 0, far: radius };
    const angle = start + 2 * Math.PI * turn;
    places.set(number, { x: ASPECT * far * Math.cos(angle), y: far * Math.sin(angle) });
  }
  return radius + sizes.length * 1.3 * HIGH;
};

/** How many stand on each ring, evenly filled. @param {number} count @param {number} radius */
const ringSizes = (count, radius) => {
  const rooms = [];
  for (let room = 0, far = radius; room < count; far += 1.3 * HIGH) {
    const fits = Math.max(1, Math.floor((2 * Math.PI * far * ASPECT) / WIDE));
    rooms.push(fits);
    room += fits;
  }
  const all = rooms.reduce((sum, one) => sum + one, 0);
  let left = count;
  return rooms.map((room, index) => {
    const share = index === rooms.length - 1 ? left : Math.min(left, Math.ceil((room * count) / all));
    left -= share;
    return share;
  });
};

/** @param {number} number @param {Places} places @param {Map<number, Set<number>>} near */
const angleOf = (number, places, near) => {
  let [x, y] = [0, 0];
  for (const other of near.get(number) ?? []) {
    const place = places.get(other);
    if (place) [x, y] = [x + place.x / ASPECT, y + place.y];
  }
  return Math.atan2(y, x);
};
