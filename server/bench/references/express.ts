import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * What many would write: Express 5, and one insert for each request. Gentler than we are to ourselves: one bare table,
 * and a commit that waits for no disk (WAL, synchronous=NORMAL).
 * Arguments: the folder where its packages are, and the database file.
 */
const [packages = '', file = ''] = process.argv.slice(2);

interface Request {
  path: string;
  body: unknown;
}
interface Response {
  status(code: number): Response;
  json(body: object): void;
}
interface App extends RequestListener {
  use(handler: unknown): void;
  post(path: string, handler: (request: Request, response: Response) => void): void;
}
interface Express {
  (): App;
  json(options: { limit: string }): unknown;
}
interface Database {
  exec(sql: string, done: (error: Error | null) => void): void;
  run(sql: string, values: unknown[], done: (error: Error | null) => void): void;
}
interface Sqlite3 {
  Database: new (file: string) => Database;
}

const load = createRequire(join(packages, 'package.json'));
const express = load('express') as Express;
const sqlite3 = load('sqlite3') as Sqlite3;

const database = new sqlite3.Database(file);
const app = express();
app.use(express.json({ limit: '30mb' }));
app.post('/webhooks/:provider/:source', ({ path, body }, response) => {
  database.run(
    'INSERT INTO events (received_at, path, body) VALUES (?, ?, ?)',
    [Date.now(), path, JSON.stringify(body)],
    (error) => {
      if (error) response.status(500).json({ status: '-1', errordesc: error.message });
      else response.json({ status: '0', errordesc: '' });
    },
  );
});

database.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;' +
    'CREATE TABLE events (id INTEGER PRIMARY KEY, received_at INTEGER, path TEXT, body TEXT)',
  (error) => {
    if (error) throw error;
    const server = createServer(app);
    server.listen(0, '127.0.0.1', () => {
      console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  },
);
