/**
 * An evidence pack is a text of parts that follow one another without a gap; behind them stands the seal, which tells
 * name, length and SHA-256 of each. One part for each fact, so that a change is named by what it changed.
 * This file imports nothing: it runs in the page of a pack as well as under Node.
 * @typedef {(text: string) => string} Hash SHA-256 of the text's UTF-8, in hex
 * @typedef {{ name: string, text: string }} Part
 * @typedef {{ place: string, field: string | null }} Fault what was changed; null where it is not known more exactly
 * @typedef {{ faults: Fault[], root: string, facts: number }} Finding
 */

const sealStart = '<script type="text/plain" id="seal">';
const sealEnd = '</script>\n</body></html>';
const factsStart = '<script type="text/plain" id="facts">';
/** What a chain begins with, in place of the hash of an entry before it. */
export const origin = '0'.repeat(64);

/**
 * JSON of which there is one way to write it: keys in order of their UTF-16, no spaces, `<` as an escape.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).replaceAll('<', '\\u003c');
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${canonical(key)}:${canonical(each)}`).join(',')}}`;
}

/**
 * A link of the chain as a line: the entry, its hash with all before it, and a short mark of each field, by which a
 * change is named.
 * @param {string} previous hash of the entry before it
 * @param {Record<string, unknown>} entry
 * @param {Hash} sha256
 */
export function link(previous, entry, sha256) {
  const hash = sha256(previous + canonical(entry));
  /** @type {Record<string, string>} */
  const marks = {};
  for (const [field, value] of Object.entries(entry))
    if (value !== undefined) marks[field] = sha256(canonical([field, value])).slice(0, 8);
  return { hash, line: `${canonical({ entry, hash, marks })}\n` };
}

/** @param {readonly Part[]} parts @param {string} root @param {Hash} sha256 */
export function seal(parts, root, sha256) {
  const told = canonical({ parts: parts.map(({ name, text }) => [name, text.length, sha256(text)]), root });
  return `${parts.map(({ text }) => text).join('')}${sealStart}${sha256(told)} ${told}${sealEnd}`;
}

/**
 * What of a pack is not as it was when it was made. No fault: every character is.
 * @param {string} file
 * @param {Hash} sha256
 * @returns {Finding}
 */
export function checkPack(file, sha256) {
  const at = file.lastIndexOf(sealStart);
  const chain = checkChain(file, sha256);
  const sealed = at < 0 || !file.endsWith(sealEnd) ? null : readSeal(file.slice(at), sha256);
  if (!sealed) return { ...chain, faults: [...chain.faults, { place: 'seal', field: null }] };
  const changed = changedParts(file.slice(0, at), sealed.parts, sha256);
  // The chain tells the field; what is named by it needs no second line.
  const known = new Set(chain.faults.map(({ place }) => `fact: ${place}`));
  const others = changed.filter((name) => !known.has(name)).map((place) => ({ place, field: null }));
  const isOther = chain.root !== sealed.root && chain.faults.length === 0;
  return {
    ...chain,
    faults: [...chain.faults, ...others, ...(isOther ? [{ place: 'root', field: null }] : [])],
  };
}

/**
 * @param {string} text
 * @param {Hash} sha256
 * @returns {{ root: string, parts: [string, number, string][] } | null}
 */
function readSeal(text, sha256) {
  const told = text.slice(sealStart.length + 65, -sealEnd.length);
  return text.slice(sealStart.length, sealStart.length + 65) === `${sha256(told)} ` ? JSON.parse(told) : null;
}

/**
 * Parts are compared from both ends, so that one that grew or shrank does not make all behind it look changed.
 * @param {string} text
 * @param {readonly [string, number, string][]} parts
 * @param {Hash} sha256
 */
function changedParts(text, parts, sha256) {
  let [first, from] = [0, 0];
  let [last, to] = [parts.length, text.length];
  for (; first < last; first += 1) {
    const [, length, hash] = parts[first] ?? ['', 0, ''];
    if (from + length > to || sha256(text.slice(from, from + length)) !== hash) break;
    from += length;
  }
  for (; last > first; last -= 1) {
    const [, length, hash] = parts[last - 1] ?? ['', 0, ''];
    if (to - length < from || sha256(text.slice(to - length, to)) !== hash) break;
    to -= length;
  }
  if (first < last)
    return parts
      .slice(first, last)
      .filter(isChanged)
      .map(([name]) => name);
  return from === to ? [] : ['between the parts'];

  // Between two changed parts of unchanged length the others still stand where they stood.
  /** @param {[string, number, string]} part */
  function isChanged([, length, hash]) {
    const start = from;
    from += length;
    return sha256(text.slice(start, start + length)) !== hash;
  }
}

/** @param {string} file @param {Hash} sha256 @returns {Finding} */
function checkChain(file, sha256) {
  const at = file.indexOf(factsStart);
  const end = file.indexOf('</script>', at);
  if (at < 0 || end < 0) return { faults: [{ place: 'facts', field: null }], root: '', facts: 0 };
  return checkFacts(file.slice(at + factsStart.length + 1, end), sha256);
}

/**
 * What of the chained lines is not as it was.
 * @param {string} text
 * @param {Hash} sha256
 * @returns {Finding}
 */
export function checkFacts(text, sha256) {
  const lines = text.split('\n').slice(0, -1);
  /** @type {Fault[]} */
  const faults = [];
  let root = origin;
  for (const [index, line] of lines.entries()) {
    const told = readLine(line);
    if (!told) {
      faults.push({ place: `line ${index + 1}`, field: null });
      continue;
    }
    const again = link(root, told.entry, sha256);
    if (again.line !== `${line}\n`) faults.push(...differences(told, again, sha256));
    root = told.hash;
  }
  return { faults, root, facts: lines.length };
}

/** @param {string} line @returns {{ entry: Record<string, unknown>, hash: string, marks: Record<string, string> } | null} */
function readLine(line) {
  try {
    const { entry, hash, marks } = JSON.parse(line);
    const isWhole =
      typeof hash === 'string' && [entry, marks].every((each) => typeof each === 'object' && each !== null);
    return isWhole ? { entry, hash, marks } : null;
  } catch {
    return null;
  }
}

/**
 * @param {{ entry: Record<string, unknown>, hash: string, marks: Record<string, string> }} told
 * @param {{ hash: string }} again
 * @param {Hash} sha256
 * @returns {Fault[]}
 */
function differences({ entry, hash, marks }, again, sha256) {
  const place = String(entry['name']);
  const fields = new Set([...Object.keys(entry), ...Object.keys(marks)]);
  const changed = [...fields].filter((field) => {
    const value = entry[field];
    return value === undefined || sha256(canonical([field, value])).slice(0, 8) !== marks[field];
  });
  if (changed.length > 0) return changed.map((field) => ({ place, field }));
  return [{ place, field: hash === again.hash ? null : 'hash' }];
}
