// Dates as far as they are known: a day, a month or a year, in letters that sort by time.

/** @typedef {"day" | "month" | "year" | "decade" | "century"} Unit */
/** A stretch of time: its first and last day. @typedef {{from: string, to: string}} Stretch */

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
/** Letters that a date must have to fall into one such unit. @type {Record<Unit, number>} */
const KNOWN = { day: 10, month: 7, year: 4, decade: 4, century: 4 };
/** Letters that all dates of a unit share. @type {Record<Unit, number>} */
const SHARED = { day: 10, month: 7, year: 4, decade: 3, century: 2 };
const UNITS = /** @type {Unit[]} */ (Object.keys(KNOWN));
const FIRST = "0000-01-01";

/** @param {string} date */
const moment = (date) => new Date(`${date}${FIRST.slice(date.length)}T00:00:00Z`);

/** Whether it is a date in the page's form, and one that there is. @param {string | undefined} date */
export const isDate = (date) => date !== undefined && DATE.test(date) && !Number.isNaN(moment(date).getTime());

/** @param {Intl.DateTimeFormatOptions} form */
const format = (form) => new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC" });
const BY_LENGTH = {
  4: format({ year: "numeric" }),
  7: format({ month: "long", year: "numeric" }),
  10: format({ day: "numeric", month: "long", year: "numeric" }),
};
const WEEKDAY = format({ weekday: "long" });
const MONTH = format({ month: "short" });
const MONTH_AND_YEAR = format({ month: "short", year: "numeric" });

/** A date in words, as exact as it is; a day with its weekday, which articles often give instead. @param {string} date */
export const inWords = (date) => {
  if (!isDate(date)) return date;
  const words = BY_LENGTH[/** @type {4 | 7 | 10} */ (date.length)].format(moment(date));
  return date.length === KNOWN.day ? `${WEEKDAY.format(moment(date))} ${words}` : words;
};

/** The first day of the unit that a date falls into. @param {string} date @param {Unit} unit */
const floor = (date, unit) => {
  const shared = date.slice(0, SHARED[unit]);
  return shared + FIRST.slice(shared.length);
};

/** The first day of the next unit. @param {string} from @param {Unit} unit */
const next = (from, unit) => {
  const date = moment(from);
  if (unit === "day") date.setUTCDate(date.getUTCDate() + 1);
  else if (unit === "month") date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCFullYear(date.getUTCFullYear() + 10 ** (4 - SHARED[unit]));
  return date.toISOString().slice(0, 10);
};

/** @param {string} day */
const dayBefore = (day) => new Date(moment(day).getTime() - 86_400_000).toISOString().slice(0, 10);

/** All units from the first to the last of some days; nothing if there are more than a number. @param {string[]} days @param {Unit} unit @param {number} most */
const stretches = (days, unit, most) => {
  const last = days.at(-1) ?? "";
  /** @type {Stretch[]} */
  const all = [];
  for (let from = days[0] ?? "~"; from <= last; from = next(from, unit)) {
    if (all.length === most) return [];
    all.push({ from, to: dayBefore(next(from, unit)) });
  }
  return all;
};

/**
 * Dates counted by the finest unit that needs few bars and that most of them are exact enough for.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string} dateOf
 * @param {number} most
 * @returns {{unit: Unit, bars: (Stretch & {items: Item[]})[], vague: number}}
 */
export const byTime = (items, dateOf, most) => {
  const dated = items.filter((item) => isDate(dateOf(item)));
  for (const unit of UNITS) {
    const exact = dated.filter((item) => dateOf(item).length >= KNOWN[unit]);
    if (4 * exact.length < 3 * dated.length) continue;
    const days = exact.map((item) => floor(dateOf(item), unit)).sort();
    /** @type {Map<string, Stretch & {items: Item[]}>} */
    const bars = new Map(stretches(days, unit, most).map((stretch) => [stretch.from, { ...stretch, items: [] }]));
    if (!bars.size) continue;
    for (const item of exact) bars.get(floor(dateOf(item), unit))?.items.push(item);
    return { unit, bars: [...bars.values()], vague: dated.length - exact.length };
  }
  return { unit: "century", bars: [], vague: dated.length };
};

/** A bar's name in full. @param {string} from @param {Unit} unit */
export const nameOf = (from, unit) => {
  const shared = from.slice(0, SHARED[unit]);
  return unit === "decade" || unit === "century" ? `${from.slice(0, 4)}s` : inWords(shared);
};

/** A bar's name in few letters, and what a row of such names belongs to. @param {string} from @param {Unit} unit */
export const shortName = (from, unit) => {
  if (unit === "day") return { name: String(Number(from.slice(8))), within: MONTH_AND_YEAR.format(moment(from)) };
  if (unit === "month") return { name: MONTH.format(moment(from)), within: from.slice(0, 4) };
  return { name: unit === "year" ? from.slice(0, 4) : nameOf(from, unit), within: "" };
};
