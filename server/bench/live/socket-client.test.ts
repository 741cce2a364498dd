import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { openSocketClient } from './socket-client.ts';

it('the lean client speaks with socket.io: it follows, and gets messages of every length whole', async () => {
  const server = createServer();
  const io = new Server(server);
  const texts = ['short', 'm'.repeat(1000), 'l'.repeat(200_000)];
  const views: unknown[] = [];
  io.on('connection', (socket) =>
    socket.on('follow', (view: unknown, answer: (accepted: object) => void) => {
      views.push(view);
      answer({ seq: 5 });
      for (const text of texts) socket.emit('changes', { text });
    }),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const heard: string[] = [];
  const view = { q: 'x'.repeat(500) };
  await new Promise<void>((done) => {
    const client = openSocketClient({
      url,
      onMessage: (message, { send }) => {
        const text = message.toString();
        if (text.startsWith('40')) send(`420${JSON.stringify(['follow', view])}`);
        else heard.push(text);
        if (heard.length > texts.length) client.close();
      },
      onClose: done,
    });
  });
  await io.close();
  expect(views).toEqual([view]);
  expect(heard).toEqual([
    '430[{"seq":5}]',
    ...texts.map((text) => `42${JSON.stringify(['changes', { text }])}`),
  ]);
});
