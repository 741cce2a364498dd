import type { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors.ts';

/** What one route takes and gives, by the schemas that it parses with and that its answers are made of. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As the router writes it: `/api/processes/:processId`. */
  path: string;
  /** Unique, for programs that make code of it: `listProcesses`. */
  id: string;
  /** What it does, in a few words. */
  summary: string;
  /** More of it, where the summary leaves something open. */
  description?: string;
  /** Parameters behind the `?`. */
  query?: z.ZodObject;
  body?: Content;
  /** By HTTP status. */
  answers: Readonly<Record<number, Answer>>;
  /** Refusals of its own, beside those that every route of its kind may give. */
  errors?: readonly ErrorCode[];
  /**
   * Who gets in: whoever is signed in, where API_TOKEN is set (what holds where this is absent), the same with the key of
   * a feed, anybody, or whoever shows the credentials of a source.
   */
  access?: 'sign-in' | 'feed-key' | 'anybody' | 'credentials';
}

/** JSON of a schema, anything of the named media types, or, with neither, nothing. */
export interface Content {
  schema?: z.ZodType;
  types?: readonly string[];
}

export interface Answer extends Content {
  description: string;
}

/** A group of routes, as it stands in the document. */
export interface OperationGroup {
  tag: string;
  operations: readonly Operation[];
}
