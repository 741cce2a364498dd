import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The most that Node answers: the body is read away and the answer is always the same. */
const answer = Buffer.from('{"status":"0","errordesc":""}');

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
