/** Why a body that is XML is nevertheless not read, as a whole sentence. */
export class XmlFault extends Error {
  override name = 'XmlFault';
}

type XmlValue = string | null | XmlMembers | XmlValue[];
interface XmlMembers {
  [name: string]: XmlValue;
}

/** An element whose end has not come yet. */
interface OpenElement {
  name: string;
  text: string;
  /** Whether some of its text was marked as text: then it is one, even where it is only spaces. */
  isLiteral: boolean;
  /** Whether it says of itself that it is null. */
  isNil: boolean;
  members: XmlMembers | null;
}

/** More elements and attributes than any archive has; each costs memory that its few bytes do not show. */
const mostParts = 1_000_000;

/** Gathers what a reader of XML comes across. Each of its steps throws an `XmlFault` where the body goes too far. */
export function createXmlTree(maxDepth: number) {
  const path: OpenElement[] = [];
  let parts = 0;
  let root: XmlValue = null;
  let hasUnread = false;

  function countOne(): void {
    parts += 1;
    if (parts > mostParts) throw new XmlFault(`The body has more than ${mostParts} elements and attributes.`);
  }

  return {
    open(name: string): void {
      countOne();
      if (path.length === maxDepth) throw new XmlFault(`The body is nested deeper than ${maxDepth} levels.`);
      path.push({ name: localName(name), text: '', isLiteral: false, isNil: false, members: null });
    },
    attribute(name: string, value: string): void {
      countOne();
      const element = path.at(-1);
      if (localName(name) !== 'nil') hasUnread ||= !/^xmlns(?:$|:)/u.test(name);
      else if (element && /^\s*(?:true|1)\s*$/u.test(value)) element.isNil = true;
    },
    /** Of what is no part of the value, such as a comment. */
    passOver(): void {
      hasUnread = true;
    },
    /** Whether anything was passed over; an attribute, unless it is a namespace or says that its element is null. */
    hasUnread: () => hasUnread,
    text(text: string): void {
      const element = path.at(-1);
      if (element) element.text += text;
    },
    literal(text: string): void {
      const element = path.at(-1);
      if (!element) return;
      element.text += text;
      element.isLiteral ||= text !== '';
    },
    close(): void {
      const element = path.pop();
      if (!element) return;
      const parent = path.at(-1);
      const value = valueOf(element);
      if (parent) add((parent.members ??= {}), element.name, value);
      else root = value;
    },
    value(): unknown {
      if (typeof root !== 'object' || root === null)
        throw new XmlFault('The body has no elements inside its root.');
      return root;
    },
  };
}

/** Without its prefix, where what is left is a name of its own. */
function localName(name: string): string {
  const local = name.slice(name.lastIndexOf(':') + 1);
  return /^[\p{L}_]/u.test(local) ? local : name;
}

function valueOf({ text, isLiteral, isNil, members }: OpenElement): XmlValue {
  const isBlank = !isLiteral && /^[\t\n\r ]*$/u.test(text);
  if (isNil) return null;
  if (members === null) return isBlank ? null : text;
  if (!isBlank) throw new XmlFault('The body mixes texts and elements in one place.');
  return members;
}

/** What comes again under its name makes a list. */
function add(members: XmlMembers, name: string, value: XmlValue): void {
  const known = Object.hasOwn(members, name) ? members[name] : undefined;
  if (known === undefined) set(members, name, value);
  else if (Array.isArray(known)) known.push(value);
  else set(members, name, [known, value]);
}

/** A member may have any name, `__proto__` too. */
function set(members: XmlMembers, name: string, value: XmlValue): void {
  if (name === '__proto__')
    Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
  else members[name] = value;
}
