import { expect, it } from 'vitest';
import { pressedKey } from './pressed-key.ts';

const press = (key: string, code: string) => pressedKey({ key, code } as KeyboardEvent);

it.each([
  ['ח', 'KeyJ', 'j'],
  ['ל', 'KeyK', 'k'],
  ['ק', 'KeyE', 'e'],
  ['j', 'KeyC', 'j'],
  ['/', 'KeyQ', '/'],
  ['Enter', 'Enter', 'Enter'],
  [' ', 'Space', ' '],
])('%s on the key %s is %s', (key, code, name) => {
  expect(press(key, code)).toBe(name);
});
