import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** What many would write: each event is told to everybody at once, one emit for each. It keeps nothing. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { event, session } = JSON.parse(Buffer.concat(chunks).toString()) as {
      event: { timestamp: string };
      session: object;
    };
    io.emit('changes', { processes: [{ ...session, lastEventAt: event.timestamp }] });
    const answer = '{"status":"0","errordesc":""}';
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  });
});
const io = new Server(server, { serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('follow', (_view: unknown, answer: (accepted: object) => void) => answer({ seq: 0 }));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
