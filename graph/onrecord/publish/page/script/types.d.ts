/** What stands in the page as data, written by data.py. Offsets are UTF-16 code units of an article's text. */
export type Span = [start: number, end: number];
export type Role = "source" | "cue" | "content";
export type Mark = [start: number, end: number, role: Role];

/** Who can be on record, what was said or asked for, and topics; numbered by their place in `Data.nodes`. */
export interface Node {
  id: string;
  kind:
    | "person"
    | "organisation"
    | "government"
    | "media"
    | "group"
    | "unknown"
    | "report"
    | "claim"
    | "action"
    | "topic";
  label: string;
  names?: string[];
  /** The organisation somebody speaks for, or is part of. */
  of?: number;
  /** Of a report: who issued it, and on which day. */
  issuer?: string;
  released?: string;
  /**
   * Of whoever a recommendation is addressed to: the sentences that name it and from which nothing was read, by article
   * and place; on a page with excerpts only their number.
   */
  passed?: [article: number, start: number, end: number][];
  passedCount?: number;
}

export interface Rejected {
  evidence: Span[];
  marks: Mark[];
  rule: number;
  by?: string;
  why?: string;
}

export interface Article {
  id: string;
  name: string;
  title?: string;
  publisher?: string;
  published?: string;
  url?: string;
  saved?: string;
  language: string;
  byRules: boolean;
  /** The text, or of a page with excerpts only, the stretches that are evidence: each with the offset it begins at. */
  pieces: [offset: number, text: string][];
  excluded?: [start: number, end: number, reason: string][];
  unread?: Span[];
  rejected?: Rejected[];
}

export type Relation = "stated" | "holds" | "disputes" | "calledFor" | "recommends" | "respondedTo" | "silentOn";

export interface Rec {
  id: string;
  kind: "statement" | "recommendation" | "response" | "omission";
  relation: Relation;
  article: number;
  source: number;
  /** Claim, action, or for a response the report. */
  target?: number;
  /** The claim or action as displayed. */
  words?: string;
  evidence: Span[];
  marks: Mark[];
  named?: string;
  role?: string;
  behalf?: number;
  to?: number[];
  via?: number;
  /** The record this one is nested in, and of a response the statement that holds its words. */
  inside?: number;
  expressed?: number;
  act: string;
  mode: string;
  quote?: string;
  position?: string;
  /** What the position is about. */
  toward?: number;
  date?: string;
  dateWords?: string;
  basis?: string;
  page?: number;
  topics?: number[];
  hand?: true;
  by?: string;
  rules?: number[];
}

export interface Rule {
  label: string;
  right?: number;
  tried?: number;
  corpus?: string;
}

export interface Witness {
  article: number;
  span: Span;
  printing: "whole" | "cut" | "paraphrase";
}

/** One quotation as several articles print it; a column holds each witness's word at that place, or null. */
export interface Collation {
  witnesses: Witness[];
  columns: (Span | null)[][];
}

export interface Data {
  prefixes: Record<string, string>;
  articles: Article[];
  nodes: Node[];
  records: Rec[];
  contradictions: [number, number][];
  collations: Collation[];
  rules: Rule[];
  summary: string;
  notice: string;
  excerpts: boolean;
}

/**
 * The drawing as pyvis describes it; ids are numbers of nodes. First those that a summary shows, weightiest first, then
 * those that one source alone spoke of, which are folded into it, their `home`.
 */
export interface Drawing {
  /** How many are shown at first, and how many more at each asking. */
  first: number;
  nodes: { id: number; shape: string; x: number; y: number; home?: number }[];
  options: Record<string, unknown>;
}

/** A view: `show` fills its host with the records given, which the filters let through. */
export interface View {
  name: string;
  /** Whether there is anything for it in these articles. */
  offered: () => boolean;
  show: (host: HTMLElement, records: Rec[]) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: the words are a tree of names, as words.json has it
export type Words = Record<string, any>;

declare global {
  // biome-ignore lint/suspicious/noExplicitAny: vis-network stands beside the page's script and has no types here
  const vis: any;
  interface Window {
    onrecord: Record<string, unknown>;
  }
}
