/** What the server answers, as JSON. Offsets count Unicode code points of the report's text, end not included. */

export interface Span { start: number; end: number; text: string }
export interface Named { name: string; party: string }
export type Status = "happened" | "ongoing" | "planned" | "wanted" | "possible" | "denied";
export type Stance = "affirms" | "doubts" | "denies" | "silent" | "";
export type PartOf = "happened" | "who" | "whom" | "where" | "when" | "how_many" | "why";
export type Grade = "confirmed" | "fair" | "weak" | "contested" | "discounted";
export type Role = "read" | "judge" | "admin";

/** GET /api/status */
export interface ArchiveStatus {
  name: string;
  version: string;
  user: { name: string; role: Role };
  /** whether users log in: then there is /login, and POST /logout ends the session */
  logs_in: boolean;
  counts: { reports: number; claims: number; events: number; judgements: number };
  /** whether events are being joined anew, after an intake or a judgement */
  linking: boolean;
  /** What may be chosen from: names as claims have them, with a label in words. */
  types: { name: string; label: string; modes: { name: string; label: string }[] }[];
  statuses: Status[];
  grades: Grade[];
  exports: string[];
}

export interface ReportRef { id: string; key: string; title: string; publisher: string; published: string; url: string }
export interface When { start: string; end: string; precision: number; edtf: string }
export interface Location { name: string; geonameid: number | null; lat: number | null; lon: number | null; precision: number | null; admin1: string; country: string }
export interface Counted { of: string; low: number | null; high: number | null; class: string; text: string }

/** One claim as lists show it; `claim` of a report page has the whole record of `sayso claims --format jsonl` beside. */
export interface ClaimRow {
  id: string;
  report: ReportRef;
  type: string;
  mode: string;
  status: Status;
  actors: Named[];
  recipients: Named[];
  /** The chain, outermost first; empty for the report's own voice. */
  sources: { name: string; party: string; kind: string }[];
  /** Innermost source, or the outlet. */
  origin: string;
  place: string[];
  location: Location | null;
  time: string;
  when: When | null;
  numbers: Counted[];
  trigger: Span;
  sentence: Span;
  confidence: number;
  event: string;
  grade: Grade | "";
  /** Parts that a person corrected. */
  corrected: string[];
}

export interface EventRow {
  id: string;
  type: string;
  mode: string;
  when: When | null;
  where: Location | null;
  actors: string[];
  recipients: string[];
  killed: { low: number | null; best: number | null; high: number | null } | null;
  injured: { low: number | null; best: number | null; high: number | null } | null;
  reports: number;
  claims: number;
  origins: number;
  accounts: number;
  grade: Grade;
  why: string;
  headline: string;
}

export interface ReportRow extends ReportRef { language: string; claims: number; attributions: number; outcome: string; reason: string; state: string; revision: number; taken: string }

export interface FacetValue { value: string; label: string; count: number; chosen: boolean }
export interface Facet { name: string; label: string; /** the query parameter that a value is chosen with */ filter: string; values: FacetValue[]; /** values there are in all; the first of them are listed */ total: number }
export interface Histogram {
  unit: "day" | "week" | "month" | "year" | "decade";
  /** start and end are ISO dates, both included; count splits no claim: each counts on its first day. */
  bins: { start: string; end: string; count: number }[];
  undated: number;
}

export type View = "claims" | "events" | "reports";
/** GET /api/find?view=...&<filters>&sort=...&page=1&size=50 */
export interface Found {
  view: View;
  total: number;
  page: number;
  size: number;
  rows: ClaimRow[] | EventRow[] | ReportRow[];
  /** As the server understood the search box: chips to be shown and taken away. */
  filters: { name: string; value: string; label: string; /** whether it stands in the search box */ box: boolean }[];
  /** Lines on what was not understood or is called by no name. */
  notes: string[];
  facets: Facet[];
  histogram: Histogram;
  /** false where facets and histogram are still being made: ask again in half a second */
  ready: boolean;
}

/** GET /api/cite?... : how to cite what is shown. */
export interface Citation { text: string; bibtex: string; csl: unknown }

/** GET /api/reports/ID */
export interface ReportPage {
  report: ReportRef & { byline: string; language: string; outcome: string; reason: string; state: string; revision: number; taken: string };
  text: string;
  parts: { kind: string; start: number; end: number }[];
  claims: PageClaim[];
  attributions: PageAttribution[];
  mentions: { kind: string; start: number; end: number; name: string; party: string }[];
  captures: { place: string; captured: string; media_type: string; raw: string }[];
  revisions: { report: string; revision: number; published: string; state: string }[];
  /** Reports that carry the same words, with what share. */
  copies: (ReportRef & { share: number })[];
  events: EventRow[];
  /** whether /api/reports/ID/original gives the page as it was */
  original: boolean;
  /** how it was retracted or erased; of an erased report all else is empty */
  tombstone: { state: "retracted" | "erased"; why: string; by: string; at: string } | null;
}
export interface PageSource { name: string; party: string; kind: string; span: Span | null; cue: Span | null }
export interface PageClaim extends Omit<ClaimRow, "sources" | "actors" | "recipients" | "numbers"> {
  numbers: (Counted & { span: Span })[];
  /** Somebody judged it to be no claim, and that holds: it counts nowhere, and is shown marked. */
  judged_out: boolean;
  sources: PageSource[];
  actors: (Named & { span: Span })[];
  recipients: (Named & { span: Span })[];
  means: Span | null;
  evidence: { place: Span[]; time: Span[]; status: Span[] };
  codes: { cameo: string; quad: number; score: number; acled: string[]; context: string[] };
  because: { entry: string; pattern: string };
  judgements: JudgementRow[];
}
export interface PageAttribution {
  id: string;
  /** id of the attribution that holds this one, "" for none */
  parent: string;
  kind: string;
  source: Span[];
  cue: Span | null;
  content: Span[];
  speaker: string;
  depth: number;
  /** Whether the source puts its content forward; else it only judges it or has it in mind. */
  asserts: boolean;
}

/** GET /api/events/ID */
export interface EventPage {
  event: EventRow & { aliases: string[] };
  /** The id that was asked for where the event has another now, else "". */
  asked: string;
  participants: { actors: Participant[]; recipients: Participant[] };
  accounts: AccountColumn[];
  tolls: Toll[];
  disputes: Dispute[];
  /** The say-so ladder: who passes on whose word, as a tree from outlets to origins. */
  ladder: LadderRung[];
  /** Reports that are copies of each other, folded under their origin. */
  copies: string[][];
  reports: Record<string, ReportRef>;
  claims: Record<string, ClaimRow>;
  judgements: JudgementRow[];
  history: { at: string; by: string; what: string; why: string }[];
}
export interface Participant { name: string; party: string; said_by: string[] }
export interface Words { report: string; span: Span; claim: string }
export interface AccountCell { of: PartOf; stance: Stance; value: string; words: Words[]; differs: string[]; first: string }
export interface AccountColumn { origin: string; via: string[]; stance: Stance; differs: string[]; changed: string[]; first: string; reports: string[]; claims: string[]; cells: AccountCell[]; independent: boolean }
export interface Toll { of: string; kind: string; low: number | null; best: number | null; high: number | null; rule: string; by_account: { origin: string; low: number | null; high: number | null }[]; history: { published: string; origin: string; low: number | null; high: number | null }[]; classes: Toll[] }
export interface Dispute { part: PartOf; positions: { stance: Stance; says: string; by: string[]; reports: number }[] }
export interface LadderRung { name: string; party: string; role: "outlet" | "agency" | "source"; claims: number; stance: Stance; cites: LadderRung[] }

/** GET /api/contradictions */
export interface Contradictions { events: { event: EventRow; disputed: number; disputes: Dispute[] }[]; /** disputed events that fit, on all pages */ total: number; page: number; size: number; notes: string[] }

/** GET /api/map?<filters>. `killed` are those of the events that are told of at a place; one that is told at two counts at both: not to be added up. */
export interface MapPage {
  places: { geonameid: number | null; name: string; lat: number; lon: number; precision: number; admin1: string; country: string; claims: number; events: number; killed: number | null }[];
  no_place: number;
  no_date: number;
  /** Known by name, without coordinates. */
  unplaced: { name: string; claims: number }[];
  total: number;
  histogram: Histogram;
  /** places that are left out: those of fewest claims, beyond 3,000 */
  more: number;
  notes: string[];
}

/** GET /api/timeline?<filters>: events as bars from first to last day that they may have been on. */
export interface TimelinePage { events: { id: string; type: string; headline: string; /** "" on a side that is open */ start: string; end: string; precision: number; grade: Grade; reports: number; lat: number | null; lon: number | null }[]; no_date: number; total: number; /** events beyond those that are given */ left_out: number; notes: string[] }

/** GET /api/voices?<filters>&as=NAME&against=NAME */
export interface VoicesPage {
  /** Whose account one can look through: origins of claims, most claims first. */
  origins: { name: string; party: string; kind: string; claims: number }[];
  as: string;
  against: string;
  parties: { id: string; name: string; acts: number; suffers: number }[];
  cells: VoiceCell[];
  /** claims that tell who and whom */
  total: number;
  /** claims that leave one of them open */
  untold: number;
  notes: string[];
}
export interface VoiceCell { actor: string; recipient: string; claims: number; against: number; types: { type: string; claims: number; against: number }[]; statuses: Partial<Record<Status, number>> }

/** GET /api/queue?by=doubt|dispute|pairs&skip=N&size=20 */
export interface Queue { by: "doubt" | "dispute" | "pairs"; left: number; done: number; items: (QueueClaim | QueuePair)[] }
export interface QueueClaim { kind: "claim"; claim: PageClaim; before: string; after: string; why: string; judgements: JudgementRow[] }
export interface QueuePair { kind: "pair"; score: number; why: string; one: EventRow; other: EventRow; claims: Record<string, ClaimRow[]>; judgements: JudgementRow[] }

export type Verdict = "same" | "different" | "unsure" | "correct" | "not-a-claim" | "corrected" | "grade" | "note" | "withdrawn";
export interface JudgementRow { id: string; verdict: Verdict; of: string[]; field: string; value: string; why: string; by: string; at: string; ended: boolean; about?: About[] }
/** A thing that was judged: how it is called, and the report in which a claim stands. */
export interface About { id: string; kind: "claim" | "event" | "report" | "judgement" | ""; label: string; report: string }
/** POST /api/judgements, body {verdict, of, field, value, why}; 201 once it is durable; `holds` is false while events are yet to follow (`linking` of the status). Undo: POST /api/judgements/ID/undo */
export interface Judged { saved: true; judgement: JudgementRow; holds: boolean }
/** GET /api/judgements?of=ID&by=NAME&page= */
export interface Judgements { rows: JudgementRow[]; total: number; coders: { name: string; judgements: number }[] }
/** GET /api/agreement?one=NAME&other=NAME */
export interface Agreement { coders: string[]; /** whom it compares */ one: string; other: string; questions: { question: string; pairs: number; agree: number; alpha: number | null }[]; disagree: { of: string[]; field: string; answers: Record<string, string>; about?: About[] }[] }

/** POST /api/intake: multipart field `files`, or JSON {text,title,publisher,published} or {url}; answers 202 with a job. A file's place is `upload:NAME`, a text's `pasted:HASH`. GET /api/intake: {jobs: Job[]}, the newest first. */
export interface Job { id: string; state: "waiting" | "running" | "done"; total: number; done: number; inputs: { place: string; outcome: "waiting" | "reading" | "ok" | "partial" | "failed"; reason: string; report: string; claims: number }[] }
/** GET /api/sql?q=SELECT... */
export interface Answer { columns: string[]; rows: (string | number | null)[][]; more: boolean; seconds: number }
/** Every error, with its HTTP status. */
export interface Problem { error: string }
