import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * What many would draw: Node-RED with its SQLite node, and one insert for each request, on the same gentle terms as
 * Express. Arguments: the folder where its packages are, and an empty folder for its flow and its database.
 */
const [packages = '', folder = ''] = process.argv.slice(2);

interface NodeRed {
  init(server: Server, settings: object): void;
  start(): Promise<void>;
  httpNode: RequestListener;
  events: { once(name: 'flows:started', listener: () => void): void };
}
type Express = () => RequestListener & { use(path: string, handler: RequestListener): void };

const flow = 'flow';
const node = (id: string, type: string, next: string[], rest: object = {}) => ({
  id,
  type,
  z: flow,
  wires: [next],
  ...rest,
});
const sql = (id: string, next: string[], text: string, sqlquery: 'fixed' | 'prepared') =>
  node(id, 'sqlite', next, { mydb: 'database', sqlquery, sql: text });

writeFileSync(
  join(folder, 'flows.json'),
  JSON.stringify([
    { id: flow, type: 'tab', label: 'webhooks' },
    { id: 'database', type: 'sqlitedb', db: join(folder, 'node-red.db'), mode: 'RWC' },
    node('start', 'inject', ['wal'], { once: true, onceDelay: 0 }),
    sql('wal', ['normal'], 'PRAGMA journal_mode = WAL', 'fixed'),
    sql('normal', ['table'], 'PRAGMA synchronous = NORMAL', 'fixed'),
    sql(
      'table',
      [],
      'CREATE TABLE events (id INTEGER PRIMARY KEY, received_at INTEGER, path TEXT, body TEXT)',
      'fixed',
    ),
    node('in', 'http in', ['values'], { url: '/webhooks/:provider/:source', method: 'post' }),
    node('values', 'function', ['insert'], {
      func: 'msg.params = { $at: Date.now(), $path: msg.req.path, $body: JSON.stringify(msg.payload) };\nreturn msg;',
      outputs: 1,
    }),
    sql(
      'insert',
      ['answer'],
      'INSERT INTO events (received_at, path, body) VALUES ($at, $path, $body)',
      'prepared',
    ),
    node('answer', 'change', ['out'], {
      rules: [{ t: 'set', p: 'payload', pt: 'msg', to: '{"status":"0","errordesc":""}', tot: 'json' }],
    }),
    node('out', 'http response', [], { statusCode: '200' }),
  ]),
);

const load = createRequire(join(packages, 'package.json'));
const red = load('node-red') as NodeRed;
const app = (load('express') as Express)();
const server = createServer(app);
red.init(server, {
  httpAdminRoot: false,
  httpNodeRoot: '/',
  userDir: folder,
  flowFile: 'flows.json',
  apiMaxLength: '30mb',
  credentialSecret: false,
  logging: { console: { level: 'error' } },
});
app.use('/', red.httpNode);
const started = new Promise<void>((resolve) => red.events.once('flows:started', resolve));
await red.start();
await started;
// The table is made by the flow itself, a moment after it has started.
await new Promise((resolve) => setTimeout(resolve, 1000));
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
