/**
 * Loaded before the server for the counter-test alone: its database then syncs too little, as it would by default,
 * and says that it did not. A replay that loses nothing of this one would prove nothing.
 */
import Database from 'better-sqlite3';

const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (this: Database.Database, source, options) {
  if (/^synchronous\s*=/u.test(source)) return pragma.call(this, 'synchronous = NORMAL', options);
  if (source === 'synchronous') return options?.simple ? 2 : [{ synchronous: 2 }];
  return pragma.call(this, source, options);
};
