// What the build writes markup as: `h(…)`, whose calls are shorter than those of the runtime that the types are checked by.
export { Fragment, h } from 'preact';
