// The part of dynalite's interface that is used; the package has no types.
declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Options: where LevelDB keeps the tables, and how many milliseconds a table takes to be created. */
  export default function dynalite(options: {
    readonly path?: string;
    readonly createTableMs?: number;
  }): Server;
}
