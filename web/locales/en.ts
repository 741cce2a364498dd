import { board } from './en/board.ts';
import { errors } from './en/errors.ts';
import { shell } from './en/shell.ts';
import { states } from './en/states.ts';

/** The English words that the first view needs, one namespace per part of the application. */
export const en = { shell, board, states, errors };
