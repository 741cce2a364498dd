export interface Question {
  what: string;
  /** Milliseconds that the 99th percentile may take; null where nothing was promised. */
  atMost: number | null;
  /** Variants, so that no answer is the same one over and over. */
  paths: string[];
  /** What an answer that found something holds; processes where absent. */
  holds?: string;
}

export const search = (text: string) => `/api/processes?limit=50&q=${encodeURIComponent(text)}`;
