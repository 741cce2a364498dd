import { board } from './en/board.ts';
import { errors } from './en/errors.ts';
import { shell } from './en/shell.ts';
import { states } from './en/states.ts';
import { timeline } from './en/timeline.ts';

/** The English words, one namespace per part of the application. */
export const en = { shell, board, timeline, states, errors };
