import { jsonToken } from './pretty-json.ts';

/** A privacy rule as far as it tells where it removes: names from the top, `*` for any one, `**` for any depth. */
export interface Rule {
  id: string;
  paths: readonly string[];
}

/** Stands where a file was. Null members: nobody told its name, or what stood there was no base64. */
export interface FileNote {
  kind: 'file';
  name: string | null;
  /** Bytes of the file itself, and their SHA-256 in hex. */
  size: number | null;
  sha256: string | null;
}

/** A run of a stored body as it stands there, or what takes the place of something that a privacy rule removed. */
export type BodyPart =
  | { kind: 'text'; text: string }
  /** `rule`: id of the one that put it there; null where none of the known ones would. */
  | { kind: 'value'; rule: string | null }
  | FileNote;

/** An object or a list that is open: in a list nothing has a name. */
interface Level {
  /** The newest name in it. */
  name: string | null;
  fileName: string | null;
  note: FileNote | null;
}

/** As the server writes it, and whatever the indentation. */
const jsonNote =
  /\{\s*"removed":\s*"file",\s*"size":\s*(\d+|null),\s*"sha256":\s*(?:"([0-9a-f]{64})"|null)\s*\}/y;
/** The same in XML, or a value that was removed. Its text is never escaped. */
const xmlMark =
  /(?<value>\[removed\])|<removed>file<\/removed>\s*<size(?:\/>|>(?<size>\d+)<\/size>)\s*<sha256(?:\/>|>(?<sha256>[0-9a-f]{64})<\/sha256>)/gu;
/** The name of the member that names the file of the object that it stands in. */
const fileName = 'filename';

/**
 * A body from which something was removed, in parts that make up the whole. It may be indented, and may end early. What
 * has marks in it was read as JSON or as XML before, and can be nothing else.
 */
export function bodyParts(text: string, rules: readonly Rule[]): BodyPart[] {
  return text.trimStart().startsWith('<') ? xmlParts(text) : jsonParts(text, rules);
}

function xmlParts(text: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let end = 0;
  for (const { 0: mark, index, groups = {} } of text.matchAll(xmlMark)) {
    parts.push({ kind: 'text', text: text.slice(end, index) });
    const { value, size, sha256 } = groups;
    if (value !== undefined) parts.push({ kind: 'value', rule: null });
    else parts.push({ kind: 'file', name: null, size: size ? Number(size) : null, sha256: sha256 ?? null });
    end = index + mark.length;
  }
  return [...parts, { kind: 'text', text: text.slice(end) }];
}

function jsonParts(text: string, rules: readonly Rule[]): BodyPart[] {
  const patterns = rules.map(({ id, paths }) => ({ id, paths: paths.map((path) => path.split('.')) }));
  const parts: BodyPart[] = [];
  const levels: Level[] = [newLevel()];
  let end = 0;
  const take = (part: BodyPart, from: number, to: number) => {
    parts.push({ kind: 'text', text: text.slice(end, from) }, part);
    end = to;
  };
  for (const { 0: token, index } of text.matchAll(jsonToken)) {
    // Within a note that was taken as a whole.
    if (index < end) continue;
    const after = index + token.length;
    const level = levels.at(-1) ?? newLevel();
    const isName = token.startsWith('"') && /^\s*:/u.test(text.slice(after, after + 9));
    const note = token === '{' ? noteAt(text, index) : null;
    if (note !== null) {
      level.note = { ...note.part, name: level.fileName };
      take(level.note, index, note.end);
    } else if (token === '{' || token === '[') levels.push(newLevel());
    else if (token === '}' || token === ']') levels.pop();
    else if (isName) level.name = JSON.parse(token) as string;
    else if (token === '"[removed]"') {
      const path = levels.flatMap(({ name }) => name ?? []);
      const rule = patterns.find(({ paths }) => paths.some((each) => leadsTo(each, path)));
      take({ kind: 'value', rule: rule?.id ?? null }, index, after);
    } else if (level.name === fileName && token.startsWith('"')) {
      level.fileName = JSON.parse(token) as string;
      // It stood before its name.
      if (level.note !== null) level.note.name = level.fileName;
    }
  }
  return [...parts, { kind: 'text', text: text.slice(end) }];
}

function newLevel(): Level {
  return { name: null, fileName: null, note: null };
}

function noteAt(text: string, index: number): { part: FileNote; end: number } | null {
  jsonNote.lastIndex = index;
  const [note, size, sha256] = jsonNote.exec(text) ?? [];
  if (note === undefined) return null;
  const known = { size: size === 'null' ? null : Number(size), sha256: sha256 ?? null };
  return { part: { kind: 'file', name: null, ...known }, end: index + note.length };
}

function leadsTo([first, ...rest]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) return path.length === 0;
  if (first === '**') {
    return leadsTo(rest, path) || (path.length > 0 && leadsTo([first, ...rest], path.slice(1)));
  }
  return path.length > 0 && (first === '*' || first === path[0]) && leadsTo(rest, path.slice(1));
}
