// What a report found and asks for, and what those it addresses, and others, are on record as answering.

import { partOf } from "../ground/claims.js";
import { nodes, records } from "../ground/model.js";
import { chain, does, said } from "../ground/phrases.js";

/** @import { Rec } from "../types.d.ts" */

/** Records that one line may show together. @typedef {{first: Rec, behind: Rec[]}} Line */

/**
 * All that is on record of one report, whatever the filters: by whom it was answered follows from all records.
 * @typedef {object} Reported
 * @property {number} report
 * @property {Rec[]} findings statements whose source is the report
 * @property {Rec[]} recommendations
 * @property {Rec[]} unsaid where an article says that the report does not speak of something
 * @property {Rec[]} answers positions on the report, on a finding or on a recommendation
 * @property {Map<number, Rec[]>} from the answers of each, of those who speak for it and of those who belong to it
 * @property {Map<number, Rec[]>} silent where an article says that somebody did not speak of something
 */

/** @type {Map<number, Reported>} */
const known = new Map();

/** What is on record of a report; found once. @param {number} report @returns {Reported} */
export const reported = (report) => {
  const before = known.get(report);
  if (before) return before;
  const own = records.filter((record) => record.source === report);
  const findings = own.filter((record) => record.relation === "stated" || record.relation === "holds");
  const recommendations = own.filter((record) => record.relation === "recommends" || record.relation === "calledFor");
  const its = new Set([...findings, ...recommendations].map((record) => record.target));
  its.add(report);
  const answers = records.filter((record) => record.source !== report && answersOne(record, its));
  const found = {
    report,
    findings,
    recommendations,
    unsaid: own.filter((record) => record.relation === "silentOn"),
    answers,
    from: byWhole(answers),
    silent: byWhole(records.filter((record) => record.relation === "silentOn" && record.source !== report)),
  };
  known.set(report, found);
  return found;
};

/** Whether a record takes a position on one of several things, or disputes one. @param {Rec} record @param {Set<number | undefined>} its */
const answersOne = (record, its) => {
  if (
    (record.relation === "respondedTo" || record.relation === "disputes") &&
    record.target !== undefined &&
    its.has(record.target)
  )
    return true;
  return record.position !== undefined && record.toward !== undefined && its.has(record.toward);
};

/** Records by everybody their words come from: the source, for whom it speaks, and what either belongs to. @param {Rec[]} some */
const byWhole = (some) => {
  /** @type {Map<number, Rec[]>} */
  const found = new Map();
  for (const record of some) {
    for (const whole of new Set([...partOf(record.source), ...partOf(record.behalf)])) {
      const behind = found.get(whole);
      if (behind) behind.push(record);
      else found.set(whole, [record]);
    }
  }
  return found;
};

/** The reports that have records, those with most first. @type {number[]} */
export const reports = (() => {
  /** @type {Map<number, number>} */
  const count = new Map();
  for (const record of records) {
    for (const number of new Set([record.source, record.target, record.toward])) {
      if (number !== undefined && nodes[number]?.kind === "report") count.set(number, (count.get(number) ?? 0) + 1);
    }
  }
  return [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
})();

/** Positions in the order in which they are shown; what only disputes stands with those who reject. */
const POSITIONS = [
  "rejects",
  "disputes",
  "disputes-in-part",
  "criticises-as-insufficient",
  "expresses-concern",
  "neutral",
  "welcomes",
  "supports",
];

/**
 * Records by position, each with its lines: one for each speaker, way to us and wording.
 * @param {Rec[]} some
 * @returns {[position: string, lines: Line[]][]}
 */
export const byPosition = (some) => {
  /** @type {Map<string, Rec[]>} */
  const groups = new Map(POSITIONS.map((position) => [position, []]));
  for (const record of some) {
    groups.get(record.position ?? (record.relation === "disputes" ? "disputes" : "neutral"))?.push(record);
  }
  return [...groups].filter(([, group]) => group.length).map(([position, group]) => [position, wordings(group)]);
};

/** Who says it, for whom, in what way and through whom it comes to us: what records need to share to stand under one name. @param {Rec} record */
export const speaking = (record) => JSON.stringify([record.source, record.behalf, does(record), chain(record)]);

/** Records of the same point as one line, whatever their wordings, most reported first. @param {Rec[]} some */
export const points = (some) => gathered(some, (record) => `${record.target ?? record.id}`);

/** Records of the same speaker, way to us and wording as one line, most reported first. @param {Rec[]} some */
export const wordings = (some) =>
  gathered(some, (record) => `${speaking(record)} ${record.target} ${said(record).replace(/\s+/g, " ").trim()}`);

/** @param {Rec[]} some @param {(record: Rec) => string} same @returns {Line[]} */
const gathered = (some, same) => {
  /** @type {Map<string, Line>} */
  const found = new Map();
  for (const record of some) {
    const key = same(record);
    const line = found.get(key);
    if (line) line.behind.push(record);
    else found.set(key, { first: record, behind: [record] });
  }
  return [...found.values()].sort((a, b) => b.behind.length - a.behind.length);
};

/** To whom recommendations are addressed, most first; nobody is -1. @param {Rec[]} recommendations @returns {[who: number, behind: Rec[]][]} */
export const byAddressee = (recommendations) => {
  /** @type {Map<number, Rec[]>} */
  const found = new Map();
  for (const record of recommendations) {
    for (const who of record.to?.length ? record.to : [-1]) {
      const behind = found.get(who);
      if (behind) behind.push(record);
      else found.set(who, [record]);
    }
  }
  return [...found].sort((a, b) => Number(a[0] < 0) - Number(b[0] < 0) || b[1].length - a[1].length || a[0] - b[0]);
};
