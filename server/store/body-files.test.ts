import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBodyFiles } from './body-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-bodies-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const files = () => openBodyFiles(join(folder, 'bodies'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const pathOf = (name: string) => join(folder, 'bodies', name.slice(0, 2), name);
const names = () =>
  readdirSync(join(folder, 'bodies'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
/** A body that carries these files. */
const archive = (...carried: Buffer[]) =>
  Buffer.from(JSON.stringify({ files: carried.map((each) => ({ content: each.toString('base64') })) }));
const keep = (body: Uint8Array) => files().write(sha256(body), body);
const read = (body: Uint8Array) => files().read(sha256(body), body.length);

describe('a large body', () => {
  it('comes back to the byte, with files and without, empty and twice', () => {
    const file = randomBytes(50_000);
    const bodies = [archive(file), archive(file, file), archive(), randomBytes(400_000), Buffer.alloc(0)];
    for (const body of [...bodies, ...bodies]) keep(body);
    expect(bodies.map((body) => read(body)?.equals(body))).toEqual(bodies.map(() => true));
  });

  it('comes back to the byte whatever it is made of', () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((each) => Buffer.from(each)),
      fc
        .record({ size: fc.nat(120_000), byte: fc.nat(255) })
        .map(({ size, byte }) => Buffer.from(Buffer.alloc(size, byte).toString('base64'))),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const body = Buffer.concat(parts);
        keep(body);
        expect(read(body)?.equals(body)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves each of its files once, as the file itself under its own hash', () => {
    const [shared, other] = [randomBytes(60_000), randomBytes(20_001)];
    const bodies = [archive(shared), archive(other, shared, shared)];
    bodies.forEach(keep);
    const hex = (bytes: Buffer) => sha256(bytes).toString('hex');
    expect(names()).toEqual([hex(shared), hex(other), ...bodies.map((body) => `${hex(body)}.recipe`)].sort());
    expect(readFileSync(pathOf(hex(shared))).equals(shared)).toBe(true);
    expect(readFileSync(pathOf(hex(other))).equals(other)).toBe(true);
  });

  it('may itself be carried by another one', () => {
    const inner = archive(randomBytes(30_000));
    const outer = archive(inner);
    keep(inner);
    keep(outer);
    expect([read(inner)?.equals(inner), read(outer)?.equals(outer)]).toEqual([true, true]);
  });

  it('with more files than may be open at once is kept as well', () => {
    const body = archive(...Array.from({ length: 150 }, () => randomBytes(12_400)));
    keep(body);
    expect(names()).toHaveLength(151);
    expect(read(body)?.equals(body)).toBe(true);
  });

  it('is read by its owner only', () => {
    if (process.platform === 'win32') return;
    keep(archive(randomBytes(30_000)));
    expect(names().map((name) => statSync(pathOf(name)).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('that cannot be written leaves nothing half done', () => {
    const body = archive(randomBytes(30_000));
    const name = `${sha256(body).toString('hex')}.recipe`;
    mkdirSync(join(pathOf(name), 'in-the-way'), { recursive: true });
    expect(() => keep(body)).toThrow();
    expect(names().filter((each) => each.endsWith('.draft'))).toEqual([]);
  });
});

describe('a damaged file', () => {
  const file = randomBytes(60_000);
  const body = archive(file);
  const named = { file: sha256(file).toString('hex'), recipe: `${sha256(body).toString('hex')}.recipe` };
  const whole = () => read(body)?.equals(body) ?? null;

  it.each(['file', 'recipe'] as const)('that is missing is noticed and mended: the %s', (which) => {
    keep(body);
    rmSync(pathOf(named[which]));
    expect(whole()).toBeNull();
    keep(body);
    expect(whole()).toBe(true);
  });

  it.each([
    ['shorter', (bytes: Buffer) => bytes.subarray(0, -3)],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('more')])],
    ['empty', () => Buffer.alloc(0)],
  ])('that became %s gives nothing, and the next delivery writes it anew', (_name, damage) => {
    for (const name of Object.values(named)) {
      keep(body);
      writeFileSync(pathOf(name), damage(readFileSync(pathOf(name))));
      expect(whole()).toBeNull();
      keep(body);
      expect(readFileSync(pathOf(named.file)).equals(file)).toBe(true);
      expect(whole()).toBe(true);
    }
  });

  it('of the same length is written anew by the next delivery', () => {
    keep(body);
    writeFileSync(pathOf(named.file), randomBytes(file.length));
    expect(whole()).toBe(false);
    keep(body);
    expect(whole()).toBe(true);
  });

  it.each([
    ['no JSON', 'hello\n'],
    ['no line', '{"version":1,"parts":[]}'],
    ['a version to come', '{"version":2,"parts":[3]}\nabc'],
    ['more text than there is', '{"version":1,"parts":[99]}\nabc'],
    ['less than the body', '{"version":1,"parts":[3]}\nabc'],
    ['a negative length', '{"version":1,"parts":[-1]}\nabc'],
    ['a part of a byte', '{"version":1,"parts":[1.5]}\nabc'],
    ['a path', '{"version":1,"parts":["../../secret"]}\n'],
    ['another hash', `{"version":1,"parts":["${'0'.repeat(64)}"]}\n`],
    ['a file again and again', `{"version":1,"parts":${JSON.stringify(Array(9).fill(named.file))}}\n`],
  ])('that is a recipe with %s gives nothing', (_name, text) => {
    keep(body);
    writeFileSync(pathOf(named.recipe), text);
    expect(whole()).toBeNull();
  });

  it('that is a recipe with any one bit turned gives nothing or as many bytes as arrived', () => {
    keep(body);
    const recipe = readFileSync(pathOf(named.recipe));
    for (let bit = 0; bit < recipe.length * 8; bit += 1) {
      const damaged = Buffer.from(recipe);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(pathOf(named.recipe), damaged);
      const found = read(body);
      expect(found === null || found.length === body.length).toBe(true);
    }
  });
});
