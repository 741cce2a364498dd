/** Under this name a test attaches what the checker saw, for the report of the run. */
export const attachmentName = 'accessibility';

/** A rule that had something to say, with the elements it said it of, as they stand in the page. */
export interface Finding {
  rule: string;
  elements: string[];
}

/** One look of the checker at one page as it stood. */
export interface AccessibilityCheck {
  /** Path and search, without the host. */
  page: string;
  /** What the test had made of the page, in its words. */
  state: string;
  theme: 'dark' | 'light';
  direction: string;
  /** CSS pixels. */
  width: number;
  /** Rules that were asked. */
  rules: number;
  /** Those among them that had something on the page to look at. */
  applied: number;
  violations: Finding[];
  /** What the checker could not decide by itself. */
  undecided: Finding[];
  /** Name and version of the checker. */
  checker: string;
}
