/** One system call as strace tells it with -f -yy -xx, or a half of one that another thread interrupted. */
export interface Call {
  thread: string;
  name: string;
  /** The text between the parentheses; of a call that was interrupted, both halves. */
  args: string;
  /** What it gave; null for one that has only begun. */
  result: number | null;
  /** Whether this line is its beginning, its end, or both. */
  begins: boolean;
  ends: boolean;
}

const whole = /^(\d+) +(\w+)\((.*)\) += (-?\d+|\?)/u;
const unfinished = /^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$/u;
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+|\?)/u;

/** Reads lines in their order and puts the halves of interrupted calls together. Null for a line that is no call. */
export function createLineReader(): (line: string) => Call | null {
  const begun = new Map<string, string>();
  return (line) => {
    const one = whole.exec(line);
    if (one) {
      const [, thread = '', name = '', args = '', result] = one;
      return { thread, name, args, result: Number(result), begins: true, ends: true };
    }
    const first = unfinished.exec(line);
    if (first) {
      const [, thread = '', name = '', args = ''] = first;
      begun.set(thread, args);
      return { thread, name, args, result: null, begins: true, ends: false };
    }
    const second = resumed.exec(line);
    if (second) {
      const [, thread = '', name = '', rest = '', result] = second;
      const args = (begun.get(thread) ?? '') + rest;
      begun.delete(thread);
      return { thread, name, args, result: Number(result), begins: false, ends: true };
    }
    return null;
  };
}

/** The bytes of a string that is written as \x01\x02. */
export function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}

/** All quoted strings of the arguments as bytes. Throws where strace has cut one short. */
export function stringsOf(args: string): Buffer[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/gu)].map(([, escaped = '', cut]) => {
    if (cut !== undefined) throw new Error('the trace holds only a part of what was written');
    return bytesOf(escaped);
  });
}

/** Number and place of the descriptor that stands first: a path, or `TCP:[...]`. */
export function descriptorOf(args: string): { number: string; place: string } {
  const [, number = '', place = ''] = /^(-?\w+)(?:<((?:->|[^>])*)>)?/u.exec(args) ?? [];
  return { number, place: place.includes('\\x') ? bytesOf(place).toString() : place };
}
