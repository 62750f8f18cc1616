// Which claims are disputed or contradicted, by whom: each claim once, with all who are on record against it.

import { data, nodes, records } from "../ground/model.js";

/** @import { Rec } from "../types.d.ts" */

/**
 * A claim, who says it, who is on record as disputing it, and the claims that contradict it with those who say these.
 * @typedef {{claim: number, said: Rec[], disputed: Rec[], contrary: {claim: number, said: Rec[]}[]}} Quarrel
 */

const AGAINST = new Set(["rejects", "disputes-in-part"]);

/** Records by claim: those that say it, and those that dispute it. */
const found = (() => {
  /** @type {Map<number, Rec[]>} */
  const said = new Map();
  /** @type {Map<number, Rec[]>} */
  const disputed = new Map();
  const put = (
    /** @type {Map<number, Rec[]>} */ into,
    /** @type {number | undefined} */ claim,
    /** @type {Rec} */ record,
  ) => {
    if (claim === undefined) return;
    const there = into.get(claim);
    if (there) there.push(record);
    else into.set(claim, [record]);
  };
  for (const record of records) {
    if (record.relation === "disputes") put(disputed, record.target, record);
    else if (record.kind !== "response") put(said, record.target, record);
    if (record.toward !== record.target && AGAINST.has(record.position ?? "")) put(disputed, record.toward, record);
  }
  /** @type {Map<string, Rec[]>} */
  const rejections = new Map();
  for (const record of records) {
    if (record.position !== "rejects") continue;
    const key = `${record.article} ${record.source}`;
    const there = rejections.get(key);
    if (there) there.push(record);
    else rejections.set(key, [record]);
  }
  return { said, disputed, rejections };
})();

/** @param {number} claim @returns {Quarrel} */
const alone = (claim) => ({
  claim,
  said: found.said.get(claim) ?? [],
  disputed: found.disputed.get(claim) ?? [],
  contrary: [],
});

/** How many are on record against a claim. @param {Quarrel} quarrel */
const against = (quarrel) =>
  new Set([...quarrel.disputed, ...quarrel.contrary.flatMap((one) => one.said)].map((record) => record.source)).size;

/** @param {Quarrel} quarrel */
const weightOf = (quarrel) =>
  quarrel.said.length + quarrel.disputed.length + quarrel.contrary.reduce((sum, one) => sum + one.said.length, 0);

/** @param {number[]} a @param {number[]} b */
const downward = (a, b) => {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
};

/** Contradictions gathered at the claims that have most of them: so each stands once, and a claim with all against it. */
const gathered = () => {
  /** @type {Map<number, Set<number>>} */
  const open = new Map();
  for (const [a, b] of data.contradictions) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      open.set(one, (open.get(one) ?? new Set()).add(other));
    }
  }
  /** @type {Map<number, number[]>} */
  const hubs = new Map();
  const rank = (/** @type {number} */ claim) => [
    open.get(claim)?.size ?? 0,
    found.disputed.get(claim)?.length ?? 0,
    found.said.get(claim)?.length ?? 0,
    -claim,
  ];
  const left = [...open.keys()].map((claim) => ({ claim, rank: rank(claim) })).sort((a, b) => downward(a.rank, b.rank));
  while (left.length) {
    const { claim } = /** @type {{claim: number}} */ (left.shift());
    const others = open.get(claim) ?? new Set();
    if (!others.size) continue;
    hubs.set(
      claim,
      [...others].sort((a, b) => a - b),
    );
    for (const other of others) open.get(other)?.delete(claim);
    others.clear();
    if (left.length > MOST_SORTED) continue;
    for (const one of left) one.rank = rank(one.claim);
    left.sort((a, b) => downward(a.rank, b.rank));
  }
  return hubs;
};

/** Claims up to which the order is worked out again after each step; of more, the first order is good enough. */
const MOST_SORTED = 300;

/** @type {Quarrel[] | undefined} */
let all;
/** @type {{report: number, record: Rec}[]} */
let whole = [];

/** Denials of a report as a whole ("the contents", "its findings"), which nobody says and which are no claims of their own. */
export const wholesale = () => {
  quarrels();
  return whole;
};

/**
 * The report that a denial is of as a whole: one that its record, or another of the same speaker and sentence, rejects.
 * @param {Rec} record
 */
const denied = (record) => {
  if (record.relation !== "disputes") return undefined;
  const rejects = (/** @type {Rec} */ one) =>
    one.position === "rejects" && nodes[one.toward ?? -1]?.kind === "report" ? one.toward : undefined;
  if (record.position) return rejects(record);
  const sentence = record.evidence.join();
  return found.rejections
    .get(`${record.article} ${record.source}`)
    ?.filter((one) => one.evidence.join() === sentence)
    .map(rejects)[0];
};

/** Denials of a report as a whole, if a quarrel holds nothing else. @param {Quarrel} quarrel */
const deniedWhole = ({ said, disputed, contrary }) => {
  if (said.length || contrary.length || !disputed.length) return [];
  const some = disputed.map((record) => ({ report: denied(record), record }));
  return some.every((one) => one.report !== undefined) ? /** @type {{report: number, record: Rec}[]} */ (some) : [];
};

/** All quarrels: first those in which somebody disputes a claim, then statements that contradict each other; the most disputed first. */
export const quarrels = () => {
  if (all) return all;
  const hubs = gathered();
  const claims = new Set([...found.disputed.keys(), ...hubs.keys()]);
  const made = [...claims]
    .filter((claim) => isClaim(claim))
    .map((claim) => {
      const quarrel = alone(claim);
      const disputed = new Set(quarrel.disputed);
      // Who takes a position on a claim by saying the contrary stands there once.
      const contrary = (hubs.get(claim) ?? []).map((other) => ({
        claim: other,
        said: (found.said.get(other) ?? []).filter((record) => !disputed.has(record)),
      }));
      return { ...quarrel, contrary: contrary.filter((one) => one.said.length) };
    });
  whole = made.flatMap(deniedWhole);
  const some = made.filter(
    (quarrel) => (quarrel.disputed.length || quarrel.contrary.length) && !deniedWhole(quarrel).length,
  );
  const ranked = some.map((quarrel) => ({
    quarrel,
    rank: [Number(quarrel.disputed.length > 0), against(quarrel), weightOf(quarrel), -quarrel.claim],
  }));
  all = ranked.sort((a, b) => downward(a.rank, b.rank)).map(({ quarrel }) => quarrel);
  return all;
};

/** @param {number} number */
const isClaim = (number) => nodes[number]?.kind === "claim" || nodes[number]?.kind === "action";

/** All records of a quarrel. @param {Quarrel} quarrel */
export const recordsOf = (quarrel) => [
  ...quarrel.said,
  ...quarrel.disputed,
  ...quarrel.contrary.flatMap((one) => one.said),
];

/** Whether a claim is part of a quarrel. @param {Quarrel} quarrel @param {number} claim */
export const concerns = (quarrel, claim) =>
  quarrel.claim === claim || quarrel.contrary.some((one) => one.claim === claim);

/** Whether a claim is disputed or contradicted by anybody. @param {number} claim */
export const isDisputed = (claim) => {
  concerned ??= new Set(quarrels().flatMap((quarrel) => [quarrel.claim, ...quarrel.contrary.map((one) => one.claim)]));
  return concerned.has(claim);
};

/** @type {Set<number> | undefined} */
let concerned;

/** Everybody in some quarrels, those in most first. @param {Quarrel[]} some @returns {[who: number, count: number][]} */
export const parties = (some) => {
  /** @type {Map<number, number>} */
  const count = new Map();
  for (const quarrel of some) {
    for (const who of new Set(recordsOf(quarrel).map((record) => record.source)))
      count.set(who, (count.get(who) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
};
