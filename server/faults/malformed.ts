import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { Fault } from './fault.ts';
import { unless, whole } from './figures.ts';
import { hostileRequest, type HostileRequest } from './hostile-request.ts';
import { sha256 } from './sha256.ts';
import type { ServerProcess } from './server-process.ts';
import { readKept } from './stored.ts';

const cases = { quick: 10_000, long: 200_000 };
const garbage = { quick: 300, long: 3000 };

/** Every page of the API that shows what arrived; hostile content must not break reading either. */
const readings = [
  '/api/processes?limit=200',
  '/api/processes?limit=200&sort=number',
  '/api/workflows',
  '/api/export?format=csv',
  '/api/export?format=json',
  '/readyz',
];

export const malformed: Fault = {
  id: 'malformed',
  title: 'Malformed and hostile input',
  promise: 'Never a crash, never an answer that cannot be read, never "0" for what was not kept.',
  needs: [],
  beside: 'untimed',
  async run(context, size) {
    const server = await context.start();
    const kept = { acknowledged: new Set<string>(), quarantined: new Set<string>() };
    const statuses = new Map<number, number>();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    context.atEnd(() => agent.destroy());

    const property = fc.asyncProperty(hostileRequest, async (sent) => {
      const answer = await send(server, agent, sent);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = faultOf(sent, answer);
      if (fault !== null) throw new Error(fault);
      if (answer.status === 200) kept.acknowledged.add(sha256(sent.body));
      if (answer.status === 400 || answer.status === 415) kept.quarantined.add(sha256(sent.body));
    });
    const outcome = await fc.check(property, { numRuns: cases[size], endOnFailure: false });
    for (const bytes of fc.sample(fc.uint8Array({ minLength: 1, maxLength: 4000 }), garbage[size]))
      await shout(server, Buffer.from(bytes));

    const broken = outcome.failed
      ? [`${errorOf(outcome.errorInstance)} (seed ${outcome.seed}, path ${outcome.counterexamplePath ?? ''})`]
      : [];
    if (!server.isRunning()) broken.push(`the server ended: ${server.complaints()}`);
    else broken.push(...(await faultsOfReading(server)), ...(await faultsOfKeeping(server, kept)));
    const counts = [...statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${whole(count)} x ${status}`);
    return {
      figure: `${whole(outcome.numRuns)} requests (${counts.join(', ')}) and ${garbage[size]} connections of noise; seed ${outcome.seed}`,
      broken,
    };
  },
};

interface Heard {
  status: number;
  text: string;
}

function send(server: ServerProcess, agent: Agent, sent: HostileRequest): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = sent;
    const options = { host: '127.0.0.1', port: server.port(), agent, method, path, headers };
    const outgoing = request(options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      incoming.on('error', reject);
    });
    outgoing.setTimeout(15_000, () => outgoing.destroy(new Error('no answer within 15 seconds')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** What is wrong with an answer, whatever it answers; null where nothing is. */
function faultOf(sent: HostileRequest, { status, text }: Heard): string | null {
  if (status >= 500 && status !== 503) return `status ${status}: ${text}`;
  const answer = readAnswer(text);
  if (answer === null) return `status ${status}, and neither JSON nor XML: ${text.slice(0, 200)}`;
  if (answer.status !== '0' && answer.status !== '-1') return `status ${status}, and no verdict: ${text}`;
  if ((answer.status === '0') !== (status === 200)) return `status ${status} with ${text}`;
  if (status !== 200 && (typeof answer.errordesc !== 'string' || answer.errordesc === ''))
    return `status ${status} without a sentence`;
  if (status === 200 && sent.method !== 'POST') return `${sent.method} is acknowledged`;
  return null;
}

/** An answer is written as its body said it was: as JSON or as XML. */
function readAnswer(text: string): { status?: unknown; errordesc?: unknown } | null {
  const [, status, errordesc] =
    /<root><status>(.*?)<\/status>.*?<errordesc>?(.*?)(?:<\/errordesc|\/)>/su.exec(text) ?? [];
  if (status !== undefined) return { status, errordesc };
  try {
    return JSON.parse(text) as { status?: unknown };
  } catch {
    return null;
  }
}

/** Bytes that are hardly HTTP; whatever comes back, the connection has to end. */
function shout(server: ServerProcess, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(server.port(), '127.0.0.1', () => socket.end(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

async function faultsOfReading(server: ServerProcess): Promise<string[]> {
  const broken: string[] = [];
  for (const path of readings) {
    const answer = await fetch(server.url() + path);
    await answer.arrayBuffer();
    if (!answer.ok) broken.push(`GET ${path} answers ${answer.status}`);
  }
  return broken;
}

async function faultsOfKeeping(
  server: ServerProcess,
  kept: Record<'acknowledged' | 'quarantined', ReadonlySet<string>>,
): Promise<string[]> {
  const stored = await readKept(server.url(), { newest: 500, every: 7 });
  const hashes = new Set(stored.map((each) => each.sha256));
  const altered = stored.filter((each) => each.keptSha256 !== each.bodySha256).length;
  const lost = (wanted: ReadonlySet<string>) => [...wanted].filter((hash) => !hashes.has(hash)).length;
  return [
    ...unless(lost(kept.acknowledged) === 0, `${lost(kept.acknowledged)} acknowledged bodies are not kept`),
    ...unless(altered === 0, `${altered} bodies are not what is said to be kept of them`),
    ...unless(lost(kept.quarantined) === 0, `${lost(kept.quarantined)} refused bodies are not in quarantine`),
  ];
}

function errorOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
